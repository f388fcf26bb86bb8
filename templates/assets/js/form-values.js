// Single values: what a refused one probably means (as generator/rules/values.py), dates, numbers, telephones.
import { closest, fold, slugify, tidy } from "./form-text.js";

const LOOSE = [
  "(?<y>[0-9]{4})(?:-(?<m>[0-9]{2})(?:-(?<d>[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?",
  "(?<y>[0-9]{4})[/.](?<m>[0-9]{1,2})[/.](?<d>[0-9]{1,2})",
  "(?:ngày )?(?<d>[0-9]{1,2}) ?[-/.] ?(?<m>[0-9]{1,2}) ?[-/.] ?(?<y>[0-9]{4})",
  "(?:ngày )?(?<d>[0-9]{1,2}) tháng (?<m>[0-9]{1,2})(?:,| năm|, năm) (?<y>[0-9]{4})",
  "(?:tháng |T)?(?<m>[0-9]{1,2}) ?[-/] ?(?<y>[0-9]{4})",
  "tháng (?<m>[0-9]{1,2})(?:,| năm|, năm) (?<y>[0-9]{4})",
  "năm (?<y>[0-9]{4})",
].map((form) => new RegExp(`^(?:${form})$`, "iu"));
const ISO = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;
const YES_NO = {
  co: "true", dung: "true", yes: "true", y: "true", on: "true", khong: "false", sai: "false", no: "false", n: "false", off: "false",
};

const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A date with the precision that is known, or undefined where there is no such day or year.
const sensible = (data, [year, month, day]) => {
  const [first, last] = data.limits.years;
  if (year < first || year > last) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysIn(year, month))) return undefined;
  return { year, month, day };
};

const numeric = (parts) => parts.map((part) => (part === undefined ? undefined : Number(part)));

export const parseDate = (text, data) => {
  const found = ISO.exec(text);
  return found ? sensible(data, numeric(found.slice(1))) : undefined;
};

export const parseLoose = (text, data) => {
  const plain = tidy(text);
  for (const form of LOOSE) {
    const found = form.exec(plain);
    if (found) return sensible(data, numeric([found.groups.y, found.groups.m, found.groups.d]));
  }
  return undefined;
};

const two = (number) => String(number).padStart(2, "0");
export const iso = ({ year, month, day }) => [String(year).padStart(4, "0"), ...[month, day].filter(Boolean).map(two)].join("-");
export const firstDay = ({ year, month, day }) => Date.UTC(year, (month || 1) - 1, day || 1);
export const lastDay = ({ year, month, day }) => Date.UTC(year, (month || 12) - 1, day || daysIn(year, month || 12));

