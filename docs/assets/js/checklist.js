// sl-checklist: the reader's moment, marks and notes at each record, and the list of what is still to get.

import { onChange, read, write } from "./store.js";
import { copied, day, line, say, sayCounted, shown, word } from "./words.js";

const MARKS = ["have", "asked", "not-yet", "not-needed"];
const DAYS = ["date", "back"];
const LINE_START = document.documentElement.dir === "rtl" ? "\u200f" : "";

const box = document.querySelector(".sl-checklist");
const kept = `checklist/${box.dataset.checklist}`;
const moments = box.querySelector(".sl-moment-choice");
const panel = box.querySelector(".sl-to-get");
const bar = box.querySelector(".sl-to-get-bar");
const status = panel.querySelector(".sl-to-get__status");
const said = panel.querySelector(".sl-to-get__said");
const text = panel.querySelector(".sl-to-get__text");
const departments = [...box.querySelectorAll("[data-holder]")];
const records = [...box.querySelectorAll(".sl-record")];

const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const clone = (part) => panel.querySelector(`[data-part=${part}]`).content.cloneNode(true);

// ---- What is kept: a file may hold anything, and records that are no longer on this list stay as they are ----

function all() {
  const found = read(kept);
  return isMap(found) ? { ...found, records: isMap(found.records) ? found.records : {} } : { records: {} };
}

function entryOf(record) {
  const found = all().records[record.id];
  const entry = isMap(found) ? Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === "string")) : {};
  return { ...entry, status: MARKS.includes(entry.status) ? entry.status : "not-yet" };
}

function keepMoment(moment) {
  write(kept, { ...all(), situation: moment || undefined });
}

function keepField(record, field, value) {
  const { records: held, ...rest } = all();
  const entry = { ...held[record.id], [field]: value };
  if (!value) delete entry[field];
  write(kept, { ...rest, records: { ...held, [record.id]: entry } });
}

// ---- The page's own words, to be shown again elsewhere ----

function typed(field, value) {
  return `\u2068${DAYS.includes(field) ? day(value) : value.trim()}\u2069`;
}

/** One line per kept field that has something in it: "Asked on: 3 May 2026". */
function noted(record, fields) {
  const entry = entryOf(record);
  return fields.filter((field) => entry[field]?.trim()).map((field) => {
    const label = record.querySelector(`[data-field=${field}]`).closest("label").querySelector("span");
    const each = document.createElement("span");
    say(each, "track-line", { label: line(label), value: typed(field, entry[field]) });
    return each;
  });
}

/** The record's mark in words. */
function markOf(record) {
  const words = record.querySelector(`input[value="${record.dataset.status}"]`).nextElementSibling;
  const mark = document.createElement("span");
  mark.append(shown(words));
  return mark;
}

// ---- Drawing ----

function belongs(record) {
  const moment = box.dataset.moment;
  return !moment || record.dataset.situations.split(" ").includes(moment);
}

function drawMoment() {
  const choices = [...moments.querySelectorAll("input")];
  const chosen = choices.find((choice) => choice.value === all().situation) ?? choices[0];
  chosen.checked = true;
  box.dataset.moment = chosen.value;
  for (const record of records) record.hidden = !belongs(record);
  for (const list of box.querySelectorAll(".sl-records")) {
    list.hidden = list.previousElementSibling.hidden = [...list.children].every((record) => record.hidden);
  }
  for (const department of departments) {
    const empty = !department.querySelector(".sl-record:not([hidden])");
    department.hidden = empty;
    for (const link of document.querySelectorAll(`.sl-contents a[href="#${department.id}"]`)) link.parentElement.hidden = empty;
  }
}

function drawRecord(record) {
  const entry = entryOf(record);
  record.dataset.status = entry.status;
  record.querySelector(`input[value="${entry.status}"]`).checked = true;
  for (const input of record.querySelectorAll("[data-field]")) {
    const value = entry[input.dataset.field] ?? "";
    if (input.value !== value) input.value = value;
  }
  const summary = record.querySelector(".sl-track__summary");
  const notes = noted(record, ["date", "whom", "deposit", "back", "note"]);
  summary.replaceChildren(document.createElement("strong"), ...notes);
  summary.firstElementChild.append(markOf(record));
  summary.classList.toggle("sl-track__summary--empty", !notes.length);
}

function isOpen(record) {
  return belongs(record) && ["asked", "not-yet"].includes(record.dataset.status);
}

/** The records still to get, by department: [department, records]. */
function open() {
  return departments
    .map((department) => [department, [...department.querySelectorAll(".sl-record")].filter(isOpen)])
    .filter(([, left]) => left.length);
}

