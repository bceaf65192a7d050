// sl-question-sheet: questions ticked on the page and the reader's own, in the reader's order, for one page of paper.

import { onChange, read, write } from "./store.js";
import { copied, line, number, say, sayCounted, shown, word } from "./words.js";

const PAGE = (245 / 25.4) * 96; // what A4 and letter paper both hold, in pixels
const FOOT = ".sl-urgent p:first-child, .sl-footer__warning, .sl-age > ul"; // what of the page stands on paper too
const ROOMS = ["3-3", "3-2", "2-2", "2-1", "1-1"]; // lines for an answer: among the top three, among the others
const LINE_START = document.documentElement.dir === "rtl" ? "\u200f" : "";

const picks = document.querySelector(".sl-picks");
const bar = picks.querySelector(".sl-picks-bar");
const sheet = document.querySelector(".sl-question-sheet");
const paper = document.querySelector(".sl-question-paper");
const one = (name) => sheet.querySelector(`.sl-question-sheet__${name}`);
const action = (name, root = sheet) => root.querySelector(`[data-action=${name}]`);
const clone = (part, root = sheet) => root.querySelector(`[data-part=${part}]`).content.firstElementChild.cloneNode(true);
const said = one("said").firstElementChild;
const offered = new Map(); // the page's questions by id: their box and their words

// ---- What is kept. A file may hold anything, and a question may have left the site: its words were kept with it ----

const keyOf = (question) => question.own ?? question.id;

function kept() {
  const found = read("questions");
  const list = (name) => (Array.isArray(found?.[name]) ? found[name] : []);
  const chosen = list("chosen").filter((each) => typeof each?.text === "string" && typeof keyOf(each) === "string");
  const keys = new Set(chosen.map(keyOf));
  return { chosen, top: list("top").filter((key) => keys.has(key)).slice(0, 3) };
}

function keep({ chosen, top }) {
  write("questions", chosen.length ? { chosen, top } : undefined);
}

/** The questions of one list, in the reader's order. */
function listed(name, { chosen, top } = kept()) {
  if (name === "rest") return chosen.filter((each) => !top.includes(keyOf(each)));
  return top.map((key) => chosen.find((each) => keyOf(each) === key));
}

const listOf = (key) => (kept().top.includes(key) ? "top" : "rest");

// ---- Drawing ----

/** The words of a question as the page shows them today; a reader's own as it was typed. */
function wordsOf(question) {
  const words = document.createElement("span");
  const offer = offered.get(question.id);
  if (offer) words.append(shown(offer.words));
  else {
    words.dir = "auto";
    words.textContent = question.text.replace(/\s+/g, " ").trim();
  }
  return words;
}

/** The questions that have words: one that is only begun is not printed. */
const written = (name) => listed(name).filter((each) => each.text.trim());

function drawPaper() {
  for (const name of ["top", "rest"]) {
    const questions = written(name).map((question) => {
      const item = clone("line", paper);
      item.firstElementChild.append(wordsOf(question));
      return item;
    });
    const list = paper.querySelector(`[data-list=${name}]`);
    list.replaceChildren(...questions);
    list.parentElement.hidden = !questions.length;
  }
  const empty = !paper.querySelector("li p");
  paper.hidden = empty;
  one("use").hidden = empty;
  const fits = ROOMS.some((room) => {
    paper.dataset.room = room;
    return paper.firstElementChild.offsetHeight <= PAGE;
  });
  one("long").hidden = empty || fits;
  one("text").hidden = true;
  one("status").textContent = "";
}

function drawOwn(question) {
  const field = clone("own");
  field.value = question.text;
  field.addEventListener("input", () => {
    const state = kept();
    const found = state.chosen.find((each) => each.own === question.own);
    if (!found) return;
    found.text = field.value;
    keep(state);
    drawPaper();
  });
  return field;
}

function drawQuestion(question, place, all) {
  const key = keyOf(question);
  const top = listOf(key) === "top";
  const item = clone("question");
  const words = item.firstElementChild;
  item.dataset.key = key;
  words.id = `sl-${key.replaceAll("/", "-")}`;
  words.append(question.own ? drawOwn(question) : wordsOf(question));
  const does = { top: () => mark(key), up: () => move(key, -1), down: () => move(key, 1), remove: () => takeOff(key) };
  for (const [name, act] of Object.entries(does)) {
    const button = action(name, item);
    button.setAttribute("aria-describedby", words.id);
    button.addEventListener("click", act);
  }
  action("top", item).setAttribute("aria-pressed", top);
  action("up", item).setAttribute("aria-disabled", place === 0);
  action("down", item).setAttribute("aria-disabled", place === all.length - 1);
  return item;
}

function draw() {
  const { chosen, top } = kept();
  for (const [id, { box }] of offered) box.checked = chosen.some((each) => each.id === id);
  for (const name of ["top", "rest"]) {
    const list = sheet.querySelector(`[data-list=${name}]`);
    list.replaceChildren(...listed(name).map(drawQuestion));
    list.parentElement.hidden = !list.children.length;
  }
  one("top").hidden = !chosen.length;
  one("mark").hidden = top.length === 3;
  sayCounted(one("count"), "own-sheet", chosen.length);
  sayCounted(bar.firstElementChild, "own-sheet", chosen.length);
  bar.firstElementChild.hidden = chosen.length === 0; // an empty line would only cover questions
  drawPaper();
}

