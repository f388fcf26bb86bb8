// Share, print and cite: loaded by the first press of one of these buttons (theme.js).
const cut = (address) => address.split("#")[0];
const address = () => document.querySelector("link[rel=canonical]")?.href || cut(location.href);

const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); } catch { return prompt("", text); }
  const said = document.querySelector("[data-said]");
  if (said) said.textContent = said.dataset.copied;
};

const acts = {
  async share() {
    if (!navigator.share) return copy(address());
    try { await navigator.share({ title: document.title, url: address() }); } catch { /* changed their mind */ }
  },
  print() { print(); },
  cite() {
    const cite = document.querySelector("[data-cite]");
    const date = new Date().toLocaleDateString(document.documentElement.lang === "vi" ? "vi-VN" : "en-GB");
    const words = cite.textContent.trim().replace(/\s+/g, " ");
    const link = words.includes(address()) ? words : `${words} ${address()}`;
    return copy(`${link} (${cite.dataset.seen.replace("{date}", date)})`);
  },
  embed(button) { return copy(button.closest("[data-embed]").querySelector("textarea").value); },
};

export const act = (button) => acts[button.dataset.act]?.(button);
