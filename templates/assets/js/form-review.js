// The last step: what is left to mend, the file, and the ways to send it.
import { icon, make } from "./search-cards.js";
import { count } from "./form-text.js";

// GitHub answers addresses of more than 8,191 bytes with an error (github/docs, pull request 4537).
const LONGEST = 8000;

// Where a new file is written on GitHub, filled in; or (``own``) where the file is edited.
export const githubLink = ({ url, branch }, { path, own, text }) => {
  const value = `value=${encodeURIComponent(text)}`;
  const steps = (parts) => parts.split("/").map(encodeURIComponent).join("/");
  const place = own ? `${url}/edit/${steps(branch)}/${steps(path)}?` : `${url}/new/${steps(branch)}?filename=${encodeURIComponent(path)}&`;
  const whole = place + value;
  return whole.length <= LONGEST ? { href: whole, filled: true } : { href: place.replace(/[?&]$/, ""), filled: false };
};

// What stands between backticks is a field or a value.
export const sentence = (text) => text.split("`").map((part, n) => (n % 2 ? make("code", {}, part) : part));

const outside = (ui, href, text) => make(
  "a",
  { class: "btn btn-main", href, target: "_blank", rel: "noopener noreferrer" },
  icon(ui, "external"),
  text,
);

export class Review {
  constructor(place, form) {
    Object.assign(this, { place, form });
    const { texts, words } = form.data;
    this.status = make("div", { class: "review-status", tabindex: "-1" });
    this.file = make("textarea", { class: "file", readonly: true, rows: 16, spellcheck: "false", "aria-label": texts.file });
    this.said = make("span", { role: "status" });
    this.where = make("p", { class: "hint" });
    this.ways = make("div", { class: "ways" });
    const copy = make("button", { type: "button", class: "btn" }, texts.copy);
    copy.addEventListener("click", () => this.copy());
    this.download = make("a", { class: "btn" }, icon(words.ui, "download"), texts.download);
    this.sending = make(
      "div",
      { class: "sending", hidden: true },
      make("h3", {}, texts.file),
      this.where,
      this.file,
      make("p", { class: "bar" }, copy, this.download, this.said),
      make("h3", {}, texts.send),
      this.ways,
    );
    place.append(this.status, form.nameField(), this.sending);
  }

  show(findings, { text, path, own }) {
    this.status.replaceChildren(...this.left(findings));
    this.sending.hidden = !text;
    if (!text) return;
    this.text = text;
    this.file.value = text;
    this.where.textContent = path;
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    this.download.href = this.address;
    this.download.download = path.split("/").at(-1);
    this.ways.replaceChildren(...this.send({ text, path, own }));
  }

  left(findings) {
    const { texts, words } = this.form.data;
    const errors = findings.filter(({ severity }) => severity === "error");
    const warnings = findings.filter(({ severity }) => severity !== "error");
    const listed = (found) => make("ul", {}, ...found.map((one) => {
      const link = make("a", { href: `#${this.form.anchor(one)}` }, ...sentence(one.message));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.form.goTo(one);
      });
      // What no box shows is mended here.
      const mend = this.form.anchorKey(one) ? [] : [" ", ...sentence(one.mend)];
      const label = this.form.labelOf(one);
      return make("li", { "data-rule": one.rule, "data-of": one.field }, label ? make("b", {}, label) : "", link, ...mend);
    }));
    const notice = (kind, sign, title, found) => make(
      "div",
      { class: `notice notice-${kind}` },
      icon(words.ui, sign),
      make("div", {}, make("b", {}, title), found.length ? listed(found) : ""),
    );
    const parts = errors.length
      ? [notice("clay", "alert", texts.errors.replace("{n}", errors.length), errors)]
      : [notice("leaf", "check-circle", texts.ready, [])];
    return warnings.length ? [...parts, notice("amber", "question", texts.warnings, warnings)] : parts;
  }

  send({ text, path, own }) {
    const { texts, words, repository, mail } = this.form.data;
    const parts = [];
    const say = (said) => parts.push(make("p", { class: "hint" }, said));
    if (repository.github) {
      const { href, filled } = githubLink(repository, { text, path, own });
      parts.push(make("p", {}, outside(words.ui, href, filled ? texts.github : texts.githubPaste)));
      say(filled ? texts.githubHow : texts.githubLong);
      if (filled && own) say(texts.githubEdit);
    } else if (repository.url) {
      parts.push(make("p", {}, outside(words.ui, repository.url, texts.repository)));
      say(texts.other.replace("{path}", () => path));
    }
    if (mail) parts.push(this.mail(texts.mail, mail, path));
    else if (!repository.url) say(texts.nowhere.replace("{path}", () => path));
    if (this.form.hasPhotos()) say(texts.photos);
    return parts;
  }

  mail(said, mail, path) {
    const [before, after] = said.split("{mail}");
    const href = `mailto:${encodeURIComponent(mail).replaceAll("%40", "@")}?subject=${encodeURIComponent(path)}`;
    return make("p", { class: "hint" }, before, make("a", { href }, mail), after);
  }

  async copy() {
    const { texts } = this.form.data;
    try {
      await navigator.clipboard.writeText(this.text);
      this.said.textContent = texts.copied;
    } catch {
      this.file.focus();
      this.file.setSelectionRange(0, count(this.text) * 2);
      this.said.textContent = texts.copyFailed;
    }
  }
}
