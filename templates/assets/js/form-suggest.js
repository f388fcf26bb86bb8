// A box that looks a word up in a list: a combobox (WAI-ARIA practices). Marks and case make no difference.
import { make } from "./search-cards.js";
import { fold } from "./form-text.js";

const MOST = 8;
const words = (text) => fold(text).split(/[^a-z0-9]+/).filter(Boolean);

// Options are {value, label, note}; each word that was typed must begin one of theirs.
export const matching = (options, text) => {
  const asked = words(text);
  const found = options.filter(({ label, note = "" }) => {
    const own = words(`${label} ${note}`);
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  });
  // Names that begin as typed come first; the sort keeps the order of equals.
  const begins = ({ label }) => (fold(label).startsWith(fold(text).trim()) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, MOST);
};

export class Suggest {
  // ``load``: the options, once somebody wants them; ``chosen``: told the option that was taken.
  constructor(field, { texts, load, chosen }) {
    Object.assign(this, { field, texts, load, chosen, found: [], active: -1, asked: 0 });
    const id = `${field.id}-ds`;
    this.list = make("ul", { role: "listbox", id, "aria-label": field.labels?.[0]?.textContent || field.name });
    this.panel = make("div", { class: "suggest", hidden: true }, this.list);
    this.status = make("span", { class: "hush", role: "status" });
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off",
    })) field.setAttribute(key, value);
    this.listen();
  }

  get parts() {
    return [this.panel, this.status];
  }

  listen() {
    const { field } = this;
    field.addEventListener("input", (event) => { if (!event.isComposing) this.suggest(); });
    field.addEventListener("compositionend", () => this.suggest());
    field.addEventListener("focus", () => { this.load(); });
    field.addEventListener("click", () => this.suggest());
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const at = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (at >= 0) this.take(at);
    });
  }

  async suggest() {
    this.asked += 1;
    const turn = this.asked;
    const options = await this.load();
    if (turn !== this.asked || document.activeElement !== this.field) return;
    this.found = matching(options, this.field.value);
    this.list.replaceChildren(...this.found.map(({ label, note }, at) => make(
      "li",
      { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" },
      make("span", {}, make("b", {}, label), note ? make("small", {}, note) : ""),
    )));
    this.panel.hidden = !this.found.length;
    this.field.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.status.textContent = this.found.length ? this.texts.suggestions.replace("{n}", this.found.length) : this.texts.none;
    this.mark(-1);
  }

  close() {
    this.asked += 1;
    this.panel.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.mark(-1);
  }

  mark(at) {
    this.active = at;
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    const item = this.list.children[at];
    if (!item) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", item.id);
    return item.scrollIntoView({ block: "nearest" });
  }

  take(at) {
    const option = this.found[at];
    this.field.value = option.label;
    this.close();
    this.chosen(option);
  }

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const length = this.panel.hidden ? 0 : this.found.length;
    if (event.key === "Escape" && length) this.close();
    else if (event.key === "Enter" && length && this.active >= 0) this.take(this.active);
    else if (event.key === "ArrowDown" && length) this.mark((this.active + 1) % length);
    else if (event.key === "ArrowUp" && length) this.mark((this.active + length - 1) % length);
    else if (event.key === "ArrowDown") this.suggest();
    else return;
    event.preventDefault();
  }
}
