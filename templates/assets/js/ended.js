// Recognitions that ended after the page was made: the pill says so, and the stars lose their gold.
import { dateWords } from "./search-cards.js";

export const tell = (pills, { dataset: { ended, about } }) => {
  for (const pill of pills) {
    const { end } = pill.dataset;
    const date = dateWords(end, document.documentElement.lang);
    const use = pill.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#alert"));
    pill.className = "pill pill-expired";
    pill.replaceChildren(use.ownerSVGElement, ended.replace("{date}", end.length < 10 ? about.replace("{date}", date) : date));
    pill.closest(".card, .product-head, .result")?.querySelector(".stars")?.classList.add("lapsed");
  }
};
