// Counts under the fields: words of a body, characters of a title and a standfirst with the length that is advised. They never stop anybody.

import {calmly, fields, form, onTyping, room, told, valueOf} from "./form.js";

const BLOCKS = /<(?:\/?(?:p|h\d|li|ul|ol|blockquote|figure|figcaption|table|caption|t[rhd]|pre|div)|br)\b[^>]*>/gi;

// The same words that the server counts: parted by spaces, at least one letter or digit in each. A document that is only read runs nothing.
export function words(html) {
  const text = new DOMParser().parseFromString(html.replace(BLOCKS, "\n"), "text/html").body.textContent;
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

// As people count: a letter with its vowel signs is one.
const characters = (text, language) =>
  Intl.Segmenter ? [...new Intl.Segmenter(language).segment(text.trim())].length : [...text.trim()].length;

function countOf(field) {
  const advised = Number(field.dataset.advised ?? 0);
  if (!advised) {
    return {sentence: told("words", {count: words(valueOf(field))}), isLong: false};
  }
  const count = characters(field.value, field.lang);
  const isLong = count > advised;
  return {sentence: told(isLong ? "long" : "characters", {count, advised}), isLong};
}

function place(field) {
  const counter = document.createElement("p");
  counter.id = `count_${field.id}`;
  counter.className = "writing-count";
  (field.closest(".flex-container") ?? field).after(counter);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim());
  return counter;
}

if (form && room) {
  const status = room.querySelector("[data-counted]");
  const counters = new Map();

  const show = (field) => {
    const {sentence, isLong} = countOf(field);
    const counter = counters.get(field);
    counter.textContent = sentence;
    counter.classList.toggle("writing-count-long", isLong);
    return sentence;
  };

  const changed = new Set();
  const count = calmly(() => {
    changed.forEach(show);
    changed.clear();
  }, {pause: 150, longest: 600});

  // Read out when the hand rests, and of the last field alone.
  let last;
  const say = calmly(() => {
    status.textContent = show(last);
  }, {pause: 1500});

  for (const field of fields().filter((each) => each.dataset.advised || each.dataset.type === "ckeditortype")) {
    counters.set(field, place(field));
    show(field);
  }
  onTyping((field) => {
    if (counters.has(field)) {
      last = field;
      changed.add(field);
      count();
      say();
    }
  });
}
