// The preview beside the form: what stands in the form is posted into frames a moment after the last key.
//
// Each answer comes into a frame of its own that takes the place of the one before: nothing flickers, the reader's
// place is kept, and the browser's way back is not filled with previews.

import {calmly, form, onTyping, remember, room, typed} from "./form.js";
import {fitting, newFrame, press} from "./frames.js";
import {token} from "./server.js";

const panel = room?.querySelector("[data-preview]");
const toggle = room?.querySelector("[data-preview-toggle]");

const [isOpened, shown, width] = document.cookie.match(/(?:^|; )desk_preview=([\w.-]+)/)?.[1].split(".") ?? [];
const chosen = {isOpen: isOpened === "open", shown: shown ?? "all", width: Number(width) || 390};

let fit, count = 0;

function sendInto(frame, address) {
  const carrier = document.createElement("form");
  Object.assign(carrier, {method: "post", action: address, target: frame.name, hidden: true});
  for (const [name, value] of [...typed(), ["csrfmiddlewaretoken", token()]]) {
    const field = document.createElement("input");
    Object.assign(field, {type: "hidden", name, value});
    carrier.append(field);
  }
  document.body.append(carrier);
  carrier.submit();
  carrier.remove();
}

function draw(holder) {
  const frame = newFrame(`preview-${holder.dataset.holder}-${++count}`, holder.dataset.title);
  frame.classList.add("writing-frame-coming");
  holder.append(frame);
  fit();
  sendInto(frame, panel.dataset.frame.replace("LANGUAGE", holder.dataset.holder));
  frame.addEventListener("load", () => {
    const before = [...holder.children].slice(0, [...holder.children].indexOf(frame));
    const place = before.findLast((each) => !each.classList.contains("writing-frame-coming"))?.contentWindow?.scrollY ?? 0;
    frame.contentWindow?.scrollTo(0, place);
    frame.classList.remove("writing-frame-coming");
    before.forEach((each) => each.remove());
  });
}

const holders = () => [...panel.querySelectorAll("[data-holder]")];

function refresh() {
  if (chosen.isOpen) {
    holders().filter((holder) => !holder.hidden).forEach(draw);
  }
}

function show() {
  panel.hidden = !chosen.isOpen;
  document.body.classList.toggle("is-previewing", chosen.isOpen);
  toggle.setAttribute("aria-expanded", String(chosen.isOpen));
  for (const holder of holders()) {
    holder.hidden = ![holder.dataset.holder, "all"].includes(chosen.shown);
  }
  press(panel.querySelectorAll("[data-show]"), (button) => button.dataset.show === chosen.shown);
  press(panel.querySelectorAll("[data-width]"), (button) => Number(button.dataset.width) === chosen.width);
  remember("desk_preview", `${chosen.isOpen ? "open" : "closed"}.${chosen.shown}.${chosen.width}`);
}

function choose(change) {
  Object.assign(chosen, change);
  show();
  fit();
  refresh();
}

function begin() {
  fit = fitting(panel, () => chosen.width);
  toggle.addEventListener("click", () => choose({isOpen: !chosen.isOpen}));
  panel.addEventListener("click", ({target}) => {
    const button = target.closest("button");
    if (button?.dataset.show) {
      choose({shown: button.dataset.show});
    } else if (button?.dataset.width) {
      choose({width: Number(button.dataset.width)});
    } else if (button && "previewClose" in button.dataset) {
      choose({isOpen: false});
      toggle.focus();
    }
  });
  onTyping(calmly(refresh, {pause: 900, longest: 4000}));
  show();
  refresh();
}

// The editors have their words once all scripts have run.
if (form && panel) {
  window.addEventListener("load", begin);
}
