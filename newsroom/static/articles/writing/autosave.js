// Sends what is typed to the server a few seconds after the last key, beside the history, and shows what each language still lacks.
//
// Where the server does not take it, this tab keeps it until the server does; kept.js offers either back.

import {calmly, form, onTyping, room, typed} from "./form.js";
import {forgetHere, keepHere} from "./here.js";
import {post, token} from "./server.js";

const PAUSE = 4000;
const LONGEST = 15_000;
const AGAIN = 10_000;
const LARGEST_WITHOUT_A_PAGE = 60_000; // what a browser still sends when its page has gone
const STATES = {401: "out", 403: "out", 413: "long"};

const status = room?.querySelector("[data-keeping]");

let taken, sequence = 0, isSent = false, isGone = false, retry;

// The keys of the page are no words of anybody.
function words() {
  const found = typed();
  ["page", "revision", "topics_before"].forEach((name) => found.delete(name));
  return String(found);
}

function show(name) {
  for (const each of status.querySelectorAll("[data-state]")) {
    each.hidden = each.dataset.state !== name;
  }
}

function showMissing(missing) {
  for (const [code, html] of Object.entries(missing)) {
    const place = room.querySelector(`[data-missing="${code}"]`);
    if (place.innerHTML !== html) {
      place.innerHTML = html; // escaped by the server's template
    }
  }
}

function failed(name) {
  keepHere();
  show(name);
  clearTimeout(retry);
  retry = setTimeout(send, AGAIN);
}

async function answered(response, sent) {
  if (isGone) {
    return;
  }
  const {kept_at: keptAt, missing, page, is_another: isAnother} = await response.json().catch(() => ({}));
  if (response.status === 409) {
    form.elements.page.value = page; // this page was saved: what is typed after that is a page of its own
    return send();
  }
  if (!response.ok) {
    return failed(isAnother ? "another" : STATES[response.status] ?? "away");
  }
  taken = sent;
  forgetHere();
  show("kept");
  room.querySelector("[data-kept-at]").textContent = keptAt;
  showMissing(missing);
}

async function send({keepalive = false} = {}) {
  const sent = words();
  if (isSent || sent === taken) {
    return;
  }
  clearTimeout(retry);
  const body = typed();
  // Above every number of this page, even of one that came back with errors and counts anew.
  sequence = Math.max(sequence + 1, Date.now());
  body.set("sequence", sequence);
  try {
    await answered(await post(room.dataset.autosave, body, {keepalive: keepalive && sent.length < LARGEST_WITHOUT_A_PAGE}), sent);
  } catch {
    failed("away");
  }
}

// A page that is loaded anew may be asked for before this arrives, so the tab keeps it as well.
function leave() {
  if (!isSent && words() !== taken) {
    keepHere();
    send({keepalive: true});
  }
  isGone = true;
}

function begin() {
  taken = words();
  onTyping(calmly(send, {pause: PAUSE, longest: LONGEST}));
  document.addEventListener("visibilitychange", () => document.hidden && send({keepalive: true}));
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", () => {
    isGone = false;
  });
  form.addEventListener("submit", (event) => {
    form.elements.csrfmiddlewaretoken.value = token() || form.elements.csrfmiddlewaretoken.value;
    isSent = !event.defaultPrevented;
    // Who stops a request that hangs goes on typing.
    setTimeout(() => {
      isSent = false;
    }, 8000);
  });
  document.querySelector("#logout-form")?.addEventListener("submit", () => {
    isSent = true;
  });
}

// What was opened is what stood there when all scripts had run.
if (form && room) {
  window.addEventListener("load", begin);
}
