// Fields as elements, made from the schema: a label, what it means, a box of the right kind, what is wrong.
import { icon, make } from "./search-cards.js";
import { isGroup, provinceMeant, written } from "./form-rules.js";
import { Suggest } from "./form-suggest.js";
import { fold } from "./form-text.js";

const LONG = 450;
const STORY_ROWS = 12;

export class Fields {
  // ``form``: has get, set, data and the lists to look things up in.
  constructor(form) {
    this.form = form;
    this.boxes = new Map();
  }

  get data() {
    return this.form.data;
  }

  label(group, name) {
    const { labels } = this.data;
    return labels[`${group}.${name}`] || labels[name] || name;
  }

  widget(group, name) {
    const { widgets } = this.data;
    return widgets[`${group}.${name}`] ?? widgets[name];
  }

  field(group, name, path = [name]) {
    const shape = this.data.groups[group].find((one) => one.name === name);
    const about = { ...shape, path, group, label: this.label(group, name), choose: this.widget(group, name) };
    if (about.choose === "producer") return this.maker(about);
    const [{ is, name: inner, of }] = shape.types;
    if (is === "group") return this.block(about, inner);
    if (is === "list" && of.types[0].is === "group") return this.list(about, of.types[0].name);
    return this.single(about);
  }

  // What is wrong stands below a field, and the field points to it.
  error(path) {
    return make("div", { class: "field-error", id: `${this.id(path)}-loi`, hidden: true });
  }

  id(path) {
    return `o-${path.join("-")}`;
  }

  remember(path, wrapper, box) {
    wrapper.dataset.field = written(path);
    this.boxes.set(written(path), { wrapper, box, path, error: wrapper.querySelector(`[id="${this.id(path)}-loi"]`) });
    return wrapper;
  }

  single(about) {
    const { path, label, required, choose } = about;
    const id = this.id(path);
    const box = this.box(about, id);
    const isPlain = choose || this.data.choices[about.name] || about.about.replace(/\.$/, "") === label;
    const said = isPlain ? "" : about.about;
    const hint = said || about.lines ? make("p", { class: "hint", id: `${id}-y` }, [said, about.lines].filter(Boolean).join(" ")) : "";
    box.setAttribute("aria-describedby", [hint && `${id}-y`, `${id}-loi`].filter(Boolean).join(" "));
    if (required) box.setAttribute("aria-required", "true");
    const need = required ? make("span", { class: "need" }, ` (${this.data.texts.required})`) : "";
    const wrapper = make("div", { class: "field" }, make("label", { for: id }, label, need), hint, make("div", { class: "box-of" }, box), this.error(path));
    const source = this.source(choose, path);
    if (source) this.suggest(box, source, path);
    return this.remember(path, wrapper, box);
  }

  box(about, id) {
    const { path, choose, types: [{ is, most, of, pattern }] } = about;
    const value = this.form.get(path);
    const choices = this.choices(about);
    if (choices) return this.select(choices, value, path, id, about.name === "status" ? about.default : "");
    if (is === "list") {
      about.lines = this.data.texts.oneALine;
      const lines = Array.isArray(value) ? value.join("\n") : "";
      return this.listen(make("textarea", { id, rows: 3 }, ""), lines, (text) => this.form.set(path, text.split("\n").filter((line) => line.trim())));
    }
    const text = typeof value === "string" ? value : "";
    const shown = choose ? this.shown(choose, text) : text;
    const set = (typed) => this.form.set(path, choose ? this.meant(choose, typed) : typed);
    if (most > LONG && !of && !pattern) return this.listen(make("textarea", { id, rows: most > 5000 ? STORY_ROWS : 3 }), text, set);
    const mode = is === "whole" || is === "decimal" ? { inputmode: "decimal" } : {};
    const kind = { phone: { type: "tel" }, zalo: { type: "tel" }, email: { inputmode: "email" }, url: { inputmode: "url" }, website: { inputmode: "url" } }[path.at(-1)];
    return this.listen(make("input", { id, type: "text", autocomplete: "off", spellcheck: "false", ...mode, ...kind }), shown, set);
  }

  listen(box, value, set) {
    box.value = value;
    box.addEventListener("input", () => set(box.value));
    return box;
  }

  choices({ name, choose, types: [{ is, values }] }) {
    const { names, choices } = this.data;
    if (choose === "category") return names.categories;
    if (choose === "type") return names.types;
    if (choose === "certificate") return names.certificates;
    if (is !== "choice") return undefined;
    if (name === "stars") return names.stars;
    return choices[name] || Object.fromEntries(values.map((one) => [one, one]));
  }

  // Where nothing stands in the file, the box shows what that means (``usual``), or asks.
  select(choices, value, path, id, usual) {
    const box = make("select", { id }, usual ? "" : make("option", { value: "" }, this.data.texts.choose));
    box.append(...Object.entries(choices).map(([one, label]) => make("option", { value: one }, label)));
    // What a file has and no list offers is still there, and still wrong.
    if (typeof value === "string" && value && !Object.hasOwn(choices, value)) box.append(make("option", { value }, value));
    return this.listen(box, typeof value === "string" && value ? value : usual, (chosen) => this.form.set(path, chosen));
  }

  block(about, inner) {
    const { path, label } = about;
    const names = this.data.groups[inner].map(({ name }) => name);
    const wrapper = make(
      "fieldset",
      { class: "group-of" },
      make("legend", {}, label),
      ...names.map((name) => this.field(inner, name, [...path, name])),
      this.error(path),
    );
    return this.remember(path, wrapper);
  }

