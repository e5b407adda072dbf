// Branches of the map fold.
element.addEventListener("click", (event) => {
  const fold = event.target.closest(".fold");
  if (fold) fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "false");
  const all = event.target.closest(".all");
  if (!all) return;
  for (const each of element.querySelectorAll(".fold")) each.setAttribute("aria-expanded", all.dataset.expanded);
});
