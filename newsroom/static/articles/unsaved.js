// Warns before an act on the saved text when the form above holds something else, and sends every form once.

const article = document.querySelector("#article_form");
const desk = document.querySelector(".desk");

const typed = () => {
  const entries = [...new FormData(article)].filter(([name]) => name !== "csrfmiddlewaretoken");
  return JSON.stringify(entries);
};

const editors = () => Object.values(window.CKEDITOR?.instances ?? {});

let opened;
const remember = () => {
  opened = article && typed();
};

// A page that came back with errors holds what was typed before.
const isUnsaved = () =>
  article &&
  ("isUnsaved" in desk.dataset || typed() !== opened || editors().some((editor) => editor.checkDirty()));

// The editor rewrites its field when it is sent, not before: what was opened is what stood there when all scripts had run.
window.addEventListener("load", remember);

desk?.addEventListener("submit", (event) => {
  if (event.target !== article && isUnsaved() && !window.confirm(desk.dataset.unsaved)) {
    event.preventDefault();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") {
    return;
  }
  if (form.dataset.isSent) {
    event.preventDefault();
    return;
  }
  form.dataset.isSent = "yes";
  // Who stops a request that hangs can send again.
  setTimeout(() => delete form.dataset.isSent, 4000);
});

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.isSent;
  }
});
