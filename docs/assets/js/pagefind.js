// The search engine, as a worker of the site's own. Pagefind brings a larger module of its own to do the same.

let worker;
let asked = 0;
const waiting = new Map();

function give({ data: { id, result, error } }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (error) reject(new Error(error));
  else resolve(result);
}

function giveUp() {
  for (const { reject } of waiting.values()) reject(new Error("The search engine did not start"));
  waiting.clear();
  worker = undefined;
}

function ask(method, ...args) {
  return new Promise((resolve, reject) => {
    const id = `${asked++}`;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, method, args });
  });
}

function start(folder) {
  worker = new Worker(new URL("pagefind-worker.js", folder));
  worker.onmessage = give;
  worker.onerror = giveUp;
  return ask("init", { basePath: folder.pathname, language: document.documentElement.lang.toLowerCase() });
}

/** The pages that `query` finds, best first, from the index in `folder`; words in quotes stand together. */
export async function find(folder, query) {
  if (!worker) start(folder);
  return (await ask("search", query, {})).results;
}

/** What the index holds of a page that was found: its address, its title, and a piece of it around the words. */
export function open(page) {
  return ask("getData", page.data);
}
