// Posts to the desk. The token is read anew each time: signing in again, in any window, changes it.

import {room} from "./form.js";

export const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

export function post(address, body = new URLSearchParams(), {keepalive = false} = {}) {
  body.set("writer", room.dataset.writer);
  return fetch(address, {method: "POST", body, headers: {"X-CSRFToken": token()}, redirect: "error", keepalive});
}
