// The booth finder: whatever is typed, with marks or without, narrows both lists; without this script they are whole.
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");

for (const finder of document.querySelectorAll("[data-booths]")) {
  const input = finder.querySelector("input");
  const said = finder.querySelector("[data-booths-said]");
  const lines = [...finder.querySelectorAll("[data-booth]")].map((line) => [line, plain(line.textContent)]);
  const narrow = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const [line, text] of lines) line.hidden = !words.every((word) => text.includes(word));
    const left = lines.filter(([line]) => !line.hidden && line.dataset.booth === "stand").length;
    said.textContent = words.length ? said.dataset.boothsSaid.replace("{count}", left) : "";
  };
  finder.querySelector("[data-booths-find]").hidden = false;
  input.addEventListener("input", narrow);
  narrow();
}