  list(about, inner) {
    const { path, label } = about;
    const { texts } = this.data;
    const rows = make("div", {});
    const add = make("button", { type: "button", class: "btn" }, texts.add.replace("{name}", label));
    const hint = make("p", { class: "hint" }, about.about);
    const wrapper = make("fieldset", { class: "group-of", tabindex: "-1" }, make("legend", {}, label), hint, rows, this.error(path), add);
    const items = () => {
      const value = this.form.get(path);
      return Array.isArray(value) ? value : [];
    };
    const draw = () => {
      this.forget(path);
      rows.replaceChildren(...items().map((_, n) => this.item(about, inner, n, (at) => {
        this.form.set(path, items().filter((__, other) => other !== at));
        draw();
        add.focus();
      })));
      this.form.show();
    };
    add.addEventListener("click", () => {
      this.form.set(path, [...items(), {}]);
      draw();
      rows.lastElementChild.querySelector("input, select, textarea").focus();
    });
    rows.append(...items().map((_, n) => this.item(about, inner, n, (at) => {
      this.form.set(path, items().filter((__, other) => other !== at));
      draw();
      add.focus();
    })));
    return this.remember(path, wrapper, add);
  }

  item({ path, label }, inner, n, remove) {
    const { texts } = this.data;
    const here = [...path, n];
    const name = `${label} ${n + 1}`;
    const away = texts.remove.replace("{name}", label).replace("{n}", n + 1);
    const button = make("button", { type: "button", class: "btn btn-quiet" }, icon(this.data.words.ui, "close"), away);
    button.addEventListener("click", () => remove(n));
    const fields = this.data.groups[inner].map((field) => this.field(inner, field.name, [...here, field.name]));
    const wrapper = make("fieldset", { class: "item-of" }, make("legend", {}, name), ...fields, this.error(here), button);
    return this.remember(here, wrapper);
  }

  // Boxes of a list that is drawn anew.
  forget(path) {
    const start = `${written(path)}[`;
    for (const key of this.boxes.keys()) if (key.startsWith(start)) this.boxes.delete(key);
  }

  // The producer: one that the catalogue has, or written here.
  maker(about) {
    const { path, label } = about;
    const { texts } = this.data;
    const given = this.form.get(path);
    const other = typeof given === "string" && given ? {} : given;
    const here = make("div", {});
    const radio = (value, text, checked) => {
      const input = make("input", { type: "radio", name: "o-chu-the", value });
      input.checked = checked;
      return make("label", { class: "tick" }, input, text);
    };
    const isKnown = typeof given === "string" && given !== "";
    const kept = { known: isKnown ? given : "", new: isGroup(other) ? other : {} };
    const draw = (which) => {
      this.forget(path);
      for (const key of [...this.boxes.keys()]) if (key.startsWith("producer.") || key === "producer") this.boxes.delete(key);
      if (which === "known") {
        here.replaceChildren(this.single({ ...about, label: texts.makerFind, about: "", types: [{ is: "text", most: 80 }] }));
        return;
      }
      const names = this.data.groups.Producer.map(({ name }) => name).filter((name) => !["images", "sources", "story"].includes(name));
      here.replaceChildren(...names.map((name) => this.field("Producer", name, ["producer", name])), this.error(path));
      this.remember(path, here);
    };
    const choose = make(
      "fieldset",
      { class: "ticks" },
      make("legend", {}, texts.makerHow),
      radio("new", texts.makerNew, !isKnown),
      radio("known", texts.makerKnown, isKnown),
    );
    choose.addEventListener("change", ({ target }) => {
      const now = this.form.get(path);
      kept[target.value === "known" ? "new" : "known"] = now ?? kept[target.value];
      this.form.set(path, kept[target.value] || "");
      draw(target.value);
      this.form.show();
    });
    draw(isKnown ? "known" : "new");
    return make("div", { class: "maker" }, make("h3", { class: "hush" }, label), choose, here);
  }

  source(choose, path) {
    const { form } = this;
    if (choose === "province") return () => form.provinces();
    if (choose === "set") return () => form.sets();
    if (choose === "producer") return () => form.producers();
    if (choose !== "commune") return undefined;
    const of = [...path.slice(0, -1), "province"];
    return () => form.communes(form.get(of) || form.get(["province"]));
  }

  suggest(box, load, path) {
    const suggest = new Suggest(box, {
      texts: this.data.texts,
      load,
      chosen: (option) => {
        this.form.set(path, option.value);
        this.form.touch(path);
      },
    });
    // The list's name is the label's, which is not in the page yet.
    suggest.list.setAttribute("aria-label", this.label("Product", path.at(-1)));
    queueMicrotask(() => box.after(...suggest.parts));
  }

  // What a box shows for a slug, and which slug is meant by what is typed.
  shown(choose, value) {
    const { names } = this.data;
    if (choose === "province") return names.provinces[value] || value;
    if (choose === "set") return names.sets[value] || value;
    if (choose === "producer") return this.form.makers().find(([slug]) => slug === value)?.[1] || value;
    return value;
  }

  meant(choose, text) {
    const { names } = this.data;
    const plain = fold(text.trim());
    if (choose === "province") return provinceMeant(text, this.data) || text;
    if (choose === "producer") return this.form.makers().find(([, name]) => fold(name) === plain)?.[0] || text;
    if (choose !== "set") return text;
    return Object.keys(names.sets).find((slug) => fold(names.sets[slug]) === plain) || text;
  }
}
