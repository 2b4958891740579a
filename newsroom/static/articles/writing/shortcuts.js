// Keys for what a writer does all day, in the fields and in the editor. They go by the letter, or by its place on the keyboard
// where the layout has other letters there, as the Arabic one has.

import {form, onTyping, room} from "./form.js";

const dialog = room?.querySelector("[data-shortcuts-dialog]");
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const codes = [...(room?.querySelectorAll("[data-head]") ?? [])].map((head) => head.dataset.head);

let written = "";

const press = (selector) => document.querySelector(selector)?.click();

function goToPublishing() {
  const panel = document.querySelector("#publishing");
  panel?.setAttribute("tabindex", "-1");
  panel?.focus();
  panel?.scrollIntoView();
}

// The button stands only where there is something to submit; else the panel says how things stand.
function submit(language) {
  const asked = codes.includes(language) ? [language] : codes;
  const found = asked.map((code) => document.querySelector(`.desk form:has([name=language][value="${code}"]) [value=submit]`));
  const button = found.find(Boolean);
  if (button) {
    button.click();
  } else {
    goToPublishing();
  }
}

const ACTS = {
  s: () => press("[name=_continue]"),
  enter: submit,
  p: () => press("[data-preview-toggle]"),
  j: goToPublishing,
  "/": () => dialog.showModal(),
};
const ACTS_WITH_ALT = {
  m: () => press("[data-remark-here]"),
};
const PLACES = {KeyS: "s", KeyP: "p", KeyJ: "j", KeyM: "m", Slash: "/"};

const keyOf = ({key, code}) => (/^[\x20-\x7e]$|^Enter$/.test(key) ? key.toLowerCase() : PLACES[code]);

function listen(event, language = event.target.lang || written) {
  const isCommand = (isMac ? event.metaKey : event.ctrlKey) && !event.shiftKey;
  const act = isCommand && (event.altKey ? ACTS_WITH_ALT : ACTS)[keyOf(event)];
  if (act) {
    event.preventDefault();
    event.stopPropagation();
    act(language);
  }
}

function listenOutsideFields(event) {
  const isWriting = event.target.closest?.("input, textarea, select, [contenteditable], [role=combobox], dialog");
  if (["?", "؟"].includes(event.key) && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    dialog.showModal();
  }
}

// Its document is made anew when it comes back from its source.
const listenInEditor = (editor) =>
  editor.on("contentDom", () =>
    editor.document.$.addEventListener("keydown", (event) => listen(event, editor.config.contentsLanguage), true));

if (form && dialog) {
  document.addEventListener("keydown", (event) => listen(event), true);
  document.addEventListener("keydown", listenOutsideFields);
  window.CKEDITOR?.on("instanceCreated", ({editor}) => listenInEditor(editor));
  Object.values(window.CKEDITOR?.instances ?? {}).forEach(listenInEditor);
  onTyping((field) => {
    written = field.lang || written;
  });
  room.querySelector("[data-shortcuts]").addEventListener("click", () => dialog.showModal());
  room.querySelector("[data-shortcuts-close]").addEventListener("click", () => dialog.close());
  if (isMac) {
    dialog.querySelectorAll("[data-mod]").forEach((key) => {
      key.textContent = "⌘";
    });
  }
}
