// On every page. It only wires up what the page offers; what a reader does not use is not loaded.

const search = document.querySelector(".sl-search-open");
if (search && window.HTMLDialogElement && location.protocol !== "file:") {
  search.hidden = false;
  search.addEventListener("click", async () => {
    const { open } = await import("./search.js");
    open();
  });
}
