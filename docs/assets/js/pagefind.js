// The search engine: Pagefind's worker, and no more of it. Its own front, pagefind.js, is five times this size.

let worker;
let asked = 0;
const waiting = new Map();

function stop() {
  for (const { reject } of waiting.values()) reject(new Error("The search engine stopped"));
  waiting.clear();
  worker?.terminate();
  worker = undefined;
}

function receive({ data: { id, result, error } }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (error) reject(new Error(error));
  else resolve(result);
}

function ask(method, ...args) {
  return new Promise((resolve, reject) => {
    const id = `${asked++}`;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, method, args });
  });
}

async function start(folder, excerptLength) {
  worker = new Worker(new URL("pagefind-worker.js", folder));
  worker.onmessage = receive;
  worker.onerror = stop; // it is not there, or cannot run
  await ask("init", { basePath: folder.pathname, language: document.documentElement.lang.toLowerCase(), excerptLength });
}

const LAST = "\u{10fffd}"; // what begins like a word stands before the word with this behind it

/** The pages that `query` finds, best first, from the index in `folder`; words in quotes must stand together. */
export async function find(folder, query, excerptLength) {
  try {
    if (!worker) await start(folder, excerptLength);
    // Pagefind finds words by their beginning, but takes only the piece of the index in which the beginning would stand.
    if (!query.startsWith('"')) await ask("preload", query.replace(/\S+/g, `$&${LAST}`), {});
    return (await ask("search", query, {})).results;
  } catch (error) {
    stop(); // the next search begins anew
    throw error;
  }
}

/** What the index holds of a page that was found: its address, its title, and a piece of it around the words. */
export function unfold(page) {
  return ask("getData", page.data);
}
