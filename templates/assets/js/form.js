// The form of /dong-gop/: steps, drafts, checks while typing, a preview, and in the end the file.
import { icon, make } from "./search-cards.js";
import { Preview } from "./form-card.js";
import { drafts, keep, newId, remove, works } from "./form-drafts.js";
import { Fields } from "./form-fields.js";
import { Review, sentence } from "./form-review.js";
import { check, convert, isGroup, written } from "./form-rules.js";
import { fold, slugify, tidy, tidyLines } from "./form-text.js";
import { fileText } from "./form-yaml.js";

const PAUSE = 300;
const AFTER_CLICK = 50;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const part = (name) => document.querySelector(`[data-form-${name}]`);

const load = async (address) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
};

// As a file is read: text tidied, what is empty left out, also the items that end a list.
const clean = (value, path) => {
  if (typeof value === "string") return (path === "story" ? tidyLines(value) : tidy(value)) || undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => clean(item, ""));
    while (items.length && items.at(-1) === undefined) items.pop();
    return items.length ? items.map((item) => item ?? {}) : undefined;
  }
  if (!isGroup(value)) return undefined;
  const pairs = Object.entries(value).map(([key, item]) => [key, clean(item, path === undefined ? key : "")]);
  const filled = pairs.filter(([, item]) => item !== undefined);
  return filled.length ? Object.fromEntries(filled) : undefined;
};

class Form {
  constructor(root, data) {
    Object.assign(this, { root, data, lists: {}, composing: false, pressed: false, waiting: false, touched: new Set() });
    this.steps = part("steps");
    this.body = part("body");
    this.said = part("said");
    this.fields = new Fields(this);
    this.preview = new Preview(part("card"), data);
    this.listen();
  }

  // A record to work on: ``path`` and ``own`` (its identity) where it is a file of the catalogue.
  start({ id = newId(), fields = {}, path = "", own = "", slug = "", comments = {}, base = "" } = {}) {
    Object.assign(this, { id, record: fields, path, own, slug, comments, base });
    this.touched = new Set();
    this.reviewed = Boolean(own);
    this.fields.boxes.clear();
    this.build();
    this.lists.known ||= this.need("known");
    this.lists.known.then((known) => {
      this.known = known;
      this.preview.known = known;
      this.run();
    }, () => {});
    this.run();
  }

  get(path) {
    return path.reduce((value, key) => (typeof value === "object" && value && Object.hasOwn(value, key) ? value[key] : undefined), this.record);
  }

  set(path, value) {
    const last = path.at(-1);
    let at = this.record;
    for (const [n, key] of path.slice(0, -1).entries()) {
      if (typeof at[key] !== "object" || at[key] === null) at[key] = typeof path[n + 1] === "number" ? [] : {};
      at = at[key];
    }
    at[last] = value;
    this.soon();
  }

  touch(path) {
    this.touched.add(written(path));
    this.run();
  }

  // Lists to look things up in, loaded when somebody wants them.
  need(name) {
    return load(this.root.dataset[name]);
  }

  provinces() {
    const { names, tables } = this.data;
    const formerly = (slug) => Object.values(tables.former).filter(([name, now]) => now === slug && name !== tables.provinces[slug]).map(([name]) => name);
    return Object.entries(names.provinces).map(([value, label]) => {
      const old = formerly(value).join(", ");
      return { value, label, note: old && this.data.texts.formerly.replace("{name}", () => old) };
    });
  }

  sets() {
    const { names, tables } = this.data;
    const own = tables.sets;
    const category = this.get(["category"]);
    const fits = Object.entries(names.sets).filter(([slug]) => !tables.categories[category] || own[slug][1] === category);
    return fits.map(([value, label]) => ({ value, label, note: names.categories[own[value][1]] }));
  }

  async communes(province) {
    this.lists.communes ||= this.need("communes");
    const found = await this.lists.communes.catch(() => ({}));
    return (found[province] || []).map((name) => ({ value: name, label: name }));
  }

  makers() {
    return this.known?.producers || [];
  }

