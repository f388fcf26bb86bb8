// A record as the text of its file: what generator/files/writing.py decides, in the styles that libyaml chooses.
import { count } from "./form-text.js";

const DOUBLE = { 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 27: "e", 34: '"', 92: "\\", 133: "N", 160: "_", 8232: "L", 8233: "P" };

// What libyaml takes for printable: no characters beyond the basic plane.
const printable = (code) => (
  code === 10 || (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)
);
const isBreak = (sign) => /^[\r\n\x85\u2028\u2029]$/.test(sign);
const isBlank = (sign) => sign === undefined || sign === " " || sign === "\t" || isBreak(sign);

// Which signs of a text forbid it to stand without quotes, within {…} or on a line of its own.
const indicators = (signs) => {
  const [first, second] = signs;
  const text = signs.join("");
  let block = /^(?:---|\.\.\.)/.test(text);
  let flow = block;
  if (/[#,[\]{}&*!|>'"%@`]/.test(first) || (first === "-" && isBlank(second))) [flow, block] = [true, true];
  if (/[?:]/.test(first)) [flow, block] = [true, block || isBlank(second)];
  signs.slice(1).forEach((sign, n) => {
    if (/[,?[\]{}:]/.test(sign)) flow = true;
    if (sign === ":" && isBlank(signs[n + 2])) block = true;
    if (sign === "#" && isBlank(signs[n])) [flow, block] = [true, true];
  });
  return { flow, block };
};

const analyse = (text) => {
  const signs = [...text];
  if (!signs.length) return { flow: false, block: true, single: true, literal: false };
  const { flow, block } = indicators(signs);
  const special = signs.some((sign) => !printable(sign.codePointAt(0)));
  const breaks = signs.some(isBreak);
  const edges = /^[ \r\n\x85\u2028\u2029]|[ \r\n\x85\u2028\u2029]$/.test(text);
  const breakSpace = /[\r\n\x85\u2028\u2029] /.test(text);
  const spaceBreak = / [\r\n\x85\u2028\u2029]/.test(text);
  const plain = !(edges || breaks || breakSpace || spaceBreak || special);
  return {
    flow: plain && !flow,
    block: plain && !block,
    single: !(breakSpace || spaceBreak || special),
    literal: !(text.endsWith(" ") || spaceBreak || special),
  };
};

const doubleQuoted = (text) => `"${[...text].map((sign) => {
  const code = sign.codePointAt(0);
  if (printable(code) && !isBreak(sign) && sign !== '"' && sign !== "\\") return sign;
  if (DOUBLE[code]) return `\\${DOUBLE[code]}`;
  const digits = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${digits.padStart(8, "0")}`;
  return code > 0xff ? `\\u${digits.padStart(4, "0")}` : `\\x${digits.padStart(2, "0")}`;
}).join("")}"`;

const literal = (text, indent) => {
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const lines = text.split("\n").map((line) => (line ? " ".repeat(indent + 2) + line : ""));
  return `|${hint}-\n${lines.join("\n")}`;
};

const scalar = ({ text, style }, inFlow, indent) => {
  const can = analyse(text);
  if (style === "|" && can.literal && !inFlow) return literal(text, indent);
  if (style) return doubleQuoted(text);
  if (inFlow ? can.flow && text : can.block) return text;
  return can.single ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
};

// Python's repr of a float.
const decimal = (number) => {
  const text = String(number);
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return text;
  if (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e16 && number) return text;
  return number.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
};

class Writer {
  constructor({ groups, writing }) {
    this.groups = groups;
    this.writing = writing;
    this.guessed = new RegExp(`^(?:${writing.guessed})$`, "iu");
    this.date = new RegExp(`^(?:${writing.date})$`);
  }

  style(name, value) {
    if (value.includes("\n")) return "|";
    if (this.writing.dates.includes(name) && this.date.test(value)) return "";
    return this.guessed.test(value) ? '"' : "";
  }

  // Nodes: a scalar {text, style}, a list {items, flow}, a group {pairs, flow}.
  node(name, value, types) {
    if (Array.isArray(value)) return this.list(name, value, types);
    if (typeof value === "object") return this.group(value, types.find(({ is }) => is === "group").name);
    if (typeof value === "string") return { text: value, style: this.style(name, value) };
    return { text: typeof value === "number" ? decimal(value) : String(value), style: "" };
  }

  list(name, values, types) {
    const { of } = types.find(({ is }) => is === "list");
    const items = values.map((value) => this.node(name, value, of.types));
    const plain = items.every((item) => item.text !== undefined);
    return { items, flow: plain && items.reduce((sum, item) => sum + count(item.text) + 2, 0) <= this.writing.limit };
  }

  group(record, name) {
    const pairs = this.groups[name]
      .filter((field) => !this.usual(record[field.name], field))
      .map((field) => [field.name, this.node(field.name, record[field.name], field.types)]);
    const plain = pairs.every(([, item]) => item.text !== undefined);
    const size = pairs.reduce((sum, [key, item]) => sum + count(key) + count(item.text || "") + 4, 0);
    return { pairs, flow: this.writing.oneLine.includes(name) && plain && size <= this.writing.limit };
  }

  // Whether a field says no more than its absence does.
  usual(value, { types, required, default: usual }) {
    if (required) return false;
    if (value === undefined || value === null || value === "" || value === false) return true;
    if (Array.isArray(value)) return !value.length;
    if (typeof value === "object") {
      const group = types.find(({ is }) => is === "group");
      return types.length === 1 && this.groups[group.name].every((field) => this.usual(value[field.name], field));
    }
    return value === usual;
  }

  flow(node) {
    if (node.pairs) return `{${node.pairs.map(([key, value]) => `${key}: ${this.flow(value)}`).join(", ")}}`;
    if (node.items) return `[${node.items.map((item) => this.flow(item)).join(", ")}]`;
    return scalar(node, true, 0);
  }

  block(node, indent) {
    const blank = " ".repeat(indent);
    return node.pairs.map(([key, value]) => `${blank}${key}:${this.after(value, indent)}\n`).join("");
  }

  after(node, indent) {
    if (node.flow) return ` ${this.flow(node)}`;
    if (node.pairs) return `\n${this.block(node, indent + 2).slice(0, -1)}`;
    if (node.items) return `\n${node.items.map((item) => this.item(item, indent)).join("\n")}`;
    return ` ${scalar(node, false, indent)}`;
  }

  // Items stand below their key without indentation, as libyaml puts them.
  item(node, indent) {
    const dash = `${" ".repeat(indent)}- `;
    if (node.flow) return dash + this.flow(node);
    if (node.pairs) return dash + this.block(node, indent + 2).slice(indent + 2, -1);
    return dash + scalar(node, false, indent);
  }
}

// Comments stand before the field that they stood before; those of a group before the group.
const withComments = (text, comments) => (
  text.split("\n").flatMap((line) => {
    const key = /^([a-z_]+):/.exec(line)?.[1];
    return [...(key && Object.hasOwn(comments, key) ? comments[key] : []), line];
  }).join("\n")
);

// The text of a file: front matter with the story as its body, or (``.yml``) all of it as fields.
export const fileText = (record, data, { yml = false, comments = {} } = {}) => {
  const writer = new Writer(data);
  const fields = (one) => withComments(writer.block(writer.group(one, "Product"), 0), comments);
  const first = (comments[""] || []).map((line) => `${line}\n`).join("");
  if (yml) return first + fields(record);
  const body = record.story ? `\n${record.story}\n` : "";
  return `---\n${first}${fields({ ...record, story: "" })}---\n${body}`;
};
