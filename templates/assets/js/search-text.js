// Text as the index has it; generator/search/tokens.py does the same, and tests run both over the same cases.
const JOINT = "q";
const MARKS = {
  "\u0301": "A", "\u0300": "B", "\u0309": "C", "\u0303": "D", "\u0323": "E", "\u0302": "F", "\u031b": "G", "\u0306": "H",
};
const digit = (letter) => String(letter.charCodeAt(0) - 64);
const finalY = (word) => word.replace(/(?<=[bcdghklmnprstvx])y$|(?<=^qu)y$/, "i");

const syllable = (word) => {
  const tone = (word.match(/[A-E]/g) || []).sort().join("");
  const letters = finalY(word.replace(/[A-E]/g, ""));
  return { bare: letters.replace(/[F-I]/g, ""), marked: (letters + tone).replace(/[A-I]/g, digit) };
};

// Long forms short, places of few letters long.
const abbreviated = (words, rewrites, most) => {
  const made = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(most, words.length - at), short;
    for (; length; length--) {
      short = rewrites[words.slice(at, at + length).map(({ bare }) => bare).join(" ")];
      if (short) break;
    }
    if (short) {
      const text = words.slice(at, at + length).map((word) => word.text).join(" ");
      made.push(...short.split(" ").map((bare, place) => ({ bare, marked: bare, text: place ? "" : text })));
    }
    if (!short) made.push(words[at]);
    at += length || 1;
  }
  return made;
};

const plainOf = (text) => text.toLowerCase().normalize("NFKD").toLowerCase()
  .replace(/[đð]/g, "dI").replace(/[\u0300-\u036f]/g, (mark) => MARKS[mark] || "");

// The syllables of a text: `bare` letters, `marked` with their marks as digits, `text` as it was typed.
export const syllables = (text, rewrites = {}) => {
  const tokens = text.normalize("NFC").match(/(?:\p{L}\p{M}*)+|\p{N}+/gu) || [];
  const words = tokens.flatMap((token) => (
    (plainOf(token).match(/[a-z][a-zA-I]*|[0-9]+/g) || []).map((word) => ({ ...syllable(word), text: token }))
  ));
  const most = Math.max(0, ...Object.keys(rewrites).map((long) => long.split(" ").length));
  return abbreviated(words, rewrites, most);
};

export const pair = (first, second) => `${first}${JOINT}${second}`;
export const bareOf = (text) => syllables(text).map(({ bare }) => bare).join(" ");

// What Telex and VNI keyboards leave behind where they are switched off: "nuwowcs", "nu7o7c1".
const telexLetters = (word) => word
  .replace(/dd/g, "d").replace(/d(.*)d$/, "d$1").replace(/([aeo])\1/g, "$1").replace(/([aeo])([a-z]*)\1$/, "$1$2")
  .replace(/uow|uwow|uwo/g, "uo").replace(/([aou])w/g, "$1").replace(/([aou])([a-z]*)w$/, "$1$2").replace(/w/g, "u");

// How a word may have been meant, without marks; "" where it is no leftover.
export const typed = (word) => {
  const tone = /^(.*[aeiouyw].*?)([sfrxjz])([a-z]*)$/.exec(word);
  const forms = [telexLetters(word)];
  if (tone) forms.push(telexLetters(tone[1] + tone[3]));
  return [...new Set(forms)].filter((form) => form !== word).map(finalY);
};
export const withoutDigits = (text) => text.replace(/[a-zđ]+[1-9][a-z1-9]*/gi, (word) => word.replace(/[1-9]/g, ""));