// A number as Vietnamese write it: a dot before three digits groups thousands, a comma begins decimals.
const plainNumber = (text) => {
  if (/^(?:0|[1-9][0-9]*)$/.test(text)) return text;
  if (/^[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*$/.test(text)) return text.replace(/[., ]/g, "");
  if (/^[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (/^[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+$/.test(text)) return text.replaceAll(",", "");
  const decimal = /^(0|[1-9][0-9]*)[.,]([0-9]+)$/.exec(text);
  return decimal && (decimal[2].length !== 3 || decimal[1] === "0") ? `${decimal[1]}.${decimal[2]}` : undefined;
};

export const parseNumber = (text) => {
  const plain = plainNumber(tidy(text).replace(/ ?(?:đồng|₫|đ|vnđ|vnd)$/iu, ""));
  return plain === undefined || plain.replace(".", "").length > 15 ? undefined : Number(plain);
};

// Python's ":g": six digits that count.
export const brief = (number) => {
  const [digits, power] = number.toExponential(5).split("e").map(Number);
  if (number && (power < -4 || power >= 6)) {
    const sign = power < 0 ? "-" : "+";
    return `${digits}e${sign}${two(Math.abs(power))}`;
  }
  return String(Number(number.toPrecision(6)));
};

const national = (text) => {
  const compact = tidy(text).replace(/[ .\-–—‐‑()[\]]/g, "");
  const abroad = /^(?:\+|00)?84(0?[0-9]{9,10})$/.exec(compact);
  if (abroad) return `0${abroad[1].replace(/^0/, "")}`;
  return /^[0-9]{8,11}$/.test(compact) ? compact : undefined;
};

const ofToday = (digits, { oldMobiles }) => {
  const prefix = digits.length === 11 && oldMobiles[digits.slice(0, 4)];
  return prefix ? prefix + digits.slice(4) : digits;
};

const inUse = (digits, { phones }) => phones.some(([, pattern]) => new RegExp(`^(?:${pattern})$`).test(digits));

export const parsePhone = (text, { limits }) => {
  const digits = national(text);
  const modern = digits && ofToday(digits, limits);
  return modern && inUse(modern, limits) ? modern : undefined;
};

// The number that a text means once its lost zero is back, as far as that is certain.
export const repairPhone = (text, { limits }) => {
  const stripped = text.trim();
  const digits = national(/^[1-9][0-9]{8,9}\.0$/.test(stripped) ? stripped.slice(0, -2) : text);
  if (!digits) return undefined;
  return [digits, `0${digits}`].map((one) => ofToday(one, limits)).find((one) => inUse(one, limits));
};

export const gtinDigit = (digits) => {
  const sum = [...digits.slice(0, -1)].reverse().reduce((total, digit, n) => total + digit * (n % 2 ? 1 : 3), 0);
  return String((10 - sum % 10) % 10);
};

const HOST = /^(?:www\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[a-z]{2,}(?::[0-9]+)?(?:\/[^\s]*)?$/iu;
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i;

const JUDGES = {
  slug(text) {
    const slug = slugify(text);
    return { rule: "slug-value", facts: slug ? { slug } : {} };
  },
  url(text, data) {
    if (SCHEME.test(text) && !HOST.test(text)) return { rule: "link-scheme" };
    const url = `https://${text}`;
    const usable = HOST.test(text) && new RegExp(data.limits.forms.url).test(url);
    return { rule: "url-invalid", facts: usable ? { url } : {} };
  },
  email: () => ({ rule: "email-invalid" }),
  date(text, data) {
    const padded = text.split("-").map((part) => part.padStart(2, "0")).join("-");
    const when = parseLoose(text, data) || parseLoose(padded, data);
    return { rule: "date-format", facts: when ? { date: iso(when) } : {} };
  },
  "tax-code": () => ({ rule: "tax-code-format" }),
  gtin(text, data) {
    const digits = text.replace(/[\s.-]/g, "");
    return { rule: "gtin-format", facts: new RegExp(data.limits.forms.gtin).test(digits) ? { digits } : {} };
  },
};

export const wrongPattern = (text, pattern, data, said) => {
  const name = Object.keys(data.limits.forms).find((key) => data.limits.forms[key] === pattern);
  return name ? JUDGES[name](text, data) : { rule: "value-pattern", facts: said };
};

export const wrongWhole = (text) => {
  const number = parseNumber(text);
  return { rule: "number-whole", facts: Number.isInteger(number) ? { number: String(number) } : {} };
};

export const wrongDecimal = (text) => {
  const number = parseNumber(text.replace(/\s*(?:điểm|diem|đ)\.?$/iu, ""));
  return { rule: "number-decimal", facts: number === undefined ? {} : { number: brief(number) } };
};

export const wrongYesNo = (text) => {
  const value = YES_NO[fold(text)];
  return { rule: "yes-no", facts: value ? { value } : {} };
};

const CERTIFIED = ["3", "4", "5"];

const wrongStars = (text) => {
  const digit = /^\D*([1-5])\D*$/.exec(text)?.[1] || (/^[★⭐*]{3,5}$/u.test(text) ? String([...text].length) : "");
  let facts = {};
  if (digit && fold(text).includes("tiem nang")) facts = { potential: digit };
  else if (digit) facts = CERTIFIED.includes(digit) ? { stars: digit } : { low: digit };
  return { rule: "stars-value", facts };
};

export const wrongChoice = (text, allowed, said) => {
  if (String([...allowed].sort()) === String(CERTIFIED)) return wrongStars(text);
  const like = closest(text, allowed);
  return { rule: "choice", facts: { allowed: allowed.join(", "), ...said, ...(like ? { closest: like } : {}) } };
};
