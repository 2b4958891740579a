// Puts what is chosen on the screen of conflicts into its field at once, so that it can be read and edited before it is saved.

import {editorOf, form, valueOf} from "./form.js";
import {goTo} from "./layout.js";

const screen = document.querySelector("[data-conflicts]");

function choose(select, [value, text]) {
  if (value && ![...select.options].some((option) => option.value === value)) {
    select.add(new Option(text, value));
  }
  select.value = value;
  window.django?.jQuery?.(select).trigger("change");
}

function put(field, value) {
  if (Array.isArray(value) && field.matches("select")) {
    choose(field, value);
  } else {
    field.value = Array.isArray(value) ? value[0] : value;
    editorOf(field)?.setData(field.value);
  }
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

const held = (field) =>
  field.matches("select") ? [field.value, field.selectedOptions[0]?.text ?? ""] : valueOf(field);

// What was typed under a choice that is left comes back with it.
function listenTo(conflict) {
  const field = form.elements[conflict.dataset.conflict];
  const data = conflict.querySelector("script[type='application/json']");
  if (!field || !data) {
    return;
  }
  const values = JSON.parse(data.textContent);
  let chosen = "mine";
  for (const radio of conflict.querySelectorAll("[type=radio]")) {
    radio.setAttribute("form", "nowhere"); // the field says it all
    radio.addEventListener("change", () => {
      values[chosen] = held(field);
      chosen = radio.value;
      put(field, values[chosen]);
      conflict.querySelector("[data-told]").hidden = false;
    });
  }
}

if (screen) {
  screen.querySelectorAll("[data-conflict]").forEach(listenTo);
  screen.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]");
    if (link) {
      event.preventDefault();
      goTo(link.dataset.field);
    }
  });
}
