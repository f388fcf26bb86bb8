// What a story's Markdown may not hold, told from its text (generator/rules/stories.py).
import { count } from "./form-text.js";

const INLINE = new Set(["b", "i", "em", "strong", "sub", "sup", "br"]);
const SCHEMES = new Set(["http", "https", "mailto", "tel"]);
const CODE = /(?<!`)(`{1,8})(?!`)[^]{1,2000}?(?<!`)\1(?!`)/g;
const TAG = /<(?:\/?([A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>])|!--|[!?][A-Za-z])[^<>]{0,200}>?/g;
const ADDRESS = "\\(\\s{0,9}(?:<([^<>\\n]{1,300})>|<?([^)\\s<>]{1,300}))";
const IMAGE = new RegExp(`!\\[[^\\]\\n]{0,300}\\]${ADDRESS}`, "g");
const TARGET = new RegExp(`\\]${ADDRESS}`, "g");
const IMAGE_BY_NAME = /!\[([^\]\n]{0,100})\](?:\[([^\]\n]{0,100})\])?(?!\()/g;
const NAMED = /^ {0,3}\[([^\]\n]{1,100})\]:\s{0,9}<?([^\s>]{1,300})/gm;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^>\s]{0,300})>/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const MOST_PHOTOS = 100;

const addresses = (pattern, text) => [...text.matchAll(pattern)].map(([, bracketed, plain]) => bracketed || plain);
const unquote = (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
  const bytes = Uint8Array.from(codes.slice(1).split("%"), (code) => parseInt(code, 16));
  return new TextDecoder().decode(bytes);
});
// Character references, as a browser resolves them; a textarea holds text only, so nothing is run or loaded.
const unescape = (text) => (
  text.includes("&") ? new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html").documentElement.textContent : text
);
const plain = (raw) => unquote(unescape(raw));

const imageTargets = (text) => {
  const named = new Map([...text.matchAll(NAMED)].map(([, label, target]) => [label.toLowerCase(), target]));
  const byName = [...text.matchAll(IMAGE_BY_NAME)].map(([, alt, label]) => named.get((label || alt).toLowerCase()));
  return [...addresses(IMAGE, text), ...byName.filter(Boolean)];
};

// Of a photo, its name: the files beside are not known here.
export function* checkPhoto(file, path) {
  if (!/[/\\:]|^\.|[\0-\x1f]/.test(file)) return;
  const name = file.split(/[/\\]/).at(-1);
  yield { rule: "image-path", path, found: file, facts: /\.(?:jpe?g|png|webp)$/i.test(name) ? { name } : {} };
}

function* tags(text, path) {
  const seen = new Set();
  for (const [whole, tag] of text.matchAll(TAG)) {
    const name = (tag || "!").toLowerCase();
    if (!INLINE.has(name) && !seen.has(name)) {
      seen.add(name);
      yield { rule: "raw-html", path, found: [...whole.split("\n")[0]].slice(0, 60).join(""), facts: {} };
    }
  }
}

function* images(text, path) {
  const beside = [];
  for (const raw of new Set(imageTargets(text))) {
    const target = plain(raw);
    if (SCHEME.test(target) || /^[/\\#]/.test(target) || target.includes("..")) yield { rule: "story-image-remote", path, found: raw, facts: {} };
    else beside.push(raw);
  }
  for (const raw of beside.slice(0, MOST_PHOTOS)) {
    for (const finding of checkPhoto(plain(raw), path)) yield { ...finding, found: raw };
  }
}

function* links(text, path) {
  const shown = new Set(imageTargets(text));
  const autolinks = [...text.matchAll(AUTOLINK)].map(([, address]) => address);
  const named = [...text.matchAll(NAMED)].map(([, , target]) => target);
  for (const raw of [...addresses(TARGET, text), ...autolinks, ...named]) {
    const scheme = !shown.has(raw) && SCHEME.exec(unescape(raw).replace(/[\0-\x20\u200b-\u200f]/g, ""));
    if (scheme && !SCHEMES.has(scheme[1].toLowerCase())) yield { rule: "link-scheme", path, found: raw, facts: {} };
  }
}

// A paragraph with more brackets than Markdown can be read through; the first sign that there is too much of.
const tangled = (story, { signs, looks }) => {
  for (const sign of signs) {
    for (const paragraph of story.split(/\n[ \t]*\n/)) {
      const found = paragraph.split(sign).length - 1;
      if (found * count(paragraph) > looks) return { found: sign, facts: { count: String(found) } };
    }
  }
  return undefined;
};

export function* checkStory(story, path, { limits }) {
  const much = tangled(story, limits.tangled);
  if (much) yield { rule: "story-tangled", path, ...much };
  if (much || !/[<\]]/.test(story)) return;
  const text = story.replace(CODE, " ");
  const seen = new Set();
  for (const finding of [...tags(text, path), ...images(text, path), ...links(text, path)]) {
    const key = `${finding.rule} ${finding.found}`;
    if (!seen.has(key)) {
      seen.add(key);
      yield finding;
    }
  }
}
