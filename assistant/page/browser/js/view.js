// A view of the article that is open: asked for when its tab comes into sight, kept while the
// article stays as it is, so that what was folded or filtered stays so. What one view does of its
// own is in map.js and figures.js. Gradio gives `element`, `props`, `server`.
let open = false;
let latest = 0;
async function fill() {
  const turn = ++latest;
  const shown = element.querySelector("[data-version]");
  const id = deepsea.open();
  const known = shown?.dataset.doc === id ? shown.dataset.version : "";
  const made = await server.__VIEW__({ id, known });
  if (turn !== latest) return; // another article was opened meanwhile
  if (made) props.value = made;
  await new Promise((done) => setTimeout(done, 1000));
  if (open && turn === latest && element.querySelector(".stage")) fill(); // the assistant is still opening
}
// A tab that is not open has no size; one below the edge of the window has.
new ResizeObserver(() => {
  const shown = element.offsetWidth > 0;
  if (shown && !open) fill();
  open = shown;
}).observe(element);
document.addEventListener("deepsea:article", () => { if (open && element.isConnected) fill(); });
