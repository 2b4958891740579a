// Offers back what an article's form held when its page ended without a save: what this tab kept, or what the server did.

import {fields, form, room} from "./writing/form.js";
import {collected, forgetHere, keepHere, keptHere, place, writer} from "./writing/here.js";
import {post} from "./writing/server.js";

const IGNORED = new Set(["csrfmiddlewaretoken", "page", "revision", "topics_before", "conflict_base", "fix"]);

const NOBODY = "00000000-0000-0000-0000-000000000000";

const offer = document.querySelector("[data-kept]");

const said = (found) =>
  JSON.stringify(
    Object.entries(found)
      .filter(([name]) => !IGNORED.has(name))
      .map(([name, choices]) => [name, choices.map(([value]) => value.replaceAll("\r\n", "\n"))]),
  );

function choose(select, choices) {
  for (const [value, text] of choices) {
    if (![...select.options].some((option) => option.value === value)) {
      select.add(new Option(text, value));
    }
  }
  for (const option of select.options) {
    option.selected = choices.some(([value]) => value === option.value);
  }
  window.django?.jQuery?.(select).trigger("change");
}

function putBack(kept) {
  for (const field of fields().filter(({name}) => name !== "csrfmiddlewaretoken")) {
    const choices = kept.fields[field.name] ?? [];
    if (field.matches("select")) {
      choose(field, choices);
    } else if (field.matches("[type=checkbox]")) {
      field.checked = choices.some(([value]) => value === field.value);
    } else {
      field.value = choices[0]?.[0] ?? "";
      window.CKEDITOR?.instances[field.id]?.setData(field.value);
    }
  }
}

function settle() {
  forgetHere();
  offer?.setAttribute("hidden", "");
}

const pageOf = (kept) => kept.fields.page?.[0]?.[0] || NOBODY;

// The server kept an earlier state of the same words, if it kept any: one page is offered once.
const ofServer = (kept) => document.querySelector(`[data-offer="${CSS.escape(pageOf(kept))}"]`);

const forget = (page) => post(room.dataset.discard.replace(NOBODY, page));

// On the server they outlast this window, and what is typed next may take their place here. A page that was saved after all is closed there.
async function handOver(kept) {
  const body = new URLSearchParams({sequence: Date.now()});
  for (const [name, choices] of Object.entries(kept.fields)) {
    choices.forEach(([value]) => body.append(name, value));
  }
  const response = await post(room.dataset.autosave, body).catch(() => null);
  if (response?.status === 409) {
    settle();
  } else if (response?.ok) {
    forgetHere();
  }
}

function look() {
  const kept = keptHere();
  if (!kept) {
    return;
  }
  // The answer came: it was saved, or stands in the form with what is wrong with it. And nobody sees the words of another.
  if (kept.writer !== writer || document.querySelector(".messagelist .success, .errornote")) {
    settle();
  } else if (form && offer && kept.page === place) {
    if (said(kept.fields) === said(collected())) {
      settle();
      return;
    }
    const older = ofServer(kept);
    older?.setAttribute("hidden", "");
    offer.hidden = false;
    if (room) {
      handOver(kept);
    }
    offer.querySelector("[data-put-back]").addEventListener("click", () => {
      putBack(kept);
      settle();
    });
    offer.querySelector("[data-discard]").addEventListener("click", () => {
      settle();
      if (room) {
        forget(pageOf(kept));
      }
    });
  }
}

// The editor fills its field in a listener of the form itself, which comes before this one.
document.addEventListener("submit", (event) => {
  if (event.target === form && offer && !event.defaultPrevented) {
    keepHere();
  } else if (event.target.id === "logout-form") {
    settle();
  }
});

document.addEventListener("click", async (event) => {
  const notice = event.target.closest("[data-forget]")?.closest("[data-offer]");
  if (notice) {
    await forget(notice.dataset.offer);
    notice.remove();
  }
});

window.addEventListener("load", look);
