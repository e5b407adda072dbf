// Figures are narrowed by words and by kind, in both languages of the article at once.
function narrow() {
  const words = element.querySelector(".words").value.trim().toLowerCase();
  const kind = element.querySelector("[name=kind]:checked").value;
  for (const sentence of element.querySelectorAll(".telling")) {
    const told = [...sentence.querySelectorAll("[data-kind]")];
    for (const each of told) each.hidden = kind !== "" && each.dataset.kind !== kind;
    const found = sentence.textContent.toLowerCase().includes(words);
    sentence.hidden = !found || told.every((each) => each.hidden);
  }
  const shown = [...element.querySelectorAll(".telling:not([hidden]) [data-kind]:not([hidden])")];
  element.querySelector(".found").textContent = shown.filter((each) => each.checkVisibility()).length;
}
for (const name of ["input", "change"]) {
  element.addEventListener(name, (event) => event.target.matches(".words, [name=kind]") && narrow());
}
