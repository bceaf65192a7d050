// sl-chooser: the list of cancers narrows as a reader types, in the page's language or in English.
import { say } from "./words.js";

const chooser = document.querySelector(".sl-chooser");
const input = chooser.querySelector("input");
const none = chooser.querySelector(".sl-chooser__none");
const regions = [...document.querySelectorAll(".sl-region")];

// Accents, vowel marks and the forms of one Arabic letter are typed in many ways; all of them count as the same.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
}

function narrow() {
  const typed = plain(input.value).split(/\s+/).filter(Boolean);
  for (const region of regions) {
    const choices = [...region.querySelectorAll("li")];
    for (const choice of choices) {
      const names = plain(`${choice.textContent} ${choice.dataset.english}`);
      choice.hidden = !typed.every((part) => names.includes(part));
    }
    region.hidden = choices.every((choice) => choice.hidden);
  }
  if (!regions.every((region) => region.hidden)) none.replaceChildren();
  else if (!none.textContent) say(none, "chooser-none");
}

input.addEventListener("input", narrow);
chooser.hidden = false;
narrow(); // a browser that goes back keeps what was typed
