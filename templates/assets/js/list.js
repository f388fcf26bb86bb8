// The page of "my list": what is marked, noted and compared stays in this browser.
import { kept, remove, said } from "./keep.js";
import { cardOf, Pieces } from "./list-item.js";
import { cards, change, fetchProduct, keepCards } from "./list-read.js";
import { fragment, named } from "./list-share.js";
import { compare, csv } from "./list-table.js";
import { ids, keep, MOST, root } from "./mark.js";
import { dateWords, make } from "./search-cards.js";

const SORT_KEY = `ocop-thu-tu ${root}/`;
const COMPARED = 4;
// Pages that are read at a time.
const AT_ONCE = 4;
const PAUSE = 400;

const part = (name) => document.querySelector(`[data-list-${name}]`);
const lang = document.documentElement.lang;
const dayOf = (time) => (Number.isNaN(Date.parse(time)) ? "" : new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date(time)));
const wordsOf = (day) => (day ? dateWords(day, lang) : "");
const now = () => dayOf(new Date().toISOString());

const works = () => {
  try {
    localStorage.setItem(`${SORT_KEY}thu`, "1");
    localStorage.removeItem(`${SORT_KEY}thu`);
    return true;
  } catch {
    return false;
  }
};

const ORDERS = {
  ten: (a, b, collator) => collator.compare(a.name, b.name),
  sao: (a, b) => b.stars - a.stars,
  han: (a, b) => (a.end || "9999").localeCompare(b.end || "9999"),
  tinh: (a, b, collator) => collator.compare(a.id.split("/")[0], b.id.split("/")[0]) || collator.compare(a.place, b.place),
  "chu-the": (a, b, collator) => collator.compare(a.producer || "\uFFFF", b.producer || "\uFFFF"),
};

class List {
  constructor(place) {
    this.words = JSON.parse(place.dataset.words);
    this.texts = this.words.texts;
    this.pieces = new Pieces(this.words, root);
    this.collator = new Intl.Collator("vi");
    this.compared = new Set();
    this.unread = new Set();
    place.hidden = false;
    part("blocked").hidden = works();
    try { part("sort").value = localStorage.getItem(SORT_KEY) || "them"; } catch { /* as added */ }
    if (!part("sort").value) part("sort").value = "them";
    this.listen();
    this.forget();
    this.draw();
    this.showShared();
    this.refresh(ids());
  }

  // Cards of products that were taken off in an earlier visit.
  forget() {
    const marked = new Set(ids());
    const all = cards();
    if (Object.keys(all).some((id) => !marked.has(id))) keepCards(Object.fromEntries(Object.entries(all).filter(([id]) => marked.has(id))));
  }

  list() {
    const all = cards();
    const found = ids().map((id) => ({ ...cardOf(id, all[id]), stale: this.unread.has(id) ? wordsOf(dayOf(all[id]?.at)) : "" }));
    const order = ORDERS[part("sort").value];
    return order ? found.sort((a, b) => order(a, b, this.collator)) : found;
  }

  counted(n) {
    return n === 1 ? this.texts.one : this.texts.many.replace("{n}", n);
  }

  draw() {
    const list = this.list();
    this.compared = new Set([...this.compared].filter((id) => list.some((card) => card.id === id)));
    part("items").replaceChildren(...list.map((card) => this.pieces.item(card, {
      checked: this.compared.has(card.id),
      onNote: (note) => this.write(card.id, note),
    })));
    part("bar").hidden = !list.length;
    part("empty").hidden = list.length > 0 || !part("shared").hidden;
    part("count").textContent = this.counted(list.length);
    part("printed").textContent = [this.texts.printed.replace("{date}", wordsOf(now())), this.counted(list.length), location.origin + root].join(" · ");
    this.showChoice();
  }

  write(id, note) {
    clearTimeout(this.timer);
    this.later = () => { this.later = undefined; change(id, { note }); };
    this.timer = setTimeout(this.later, PAUSE);
  }