  async producers() {
    await this.lists.known.catch(() => {});
    return this.makers().map(([value, label, province]) => ({ value, label, note: this.data.names.provinces[province] || "" }));
  }

  build() {
    const { steps, texts, words } = this.data;
    this.steps.replaceChildren(...steps.map((step, n) => {
      const state = make("span", { class: "state" });
      return make("li", {}, make("a", { href: `#${step.id}`, "data-step": step.id }, make("span", { class: "n" }, String(n + 1)), make("span", {}, step.title), state));
    }));
    this.body.replaceChildren(...steps.map((step, n) => {
      const [before, after] = [steps[n - 1], steps[n + 1]];
      const section = make("section", { class: "step", id: step.id, "aria-labelledby": `${step.id}-ten` }, make("h2", { id: `${step.id}-ten`, tabindex: "-1" }, step.title));
      section.append(...step.fields.map((name) => this.fields.field("Product", name)));
      if (step.more.length) {
        const more = step.more.map((name) => this.fields.field("Product", name));
        section.append(make("details", { class: "more-of" }, make("summary", {}, texts.more), ...more));
      }
      if (!after) this.review = new Review(section, this);
      const back = before ? make("a", { class: "btn", href: `#${before.id}` }, icon(words.ui, "arrow-left"), texts.back) : "";
      const on = after ? make("a", { class: "btn btn-main", href: `#${after.id}` }, texts.next.replace("{name}", after.title), icon(words.ui, "arrow-right")) : "";
      section.append(make("p", { class: "bar turn" }, back, on));
      return section;
    }));
    this.editing();
    this.turn(false);
  }

  editing() {
    const note = part("note");
    note.hidden = !this.own;
    note.textContent = this.own ? this.data.texts.editing.replace("{name}", () => this.record.name || this.own) : "";
  }

  // The name of a new file; that of an old one never changes.
  nameField() {
    const { texts } = this.data;
    const path = ["@"];
    const box = make("input", { id: "o-ten-tep", type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "o-ten-tep-y o-@-loi" });
    box.addEventListener("input", () => {
      this.slug = box.value.trim();
      this.soon();
    });
    this.nameBox = box;
    const wrapper = make(
      "div",
      { class: "field", hidden: Boolean(this.own) },
      make("label", { for: "o-ten-tep" }, texts.fileName),
      make("p", { class: "hint", id: "o-ten-tep-y" }, texts.fileHint),
      make("div", { class: "box-of" }, box),
      this.fields.error(path),
    );
    return this.fields.remember(path, wrapper, box);
  }

  listen() {
    const { body } = this;
    body.addEventListener("compositionstart", () => { this.composing = true; });
    body.addEventListener("compositionend", () => {
      this.composing = false;
      this.soon();
    });
    body.addEventListener("focusout", ({ target }) => {
      const field = target.closest("[data-field]")?.dataset.field;
      if (field && target.matches("input, select, textarea")) {
        this.touched.add(field);
        this.judge();
      }
    });
    addEventListener("pointerdown", () => { this.pressed = true; }, true);
    for (const kind of ["pointerup", "pointercancel"]) {
      addEventListener(kind, () => {
        this.pressed = false;
        if (this.waiting) setTimeout(() => this.judge(), AFTER_CLICK);
      }, true);
    }
    body.addEventListener("change", () => this.soon());
    addEventListener("hashchange", () => this.turn(true));
    addEventListener("pagehide", () => this.save());
    part("new").addEventListener("click", () => {
      this.leave();
      this.start();
      location.hash = this.data.steps[0].id;
      this.body.querySelector("input").focus();
    });
  }

