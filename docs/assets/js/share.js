// sl-share: copies the address of the page, or hands it to the device's own list of apps. Never more than the address.

import { say } from "./words.js";

/** Do what `button` offers. */
export async function send(button) {
  const status = document.querySelector(".sl-share__status");
  if (button.dataset.share === "more") {
    try {
      await navigator.share({ title: document.title, url: button.value });
    } catch (error) {
      if (error.name !== "AbortError") throw error; // the reader closed the list
    }
    return;
  }
  status.textContent = ""; // or the same sentence would not be read out a second time
  try {
    await navigator.clipboard.writeText(button.value);
    say(status, "share-copied");
  } catch {
    say(status, "share-not-copied");
  }
}
