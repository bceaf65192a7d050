// sl-planner: from the day treatment should start back to the last day for each step. It knows no days of its own.

import { calendar } from "./calendar.js";
import { onChange, read, write } from "./store.js";
import { say, word } from "./words.js";

const DAY = 86400000;
const MOST = 365;
const MONDAY = Date.UTC(2024, 0, 1);
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xde6]; // keyboards write digits of their own script

const page = document.documentElement;
const root = document.querySelector(".sl-planner");
const one = (name) => root.querySelector(name);
const piece = (name) => document.querySelector(`template[data-piece=${name}]`).content.cloneNode(true);
const start = one("[data-choice=start]");
const closed = one(".sl-planner__closed");
const steps = [...root.querySelectorAll("[data-step]")];
const inWords = new Intl.DateTimeFormat(page.dataset.locale, { dateStyle: "full", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(page.dataset.locale, { weekday: "long", timeZone: "UTC" });

/** The number that somebody wrote, NaN for anything else and for nothing. */
function written(text) {
  const plain = [...text.trim()].map((each) => {
    const code = each.codePointAt(0);
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? "x" : String(code - zero);
  });
  return plain.length ? Number(plain.join("")) : NaN;
}

const valid = (days) => days >= 0 && days <= MOST;

/** Midnight UTC of "2026-11-21", or undefined: days are counted without hours, so that no clock change gets between. */
function dayOf(iso) {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time);
}

function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

const earlier = (day, days) => new Date(day.getTime() - days * DAY);

/** The last day to begin something that takes `days` and must be there on `end`. */
function latest(end, days, working, isClosed) {
  if (!working) return earlier(end, days);
  let day = end;
  for (let left = days; left > 0; day = earlier(day, 1)) if (!isClosed(day)) left -= 1;
  return day;
}

/** Each step's day, last step first; `moved` is the closed day that the day was moved back from. */
function plan(kept) {
  const shut = kept.closed.length < 7 ? kept.closed : [];
  const isClosed = (day) => shut.includes(day.getUTCDay());
  const found = new Map();
  let end = dayOf(kept.start);
  for (const step of [...steps].reverse()) {
    const id = step.dataset.step;
    const days = written(kept.days[id] ?? "");
    if (!end || !valid(days)) break;
    const exact = latest(end, days, kept.kinds[id] === "working", isClosed);
    let day = exact;
    while (isClosed(day)) day = earlier(day, 1);
    found.set(id, { day, moved: day < exact ? exact : undefined });
    end = day;
  }
  return found;
}

function state() {
  const kept = read("planner") ?? {};
  return { start: kept.start ?? "", closed: kept.closed ?? [], days: { ...kept.days }, kinds: { ...kept.kinds }, id: kept.id };
}

function change(alter) {
  const kept = state();
  alter(kept);
  write("planner", kept);
  show(kept);
  announce(kept);
}

function note(target, name, values) {
  const line = document.createElement("span");
  say(line, name, values);
  target.append(line);
}

function show(kept) {
  const now = today();
  const found = plan(kept);
  for (const step of steps) {
    const held = found.get(step.dataset.step);
    const shown = step.querySelector(".sl-planner__latest");
    const notes = step.querySelector(".sl-planner__notes");
    notes.replaceChildren();
    step.classList.toggle("sl-planner__step--passed", held?.day < now);
    shown.classList.toggle("sl-planner__latest--open", !held);
    if (!held) {
      say(shown, "planner-open");
      continue;
    }
    say(shown, "planner-latest", { day: inWords.format(held.day) });
    if (held.day < now) note(notes, "planner-passed");
    if (held.day.getTime() === now.getTime()) note(notes, "planner-today");
    if (held.moved) note(notes, "planner-moved", { day: inWords.format(held.moved) });
  }
  const working = steps.some((step) => kept.kinds[step.dataset.step] === "working");
  one("[data-when=no-closed]").hidden = !working || kept.closed.length > 0;
  warn(dayOf(kept.start) < now || [...found.values()].some(({ day }) => day < now));
  one("[data-action=calendar]").disabled = !found.size;
  one("[data-status=done]").textContent = "";
}

/** What to do when a day has passed stands above all days, and is read out when it comes. */
function warn(passed) {
  const box = one("[data-when=passed]");
  if (passed === !box.hidden) return;
  box.hidden = !passed;
  box.replaceChildren(...(passed ? [piece("passed")] : []));
}

/** Read out the earliest day that is known: that is what each change is about. */
function announce(kept) {
  const [last] = [...plan(kept)].slice(-1);
  const step = last && steps.find((each) => each.dataset.step === last[0]);
  const text = step ? `${step.querySelector("h3").textContent}: ${word("planner-latest", { day: inWords.format(last[1].day) })}` : "";
  one("[data-status=days]").textContent = text;
}

/** Say at a field that what stands in it is no number of days. */
function judge(input) {
  const wrong = input.value.trim() !== "" && !valid(written(input.value));
  const message = input.closest("li").querySelector(".sl-planner__wrong");
  message.hidden = !wrong;
  input.setAttribute("aria-invalid", wrong);
  if (wrong) input.setAttribute("aria-describedby", message.id);
  else input.removeAttribute("aria-describedby");
}

function refresh() {
  const kept = state();
  start.value = kept.start;
  for (const box of closed.querySelectorAll("input")) box.checked = kept.closed.includes(Number(box.value));
  for (const step of steps) {
    const days = step.querySelector("[data-choice=days]");
    days.value = kept.days[step.dataset.step] ?? "";
    step.querySelector("[data-choice=kind]").value = kept.kinds[step.dataset.step] ?? "calendar";
    judge(days);
  }
  show(kept);
}

/** Give the days to the calendar of the device. Saved again, they replace the earlier ones. */
function save() {
  const kept = state();
  kept.id ??= [...crypto.getRandomValues(new Uint32Array(4))].map((each) => each.toString(16)).join("");
  write("planner", kept);
  const events = [...plan(kept)].reverse().map(([id, { day }]) => ({ id: `${kept.id}-${id}`, day, title: word(`event-${id}`) }));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([calendar(events)], { type: "text/calendar" }));
  link.download = "dates.ics"; // a neutral name: not everybody at home may know
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(one("[data-status=done]"), "planner-saved");
}

for (let index = 0; index < 7; index += 1) {
  const day = new Date(MONDAY + index * DAY);
  const choice = piece("weekday");
  const box = choice.querySelector("input");
  box.value = day.getUTCDay();
  choice.querySelector("span").textContent = weekday.format(day);
  box.addEventListener("change", () =>
    change((kept) => {
      kept.closed = [...closed.querySelectorAll(":checked")].map((each) => Number(each.value));
    }),
  );
  closed.append(choice);
}
start.addEventListener("change", () => change((kept) => (kept.start = start.value)));
for (const step of steps) {
  const id = step.dataset.step;
  const days = step.querySelector("[data-choice=days]");
  const kind = step.querySelector("[data-choice=kind]");
  days.addEventListener("input", () => {
    judge(days);
    change((kept) => (kept.days[id] = days.value));
  });
  kind.addEventListener("change", () => change((kept) => (kept.kinds[id] = kind.value)));
}
one("[data-action=calendar]").addEventListener("click", save);
one("[data-action=print]").addEventListener("click", () => print());
onChange(refresh);
refresh();
for (const each of root.querySelectorAll("[data-tool]")) each.hidden = false;
for (const each of root.querySelectorAll("[data-paper]")) each.hidden = true;
