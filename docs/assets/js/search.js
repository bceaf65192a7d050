// sl-search: finds pages in the language of this one, on this device. Loaded when somebody opens it.

import { find as ask, unfold } from "./pagefind.js";
import { say, sayCounted } from "./words.js";

const AT_ONCE = 3; // each result is a file to load
const MOST_WORDS = 8; // for each, another piece of the index may have to be loaded
const MOST_CHINESE = 5; // for each of its first characters
const dialog = document.querySelector(".sl-search");
const form = dialog.querySelector(".sl-search__form");
const field = dialog.querySelector(".sl-search__field");
const status = dialog.querySelector(".sl-search__status");
const advice = dialog.querySelector(".sl-search__advice");
const list = dialog.querySelector(".sl-search__results");
const more = dialog.querySelector(".sl-search__more");
const blank = dialog.querySelector(".sl-search__blank").content;

const isChinese = document.documentElement.lang.startsWith("zh");

// The index has other characters for signs that its engine would lose: see hooks/secondlook/search.py.
const AS_LETTER = 0x17000 - 0x0900;
const AS_NOTHING = 0xf0000;
const LETTERS = "\u{17000}-\u{174ff}";
const isLoose = (code) => [0x00, 0x01, 0x02, 0x03, 0x3c].includes(code % 0x80);


// The m at the end of many Tamil words: it becomes another letter in every case.
const TAMIL_M = new RegExp(`ம${String.fromCodePoint(0x0bcd + AS_LETTER)}$`, "u");

function shifted(sign) {
  const code = sign.codePointAt(0);
  return isLoose(code) ? "" : String.fromCodePoint(code + AS_LETTER);
}

/** A word without the signs at its end, where three letters are left: what is inflected begins like it. */
function root(word) {
  const shorter = word.replace(TAMIL_M, "").replace(new RegExp(`[${LETTERS}]+$`, "u"), "");
  return shorter.replace(new RegExp(`[${LETTERS}]`, "gu"), "").length < 3 ? word : shorter;
}

/** What a reader typed, as the index has it; `change` may shorten its words. */
function asIndexed(text, change = (word) => word) {
  return text
    .normalize("NFC")
    .replace(/[\u200c\u200d]/g, "")
    .replace(/(?=[\u0900-\u0dff])\p{M}/gu, shifted)
    .replace(/\S+/g, change)
    .replace(/\p{Script=Han}/gu, " $& ");
}

/** Text of the index, as it stands on its page. */
function asWritten(indexed) {
  const text = isChinese ? indexed.replace(/ *(\p{Script=Han}) */gu, "$1") : indexed;
  return text
    .replace(new RegExp(`[${LETTERS}]`, "gu"), (letter) => String.fromCodePoint(letter.codePointAt(0) - AS_LETTER))
    .replace(/[\u{f0000}-\u{fffff}]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0) - AS_NOTHING))
    .normalize("NFC");
}

const folder = new URL(dialog.dataset.index, document.baseURI);
const found = (query) => ask(folder, query, isChinese ? 60 : 30); // there, each character is a word
const phrase = (text) => `"${asIndexed(text)}"`;

/** `pages` in the order in which they stand in `ranked`: a search for a phrase does not know which page is about it. */
function inOrder(pages, ranked) {
  const places = new Map(ranked.map((page, place) => [page.id, place]));
  return pages.sort((one, other) => places.get(one.id) - places.get(other.id));
}

/** Of many words the longest, as they follow each other: in every language the short ones say little. */
function longest(words, most) {
  const kept = new Set([...words].sort((one, other) => other.length - one.length).slice(0, most));
  return words.filter((word) => kept.has(word));
}

/** Pages on which the words stand together, then those on which they stand anywhere. */
async function findWords(text) {
  const anywhere = await found(asIndexed(text, root));
  if (!/\s/.test(text)) return anywhere;
  const together = inOrder(await found(phrase(text)), anywhere);
  const known = new Set(together.map((page) => page.id));
  return [...together, ...anywhere.filter((page) => !known.has(page.id))];
}

/** Pages on which `word` stands as it is. Of Chinese its first characters: for each another piece may be loaded. */
async function findWord(word) {
  if (!/\p{Script=Han}/u.test(word)) return found(word);
  const start = [...word].slice(0, 3).join("");
  return inOrder(await found(phrase(start)), await found(asIndexed(start)));
}

/** Pages that have all of the words. */
async function findEach(words) {
  const [first, ...others] = await Promise.all(words.map(findWord));
  return first.filter((page) => others.every((pages) => pages.some((other) => other.id === page.id)));
}

/** The same for Chinese, where spaces do not divide words: what stands as it was typed, or else all of its words. */
async function findChinese(text) {
  const asTyped = await findEach(text.split(/\s+/));
  if (asTyped.length || !window.Intl.Segmenter) return asTyped;
  const cut = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)];
  const words = cut.filter((each) => each.isWordLike).map((each) => each.segment);
  return words.length ? findEach(longest(words, MOST_CHINESE)) : [];
}

const find = isChinese ? findChinese : (text) => findWords(longest(text.split(/\s+/), MOST_WORDS).join(" "));

let results = [];
let shown = 0;
let latest = 0;

function show(page) {
  const item = blank.cloneNode(true);
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = asWritten(page.meta.title);
  const excerpt = item.querySelector("p");
  excerpt.before(link);
  const whole = isChinese ? page.excerpt.replaceAll("</mark> <mark>", "") : page.excerpt;
  whole.replace(/^[\s.,;:。，；：、،؛।]+/, "").split(/<\/?mark>/).forEach((part, index) => {
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
  const pages = await Promise.all(results.slice(shown, shown + AT_ONCE).map(unfold));
  if (search !== latest) return; // another search began meanwhile
  shown += pages.length;
  pages.forEach(show);
  more.hidden = shown >= results.length;
}

async function search(text) {
  const search = ++latest;
  list.replaceChildren();
  advice.hidden = more.hidden = true;
  list.ariaBusy = "false";
  if (!text.trim()) return say(status, "search-empty");
  say(status, "search-wait");
  list.ariaBusy = "true";
  try {
    const pages = await find(text.replaceAll('"', " ").trim());
    if (search !== latest) return;
    results = pages;
    shown = 0;
    await showMore();
  } catch {
    if (search === latest) failed();
    return;
  }
  if (search !== latest) return;
  list.ariaBusy = "false";
  advice.hidden = results.length > 0;
  if (results.length) sayCounted(status, "search-count", results.length);
  else say(status, "search-count-zero");
}

function failed() {
  list.ariaBusy = "false";
  say(status, "search-fails");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(field.value);
});
more.addEventListener("click", async () => {
  const first = shown;
  await showMore().catch(failed);
  list.querySelectorAll("a")[first]?.focus(); // the button may be gone
});
dialog.querySelector(".sl-search__close").addEventListener("click", () => dialog.close());

let styled;

function styleSheet() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = dialog.dataset.style;
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** Open the dialog. */
export async function open() {
  styled ??= styleSheet();
  await styled;
  dialog.hidden = false;
  if (!dialog.open) dialog.showModal();
}
