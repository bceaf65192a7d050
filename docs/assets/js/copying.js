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
