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

// A medical word opens its meaning where it stands (meaning.js), else it leads to the list at the end of the page.
if ("popover" in HTMLElement.prototype) {
  for (const link of document.querySelectorAll('main a[href^="#word-"]')) link.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('main a[href^="#word-"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("./meaning.js").then(
      ({ open }) => open(link),
      () => location.assign(link.hash),
    );
  });
}

// Sending the page to somebody (share.js).
for (const button of document.querySelectorAll("[data-share]")) {
  button.parentElement.hidden = !(button.dataset.share === "more" ? navigator.share : navigator.clipboard);
  button.addEventListener("click", () => import("./share.js").then(({ send }) => send(button)));
}

// Reading aloud (speech.js), where a voice of this device itself speaks the page's language.
const speech = globalThis.speechSynthesis;
const hasVoice = () => {
  const { language } = new Intl.Locale(document.documentElement.lang);
  return speech.getVoices().some((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
};
const offerSpeech = () => {
  if (!document.querySelector(".sl-speech") || !hasVoice()) return;
  speech.removeEventListener("voiceschanged", offerSpeech);
  import("./speech.js");
};
if (speech) {
  speech.addEventListener("voiceschanged", offerSpeech); // most browsers learn of their voices late
  offerSpeech();
}

// An open list of languages would cover what the keyboard reaches next.
for (const menu of document.querySelectorAll("details.sl-languages")) {
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && !menu.contains(next)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
