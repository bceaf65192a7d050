// sl-speech: reads the page aloud, sentence by sentence, with a voice of this device only: others send the text away.

import { say } from "./words.js";

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, caption, th, td";
const SILENT =
  "nav, button, select, template, form, [hidden], [popover], [aria-hidden=true], .sl-hidden, .sl-lead__parent, " +
  ".sl-speech, .sl-share, .sl-device, .sl-cites, .sl-sheets, .sl-links, .sl-citations, .sl-age, .sl-correct";
const NOW = "sl-speech-now";

const bar = document.querySelector(".sl-speech");
const choice = bar.querySelector("select");
const status = bar.querySelector(".sl-speech__status");
const page = document.querySelector("main");
const language = document.documentElement.lang;
const buttons = new Map([...bar.querySelectorAll("[data-speech]")].map((button) => [button.dataset.speech, button]));

let parts = [];
let next = 0;
let spoken; // the utterance under way; it is also kept here because Chromium forgets those nobody holds

function likely(tag) {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return undefined; // some systems give their voices names of their own
  }
}

function voiceFor(tag) {
  const wanted = likely(tag);
  return speechSynthesis.getVoices().find((voice) => {
    const own = voice.localService && likely(voice.lang);
    return own && own.language === wanted.language && own.script === wanted.script;
  });
}

// The text of one block in runs of one language: [tag, text].
function runsOf(block) {
  const runs = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    const silent = parentElement.closest(SILENT);
    if ((silent && page.contains(silent)) || parentElement.closest(BLOCKS) !== block) continue;
    const tag = parentElement.closest("[lang]").lang;
    if (runs.at(-1)?.[0] === tag || !data.trim()) runs.length && (runs.at(-1)[1] += data);
    else runs.push([tag, data]);
  }
  return runs;
}

function sentences(tag, text) {
  const plain = text.replace(/\s+/g, " ").trim();
  if (!("Segmenter" in Intl)) return [plain];
  const cut = new Intl.Segmenter(tag, { granularity: "sentence" }).segment(plain);
  return [...cut].map(({ segment }) => segment.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function* partsFrom(start) {
  for (const block of page.querySelectorAll(BLOCKS)) {
    const before = start && block !== start && !(start.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (before || block.closest(SILENT) || block.checkVisibility?.() === false) continue;
    for (const [tag, text] of runsOf(block)) {
      for (const sentence of sentences(tag, text)) yield { block, tag, sentence };
    }
  }
}

function mark(block) {
  const marked = page.querySelector(`.${NOW}`);
  if (marked === block) return;
  marked?.classList.remove(NOW);
  block?.classList.add(NOW);
  block?.scrollIntoView({ block: "nearest" });
}

function show(...names) {
  const had = bar.contains(document.activeElement);
  for (const [name, button] of buttons) button.hidden = !names.includes(name);
  choice.parentElement.hidden = !names.includes("start");
  bar.classList.toggle("sl-speech--on", !names.includes("start"));
  if (had) buttons.get(names[0]).focus({ preventScroll: true }); // what had the focus is gone now
}

function hush() {
  spoken = undefined; // before cancel(): its late events are then nobody's
  speechSynthesis.cancel();
}

function stop() {
  hush();
  mark(null);
  show("start");
}

function speak() {
  const part = parts[next];
  if (!part) {
    stop();
    return;
  }
  mark(part.block);
  const utterance = new SpeechSynthesisUtterance(part.sentence);
  // English that is not translated yet is read by whatever voice there is rather than left out.
  utterance.voice = voiceFor(part.tag) ?? voiceFor(language);
  utterance.lang = utterance.voice.lang;
  utterance.addEventListener("end", () => {
    if (spoken !== utterance) return;
    next += 1;
    speak();
  });
  utterance.addEventListener("error", () => {
    if (spoken !== utterance) return;
    stop();
    say(status, "speech-failed");
  });
  spoken = utterance;
  speechSynthesis.speak(utterance);
}

buttons.get("start").addEventListener("click", () => {
  status.textContent = "";
  const headings = [...page.querySelectorAll("h2")];
  parts = [...partsFrom(choice.value ? headings[Number(choice.value)] : null)];
  next = 0;
  show("pause", "stop");
  speak();
});
// Stopped and begun again with the same sentence: phones do not know how to pause.
buttons.get("pause").addEventListener("click", () => {
  hush();
  show("resume", "stop");
});
buttons.get("resume").addEventListener("click", () => {
  show("pause", "stop");
  speak();
});
buttons.get("stop").addEventListener("click", stop);
addEventListener("pagehide", hush);

function offer() {
  if (bar.hidden && voiceFor(language)) bar.hidden = false;
}

for (const [place, heading] of [...page.querySelectorAll("h2")].entries()) {
  if (heading.closest(SILENT)) continue;
  const option = new Option(heading.textContent.trim(), String(place));
  const foreign = heading.querySelector("[lang]");
  if (foreign) option.lang = foreign.lang;
  choice.append(option);
}
speechSynthesis.addEventListener("voiceschanged", offer);
offer();
