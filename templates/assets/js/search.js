// On every page, and small: what searches is loaded when somebody is about to.
const boxes = [...document.querySelectorAll("[data-search-box]")];
const own = document.querySelector("[data-search-form]");

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  const find = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  const field = (own || boxes[0])?.elements.q;
  if (!field || event.isComposing || !(find || slash)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

for (const box of boxes) {
  const field = box.elements.q;
  const start = async () => {
    field.removeEventListener("focus", start);
    field.removeEventListener("input", start);
    // Without the rest the box is still a form that leads to the search page.
    try { (await import("./search-box.js")).start(box); } catch { /* off line */ }
  };
  field.addEventListener("focus", start);
  field.addEventListener("input", start);
  if (document.activeElement === field) start();
}

if (own) {
  import("./search-page.js").then((page) => page.start(), () => {
    document.querySelector("[data-search-page]").dataset.ready = "";
    for (const part of document.querySelectorAll("[data-search-failed]")) part.hidden = false;
  });
}
