// What is summed up: stopped by its reader, and known to the tab over a reload. Gradio gives
// `element`, `trigger`, `watch`.
const named = () => element.querySelector("[data-id]")?.dataset.id ?? "";
element.addEventListener("click", ({ target }) => {
  if (target.closest("[data-do=stop]")) trigger("stop", { id: named() });
});
watch("value", () => requestAnimationFrame(() => setTimeout(() => {
  if (named()) deepsea.sum(named());
})));
