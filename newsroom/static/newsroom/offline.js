// Brings the service worker, where there may be one, and lists what it has kept on the page that asks for that.

const worker = document.querySelector("script[data-worker]")?.dataset.worker;

if (worker && "serviceWorker" in navigator) {
  addEventListener("load", () => register().catch(() => {})); // private windows refuse: the site works without
}

async function register() {
  await navigator.serviceWorker.register(worker);
  const { active } = await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) active.postMessage({ keep: location.href });
}

const list = document.querySelector("[data-kept-list]");

if (list && "caches" in window) show();

async function show() {
  const kept = await copies();
  document.querySelector("[data-kept-none]").hidden = kept.length > 0;
  document.querySelector("[data-kept-forget]").hidden = kept.length === 0;
  list.replaceChildren(...kept.map(entry));
}

async function copies() {
  const found = [];
  for (const name of ["newsroom-pages", "newsroom-latest"]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { headers } = await cache.match(request);
      const title = decodeURIComponent(headers.get("X-Kept-Title") ?? "");
      found.push({ address: request.url, title, language: headers.get("Content-Language") ?? "", moment: new Date(headers.get("X-Kept-At")) });
    }
  }
  const newest = new Map();
  for (const copy of found.sort((a, b) => b.moment - a.moment)) if (!newest.has(copy.address)) newest.set(copy.address, copy);
  return [...newest.values()];
}

function entry({ address, title, language, moment }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.append(readable(title) || decodeURI(new URL(address).pathname));
  if (language) {
    link.lang = link.hreflang = language;
    link.dir = list.dataset.directions.split(" ").includes(`${language}:rtl`) ? "rtl" : "ltr";
  }
  const time = document.createElement("time");
  time.dateTime = moment.toISOString();
  const options = { dateStyle: "long", timeStyle: "short", hourCycle: "h23", calendar: "gregory", numberingSystem: "latn" };
  time.append(new Intl.DateTimeFormat(list.dataset.locale, options).format(moment));
  const date = document.createElement("span");
  date.className = "kept-date";
  date.append(time, ` (${age(moment)})`);
  item.append(link, " ", date);
  return item;
}

function readable(title) {
  const words = new DOMParser().parseFromString(title, "text/html").documentElement.textContent;
  return words.replace(/ – [^–]*$/, ""); // every title ends with the name of the site
}

function age(moment) {
  const minutes = Math.round((moment - Date.now()) / 60000);
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  if (minutes > -60) return format.format(minutes, "minute");
  return minutes > -1440 ? format.format(Math.round(minutes / 60), "hour") : format.format(Math.round(minutes / 1440), "day");
}

document.querySelector("[data-kept-forget] button")?.addEventListener("click", async () => {
  await Promise.all([caches.delete("newsroom-pages"), caches.delete("newsroom-latest")]);
  await show();
  document.querySelector("[data-kept-none]").focus();
});
