// What stands in an article's form as it is typed, in its fields and in the editor, and who wants to know when it changes.

export const form = document.querySelector("#article_form");
export const room = document.querySelector("[data-writing]");

export const fields = () => [...(form?.elements ?? [])].filter((field) => field.name && field.matches("input, select, textarea"));

export const editorOf = (field) => window.CKEDITOR?.instances[field.id];

// The editor spells what it was given in its own way; only words that somebody typed count.
export function valueOf(field) {
  const editor = editorOf(field);
  return editor?.status === "ready" && editor.checkDirty() ? editor.getData() : field.value;
}

// What a browser would send if the form were sent at this moment, but for its token.
export function typed() {
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const field = form.elements[name];
    if (name !== "csrfmiddlewaretoken" && typeof value === "string") {
      found.append(name, field instanceof HTMLTextAreaElement ? valueOf(field) : value);
    }
  }
  return found;
}

function listenToEditor(editor, tell) {
  const field = document.getElementById(editor.name);
  editor.on("change", () => tell(field));
  editor.on("mode", () => editor.mode === "source" && editor.editable().on("input", () => tell(field)));
}

// Calls back with the field in which something was typed, chosen or ticked.
export function onTyping(tell) {
  form.addEventListener("input", (event) => event.target.name && tell(event.target));
  form.addEventListener("change", (event) => event.target.name && tell(event.target));
  // The choosers tell of their changes through jQuery only.
  window.django?.jQuery?.(form).on("change", "select.admin-autocomplete", (event) => tell(event.target));
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    listenToEditor(editor, tell);
  }
  window.CKEDITOR?.on("instanceCreated", ({editor}) => listenToEditor(editor, tell));
}

// A task that waits until nothing happened for a while, but not for ever.
export function calmly(task, {pause, longest = Infinity}) {
  let timer, since;
  return () => {
    since ??= Date.now();
    clearTimeout(timer);
    const wait = Math.max(0, Math.min(pause, since + longest - Date.now()));
    timer = setTimeout(() => {
      since = undefined;
      task();
    }, wait);
  };
}

export const remember = (name, value) => {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
};

// A sentence of the page with its number: "Words: {count}".
export const told = (name, values) =>
  room.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