/** After a change: draw, keep the focus where the reader was working, and say what happened. */
function changed(key, button, ...saying) {
  draw();
  removed = undefined;
  action("put-back").hidden = true;
  said.textContent = "";
  if (saying.length) say(said, ...saying);
  if (key) action(button, sheet.querySelector(`[data-key="${CSS.escape(key)}"]`)).focus();
}

// ---- What a reader does ----

let removed; // the state before the last question was taken off, to put it back

function add(question) {
  const state = kept();
  state.chosen.push(question);
  keep(state);
}

function remove(key) {
  const state = kept();
  keep({ chosen: state.chosen.filter((each) => keyOf(each) !== key), top: state.top.filter((each) => each !== key) });
}

function pick(id, { box, words }) {
  if (box.checked) add({ id, text: line(words) });
  else remove(id);
  changed();
}

function addOwn(field) {
  const text = field.value.trim();
  field.focus();
  if (!text) return;
  const numbers = kept().chosen.map((each) => Number(each.own?.replace("own-", "")) || 0);
  add({ own: `own-${Math.max(0, ...numbers) + 1}`, text });
  field.value = "";
  changed(undefined, undefined, "own-sheet-added");
}

function mark(key) {
  const state = kept();
  const marked = state.top.includes(key);
  if (!marked && state.top.length === 3) {
    changed(key, "top", "own-sheet-full");
    return;
  }
  keep({ ...state, top: marked ? state.top.filter((each) => each !== key) : [...state.top, key] });
  changed(key, "top");
}

function move(key, by) {
  const name = listOf(key);
  const keys = listed(name).map(keyOf);
  const from = keys.indexOf(key);
  const to = from + by;
  if (to < 0 || to >= keys.length) return;
  keys.splice(to, 0, ...keys.splice(from, 1));
  const state = kept();
  if (name === "top") keep({ ...state, top: keys });
  else keep({ ...state, chosen: [...listed("top", state), ...keys.map((each) => state.chosen.find((found) => keyOf(found) === each))] });
  changed(key, by < 0 ? "up" : "down", "own-sheet-moved", { number: number(to + 1), total: number(keys.length) });
}

function takeOff(key) {
  const before = kept();
  const item = sheet.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const next = (item.nextElementSibling ?? item.previousElementSibling)?.dataset.key;
  remove(key);
  changed(next, "remove", "own-sheet-removed");
  if (!next) sheet.focus();
  removed = { key, before };
  action("put-back").hidden = false;
}

function putBack() {
  const { key, before } = removed;
  keep(before);
  changed(key, "remove");
}

function asMessage() {
  const part = (title, name) => {
    const lines = written(name).map((question, place) => `${number(place + 1)}. ${line(wrapped(question))}`);
    return lines.length ? [[word(title), ...lines]] : [];
  };
  const parts = [
    [word("own-sheet-title"), word("questions-doctor")],
    ...part("questions-three", "top"),
    ...part("own-sheet-rest", "rest"),
  ];
  return `${parts.map((each) => each.map((text) => LINE_START + text).join("\n")).join("\n\n")}\n`;
}

/** A question's words inside an element, so that their own direction goes along. */
function wrapped(question) {
  const around = document.createElement("div");
  around.append(wordsOf(question));
  return around;
}

/** Open the questions that the address names. The name then leaves the address: it would be printed beside the sheet. */
function open() {
  const set = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!set?.matches(".sl-picks__set")) return;
  set.open = true;
  set.scrollIntoView();
  history.replaceState(null, "", location.pathname + location.search);
}

for (const list of picks.querySelectorAll("[data-questions]")) {
  for (const item of list.children) {
    const id = `${list.dataset.questions || list.parentElement.id}/${item.dataset.question}`;
    const label = clone("pick");
    const offer = { box: label.querySelector("input"), words: label.querySelector("span") };
    offer.words.append(...item.childNodes);
    item.append(label);
    offer.box.addEventListener("change", () => pick(id, offer));
    offered.set(id, offer);
  }
}
paper.querySelector(".sl-question-paper__foot").append(...[...document.querySelectorAll(FOOT)].map((each) => each.cloneNode(true)));
one("own").addEventListener("submit", (event) => {
  event.preventDefault();
  addOwn(one("own").querySelector("textarea"));
});
action("put-back").addEventListener("click", putBack);
action("print").addEventListener("click", () => print());
action("copy").addEventListener("click", async () => {
  say(one("status"), (await copied(asMessage(), one("text"))) ? "to-get-copied" : "to-get-not-copied");
});
onChange(() => changed());
addEventListener("hashchange", open);
draw();
for (const each of [document.querySelector(".sl-picks-intro"), bar, sheet]) each.hidden = false;
open();
