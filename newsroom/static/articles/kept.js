// Keeps what an article's form sent, in this tab, until an answer shows that it arrived: a session that ended costs no words.

const KEY = "newsroom-kept";
const IGNORED = new Set(["csrfmiddlewaretoken", "revision", "topics_before"]);

const form = document.querySelector("#article_form");
const offer = document.querySelector("[data-kept]");
const page = location.pathname.replace(/^.*?\/admin\//, "");
const writer = document.querySelector("#user-tools strong")?.textContent ?? "";

const fields = () => [...form.elements].filter((field) => field.name && field.matches("input, select, textarea"));

// A chosen option is kept with its words: the choosers know only those options that were chosen when the page was made.
function choicesOf(field) {
  if (field.matches("select")) {
    return [...field.selectedOptions].map((option) => [option.value, option.text]);
  }
  return field.matches("[type=checkbox]") && !field.checked ? [] : [[field.value, ""]];
}

function collected() {
  const found = {};
  for (const field of fields()) {
    (found[field.name] ??= []).push(...choicesOf(field));
  }
  return found;
}

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
  sessionStorage.removeItem(KEY);
  offer?.setAttribute("hidden", "");
}

function look() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!kept) {
    return;
  }
  // The answer came: it was saved, or stands in the form with what is wrong with it. And nobody sees the words of another.
  if (kept.writer !== writer || document.querySelector(".messagelist .success, .errornote")) {
    settle();
  } else if (form && offer && kept.page === page) {
    if (said(kept.fields) === said(collected())) {
      settle();
      return;
    }
    offer.hidden = false;
    offer.querySelector("[data-put-back]").addEventListener("click", () => {
      putBack(kept);
      settle();
    });
    offer.querySelector("[data-discard]").addEventListener("click", settle);
  }
}

// The editor fills its field in a listener of the form itself, which comes before this one.
document.addEventListener("submit", (event) => {
  if (event.target === form && offer && !event.defaultPrevented) {
    sessionStorage.setItem(KEY, JSON.stringify({page, writer, fields: collected()}));
  } else if (event.target.id === "logout-form") {
    settle();
  }
});

window.addEventListener("load", look);
