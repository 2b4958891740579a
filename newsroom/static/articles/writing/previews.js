// The page of all languages: its frames, as a phone or a desktop shows them.

import {fitting, press} from "./frames.js";

const page = document.querySelector("[data-previews]");
const buttons = page.querySelectorAll("[data-width]");

let width = 390;
const fit = fitting(page, () => width);

page.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-width]")?.dataset.width;
  if (chosen) {
    width = Number(chosen);
    press(buttons, (button) => button.dataset.width === chosen);
    fit();
  }
});
