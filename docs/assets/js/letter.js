// sl-letter-form: fills in a letter, asks for what is still to get, and shows it in the hospital's language too.

import { onChange, read, readAll, write } from "./store.js";
import { copied, line, say } from "./words.js";

const SHARED = ["name", "birth-date", "hospital-number", "phone"]; // lines that every letter of a family fills in alike
const SETTLED = ["have", "not-needed"];

const form = document.querySelector(".sl-letter-form");
const part = `letter/${form.dataset.letter}`;
const letters = document.querySelector(".sl-letters");
const own = letters.firstElementChild;
const actions = document.querySelector(".sl-letter-actions");
const status = actions.querySelector("[role=status]");
const byHand = actions.querySelector("textarea");
const language = form.querySelector("[data-choice=language]");
const lines = form.querySelector("[data-choice=lines]");
const records = form.querySelector(".sl-letter-form__records");
const inputs = [...form.querySelectorAll("[data-blank]")];
const said = form.querySelector(".sl-letter-form__said");
/** What this page holds of a language: the names of records, and of another language the letter too. */
const held = (tag) => document.querySelector(`template[data-language="${tag}"]`)?.content;
const piece = document.querySelector("template[data-piece=record]").content;

/** What this letter holds so far; a line that no one touched here is taken from another letter of the family. */
function state() {
  const kept = read(part) ?? {};
  const blanks = { ...kept.blanks };
  for (const [, other] of readAll("letter/")) {
    for (const id of SHARED) blanks[id] ??= other.blanks?.[id];
  }
  return { language: kept.language, lines: kept.lines ?? "", records: { ...kept.records }, blanks };
}

/** The hospital's language; the reader's own until another is chosen. */
function spoken({ language: chosen }) {
  return chosen && language?.querySelector(`[value="${CSS.escape(chosen)}"]`) ? chosen : own.lang;
}

/** The status of each record on the lists that the reader used: {id: "asked"}, "" where nothing is marked. */
function onList() {
  const used = new Map(readAll("checklist/").map(([name, value]) => [name.slice("checklist/".length), value]));
  const found = {};
  for (const item of held(own.lang)?.querySelectorAll("[data-lists]") ?? []) {
    const id = item.dataset.record;
    for (const entry of item.dataset.lists.split(" ")) {
      const [cancer, ...only] = entry.split(":");
      const list = used.get(cancer);
      const moment = list?.situation;
      if (!list || (moment && moment !== "all" && only.length && !only.includes(moment))) continue;
      const marked = list.records?.[id]?.status ?? "";
      found[id] = SETTLED.includes(found[id]) ? found[id] : marked;
    }
  }
  return used.size ? found : undefined;
}

/** The ids of the records that are still to get, in the order of the list. */
function stillOpen(listed) {
  return Object.keys(listed ?? {}).filter((id) => !SETTLED.includes(listed[id]));
}

/** A record's name in the language `tag`, with the mark of one that is not translated. */
function named(tag, id) {
  return [...held(tag).querySelector(`[data-record="${id}"]`).cloneNode(true).childNodes];
}

function change(alter) {
  const kept = state();
  alter(kept);
  write(part, kept);
  show(kept);
}

/** Show one letter: its lines, and what it asks for. */
function fill(letter, kept, asked) {
  for (const blank of letter.querySelectorAll("[data-blank]")) {
    const [name, value] = blank.children;
    const written = (kept.blanks[blank.dataset.blank] ?? "").trim();
    value.textContent = written;
    name.hidden = written !== "";
    blank.classList.toggle("sl-letter__blank--written", written !== "");
  }
  const box = letter.querySelector(".sl-letter__asked");
  if (!box) return;
  const items = asked.map((id) => {
    const item = document.createElement("li");
    item.append(...named(letter.lang, id));
    return item;
  });
  for (const line of kept.lines.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const item = document.createElement("li");
    item.append(document.createElement("bdi"));
    item.firstChild.textContent = line;
    items.push(item);
  }
  box.hidden = !items.length;
  box.querySelector("ul").replaceChildren(...items);
}

