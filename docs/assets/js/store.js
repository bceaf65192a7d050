// What a reader ticks and writes. It stays on the device: one entry of localStorage, or only the memory of this page.

const KEY = "second-look";
const VERSION = 1;
const empty = () => ({ version: VERSION, parts: {} });

const listeners = new Set();
let memory = empty();
let works = true;

function isOurs(value) {
  return value?.version === VERSION && typeof value.parts === "object" && value.parts !== null;
}

function load() {
  if (!works) return memory;
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
    memory = isOurs(found) ? found : empty();
  } catch (error) {
    if (!(error instanceof SyntaxError)) works = false; // storage is switched off, or this browser forbids it
    else memory = empty();
  }
  return memory;
}

function save(all) {
  memory = all;
  if (!works) return;
  try {
    if (Object.keys(all.parts).length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    works = false; // full, or forbidden: what is typed lasts as long as the page
  }
}

/** Whether what is written outlives this page. */
export function lasts() {
  load();
  if (!works) return false;
  try {
    localStorage.setItem(`${KEY}-try`, "");
    localStorage.removeItem(`${KEY}-try`);
  } catch {
    works = false;
  }
  return works;
}

/** What is kept under the name `part`, or undefined. */
export function read(part) {
  return load().parts[part];
}

/** Every part whose name starts with `prefix`, as [name, value] pairs. */
export function readAll(prefix = "") {
  return Object.entries(load().parts).filter(([name]) => name.startsWith(prefix));
}

/** Keep `value` under the name `part`; undefined removes it. Other tabs' parts stay as they are. */
export function write(part, value) {
  const all = load();
  if (value === undefined) delete all.parts[part];
  else all.parts[part] = value;
  save(all);
}

/** Remove everything. */
export function clear() {
  save(empty());
  for (const listener of listeners) listener();
}

/** Everything as text, for a file. */
export function asText() {
  return JSON.stringify(load(), null, 2);
}

/** Take over the text of such a file. False, and nothing changes, when it is none. */
export function fromText(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isOurs(found)) return false;
  save({ version: VERSION, parts: { ...load().parts, ...found.parts } });
  for (const listener of listeners) listener();
  return true;
}

/** Call `listener` when everything was cleared, or changed by a file or in another tab. */
export function onChange(listener) {
  listeners.add(listener);
}

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) for (const listener of listeners) listener();
});
