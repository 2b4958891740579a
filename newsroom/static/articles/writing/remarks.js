// Remarks beside the text: begun on what is selected, shown in the text again, and sent without leaving the page, so that
// nothing that is typed is lost. Without this script their forms are sent like any other.

import {form, onTyping, room} from "./form.js";
import {goTo} from "./layout.js";
import {select, selectedIn} from "./passage.js";
import {post} from "./server.js";

const place = document.querySelector("[data-remarks]");
const FIELD = /^(title|slug|standfirst|body)_(\w+)$/;

let written;

const entry = (name) => place.querySelector(`[name="remark-${name}"]`);

function begin() {
  const [, field, code] = written?.name.match(FIELD) ?? [];
  const details = place.querySelector(".remark-new");
  details.open = true;
  if (field) {
    const {words, before, after} = selectedIn(written);
    entry("place").value = `${code}:${field}`;
    entry("passage").value = words.trim();
    entry("before").value = before;
    entry("after").value = after;
  }
  details.scrollIntoView({block: "center"});
  entry("text").focus();
}

function show({show: name, passage, ordinal}) {
  goTo(name);
  const field = form.elements[name];
  if (field && passage && ordinal !== "") {
    select(field, passage, Number(ordinal));
  }
}

function tell(sentence) {
  const told = place.querySelector(".remarks-told");
  told.textContent = "";
  told.textContent = sentence;
  told.tabIndex = -1;
  told.focus();
}

// A status is read out when its words come into a page that has it already.
function put(html, isDone) {
  place.innerHTML = html;
  const open = place.querySelector("template[data-remarks-open]");
  room.querySelector("[data-remarks-open-here]")?.replaceChildren(open.content.cloneNode(true));
  const told = place.querySelector(".remarks-told");
  const thread = isDone && place.querySelector(told.querySelector("a")?.getAttribute("href") || "none");
  const next = place.querySelector("[role=alert]") ?? (thread || told);
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({block: "center"});
  if (thread) {
    const sentence = told.textContent;
    told.textContent = "";
    setTimeout(() => {
      told.textContent = sentence;
    }, 100);
  }
}

async function send(sent, button) {
  const body = new URLSearchParams(new FormData(sent, button));
  body.set("fragment", "on");
  try {
    const response = await post(sent.action, body);
    if (![200, 400].includes(response.status)) {
      throw new Error(response.status);
    }
    put(await response.text(), response.ok);
  } catch {
    tell(place.dataset.failed);
  } finally {
    delete sent.dataset.isSending;
  }
}

if (form && room && place) {
  onTyping((field) => {
    written = field;
  });
  form.addEventListener("focusin", ({target}) => {
    written = FIELD.test(target.name ?? "") ? target : written;
  });
  const listenTo = (editor) =>
    editor.on("focus", () => {
      written = document.getElementById(editor.name);
    });
  Object.values(window.CKEDITOR?.instances ?? {}).forEach(listenTo);
  window.CKEDITOR?.on("instanceCreated", ({editor}) => listenTo(editor));

  place.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!event.target.dataset.isSending) {
      event.target.dataset.isSending = "yes";
      send(event.target, event.submitter);
    }
  });
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show]");
    if (link) {
      event.preventDefault();
      show(link.dataset);
    }
  });
  room.querySelector("[data-remark-here]")?.addEventListener("click", begin);
}
