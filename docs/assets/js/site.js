// On every page. It only wires up what the page offers; what a reader does not use is not loaded.

const search = document.querySelector(".sl-search-open");
if (search && window.HTMLDialogElement && location.protocol !== "file:") {
  search.hidden = false;
  search.addEventListener("click", async () => {
    const { open } = await import("./search.js");
    open();
  });
}

/** The address of the whole site. */
export const root = new URL("../../", import.meta.url).href;

/** The registration of the service worker that keeps pages (sw.js); undefined where the browser allows none. */
export const worker = keepPages();

async function keepPages() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return undefined;
  const first = !serviceWorker.controller; // then it has not seen this page arrive
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  try {
    await serviceWorker.register(`${root}sw.js`, { updateViaCache: "none" });
  } catch {
    return undefined; // storage is switched off, or this browser forbids it
  }
  const registration = await serviceWorker.ready;
  const home = new URL("./", document.querySelector("link[rel=manifest]").href).href;
  const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
  registration.active.postMessage({ home, used: first ? [location.href, ...parts] : [] });
  return registration;
}

// sl-kept: the worker has marked a page that did not come from the internet.
const { dataset } = document.documentElement;
if (dataset.kept) {
  const bar = document.querySelector(".sl-kept");
  const time = bar.querySelector("time");
  time.dateTime = dataset.kept;
  time.textContent = new Intl.DateTimeFormat(dataset.locale, { dateStyle: "long" }).format(new Date(`${dataset.kept}T00:00`));
  bar.hidden = false;
}