  // Half a syllable of Telex is no mistake: nothing is judged while it is composed.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (!this.composing) this.judge(); }, PAUSE);
  }

  // What is told moves what stands below it: not while somebody presses a button there.
  judge() {
    this.waiting = this.pressed;
    if (!this.pressed) this.run();
  }

  place(fields) {
    if (this.own) {
      const [province, slug] = this.own.split("/");
      return { province, slug, own: this.own };
    }
    return { province: fields.province || "", slug: this.slug || slugify(fields.name || ""), own: "" };
  }

  run() {
    clearTimeout(this.timer);
    const fields = clean(this.record) || {};
    const place = this.place(fields);
    const nothing = !fields.name && !this.own && !this.slug;
    this.findings = check(fields, place, this.data, this.known).filter((one) => !(one.place && nothing));
    const path = this.path || `content/products/${place.province}/${place.slug}.md`;
    const wrong = this.findings.some(({ severity }) => severity === "error");
    const text = wrong ? "" : fileText(convert(fields, this.data), this.data, { yml: path.endsWith(".yml"), comments: this.comments });
    if (document.activeElement !== this.nameBox) this.nameBox.value = place.slug;
    this.review.show(this.findings, { text, path, own: this.own });
    this.preview.show(fields, place.slug);
    this.show();
    this.save();
  }

  // Findings at their fields, those of a group that has no box of its own at the group.
  show() {
    const { data } = this;
    const at = new Map();
    for (const one of this.findings || []) {
      const key = this.anchorKey(one);
      if (key) at.set(key, [...(at.get(key) || []), one]);
    }
    for (const [key, { wrapper, box, error }] of this.fields.boxes) {
      const found = this.reviewed || this.touched.has(key) ? at.get(key) || [] : [];
      const wrong = found.some(({ severity }) => severity === "error");
      wrapper.classList.toggle("wrong", wrong);
      if (box && box.tagName !== "BUTTON") {
        if (wrong) box.setAttribute("aria-invalid", "true");
        else box.removeAttribute("aria-invalid");
      }
      if (!error) continue;
      error.hidden = !found.length;
      error.replaceChildren(...found.map((one) => make(
        "p",
        { "data-rule": one.rule, "data-of": one.field, class: one.severity === "error" ? "" : "minor" },
        icon(data.words.ui, "alert"),
        make("span", {}, make("b", {}, ...sentence(one.message)), " ", make("span", { "data-mend": true }, ...sentence(one.mend))),
      )));
    }
    this.progress(at);
  }

  anchorKey({ path, place }) {
    if (place) return "@";
    for (let n = path.length; n; n -= 1) {
      const key = written(path.slice(0, n));
      if (this.fields.boxes.has(key)) return key;
    }
    return undefined;
  }

  anchor(one) {
    return this.stepOf(this.anchorKey(one)) || "xem-lai";
  }

  // What the field is called above its box.
  labelOf(one) {
    const found = this.fields.boxes.get(this.anchorKey(one))?.wrapper;
    return found?.querySelector("label, legend")?.firstChild?.textContent || "";
  }

  stepOf(key) {
    return this.fields.boxes.get(key)?.wrapper.closest(".step")?.id;
  }

  progress(at) {
    const { texts, steps } = this.data;
    const open = new Map();
    for (const [key, found] of at) {
      const seen = this.reviewed || this.touched.has(key);
      const wrong = found.filter(({ severity }) => severity === "error").length;
      const step = this.stepOf(key);
      if (wrong && seen) open.set(step, (open.get(step) || 0) + wrong);
    }
    const filled = clean(this.record) || {};
    for (const { id, fields, more } of steps.slice(0, -1)) {
      const state = this.steps.querySelector(`[data-step="${id}"] .state`);
      const count = open.get(id) || 0;
      const done = !count && this.reviewed && [...fields, ...more].some((name) => filled[name] !== undefined);
      state.textContent = count ? texts.open.replace("{n}", count) : done ? texts.complete : "";
      state.parentElement.classList.toggle("wrong", count > 0);
      state.parentElement.classList.toggle("done", done);
    }
  }

  // Show the step that the address names; who turned to it reads on at its heading.
  turn(moved) {
    const { steps } = this.data;
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (moved && !steps.some(({ id }) => id === wanted)) return;
    const step = steps.find(({ id }) => id === wanted) || steps[0];
    for (const section of this.body.querySelectorAll(".step")) section.hidden = section.id !== step.id;
    for (const link of this.steps.querySelectorAll("[data-step]")) {
      if (link.dataset.step === step.id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    if (step === steps.at(-1) && !this.reviewed) {
      this.reviewed = true;
      this.show();
    }
    if (moved) {
      const title = this.body.querySelector(`#${step.id}-ten`);
      title.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: "start" });
    }
  }

  goTo(one) {
    const key = this.anchorKey(one);
    const found = this.fields.boxes.get(key);
    if (!found) return;
    const step = this.stepOf(key);
    if (location.hash !== `#${step}`) history.pushState({}, "", `#${step}`);
    this.turn(false);
    for (let inside = found.wrapper.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
    const target = found.box || found.wrapper.querySelector("input, select, textarea, button") || found.wrapper;
    target.focus();
    target.scrollIntoView({ block: "center" });
  }

  hasPhotos() {
    return Boolean(clean(this.record)?.images);
  }

  save() {
    const fields = clean(this.record);
    const same = JSON.stringify([fields, this.slug]);
    if (!fields || same === this.kept) return;
    // What was only opened to be looked at is no draft.
    const opened = this.kept === undefined && this.own;
    this.kept = same;
    if (opened) return;
    const { id, path, own, slug, comments, base } = this;
    const worked = keep({ id, fields: this.record, path, own, slug, comments, base });
    this.said.textContent = worked ? this.data.texts.saved : this.data.texts.blocked;
    this.listDrafts();
  }

  listDrafts() {
    const { texts } = this.data;
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
    const all = drafts();
    part("drafts").hidden = !all.length;
    part("drafts-list").replaceChildren(...all.map((draft) => {
      const name = tidy(String(draft.fields.name || "")) || texts.unnamed;
      const open = make("button", { type: "button", class: "btn", "aria-label": texts.openNamed.replace("{name}", () => name) }, texts.openDraft);
      const away = make("button", { type: "button", class: "btn", "aria-label": texts.deleteNamed.replace("{name}", () => name) }, texts.deleteDraft);
      open.addEventListener("click", () => this.resume(draft));
      away.addEventListener("click", () => {
        remove(draft.id);
        if (draft.id === this.id) {
          this.leave();
          this.start();
        }
        this.said.textContent = texts.deleted;
        this.listDrafts();
        part("new").focus();
      });
      return make("li", {}, make("span", {}, make("b", {}, name), make("small", {}, ` ${texts.savedAt.replace("{time}", time.format(draft.saved))}`)), draft.id === this.id ? "" : open, away);
    }));
  }

  // The address names the product that was asked for, which is not the one at hand any more.
  leave() {
    history.replaceState({}, "", location.pathname + location.hash);
  }

  resume(draft) {
    this.leave();
    this.kept = undefined;
    this.start({ ...draft, fields: isGroup(draft.fields) ? draft.fields : {} });
    this.listDrafts();
    this.body.querySelector(".step:not([hidden]) h2").focus();
  }
}

const words = (data) => ({ ...data, words: data.words });

// The product that the address asks for, as its file has it.
const asked = async (data) => {
  const id = new URLSearchParams(location.search).get("sua");
  if (!id) return undefined;
  if (!ID.test(id)) throw new Error("sua");
  const { file } = await load(data.records.replace(/\{id\}|%7Bid%7D/, () => id));
  return { fields: file.fields, path: file.path, own: id, comments: file.comments || {}, base: JSON.stringify(file.fields) };
};

const begin = async () => {
  const root = part("root");
  try {
    const data = words(await load(root.dataset.form));
    const form = new Form(root, data);
    let record;
    try {
      record = await asked(data);
    } catch {
      part("said").textContent = data.texts.editMissing;
    }
    // A draft of a file that others have changed since is offered, not taken: it would undo their work.
    const unfinished = record && drafts().find(({ own, base }) => own === record.own && base === record.base);
    form.start(unfinished || record);
    root.hidden = false;
    part("loading").hidden = true;
    form.listDrafts();
    if (!works()) part("said").textContent = data.texts.blocked;
  } catch (error) {
    part("loading").hidden = true;
    part("failed").hidden = false;
    console.error(error);
  }
};

begin();
