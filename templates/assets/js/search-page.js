// The search page: words, filters with live counts, sorting, more results; all of it in the address.
import { offer } from "./mark.js";
import { icon, insteadOf, make, replaced, result, stateOn, todayIn } from "./search-cards.js";
import { open, PAGE } from "./search-engine.js";
import { find } from "./search-find.js";

const STATE = "hieu-luc";
const GROUPS = ["sao", STATE, "nhom", "tinh"];
const BEST = "do-lien-quan";
const COLUMNS = { ten: "names.json", moi: "dates.json" };
const PAUSE = 150;
const LONGEST = 200;
const WIDE = "(min-width: 64em)";

const part = (name) => document.querySelector(`[data-search-${name}]`);

// What the visitor asks for; the address says all of it.
class Request {
  constructor(query) {
    const given = new URLSearchParams(query);
    this.q = (given.get("q") || "").slice(0, LONGEST).trim();
    this.sort = given.get("sap-xep") || BEST;
    this.chosen = Object.fromEntries(GROUPS.map((group) => (
      [group, new Set(given.getAll(group).flatMap((value) => value.split(",")).filter(Boolean))]
    )));
  }

  get filtered() {
    return GROUPS.some((group) => this.chosen[group].size);
  }

  // The address of this request, or of the same one without a filter, or without any.
  address(search, without = {}) {
    const query = new URLSearchParams();
    if (this.q) query.set("q", this.q);
    for (const group of without.all ? [] : GROUPS) {
      for (const value of this.chosen[group]) {
        if (group !== without.group || value !== without.value) query.append(group, value);
      }
    }
    if (this.sort !== BEST) query.set("sap-xep", this.sort);
    return String(query) ? `${search}?${query}` : search;
  }
}

// Filters, counts and sorts by columns, a row a product.
class Table {
  constructor(engine) {
    this.engine = engine;
    this.value = { ...engine.value, [STATE]: () => undefined };
  }

  // Ends of validity: not before a filter needs them, or its counts are in sight.
  async knowStates() {
    if (this.knowsStates) return;
    const { words } = this.engine;
    const ends = words.count ? await this.engine.get("ends.json") : [];
    const day = todayIn(words);
    const states = { 0: "unknown", "-1": "withdrawn", "-2": "under-review" };
    this.value[STATE] = (at) => states[ends[at]] || stateOn(day, ends[at], words.expiringDays);
    this.knowsStates = true;
  }

  // The rows that pass the filters, and for each group how many would pass with each of its values.
  filter(rows, chosen) {
    const passed = [];
    const counts = Object.fromEntries(GROUPS.map((group) => [group, new Map()]));
    for (const at of rows) {
      const values = GROUPS.map((group) => this.value[group](at));
      const failed = GROUPS.filter((group, n) => chosen[group].size && !chosen[group].has(values[n]));
      if (!failed.length) passed.push(at);
      GROUPS.forEach((group, n) => {
        if (!failed.length || (failed.length === 1 && failed[0] === group)) {
          counts[group].set(values[n], (counts[group].get(values[n]) || 0) + 1);
        }
      });
    }
    return { passed, counts };
  }

  // In another order than the best first; rows are numbered by stars, then name.
  async sort(rows, by) {
    if (by === "sao") return [...rows].sort((a, b) => a - b);
    if (!Object.hasOwn(COLUMNS, by)) return rows;
    const column = await this.engine.get(COLUMNS[by]);
    const order = by === "moi" ? (a, b) => column[b] - column[a] || a - b : (a, b) => column[a] - column[b];
    return [...rows].sort(order);
  }
}

class Page {
  constructor(engine) {
    this.engine = engine;
    this.words = engine.words;
    this.texts = JSON.parse(part("page").dataset.texts);
    this.table = new Table(engine);
    this.number = new Intl.NumberFormat(document.documentElement.lang);
    this.form = part("form");
    this.list = part("results");
    this.turn = 0;
    this.prepare();
    this.listen();
    this.read();
  }

