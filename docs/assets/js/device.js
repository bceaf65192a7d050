// sl-device: says where the notes are kept, saves them to a file, opens such a file, and clears everything.

import { asText, clear, fromText, lasts } from "./store.js";
import { say } from "./words.js";

for (const box of document.querySelectorAll(".sl-device")) {
  const status = box.querySelector(".sl-device__status");
  const question = box.querySelector(".sl-device__question");
  const file = box.querySelector(".sl-device__file");

  box.hidden = false;
  box.querySelector(".sl-device__lasts").hidden = !lasts();
  box.querySelector(".sl-device__fleeting").hidden = lasts();

  box.querySelector("[data-action=save]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText()], { type: "application/json" }));
    link.download = "notes.json"; // a neutral name: not everybody at home may know
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(status, "device-saved");
  });

  box.querySelector("[data-action=open]").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    say(status, fromText(await file.files[0].text()) ? "device-opened" : "device-not-ours");
    file.value = "";
  });

  box.querySelector("[data-action=clear]").addEventListener("click", () => question.showModal());
  question.addEventListener("close", () => {
    if (question.returnValue !== "clear") return;
    clear();
    say(status, "device-cleared");
  });
}
