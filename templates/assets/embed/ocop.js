// For other sites: brings cards of the catalogue up to today, from each product's own JSON. Without it they stay as copied.
(() => {
  const words = {
    vi: { valid: "Có giá trị đến ", expired: "Đã hết hạn: ", withdrawn: "Đã thu hồi", "under-review": "Đang đánh giá lại", unknown: "Chưa rõ hiệu lực", sao: " sao" },
    en: { valid: "Valid until ", expired: "Expired: ", withdrawn: "Withdrawn", "under-review": "Under re-evaluation", unknown: "Validity unknown", sao: " stars" },
  };
  const today = new Date(Date.now() + 7 * 36e5).toISOString();
  const state = ({ state, until }) => {
    if (state !== "valid" && state !== "expiring" && state !== "expired") return state;
    if (!until) return "unknown";
    return today.slice(0, until.length) > until ? "expired" : "valid";
  };
  const put = (card, name, text) => {
    const place = card.querySelector(`[data-ocop-${name}]`);
    if (place) place.textContent = text;
    return place || card.cloneNode();
  };
  for (const card of document.querySelectorAll("[data-ocop]")) {
    fetch(card.dataset.ocop, { credentials: "omit" }).then((answer) => answer.json()).then(({ record, validity }) => {
      const said = words[card.lang] || words.vi;
      const now = state(validity);
      const stars = Number(record.stars);
      const dated = now === "valid" || now === "expired";
      const lapsed = now === "expired" || now === "withdrawn";
      put(card, "stars", lapsed ? "" : "★".repeat(stars));
      put(card, "rank", `OCOP ${stars}${said.sao}`).style.fontWeight = lapsed ? 400 : 700;
      put(card, "state", said[now] + (dated ? validity.until.split("-").reverse().map(Number).join("/") : ""));
    }).catch(() => { /* not reached: the card stays as it was copied */ });
  }
})();