  prepare() {
    const facets = part("facets");
    const wide = matchMedia(WIDE);
    const fit = () => { facets.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
    facets.hidden = false;
    part("bar").hidden = false;
    part("page").dataset.ready = "";
    history.scrollRestoration = "manual";
  }

  listen() {
    this.form.elements.q.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.take(); this.visit("replaceState"); }, PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.take();
      this.visit("pushState");
    });
    part("facets").addEventListener("toggle", () => this.countStates().catch(fail));
    part("filters").addEventListener("submit", (event) => event.preventDefault());
    part("filters").addEventListener("change", () => { this.take(); this.visit("pushState"); });
    part("sort").addEventListener("change", () => { this.take(); this.visit("pushState"); });
    part("more").addEventListener("click", () => this.more());
    for (const links of [part("chosen"), part("clear")]) links?.addEventListener("click", (event) => this.follow(event));
    addEventListener("popstate", () => this.read());
    addEventListener("pagehide", () => history.replaceState({ shown: this.shown, top: scrollY }, ""));
  }

  // From the address to the page.
  read() {
    this.request = new Request(location.search);
    const { q, sort, chosen } = this.request;
    this.form.elements.q.value = q;
    part("sort").value = sort;
    if (part("sort").value !== sort) part("sort").value = this.request.sort = BEST;
    for (const box of this.boxes()) box.checked = chosen[box.name]?.has(box.value) || false;
    return this.run(history.state?.shown || PAGE, history.state?.top || 0);
  }

  // From the page to the request.
  take() {
    this.request = new Request("");
    this.request.q = this.form.elements.q.value.slice(0, LONGEST).trim();
    this.request.sort = part("sort").value;
    for (const box of this.boxes()) if (box.checked) this.request.chosen[box.name].add(box.value);
  }

  visit(how) {
    const address = this.request.address(location.pathname);
    if (how === "pushState" && address === location.pathname + location.search) how = "replaceState";
    history[how]({}, "", address);
    this.run(PAGE);
  }

  follow(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    this.read().then(() => (part("chosen").querySelector("a") || part("sort")).focus({ preventScroll: true }));
  }

  boxes() {
    return part("filters").querySelectorAll("input[type=checkbox]");
  }

  async run(shown, top = 0) {
    const turn = ++this.turn;
    const { request } = this;
    part("status").textContent = this.texts.searching;
    try {
      const found = await find(this.engine, request.q);
      if (request.chosen[STATE].size) await this.table.knowStates();
      const rows = found.words.length || request.q ? found.ids : this.engine.all;
      const { passed, counts } = this.table.filter(rows, request.chosen);
      const ids = await this.table.sort(passed, request.sort);
      const cards = await this.engine.cards(ids.slice(0, shown));
      const first = found.notice && await this.engine.cards(found.ids.slice(0, 1));
      if (turn !== this.turn) return;
      Object.assign(this, { rows, ids, found, shown, best: first?.[0] });
      this.count(counts);
      this.show(cards);
      if (top) scrollTo(0, top);
      await this.countStates();
    } catch (error) {
      if (turn === this.turn) fail(error);
    }
  }

  // Counts of states come behind the results, and on a phone not before the filters are opened.
  async countStates() {
    if (this.table.knowsStates || !part("facets").open || !this.rows) return;
    await this.table.knowStates();
    this.count(this.table.filter(this.rows, this.request.chosen).counts);
  }

  async more() {
    const { turn } = this;
    const from = this.list.children.length;
    try {
      const cards = await this.engine.cards(this.ids.slice(from, from + PAGE));
      if (turn !== this.turn) return;
      this.shown = from + PAGE;
      this.list.append(...this.items(cards));
      this.offerMore();
      // Who came by the keyboard reads on at the first new result.
      this.list.children[from]?.querySelector("a").focus({ preventScroll: true });
    } catch (error) {
      fail(error);
    }
  }

  items(cards) {
    const items = cards.map((card) => result(card, this.words, this.found.folded));
    items.forEach(offer);
    return items;
  }

  show(cards) {
    this.list.replaceChildren(...this.items(cards));
    const none = !this.ids.length;
    part("status").textContent = this.say();
    part("notice").hidden = !this.found.notice || none;
    part("notice-text").textContent = replaced(this.found, this.request.q, this.best, this.words, this.texts);
    part("empty").hidden = !none;
    part("failed").hidden = true;
    part("browse").hidden = !none;
    this.offerMore();
    this.chips();
  }

  offerMore() {
    const rest = Math.max(0, this.ids.length - this.shown);
    part("more").hidden = !rest;
    part("more").textContent = this.texts.more.replace("{n}", Math.min(rest, PAGE));
  }

  say() {
    const { length } = this.ids;
    const { q, filtered } = this.request;
    const { texts } = this;
    if (!length) return q && !filtered ? texts.none.replace("{q}", () => q) : texts.noneFiltered;
    const text = q ? texts[length === 1 ? "resultFor" : "resultsFor"] : texts[length === 1 ? "result" : "results"];
    const said = insteadOf(this.found, this.best, this.words) || q;
    return text.replace("{n}", this.number.format(length)).replace("{q}", () => said);
  }

  count(counts) {
    for (const box of this.boxes()) {
      if (box.name === STATE && !this.table.knowsStates) continue;
      const label = box.closest("label");
      const n = counts[box.name]?.get(box.value) || 0;
      label.querySelector("[data-count]").textContent = this.number.format(n);
      label.classList.toggle("none", !n);
      box.disabled = !n && !box.checked;
    }
  }

  chips() {
    const chosen = [...this.boxes()].filter((box) => box.checked);
    const chips = chosen.map((box) => this.chip(box));
    const bare = this.request.address(location.pathname, { all: true });
    if (chosen.length > 1) chips.push(make("a", { class: "chip", href: bare }, this.texts.clear));
    part("chosen").replaceChildren(...chips);
    part("chosen").hidden = !chips.length;
    const number = part("filter-count");
    if (!number) return;
    number.hidden = !chosen.length;
    number.textContent = this.texts.chosen.replace("{n}", chosen.length);
  }

  chip(box) {
    const name = box.closest("label").querySelector("[data-label]").textContent;
    const href = this.request.address(location.pathname, { group: box.name, value: box.value });
    const label = this.texts.remove.replace("{name}", () => name);
    return make("a", { class: "chip", href, "aria-label": label }, name, icon(this.words.ui, "close"));
  }
}

// Plain words and the facet pages.
const fail = (error) => {
  part("status").textContent = "";
  part("page").dataset.ready = "";
  for (const name of ["bar", "facets", "notice", "empty", "more"]) part(name).hidden = true;
  for (const name of ["failed", "browse"]) part(name).hidden = false;
  part("results").replaceChildren();
  console.error(error);
};

export const start = async () => {
  try {
    const engine = await open(part("form").dataset.index);
    new Page(engine);
  } catch (error) {
    fail(error);
  }
};
