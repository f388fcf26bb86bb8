// A list as a link: products in the part of the address that browsers send to nobody.
import { isId, MOST } from "./mark.js";

const SIGN = "#sp=";

// "bac-ninh:banh,my;hue:muoi": each province once. The order of a list is kept where that costs nothing.
export const fragment = (ids) => {
  const provinces = new Map();
  for (const id of ids) {
    const [province, slug] = id.split("/");
    provinces.set(province, [...provinces.get(province) || [], slug]);
  }
  return SIGN + [...provinces].map(([province, slugs]) => `${province}:${slugs.join(",")}`).join(";");
};

// The products that a link names; what is no identity of a product is left out. Undefined where it is no such link.
export const named = (hash) => {
  if (!hash.startsWith(SIGN)) return undefined;
  let text = "";
  try { text = decodeURIComponent(hash.slice(SIGN.length)); } catch { /* not ours */ }
  const ids = text.split(";").flatMap((part) => {
    const [province, slugs = ""] = part.split(":");
    return slugs.split(",").map((slug) => `${province}/${slug}`);
  });
  return [...new Set(ids.filter(isId))].slice(0, MOST);
};
