// On every page. It only wires up what the page offers; what a reader does not use is not loaded.

// An open list of languages would cover what the keyboard reaches next.
for (const menu of document.querySelectorAll("details.sl-languages")) {
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && !menu.contains(next)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
