// Every word that a script shows stands in its page, in elements with data-i18n inside <template data-words>.

// The name of the language in CLDR ("en-GB"): days and numbers look as they do in the text.
const locale = document.documentElement.dataset.locale;
const held = new Map();
for (const template of document.querySelectorAll("template[data-words]")) {
  for (const each of template.content.querySelectorAll("[data-i18n]")) held.set(each.dataset.i18n, each);
}

const rules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale, { useGrouping: false });

function element(name) {
  const found = held.get(name);
  if (!found) throw new Error(`This page has no word "${name}"`);
  return found;
}

/** The word `name` as characters, each {key} in it replaced by `values[key]`. */
export function word(name, values = {}) {
  return element(name).textContent.trim().replace(/\{([\w-]+)\}/g, (whole, key) => values[key] ?? whole);
}

// Nothing at all has words of its own in every language, also where grammar treats 0 like 5.
function formFor(name, count) {
  return `${name}-${count === 0 ? "zero" : rules.select(count)}`;
}

/** The plural form of `name` that goes with `count`: one of six words, name-zero to name-other, with {number} in it. */
export function counted(name, count, values = {}) {
  return word(formFor(name, count), { number: number(count), ...values });
}

/** A number as the page's language writes it. */
export function number(count) {
  return numbers.format(count);
}

/** A day ("2026-11-21") in words, as the page's language writes it; "" for no day. */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  if (!date) return "";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(year, month - 1, date));
}

/** Put the word `name` into `target`. Where it is not translated yet, the element says that it is English. */
export function say(target, name, values = {}) {
  target.textContent = word(name, values);
  const foreign = element(name).querySelector("[lang]");
  for (const attribute of ["lang", "dir"]) {
    if (foreign) target.setAttribute(attribute, foreign.getAttribute(attribute));
    else target.removeAttribute(attribute);
  }
}

/** Put the plural form of `name` that goes with `count` into `target`. */
export function sayCounted(target, name, count, values = {}) {
  say(target, formFor(name, count), { number: number(count), ...values });
}

// What the page shows, to be shown again elsewhere, and as characters for a message.

const ISOLATES = { ltr: "\u2066", rtl: "\u2067", auto: "\u2068" };

/** A copy of what `element` shows, without links and buttons. */
export function shown(element) {
  const copy = document.createDocumentFragment();
  copy.append(...element.cloneNode(true).childNodes);
  for (const mark of copy.querySelectorAll("button, [popover]")) mark.remove();
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return copy;
}

function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const inside = [...node.childNodes].map(plain).join("");
  const isolate = node.localName === "bdi" ? ISOLATES[node.dir || "auto"] : ISOLATES[node.dir];
  return isolate ? `${isolate}${inside}\u2069` : inside;
}

/** `element` as characters. What runs in another direction is isolated, so that a messenger shows it as the page does. */
export function line(element) {
  return plain(shown(element)).replace(/\s+/g, " ").trim();
}

/** Put `text` on the clipboard. Where that is forbidden, show it in `field`, marked, to be copied by hand; then false. */
export async function copied(text, field) {
  field.value = text;
  try {
    await navigator.clipboard.writeText(text);
    field.hidden = true;
  } catch { // an old browser has no clipboard, and every browser may forbid it
    field.hidden = false;
    field.focus();
    field.select();
  }
  return field.hidden;
}