  say(text, undo) {
    part("said").textContent = text;
    this.undo = undo;
    part("undo").hidden = !undo;
  }

  listen() {
    const on = (name, event, action) => part(name).addEventListener(event, action);
    on("items", "click", ({ target }) => {
      const button = target.closest("[data-remove]");
      if (button) this.remove(button.dataset.remove);
    });
    on("items", "change", ({ target }) => {
      if (target.dataset.compare) this.choose(target.dataset.compare, target.checked);
    });
    on("sort", "change", () => {
      try { localStorage.setItem(SORT_KEY, part("sort").value); } catch { /* for this visit */ }
      this.draw();
    });
    on("compare", "click", () => this.compare());
    on("share", "click", () => this.share());
    on("print", "click", () => print());
    on("csv", "click", () => this.download());
    on("clear", "click", () => this.clear());
    on("undo", "click", () => this.takeBack());
    on("add", "click", () => this.add());
    on("dismiss", "click", () => this.dismiss());
    addEventListener("hashchange", () => this.showShared());
    addEventListener("storage", () => this.draw());
    addEventListener("pagehide", () => this.later?.());
    addEventListener("online", () => this.refresh(ids()));
  }

  remove(id) {
    this.later?.();
    const before = ids();
    const { name } = { name: this.pieces.nameOf(cardOf(id)) };
    keep(before.filter((one) => one !== id));
    this.draw();
    this.say(this.texts.removed.replace("{name}", () => name), () => keep(before));
    part("undo").focus();
  }

  clear() {
    this.later?.();
    const [before, all] = [ids(), cards()];
    keep([]);
    keepCards({});
    this.draw();
    this.say(this.texts.cleared.replace("{n}", before.length), () => {
      keep(before);
      keepCards(all);
    });
    part("undo").focus();
  }

  takeBack() {
    this.undo?.();
    this.draw();
    this.say(this.texts.undone);
    part("sort").focus();
  }

  choose(id, isChosen) {
    if (isChosen) this.compared.add(id);
    else this.compared.delete(id);
    this.showChoice();
  }

  showChoice() {
    const { size } = this.compared;
    part("compare").disabled = size < 2;
    part("compare").textContent = size ? this.texts.compareThese.replace("{n}", size) : this.texts.compare;
    for (const box of part("items").querySelectorAll("[data-compare]")) {
      box.disabled = size >= COMPARED && !box.checked;
      box.title = box.disabled ? this.texts.compareMost.replace("{most}", COMPARED) : "";
    }
    if (size < 2) part("comparison").hidden = true;
    else if (!part("comparison").hidden) this.fill();
  }

  fill() {
    compare(part("table"), this.list().filter(({ id }) => this.compared.has(id)), this.words, this.pieces);
  }

  compare() {
    this.fill();
    part("comparison").hidden = false;
    const head = part("comparison").querySelector("h2");
    head.focus({ preventScroll: true });
    head.scrollIntoView();
  }

