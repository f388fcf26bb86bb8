// Vietnamese text as generator/vietnamese has it: tidy, without marks, as a slug, and what is most like it.
const INVISIBLE = /[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{d800}-\u{dfff}\u{e0000}-\u{e007f}]/gu;
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const LINE_END = /\r\n|[\r\x0b\x0c\x85\u2028\u2029]/g;
const MARKS = /[\u0300-\u036f]/g;
const MOST_SHOWN = 80;
const TAB = 4;
const ESCAPES = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export const count = (text) => [...text].length;
export const cut = (text, most) => [...text].slice(0, most).join("");
const words = (text) => text.split(BLANKS).filter(Boolean);
export const tidy = (text) => words(text.replace(INVISIBLE, "").normalize("NFC")).join(" ");

const tidyLine = (line) => {
  const found = words(line);
  if (!found.length) return "";
  const [lead, tail] = [line.match(new RegExp(`^(?:${BLANKS.source})?`))[0], line.match(new RegExp(`(?:${BLANKS.source})?$`))[0]];
  let indent = 0;
  for (const sign of lead) indent += sign === "\t" ? TAB - indent % TAB : 1;
  return " ".repeat(indent) + found.join(" ") + (tail.length > 1 ? "  " : "");
};

const EDGES = new RegExp(`^(?:${BLANKS.source})|(?:${BLANKS.source})$`, "g");

// Keeps what Markdown needs: line breaks, indentation, two spaces that end a line.
export const tidyLines = (text) => (
  text.replace(INVISIBLE, "").replace(LINE_END, "\n").normalize("NFC").split("\n").map(tidyLine)
    .join("\n")
    .replace(EDGES, "")
);

export const fold = (text) => (
  text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(MARKS, "").normalize("NFC")
);

export const slugify = (text, limit = 80) => {
  const slug = fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= limit) return slug;
  const whole = slug.slice(0, limit + 1);
  return whole.slice(0, Math.max(0, whole.lastIndexOf("-"))) || slug.slice(0, limit);
};

export const isSlug = (text, { limit, reserved }) => (
  text.length <= limit && !reserved.includes(text) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
);

// The longest run that two texts share, the earliest of equals (Ratcliff and Obershelp, as Python's difflib).
const longest = (one, two, [low, high, from, to]) => {
  let best = [low, from, 0];
  let runs = new Map();
  for (let i = low; i < high; i += 1) {
    const next = new Map();
    for (let j = from; j < to; j += 1) {
      if (one[i] === two[j]) {
        const size = (runs.get(j - 1) || 0) + 1;
        next.set(j, size);
        if (size > best[2]) best = [i - size + 1, j - size + 1, size];
      }
    }
    runs = next;
  }
  return best;
};

const shared = (one, two) => {
  const waiting = [[0, one.length, 0, two.length]];
  let sum = 0;
  while (waiting.length) {
    const [low, high, from, to] = waiting.pop();
    const [i, j, size] = longest(one, two, [low, high, from, to]);
    if (size) {
      sum += size;
      waiting.push([low, i, from, j], [i + size, high, j + size, to]);
    }
  }
  return sum;
};

const comparable = (text) => [...fold(text).replace(/[\s_-]+/g, " ")];

// The choice most like a word, for "did you mean"; undefined where none is.
export const closest = (word, choices, cutoff = 0.6) => {
  const two = comparable(word);
  let best;
  let ratio = cutoff;
  for (const choice of choices) {
    const one = comparable(choice);
    const length = one.length + two.length;
    if (!length || 2 * Math.min(one.length, two.length) / length < ratio) continue;
    const like = 2 * shared(one, two) / length;
    if (like > ratio || (best === undefined && like === ratio)) [best, ratio] = [choice, like];
  }
  return best;
};

const escaped = (sign) => {
  if (sign === " " || !/[\p{C}\p{Z}]/u.test(sign)) return sign;
  if (ESCAPES[sign]) return ESCAPES[sign];
  const code = sign.codePointAt(0).toString(16);
  if (code.length > 4) return `\\U${code.padStart(8, "0")}`;
  return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
};

// A contributor's text as a message may quote it: cut, control characters spelt out.
export const shown = (text, most = MOST_SHOWN) => {
  const signs = [...text];
  return (signs.length > most ? [...signs.slice(0, most - 1), "…"] : signs).map(escaped).join("");
};

// Phrases of syllables with a value each; the earliest in a text is found, at one place the longest.
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const syllable = (word) => {
  const parts = word.normalize("NFD");
  const tone = parts.match(TONES);
  return tone ? parts.replace(TONES, "") + tone[0] : parts;
};
export const syllables = (text) => (
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) || []).map(syllable)
);

export class Phrases {
  constructor(pairs) {
    this.byFirst = new Map();
    for (const [text, value] of new Map(pairs)) {
      const [first, ...rest] = syllables(text);
      if (!this.byFirst.has(first)) this.byFirst.set(first, []);
      this.byFirst.get(first).push({ rest, only: text.startsWith("^"), value });
    }
    for (const phrases of this.byFirst.values()) phrases.sort((a, b) => b.rest.length - a.rest.length);
  }

  at(found, start) {
    return (this.byFirst.get(found[start]) || []).find(({ rest, only }) => (
      !(only && start) && rest.every((word, n) => found[start + 1 + n] === word)
    ));
  }

  first(found) {
    for (let start = 0; start < found.length; start += 1) {
      const phrase = this.at(found, start);
      if (phrase) return { ...phrase, start, end: start + 1 + phrase.rest.length };
    }
    return undefined;
  }
}
