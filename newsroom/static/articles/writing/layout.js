// The languages of an article beside each other or in tabs, as the editor chose; and the way to a field in either.
//
// The tabs are django-modeltranslation's, made by jQuery UI; side by side they are taken apart, so that no role of theirs stays.

import {editorOf, form, remember, room} from "./form.js";

const pairs = () => form.querySelectorAll(".writing-pair");
const panels = (pair) => [...pair.children].filter((child) => child.id.startsWith("tab_"));
const languageOf = (panel) => panel.querySelector("[lang]")?.lang ?? "";

// The tabs took the language out of the labels; two fields of one name need it, in sight where the columns stand one below the other.
function nameField(panel) {
  const code = languageOf(panel);
  const name = document.createElement("bdi");
  name.className = "writing-language";
  name.lang = code;
  name.textContent = room.querySelector(`[data-head="${code}"]`)?.textContent ?? code;
  panel.querySelector("label")?.append(" ", name);
}

function takeApart(pair) {
  window.jQuery(pair).tabs("destroy");
  pair.querySelector("ul").hidden = true;
}

function putTogether(pair) {
  pair.querySelector("ul").hidden = false;
  window.jQuery(pair).tabs({active: 0});
}

function show(layout) {
  const isApart = layout === "columns";
  form.classList.toggle("writing-columns", isApart);
  for (const pair of pairs()) {
    const isTabbed = pair.classList.contains("ui-tabs");
    if (isApart && isTabbed) {
      takeApart(pair);
    } else if (!isApart && !isTabbed) {
      putTogether(pair);
    }
  }
  document.querySelector("#modeltranslation-main-switch")?.toggleAttribute("hidden", isApart);
  for (const button of room.querySelectorAll("[data-layout]")) {
    button.setAttribute("aria-pressed", String(button.dataset.layout === layout));
  }
}

// The panel of a tab must be in sight before what stands in it can take the focus.
export function goTo(name) {
  const field = form.elements[name] ?? form.querySelector(`[name="${name}"]`);
  if (!field) {
    return;
  }
  const pair = field.closest(".ui-tabs");
  if (pair) {
    window.jQuery(pair).tabs("option", "active", panels(pair).findIndex((panel) => panel.contains(field)));
  }
  const editor = editorOf(field);
  const row = field.closest(".form-row");
  row?.scrollIntoView({block: "center"});
  if (editor) {
    editor.focus();
  } else {
    (row?.querySelector(".select2-selection") ?? field).focus();
  }
}

function begin() {
  form.style.setProperty("--writing-languages", room.querySelectorAll("[data-head]").length);
  for (const pair of form.querySelectorAll(".ui-tabs")) {
    pair.classList.add("writing-pair");
    pair.closest("fieldset")?.classList.add("writing-words");
    panels(pair).forEach(nameField);
  }
  show(room.dataset.chosen);
  room.addEventListener("click", (event) => {
    const button = event.target.closest("[data-layout]");
    const link = event.target.closest("a[data-field]");
    if (button) {
      remember("desk_layout", button.dataset.layout);
      show(button.dataset.layout);
    } else if (link) {
      event.preventDefault();
      goTo(link.dataset.field);
    }
  });
}

// jQuery calls back in the order of asking: the tabs stand when it is our turn.
if (form && room) {
  window.django?.jQuery?.(begin);
}
