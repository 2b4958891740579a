// Tells the server every few seconds that this page is open and in which language words were typed last, and shows who else is here.

import {form, onTyping, room} from "./form.js";
import {post, token} from "./server.js";

const EVERY = 8000;

const place = room?.querySelector("[data-people]");

let language = "", shown = "";

const said = (more = {}) => new URLSearchParams({page: form.elements.page.value, language, ...more});

async function show() {
  try {
    const response = await post(room.dataset.presence, said());
    const {people} = response.ok ? await response.json() : {people: ""};
    if (people.trim() !== shown) {
      shown = people.trim();
      place.innerHTML = shown; // escaped by the server's template
    }
  } catch {
    // The server is away; autosave.js says so.
  }
}

function leave() {
  const body = said({leaving: "yes", writer: room.dataset.writer, csrfmiddlewaretoken: token()});
  navigator.sendBeacon(room.dataset.presence, body);
}

if (form && room?.dataset.presence) {
  show();
  setInterval(show, EVERY);
  onTyping((field) => {
    // A chooser has the language of the desk, which nobody wrote in, and tells of a change as soon as it is set up.
    const written = field.matches("select") ? "" : field.lang;
    const isNew = written && written !== language;
    language = written || language;
    if (isNew) {
      show();
    }
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && show());
}