/** That a record was asked for, when, and whom. */
function askedOf(record) {
  if (record.dataset.status !== "asked") return [];
  const noticed = noted(record, ["date", "whom"]);
  return entryOf(record).date ? noticed : [markOf(record), ...noticed];
}

function drawItem(record) {
  const item = clone("record");
  const link = item.querySelector("a");
  link.href = `#${record.id}`;
  link.append(shown(record.querySelector("h4")));
  item.querySelector("[data-need]").hidden = record.parentElement.dataset.need !== "helpful";
  item.querySelector(".sl-to-get__forms").append(shown(record.querySelector(".sl-record__forms")));
  item.querySelector(".sl-to-get__asked").append(...askedOf(record).flatMap((each, index) => (index ? [" · ", each] : [each])));
  return item;
}

function drawDepartment([department, left]) {
  const part = clone("department");
  part.querySelector("h3").append(shown(department.querySelector("h2")));
  part.querySelector("ul").append(...left.map(drawItem));
  const letter = department.querySelector(".sl-letter-link");
  if (letter) part.firstElementChild.append(letter.cloneNode(true));
  return part;
}

function drawOpen() {
  const left = open();
  const count = left.reduce((sum, [, each]) => sum + each.length, 0);
  sayCounted(panel.querySelector(".sl-to-get__count"), "to-get", count);
  sayCounted(bar.firstElementChild, "to-get", count);
  panel.querySelector(".sl-to-get__list").replaceChildren(...left.map(drawDepartment));
  text.hidden = true;
  return count;
}

function draw() {
  drawMoment();
  records.forEach(drawRecord);
  drawOpen();
}

// ---- What a reader does ----

function startRecord(record, track) {
  const own = track.cloneNode(true);
  own.querySelector("legend").append(shown(record.querySelector("h4")));
  own.querySelector("summary .sl-hidden").append(": ", shown(record.querySelector("h4")));
  for (const mark of own.querySelectorAll("[type=radio]")) {
    mark.name = `mark-${record.id}`;
    mark.addEventListener("change", () => {
      keepField(record, "status", mark.value);
      if (mark.value === "asked") record.querySelector(".sl-track__notes").open = true;
      drawRecord(record);
      sayCounted(said, "to-get", drawOpen());
    });
  }
  for (const input of own.querySelectorAll("[data-field]")) {
    input.addEventListener("input", () => {
      keepField(record, input.dataset.field, input.value);
      drawRecord(record);
      drawOpen();
    });
  }
  record.append(own);
}

/** What is still to get, for a message: department, record, form to ask for. */
function asMessage() {
  const parts = open().map(([department, left]) => [
    line(department.querySelector("h2")),
    ...left.map((record) => {
      const more = askedOf(record).map(line).join(" · ");
      return `- ${line(record.querySelector("h4"))}: ${line(record.querySelector(".sl-record__forms"))}${more && ` (${more})`}`;
    }),
  ]);
  const lines = [[word("papers-title")], ...parts].map((part) => part.map((each) => LINE_START + each).join("\n"));
  return `${lines.join("\n\n")}\n`;
}

async function copy() {
  say(status, (await copied(asMessage(), text)) ? "to-get-copied" : "to-get-not-copied");
}

function print() {
  document.documentElement.dataset.printing = ""; // the list alone; the browser's own command prints the whole page
  window.print(); // on a phone this returns before anything is printed
}

const track = clone("track");
for (const record of records) startRecord(record, track);
moments.addEventListener("change", (event) => {
  keepMoment(event.target.value);
  drawMoment();
  sayCounted(said, "to-get", drawOpen());
});
panel.querySelector("[data-action=print]").addEventListener("click", print);
panel.querySelector("[data-action=copy]").addEventListener("click", copy);

const title = document.title; // a saved PDF is named after it, and not everybody at home may know
addEventListener("beforeprint", () => { document.title = word("papers-title"); });
addEventListener("afterprint", () => {
  document.title = title;
  delete document.documentElement.dataset.printing;
});

// The line at the foot leads to the list; where the list is in sight, it would only cover it.
new IntersectionObserver(([seen]) => bar.classList.toggle("sl-to-get-bar--there", seen.isIntersecting)).observe(panel);

onChange(draw);
draw();
box.dataset.live = "";
for (const part of box.querySelectorAll(".sl-moment-choice, .sl-track-intro, .sl-to-get, .sl-to-get-bar")) part.hidden = false;
