// Keeps the pages that were read last, and the latest list, for when there is no connection. The network always comes
// first; a kept copy is shown only when it does not answer, and says above its text that it is one and from when.
// FACTS stands before these lines: the languages with their addresses and words.

const PAGES = "newsroom-pages";
const LATEST = "newsroom-latest";
const PARTS = "newsroom-parts";
const MOST_PAGES = 20;
const MOST_PARTS = 40;
const LATEST_AFTER = 60 * 60 * 1000;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && languageOf(url)) event.respondWith(page(event, url));
  else if (isPart(request, url)) event.respondWith(part(request));
});

// The page that brought the worker was there before it.
self.addEventListener("message", (event) => {
  const url = new URL(event.data.keep ?? "/", self.location.origin);
  if (url.origin === self.location.origin && languageOf(url)) {
    event.waitUntil(
      fetch(url)
        .then((answer) => keep(url, answer))
        .catch(() => {}),
    );
  }
});

function languageOf(url) {
  const found = Object.entries(FACTS.languages).find(([, words]) => url.pathname.startsWith(words.home));
  if (!found || url.pathname.startsWith(FACTS.admin[found[0]]) || !url.pathname.endsWith("/")) return "";
  return found[0];
}

function isPart(request, url) {
  return ["style", "script", "font"].includes(request.destination) && url.pathname.startsWith(FACTS.static);
}

// The offline pages, and the sheets, scripts and faces that they name.
async function prepare() {
  const parts = await caches.open(PARTS);
  for (const { offline } of Object.values(FACTS.languages)) {
    const answer = await fetch(offline);
    if (!answer.ok) continue;
    await parts.put(offline, answer.clone());
    const named = [...(await answer.text()).matchAll(/(?:href|src)="([^"]+\.(?:css|js|woff2))"/g)].map(([, address]) => address);
    const own = named.filter((address) => address.startsWith(FACTS.static));
    await Promise.allSettled(own.map(async (address) => (await parts.match(address)) ?? parts.add(address)));
  }
}

async function page(event, url) {
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (await keptCopy(url)) ?? offlinePage(languageOf(url));
  }
  const kept = keep(url, answer.clone()).then(() => keepLatest(languageOf(url)));
  event.waitUntil(kept.catch(() => {})); // no room, or the connection went: what was read is shown all the same
  return answer;
}

// What answers with anything but a page is no longer there as it was read: its copy goes. Trouble of the server (5xx) and
// redirects, whose copies are kept under their own address, say nothing about the text.
async function keep(url, answer) {
  const address = url.origin + url.pathname + url.search;
  const pages = await caches.open(PAGES);
  if (answer.status >= 400 && answer.status < 500) return forget(address);
  if (!isKeepable(answer) || Object.values(FACTS.languages).some((words) => words.offline === url.pathname)) return;
  await pages.delete(address); // so that it stands last, as the one read last
  await pages.put(address, await stamped(answer));
  const addresses = await pages.keys();
  await Promise.all(addresses.slice(0, -MOST_PAGES).map((each) => pages.delete(each)));
}

function isKeepable(answer) {
  const isPage = (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  const mayBeKept = !/no-store/.test(answer.headers.get("Cache-Control") ?? "");
  return answer.status === 200 && answer.type === "basic" && !answer.redirected && isPage && mayBeKept;
}

async function forget(address) {
  await Promise.all([PAGES, LATEST].map(async (name) => (await caches.open(name)).delete(address)));
}

async function keepLatest(language) {
  if (!language || self.navigator.connection?.saveData) return;
  const { latest } = FACTS.languages[language];
  const cache = await caches.open(LATEST);
  const kept = await cache.match(latest);
  if (kept && Date.now() - Date.parse(kept.headers.get("X-Kept-At")) < LATEST_AFTER) return;
  const answer = await fetch(latest);
  if (isKeepable(answer)) await cache.put(latest, await stamped(answer));
}

// A copy with the moment at which it was fetched, and its title for the list of what is kept.
async function stamped(answer) {
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  headers.set("X-Kept-At", new Date(answer.headers.get("Date") ?? Date.now()).toISOString());
  headers.set("X-Kept-Title", encodeURIComponent(/<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ""));
  return new Response(text, { headers });
}

async function keptCopy(url) {
  const address = url.origin + url.pathname + url.search;
  const kept = (await (await caches.open(PAGES)).match(address)) ?? (await (await caches.open(LATEST)).match(address));
  if (!kept) return null;
  const text = (await kept.text()).replace(/<body[^>]*>/, (body) => body + banner(languageOf(url), kept));
  return new Response(text, { headers: kept.headers });
}

function banner(language, kept) {
  const moment = new Date(kept.headers.get("X-Kept-At"));
  const options = { dateStyle: "long", timeStyle: "short", calendar: "gregory", numberingSystem: "latn" };
  const date = new Intl.DateTimeFormat(language, options).format(moment);
  const { banner: words } = FACTS.languages[language];
  return `<div class="kept-copy" role="status">${words.replace("{date}", `<time datetime="${moment.toISOString()}">${date}</time>`)}</div>`;
}

async function offlinePage(language) {
  const kept = await caches.match(FACTS.languages[language].offline);
  if (!kept) return Response.error();
  return new Response(await kept.text(), { status: 503, headers: kept.headers });
}

async function part(request) {
  const parts = await caches.open(PARTS);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await parts.put(request, answer.clone());
      const kept = await parts.keys();
      await Promise.all(kept.slice(0, -MOST_PARTS).map((each) => parts.delete(each)));
    }
    return answer;
  } catch {
    return (await parts.match(request)) ?? Response.error();
  }
}
