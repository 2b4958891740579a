// What this tab keeps of an article's form when the server does not: in the tab's own storage, for the person who typed it.

import {fields, form, valueOf} from "./form.js";

const KEY = "newsroom-kept";

export const place = location.pathname.replace(/^.*?\/admin\//, "");
export const writer = document.querySelector("#user-tools strong")?.textContent ?? "";

// A chosen option is kept with its words: the choosers know only those options that were chosen when the page was made.
function choicesOf(field) {
  if (field.matches("select")) {
    return [...field.selectedOptions].map((option) => [option.value, option.text]);
  }
  return field.matches("[type=checkbox]") && !field.checked ? [] : [[valueOf(field), ""]];
}

export function collected() {
  const found = {};
  for (const field of fields()) {
    (found[field.name] ??= []).push(...choicesOf(field));
  }
  return found;
}

export const keepHere = () =>
  form && sessionStorage.setItem(KEY, JSON.stringify({page: place, writer, fields: collected()}));

export const keptHere = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");

export const forgetHere = () => sessionStorage.removeItem(KEY);
