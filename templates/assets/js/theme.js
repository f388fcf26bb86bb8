// Loaded in the head without defer: the chosen theme must stand before the first paint.
(() => {
  const root = document.documentElement;
  // What works only with scripts stands in the first paint already, so that nothing moves later.
  root.dataset.js = "";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // Where storage is switched off, even to name it fails.
  const read = (store, key) => { try { return JSON.parse(window[store].getItem(key)); } catch { return null; } };
  const write = (store, key, value) => { try { window[store].setItem(key, JSON.stringify(value)); } catch { /* private mode */ } };

  const theme = read("localStorage", "theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

  const toggle = () => {
    const next = isDark() ? "light" : "dark";
    // Back at what the device wants: forget the choice, so that the page follows the device again.
    if ((next === "dark") === dark.matches) { delete root.dataset.theme; write("localStorage", "theme", null); }
    else { root.dataset.theme = next; write("localStorage", "theme", next); }
  };

  addEventListener("click", (event) => {
    // The other language of a search or a shared list shows the same.
    const other = event.target.closest?.("a.lang");
    if (other) { other.search = location.search; other.hash = location.hash; }
    const button = event.target.closest?.("[data-act]");
    if (button) import("./product.js").then((page) => page.act(button), () => { /* off line */ });
  });

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.addEventListener("click", toggle);
    }
    const side = document.querySelector(".side");
    if (!side) return;
    const branches = side.querySelectorAll("details[id]");
    const open = read("sessionStorage", "tree") || {};
    for (const branch of branches) {
      // Where the page itself opened a branch, its place in the catalogue wins over memory.
      if (branch.id in open && !branch.querySelector("[aria-current]")) branch.open = open[branch.id];
      branch.addEventListener("toggle", () => { open[branch.id] = branch.open; write("sessionStorage", "tree", open); });
    }
    side.scrollTop = read("sessionStorage", "tree-top") || 0;
    const here = side.querySelector("[aria-current]");
    const below = here && here.offsetTop + here.offsetHeight > side.scrollTop + side.clientHeight;
    if (below || (here && here.offsetTop < side.scrollTop)) side.scrollTop = here.offsetTop - side.clientHeight / 2;
    addEventListener("pagehide", () => write("sessionStorage", "tree-top", side.scrollTop));
  });
})();
