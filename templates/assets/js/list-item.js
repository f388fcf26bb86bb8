// A product on the list, as elements. Every text goes in as text; what storage says is looked at before it is used.
import { cards, isWay } from "./list-read.js";
import { drawing, icon, make, pillOf } from "./search-cards.js";

const DRAWN = /^[a-z0-9-]{1,60}$/;
const within = (value, least, most) => (Number.isInteger(value) && value >= least && value <= most ? value : least);
const text = (value) => (typeof value === "string" ? value : "");

// The card of a product with all that the page needs, whatever the browser gave back.
export const cardOf = (id, found = cards()[id] || {}) => ({
  ...Object.fromEntries(["name", "lang", "producer", "place", "status", "end", "note", "at", "read"].map((key) => [key, text(found[key])])),
  id,
  known: Boolean(text(found.name)),
  stars: within(found.stars, 0, 5),
  category: DRAWN.test(found.category) ? found.category : "",
  photo: /^\/anh\/[\w.-]+$/.test(found.photo) ? found.photo : "",
  icon: DRAWN.test(found.icon) ? found.icon : "mark",
  pattern: within(found.pattern, 1, 8),
  tone: within(found.tone, 1, 3),
  facts: (Array.isArray(found.facts) ? found.facts : []).filter((fact) => Array.isArray(fact) && fact.every((part) => typeof part === "string")),
  ways: (Array.isArray(found.ways) ? found.ways : []).filter((way) => way && text(way.text) && isWay(way)),
  isGone: found.gone === true,
});

export class Pieces {
  constructor(words, root) {
    Object.assign(this, { words, root });
    this.link = (card) => make("a", { href: this.href(card), lang: this.langOf(card) }, this.nameOf(card));
    this.stars = ({ stars, status, end }) => {
      const { state } = pillOf({ status, end }, words);
      const lapsed = state === "expired" || state === "withdrawn" ? " lapsed" : "";
      return stars ? make("span", { class: `stars s${stars}${lapsed}` }, words.stars[stars]) : "";
    };
    this.pill = (card) => (card.known ? pillOf(card, words).pill : "");
    this.ways = ({ ways }) => ways.map(({ kind, href, text: said }) => make("a", { class: "row", href, rel: "nofollow" }, icon(words.ui, kind), said));
  }

  // In the page's own language; where a product has no such page its Vietnamese one was read.
  href({ id, read }) {
    const { products, plain } = this.words;
    return `${!read || read === document.documentElement.lang ? products : plain}${id}/`;
  }

  nameOf({ id, name }) {
    return name || id.split("/")[1].replaceAll("-", " ");
  }

  langOf({ lang }) {
    return lang && lang !== document.documentElement.lang ? lang : undefined;
  }

  picture(card) {
    if (!card.photo) return drawing(card, this.words);
    return make("img", { src: `${this.root}${card.photo}`, alt: "", width: 400, height: 300, loading: "lazy", decoding: "async" });
  }

  // What is said besides: gone, read long ago, not read yet.
  remark({ isGone, known, stale }) {
    const { texts } = this.words;
    if (isGone) return texts.gone;
    if (!known) return texts.waiting;
    return stale ? texts.readOn.replace("{date}", stale) : "";
  }

  item(card, { checked, onNote }) {
    const { texts } = this.words;
    const name = this.nameOf(card);
    const named = (said) => said.replace("{name}", () => name);
    const note = make("textarea", { id: `ghi-${card.id.replace("/", "-")}`, rows: 2, maxlength: 1000, "aria-label": named(texts.noteOn) });
    const printed = make("p", { class: "only-print note" }, card.note);
    note.value = card.note;
    note.addEventListener("input", () => {
      printed.textContent = note.value;
      onNote(note.value);
    });
    const box = make("input", { type: "checkbox", "data-compare": card.id });
    box.checked = checked;
    const remark = this.remark(card);
    const trade = card.facts.filter(([group]) => group === "phan-phoi" || group === "chung-nhan");
    return make(
      "li",
      { class: `my-item${card.category ? ` cat-${card.category}` : ""}`, "data-item": card.id },
      make("div", { class: "pic" }, this.picture(card)),
      make(
        "div",
        { class: "words" },
        make("h2", {}, this.link(card)),
        make("p", { class: "bar" }, this.stars(card), this.pill(card)),
        card.producer ? make("p", {}, card.producer) : "",
        card.place ? make("p", { class: "row" }, icon(this.words.ui, "map-pin"), make("span", {}, card.place)) : "",
        card.ways.length ? make("p", { class: "my-ways" }, ...this.ways(card)) : "",
        remark ? make("p", { class: "hint" }, remark) : "",
        trade.length ? make("p", { class: "only-print" }, trade.map(([, label, said]) => `${label}: ${said}`).join(" · ")) : "",
        printed,
      ),
      make("label", { class: "my-note noprint" }, make("span", {}, texts.note), note),
      make(
        "p",
        { class: "my-tools noprint" },
        make("label", { class: "tick" }, box, make("span", {}, texts.compare, make("span", { class: "hush" }, `: ${name}`))),
        make("button", { class: "btn", type: "button", "data-remove": card.id, "aria-label": named(texts.removeNamed) }, texts.remove),
      ),
    );
  }
}