const coming = new Set();

/** Whether the letter is here in the language `tag`. If not, it is loaded, and shown when it has come. */
function hasLetter(tag) {
  if (!held(tag) && !coming.has(tag)) load(tag);
  return Boolean(held(tag));
}

async function load(tag) {
  coming.add(tag);
  const { letter } = language.querySelector(`[value="${CSS.escape(tag)}"]`).dataset;
  const pieces = await fetch(letter).then((answer) => answer.json()).catch(() => {});
  coming.delete(tag); // after a failure it is tried again at the next change
  if (!pieces) return say(said, "letter-language-fails");
  const template = document.createElement("template");
  template.dataset.language = tag;
  template.innerHTML = pieces.html;
  document.body.append(template);
  show(state());
}

/** Show the letters: the hospital's first when it speaks another language, then the reader's own. */
function show(kept) {
  const tag = spoken(kept);
  const foreign = tag !== own.lang && hasLetter(tag);
  const listed = stillOpen(onList());
  const asked = listed.filter((id) => kept.records[id] ?? true);
  const shown = [own];
  if (foreign) shown.unshift(held(tag).querySelector(".sl-letter").cloneNode(true));
  for (const letter of shown) fill(letter, kept, asked);
  letters.replaceChildren(...shown);
  letters.classList.toggle("sl-letters--two", shown.length > 1);
  const two = form.querySelector(".sl-letter-form__two");
  if (two) two.hidden = !foreign;
  byHand.hidden = true;
  said.textContent = "";
  status.textContent = "";
}

/** Put what is kept into the form. */
function refresh() {
  const kept = state();
  for (const input of inputs) input.value = kept.blanks[input.dataset.blank] ?? "";
  if (language) language.value = spoken(kept);
  if (records) {
    lines.value = kept.lines;
    const listed = onList();
    const open = stillOpen(listed);
    const when = !listed ? "start" : open.length ? "some" : "none";
    for (const each of records.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== when;
    records.querySelector("ul").replaceChildren(...open.map((id) => ticked(id, kept.records[id] ?? true)));
  }
  show(kept);
}

function ticked(id, checked) {
  const item = document.createElement("li");
  item.append(piece.cloneNode(true));
  const box = item.querySelector("input");
  box.checked = checked;
  box.addEventListener("change", () => change((kept) => (kept.records[id] = box.checked)));
  item.querySelector("span").append(...named(own.lang, id));
  return item;
}

/** The letters as they would be read aloud, a line to fill in as its name in brackets. */
function asText() {
  const text = [...letters.children].map((letter) => {
    const copy = letter.cloneNode(true);
    for (const blank of copy.querySelectorAll("[data-blank]")) {
      const [name, value] = blank.children;
      blank.textContent = value.textContent || `________ (${name.textContent})`;
    }
    for (const gone of copy.querySelectorAll("[hidden], .sl-letter__review")) gone.remove();
    return [...copy.querySelectorAll("p, li")]
      .map((each) => (each.matches("li") ? "- " : "") + line(each))
      .join("\n");
  });
  return text.join("\n\n* * *\n\n");
}

async function copy() {
  say(status, (await copied(asText(), byHand)) ? "to-get-copied" : "to-get-not-copied");
}

for (const input of inputs) {
  input.addEventListener("input", () => change((kept) => (kept.blanks[input.dataset.blank] = input.value)));
}
language?.addEventListener("change", () => change((kept) => (kept.language = language.value)));
lines?.addEventListener("input", () => change((kept) => (kept.lines = lines.value)));
actions.querySelector("[data-action=print]").addEventListener("click", () => print());
actions.querySelector("[data-action=copy]").addEventListener("click", copy);
onChange(refresh);
refresh();
form.hidden = false;
actions.hidden = false;
