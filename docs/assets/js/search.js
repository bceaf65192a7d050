// sl-search: finds pages in the language of this one, on this device. Loaded when somebody opens it.

import { say, sayCounted } from "./words.js";

const AT_ONCE = 5; // each result is a file to load
const dialog = document.querySelector(".sl-search");
const form = dialog.querySelector(".sl-search__form");
const field = dialog.querySelector(".sl-search__field");
const status = dialog.querySelector(".sl-search__status");
const advice = dialog.querySelector(".sl-search__advice");
const list = dialog.querySelector(".sl-search__results");
const more = dialog.querySelector(".sl-search__more");
const blank = dialog.querySelector(".sl-search__blank").content;

// The index has other characters for signs that its engine would lose: see hooks/secondlook/search.py.
const AS_LETTER = 0x17000 - 0x0900;
const AS_NOTHING = 0xf0000;
const LETTERS = "\u{17000}-\u{174ff}";
const isLoose = (code) => [0x00, 0x01, 0x02, 0x03, 0x3c].includes(code % 0x80);

function shifted(sign) {
  const code = sign.codePointAt(0);
  return isLoose(code) ? "" : String.fromCodePoint(code + AS_LETTER);
}

/** A word without the signs at its end, where three letters are left: what is inflected begins like it. */
function root(word) {
  const shorter = word.replace(new RegExp(`[${LETTERS}]+$`, "u"), "");
  return shorter.replace(new RegExp(`[${LETTERS}]`, "gu"), "").length < 3 ? word : shorter;
}

/** What a reader typed, as the index has it. */
function asIndexed(text) {
  return text
    .normalize("NFC")
    .replace(/[\u200c\u200d]/g, "")
    .replace(/(?=[\u0900-\u0dff])\p{M}/gu, shifted)
    .replace(/[^\s]+/g, root);
}

/** Text of the index, as it stands on its page. */
function asWritten(text) {
  return text
    .replace(new RegExp(`[${LETTERS}]`, "gu"), (letter) => String.fromCodePoint(letter.codePointAt(0) - AS_LETTER))
    .replace(/[\u{f0000}-\u{fffff}]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0) - AS_NOTHING))
    .normalize("NFC");
}

let engine;
let results = [];
let shown = 0;
let latest = 0;

function show(page) {
  const item = blank.cloneNode(true);
  const link = item.querySelector("a");
  link.href = page.url;
  link.textContent = asWritten(page.meta.title);
  const excerpt = item.querySelector("p");
  page.excerpt.split(/<\/?mark>/).forEach((part, index) => {
    const text = asWritten(part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    if (index % 2 === 0) return excerpt.append(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    excerpt.append(mark);
  });
  list.append(item);
}

async function showMore() {
  const search = latest;
  const pages = await Promise.all(results.slice(shown, shown + AT_ONCE).map((result) => result.data()));
  if (search !== latest) return; // another search began meanwhile
  shown += pages.length;
  pages.forEach(show);
  more.hidden = shown >= results.length;
}

async function search(text) {
  const search = ++latest;
  list.replaceChildren();
  advice.hidden = more.hidden = true;
  if (!text.trim()) return say(status, "search-empty");
  say(status, "search-wait");
  try {
    const found = await (await engine()).search(asIndexed(text));
    if (search !== latest) return;
    results = found.results;
    shown = 0;
    await showMore();
  } catch {
    return say(status, "search-fails");
  }
  if (search !== latest) return;
  advice.hidden = results.length > 0;
  if (results.length) sayCounted(status, "search-count", results.length);
  else say(status, "search-count-zero");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(field.value);
});
more.addEventListener("click", async () => {
  const first = shown;
  await showMore();
  list.querySelectorAll("a")[first]?.focus(); // the button may be gone
});
dialog.querySelector(".sl-search__close").addEventListener("click", () => dialog.close());

/** Open the dialog. `load` brings the engine, `style` is the address of the style sheet. */
export async function open(load, style) {
  if (!engine) {
    let loaded;
    engine = () => (loaded ??= load().catch((error) => ((loaded = undefined), Promise.reject(error))));
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    await new Promise((done) => {
      link.onload = link.onerror = done;
      document.head.append(link);
    });
  }
  dialog.hidden = false;
  dialog.showModal();
}
