// Suggestions under the box in the header: a combobox with a list (WAI-ARIA practices, manual selection).
import { hrefOf, make, option, replaced } from "./search-cards.js";
import { open } from "./search-engine.js";
import { find } from "./search-find.js";

const MOST = 6;
const PAUSE = 80;

class Box {
  constructor(form, engine) {
    this.form = form;
    this.engine = engine;
    this.words = engine.words;
    this.field = form.elements.q;
    this.hint = form.querySelector("kbd");
    this.cards = [];
    this.active = -1;
    this.asked = 0;
    this.build();
    this.listen();
    this.suggest();
  }

  build() {
    const id = `${this.field.id}-goi-y`;
    this.list = make("ul", { role: "listbox", id: `${id}-ds`, "aria-label": this.words.texts.suggestions });
    this.all = make("a", {});
    this.said = make("p", { class: "said" });
    this.panel = make("div", { class: "suggest", id, hidden: true }, this.said, this.list, make("p", { class: "all" }, this.all));
    this.status = make("p", { class: "hush", role: "status" });
    this.form.append(this.panel, this.status);
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.field.setAttribute(key, value);
  }

  listen() {
    this.field.addEventListener("input", () => this.soon());
    this.field.addEventListener("focus", () => this.suggest());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("focusout", (event) => { if (!this.form.contains(event.relatedTarget)) this.close(); });
    // The field keeps the focus while the list is clicked.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const at = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (at >= 0) this.go(at);
    });
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest(), PAUSE);
  }

  async suggest() {
    const text = this.field.value.trim();
    const turn = ++this.asked;
    if (this.hint) this.hint.hidden = Boolean(text);
    if (!text) return this.close();
    try {
      const found = await find(this.engine, text, true);
      const cards = await this.engine.cards(found.ids.slice(0, MOST));
      if (turn === this.asked && document.activeElement === this.field) this.show(cards, found, text);
    } catch {
      this.close();
    }
  }

  show(cards, found, text) {
    const { texts, search } = this.words;
    const { ids, folded } = found;
    this.said.textContent = replaced(found, text, cards[0], this.words, texts);
    this.said.hidden = !this.said.textContent;
    this.cards = cards;
    this.list.replaceChildren(...cards.map((card, at) => option(card, this.words, folded, `${this.panel.id}-${at}`)));
    this.all.textContent = texts.all.replace("{n}", ids.length.toLocaleString(document.documentElement.lang));
    this.all.href = `${search}?${new URLSearchParams({ q: text })}`;
    const number = cards.length ? texts.found.replace("{n}", cards.length) : texts.none;
    this.status.textContent = [this.said.textContent, number].filter(Boolean).join(" ");
    this.panel.hidden = !cards.length;
    this.field.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.choose(-1);
  }

  close() {
    this.panel.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.choose(-1);
  }

  choose(at) {
    this.active = at;
    [...this.list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    const item = this.list.children[at];
    if (!item) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  go(at) {
    location.assign(hrefOf(this.cards[at], this.words));
  }

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { length } = this.panel.hidden ? [] : this.cards;
    if (event.key === "Escape" && !this.panel.hidden) this.close();
    else if (event.key === "Enter" && this.active >= 0) this.go(this.active);
    else if (event.key === "ArrowDown" && length) this.choose(this.active + 1 < length ? this.active + 1 : -1);
    else if (event.key === "ArrowUp" && length) this.choose(this.active < 0 ? length - 1 : this.active - 1);
    else if (event.key === "ArrowDown" && this.field.value.trim()) this.suggest();
    else return;
    event.preventDefault();
  }
}

export const start = async (form) => new Box(form, await open(form.dataset.index));