  async share() {
    const chosen = ids();
    const url = `${location.origin}${location.pathname}${fragment(chosen)}`;
    part("link").hidden = false;
    part("link-text").value = url;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      try { await navigator.share({ title: this.texts.shareTitle.replace("{n}", chosen.length), url }); } catch { /* closed again */ }
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      this.say(this.texts.copied);
    } catch {
      this.say(this.texts.copyThis);
      part("link-text").select();
    }
  }

  download() {
    const href = (id) => new URL(this.pieces.href(cardOf(id)), location.href).href;
    const file = new Blob([csv(this.list(), this.words, href)], { type: "text/csv;charset=utf-8" });
    const address = URL.createObjectURL(file);
    make("a", { href: address, download: `${this.texts.fileName}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  // What somebody else's link names, before it is added.
  async showShared() {
    const found = named(location.hash);
    this.offered = found?.filter((id) => !ids().includes(id)) || [];
    const { texts } = this;
    if (found && !this.offered.length) this.say(found.length ? texts.allThere : texts.wrong);
    part("shared").hidden = !this.offered.length;
    part("empty").hidden = this.offered.length > 0 || ids().length > 0;
    if (!this.offered.length) return;
    const n = this.offered.length;
    part("shared-title").textContent = n === 1 ? texts.sharedOne : texts.shared.replace("{n}", n);
    part("add").textContent = n === 1 ? texts.addThis : texts.addThese.replace("{n}", n);
    this.brought = {};
    this.drawShared();
    await this.each(this.offered, async (id) => {
      this.brought[id] = await fetchProduct(id, this.words) || { gone: true };
      this.drawShared();
    });
  }

  drawShared() {
    part("shared-items").replaceChildren(...this.offered.map((id) => {
      const card = cardOf(id, this.brought[id] || {});
      const said = card.isGone ? this.texts.gone : [card.producer, card.place].filter(Boolean).join(" · ");
      return make("li", {}, this.pieces.link(card), " ", this.pieces.stars(card), said ? make("span", { class: "hint" }, said) : "");
    }));
  }

  add() {
    const before = ids();
    const wanted = this.offered.filter((id) => !this.brought[id]?.gone);
    const list = [...before, ...wanted].slice(0, MOST);
    const all = cards();
    keepCards({ ...all, ...Object.fromEntries(list.filter((id) => this.brought[id]).map((id) => [id, this.brought[id]])) });
    keep(list);
    this.dismiss();
    const isFull = before.length + wanted.length > MOST;
    this.say(isFull ? this.texts.full.replace("{most}", MOST) : this.texts.added.replace("{n}", list.length - before.length), () => keep(before));
    this.refresh(list.filter((id) => !this.brought[id]));
  }

  dismiss() {
    history.replaceState(null, "", location.pathname);
    part("shared").hidden = true;
    this.draw();
    part("sort").focus();
  }

  // Some at a time, until there is no connection; tells how many could not be read.
  async each(wanted, action) {
    const waiting = [...wanted];
    const failed = [];
    const work = async () => {
      for (let id = waiting.shift(); id; id = waiting.shift()) {
        try { await action(id); } catch { failed.push(id); }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return failed;
  }

  // Read again what was not read today, or only as a card, or in the other language.
  async refresh(wanted) {
    const all = cards();
    const old = wanted.filter((id) => !all[id]?.facts || all[id].asked !== lang || dayOf(all[id].at) !== now());
    if (!old.length) return;
    const failed = await this.each(old, async (id) => {
      const found = await fetchProduct(id, this.words);
      change(id, found ? { ...found, gone: false, asked: lang } : { gone: true });
      if (found && dayOf(found.at) !== now()) throw new Error("kept");
    });
    this.unread = new Set(failed);
    this.redraw();
    if (failed.length) this.say(this.texts.unread.replace("{n}", failed.length));
  }

  // Not under the hands of somebody who writes.
  redraw() {
    const writing = document.activeElement?.closest?.(".my-note");
    if (writing) document.activeElement.addEventListener("blur", () => this.draw(), { once: true });
    else this.draw();
  }
}

// Events and provinces that were kept, each with its way out.
const showKept = (texts) => {
  const section = part("kept");
  const found = Object.entries(kept()).filter(([path, entry]) => path.startsWith(`${root}/`) && entry?.at);
  if (section) section.hidden = !found.length;
  section?.querySelector("ul").replaceChildren(...found.map(([path, entry]) => {
    const name = typeof entry.title === "string" ? entry.title : path;
    const button = make("button", { class: "btn", type: "button", "aria-label": `${texts.remove}: ${name}` }, texts.remove);
    button.addEventListener("click", async () => {
      await remove(path);
      showKept(texts);
    });
    return make("li", {}, make("a", { href: path }, name), make("span", { class: "hint" }, said(entry.part ? section.dataset.part : section.dataset.done, entry)), button);
  }));
};

const place = part("root");
if (place) showKept(new List(place).texts);
