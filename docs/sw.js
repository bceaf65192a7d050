// Keeps the pages that a reader has opened, and shows them when there is no internet. It stands at the root, because a
// service worker sees the addresses below its own only. Pages of a language that was saved as a whole (offline.js) come
// from there and nowhere else, so that old and new pages of it never mix.

const ROOT = registration.scope;
const VISITED = `second-look visited ${ROOT}`;
const SAVED = `second-look saved ${ROOT} `;
const MARK = `${ROOT}data/saved`; // stands in a saved language once all of it has arrived
const PATIENCE = 4000; // milliseconds until a page that is kept is shown instead of a slow one

const cameFrom = new Map(); // which cache a shown page came from: its style sheet has to come from there too

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keepFirst(event.data)));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (request.cache === "no-cache" && !request.destination) return; // offline.js wants what is on the server now
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isPart(request.url)) event.respondWith(part(event));
});

function plain(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** What a page loads for itself: scripts, styles, and a letter in another language. */
function isAsset(url) {
  return url.startsWith(`${ROOT}assets/`) || url.includes("/data/letters/");
}

function isPart(url) {
  return isAsset(url) || url.startsWith(`${ROOT}pagefind/`);
}

/** Today, as 2026-11-21: Swedish writes it so. */
function today() {
  return new Date().toLocaleDateString("sv");
}

// ---- Keeping ----

/** Keep an answer as it is now. A failure is none for the reader: there may be no room, or no leave to keep anything. */
async function keep(address, answer) {
  const kind = answer.headers.get("content-type") ?? "";
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  if (!isAsset(address) && !kind.startsWith("text/html")) return;
  try {
    if (!isAsset(address) && (await inSaved(address))) return;
    const headers = { "content-type": kind, "x-kept": today() };
    const copy = new Response(await answer.blob(), { headers });
    await (await caches.open(VISITED)).put(address, copy);
  } catch {
    // what was kept before stays
  }
}

/** Keep the page that stands in for others, and the page that was open before this worker was there. */
async function keepFirst({ home, used }) {
  const wanted = used.map(plain).filter((address) => address.startsWith(ROOT));
  const standIn = `${home}offline/`;
  try {
    if (!(await find(standIn))) wanted.push(standIn);
    for (const address of wanted) await keep(address, await fetch(address, { cache: "force-cache" }));
  } catch {
    // no internet any more: another page will do it
  }
}

// ---- Finding ----

/** The names of the languages that are saved to the end. */
async function savedNames() {
  const names = (await caches.keys()).filter((name) => name.startsWith(SAVED));
  const marks = await Promise.all(names.map((cacheName) => caches.match(MARK, { cacheName })));
  return names.filter((_, index) => marks[index]);
}

async function findIn(cacheName, address) {
  const answer = await caches.match(address, { cacheName, ignoreVary: true });
  return answer && { answer, cacheName };
}

async function inSaved(address) {
  for (const cacheName of await savedNames()) {
    const found = await findIn(cacheName, address);
    if (found) return found;
  }
  return undefined;
}

/** What is kept of an address, as { answer, cacheName }, or undefined. */
async function find(address) {
  try {
    return (await inSaved(address)) ?? (await findIn(VISITED, address));
  } catch {
    return undefined; // the browser forbids it
  }
}

async function dayOf({ answer, cacheName }) {
  const mark = (await caches.match(MARK, { cacheName })) ?? answer;
  return mark.headers.get("x-kept") ?? "";
}

// ---- Showing ----

/** What is on the server now. A browser that guesses how long its copy stays good would show old advice. */
function fetchNow(request) {
  return fetch(request, { cache: "no-cache" });
}

/** From the internet, if it answers soon; else what is kept; else what stands in for it. */
async function page(event) {
  const address = plain(event.request.url);
  const arriving = fetchNow(event.request);
  event.waitUntil(arriving.then((answer) => keep(address, answer.clone())).catch(() => {}));
  const answered = arriving.catch(() => undefined);
  const found = await find(address);
  if (!found) return (await answered) ?? (await standIn(event));
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return (await Promise.race([answered, slow])) ?? (await shown(event, found));
}

/** A kept page, which says how old it is. */
async function shown(event, found, change = (html) => html) {
  cameFrom.set(event.resultingClientId, found.cacheName);
  const day = await dayOf(found);
  const html = (await found.answer.text()).replace("<html ", `<html data-kept="${day}" `);
  return new Response(change(html), { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** The page about reading without internet, in the language of the address or the one read last, at this address. */
async function standIn(event) {
  const tag = event.request.url.slice(ROOT.length).split("/")[0];
  const ready = (await keysOf(VISITED)).filter((address) => address.endsWith("/offline/")).reverse();
  for (const address of [`${ROOT}${tag}/offline/`, `${ROOT}offline/`, ...ready]) {
    const found = await find(address);
    if (found) return shown(event, found, (html) => asStandIn(html, address));
  }
  return Response.error();
}

async function keysOf(cacheName) {
  try {
    return (await (await caches.open(cacheName)).keys()).map((request) => request.url);
  } catch {
    return [];
  }
}

/** That page shows its hidden part; its relative addresses would lead astray elsewhere. */
function asStandIn(html, address) {
  return html
    .replace(/ data-kept="[^"]*"/, "")
    .replace(/(<section class="sl-not-kept"[^>]*?) hidden>/, "$1>")
    .replace(/\b(href|src|data-manifest)="([^":#]+)(#[^"]*)?"/g, (_, name, to, anchor = "") => {
      return `${name}="${new URL(to, address)}${anchor}"`;
    });
}

/** A style sheet, a script, a picture: from where the page came from. */
async function part(event) {
  const address = plain(event.request.url);
  const cacheName = cameFrom.get(event.clientId);
  const fitting = cacheName && (await findIn(cacheName, address));
  if (fitting) return fitting.answer;
  try {
    const answer = await fetchNow(event.request);
    if (isAsset(address)) event.waitUntil(keep(address, answer.clone()));
    return answer;
  } catch {
    return (await find(address))?.answer ?? Response.error();
  }
}
