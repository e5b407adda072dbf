// The map of the article that is open: asked for when its tab comes into sight, kept while the
// article stays as it is, so that what was folded stays so. Gradio gives `element`, `props`, `server`.
async function fill() {
  const shown = element.querySelector(".map");
  const id = deepsea.open();
  const known = shown?.dataset.doc === id ? shown.dataset.version : "";
  const made = await server.mapped({ id, known });
  if (made) props.value = made;
}
// A tab that is not open has no size; one below the edge of the window has.
let open = false;
new ResizeObserver(() => {
  const shown = element.offsetWidth > 0;
  if (shown && !open) fill();
  open = shown;
}).observe(element);

element.addEventListener("click", (event) => {
  const fold = event.target.closest(".fold");
  if (fold) fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "false");
  const all = event.target.closest(".all");
  if (!all) return;
  for (const each of element.querySelectorAll(".fold")) each.setAttribute("aria-expanded", all.dataset.expanded);
});
