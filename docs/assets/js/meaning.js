// sl-meaning: the meaning of a medical word, beside the word; on a narrow screen at its lower edge.

const GAP = 8;

let box;
let opener;

function made() {
  const template = document.querySelector(".sl-meaning-template");
  box = template.content.firstElementChild.cloneNode(true);
  template.after(box);
  box.querySelector("button").addEventListener("click", () => box.hidePopover());
  box.addEventListener("toggle", (event) => {
    // Whoever tapped something else stays there; nobody is left without a place.
    const lost = document.activeElement === document.body || box.contains(document.activeElement);
    if (event.newState === "closed" && lost) opener.focus({ preventScroll: true });
  });
}

function place() {
  const word = opener.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const start = getComputedStyle(document.body).direction === "rtl" ? width - word.right : word.left;
  const below = word.bottom + GAP;
  const above = word.top - GAP - box.offsetHeight;
  const block = below + box.offsetHeight > innerHeight && above > 0 ? above : below;
  box.style.setProperty("--sl-meaning-block", `${block + scrollY}px`);
  box.style.setProperty("--sl-meaning-inline", `${Math.max(GAP, Math.min(start, width - box.offsetWidth - GAP))}px`);
}

/** Show what the word behind `link` means. */
export function open(link) {
  if (!box) made();
  opener = link;
  const entry = document.querySelector(link.hash);
  const term = entry.querySelector("dt a");
  box.querySelector(".sl-meaning__word").replaceChildren(...term.cloneNode(true).childNodes);
  box.querySelector(".sl-meaning__text").replaceChildren(...entry.querySelector("dd").cloneNode(true).childNodes);
  box.querySelector("a").href = term.href;
  box.showPopover();
  place();
  box.focus({ preventScroll: true });
}
