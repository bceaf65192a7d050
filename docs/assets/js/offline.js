// sl-offline: saves all pages of this language on the device, says how old they are, renews and deletes them.

import { root, worker } from "./site.js";
import { day, say } from "./words.js";

const { lang, dataset } = document.documentElement;
const OURS = [`second-look visited ${root}`, `second-look saved ${root} `]; // as in sw.js, which shows what is kept
const SAVED = `${OURS[1]}${lang} `;
const MARK = `${root}data/saved`;
const AT_ONCE = 4;

const box = document.querySelector(".sl-offline");
const list = new URL(box.dataset.manifest, location.href).href;
const part = (name) => box.querySelector(`.sl-offline__${name}`);
const button = (name) => box.querySelector(`[data-action=${name}]`);

let saved; // { name, manifest, kept } of the language as it is saved
let newest; // the list of what is on the server; undefined without internet
let stopping;

function size(bytes) {
  const large = bytes >= 1e6;
  const unit = large ? "megabyte" : "kilobyte";
  const form = new Intl.NumberFormat(dataset.locale, { style: "unit", unit, maximumFractionDigits: large ? 1 : 0 });
  return form.format(bytes / (large ? 1e6 : 1e3));
}

async function latest(signal) {
  const answer = await fetch(list, { cache: "no-cache", signal });
  if (!answer.ok) throw new TypeError(answer.statusText);
  return answer.json();
}

async function look() {
  saved = undefined;
  for (const name of (await caches.keys()).filter((each) => each.startsWith(SAVED))) {
    const mark = await caches.match(MARK, { cacheName: name });
    if (mark) saved = { name, kept: mark.headers.get("x-kept"), manifest: await mark.json() };
  }
  try {
    newest = await latest();
  } catch {
    newest = undefined;
  }
  if (saved && newest?.version === saved.manifest.version) await mark(saved.name, newest); // still true today
}

async function mark(name, manifest) {
  const kept = new Date().toLocaleDateString("sv"); // 2026-11-21
  const headers = { "content-type": "application/json", "x-kept": kept };
  await (await caches.open(name)).put(MARK, new Response(JSON.stringify(manifest), { headers }));
  saved = { name, manifest, kept };
}

function show() {
  const running = Boolean(stopping);
  const old = saved && newest && newest.version !== saved.manifest.version;
  for (const name of ["visited", "size", "kept", "newer", "current"]) part(name).hidden = true;
  part("visited").hidden = Boolean(saved);
  if (newest && !saved) {
    say(part("size"), "offline-size", { size: size(newest.bytes) });
    part("size").hidden = false;
  }
  if (saved) {
    say(part("kept"), "offline-kept", { date: day(saved.kept), version: saved.manifest.edition });
    part("kept").hidden = false;
    part("newer").hidden = !old;
    part("current").hidden = !newest || old;
  }
  button("save").hidden = running || Boolean(saved) || !newest;
  button("renew").hidden = running || !old;
  button("stop").hidden = !running;
  button("delete").hidden = running;
  part("progress").hidden = !running;
}

async function fetched(address, signal) {
  const answer = await fetch(address, { cache: "no-cache", signal });
  if (!answer.ok) throw new TypeError(address);
  const headers = { "content-type": answer.headers.get("content-type") ?? "" };
  return new Response(await answer.blob(), { headers });
}

/** Put every file of the list into the cache `name`: from the internet only what is not on the device as it is now. */
async function fill(name, manifest, signal) {
  const target = await caches.open(name);
  const before = new Map(saved?.manifest.files.map((file) => [file.path, file.hash]));
  const waiting = [...manifest.files];
  const bar = part("progress").querySelector("progress");
  bar.max = manifest.bytes;
  bar.value = 0;
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const address = new URL(file.path, list).href;
      if (!(await target.match(address))) {
        const same = before.get(file.path) === file.hash;
        const old = same && (await caches.match(address, { cacheName: saved.name }));
        await target.put(address, old || (await fetched(address, signal)));
      }
      bar.value += file.bytes;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Delete what is there of this language beside the cache `name`. */
async function clean(name) {
  for (const each of await caches.keys()) if (each.startsWith(SAVED) && each !== name) await caches.delete(each);
}

async function save() {
  stopping = new AbortController();
  show();
  button("stop").focus();
  say(part("status"), "offline-saving");
  try {
    if (!(await worker)) throw new DOMException("", "SecurityError");
    navigator.storage?.persist?.().catch(() => {});
    let name;
    do { // the site may change while it arrives
      newest = await latest(stopping.signal);
      name = SAVED + newest.version;
      await fill(name, newest, stopping.signal);
    } while ((await latest(stopping.signal)).version !== newest.version);
    await mark(name, newest);
    await clean(name);
    say(part("status"), "offline-saved");
  } catch (error) {
    stopping.abort();
    await failed(error);
  }
  stopping = undefined;
  show();
  (button("renew").hidden && button("save").hidden ? button("delete") : button(saved ? "renew" : "save")).focus();
}

/** Say what went wrong, in the reader's words. What has arrived stays for the next try where that helps. */
async function failed(error) {
  const reasons = {
    AbortError: "offline-stopped",
    QuotaExceededError: "offline-no-room",
    TypeError: "offline-broken-off",
  };
  say(part("status"), reasons[error.name] ?? "offline-refused");
  if (error.name === "AbortError" || error.name === "QuotaExceededError") await clean(saved?.name);
}

async function remove() {
  for (const name of await caches.keys()) {
    if (name === OURS[0] || name.startsWith(OURS[1])) await caches.delete(name);
  }
  saved = undefined;
  say(part("status"), "offline-deleted");
  show();
}

async function start() {
  try {
    await look();
  } catch {
    newest ??= await latest().catch(() => undefined);
    part("refused").hidden = false; // no cache in this browser, or it is forbidden
    part("visited").hidden = true;
    for (const each of box.querySelectorAll("button")) each.hidden = true;
    fileSize();
    return;
  }
  button("save").addEventListener("click", save);
  button("renew").addEventListener("click", save);
  button("stop").addEventListener("click", () => stopping.abort());
  button("delete").addEventListener("click", remove);
  part("actions").hidden = false;
  fileSize();
  show();
}

function fileSize() {
  const target = document.querySelector(".sl-archive__size");
  if (newest?.archive) target.textContent = size(newest.archive);
}

start();
