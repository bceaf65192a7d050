// On every page. It only wires up what the page offers; what a reader does not use is not loaded.

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
