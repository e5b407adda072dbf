// A quiz: its items are changed, and it is taken. The server keeps it under a name that this tab
// remembers. Gradio gives `element`, `props`, `server`, `watch`.
const KEPT = "deepsea-quiz";
const lang = () => document.documentElement.dataset.language;
const id = () => element.querySelector(".quiz")?.dataset.id;
const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function remember() {
  try {
    if (id()) sessionStorage.setItem(KEPT, id());
  } catch {} // storage may be forbidden; the quiz then lasts until the page is reloaded
}

async function change(deed, at, more = {}) {
  element.setAttribute("aria-busy", "true");
  try {
    props.value = await server.changed({ id: id(), do: deed, at, lang: lang(), ...more });
  } finally {
    element.removeAttribute("aria-busy");
  }
  await settled();
  focus(deed, Number(at));
}

// Where a reader goes on who does not use a mouse: at the same button, which has moved with its item.
function focus(deed, at) {
  const to = deed === "up" ? at - 1 : deed === "down" ? at + 1 : at;
  const button = (name, place) => element.querySelector(`[data-do="${name}"][data-at="${place}"]:not([disabled])`);
  const target = ["take", "mark", "undo"].includes(deed) ? element.querySelector("h2")
    : element.querySelector(".draft textarea")
      ?? button(deed, to) ?? button("edit", to) ?? button("another", to) ?? element.querySelector("h2");
  target?.focus();
}

const values = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)].map((each) => each.value);
function draft(form) {
  const right = [...form.querySelectorAll('[name="right"]:checked')].map((each) => Number(each.value));
  const [stem] = values(form, "stem");
  const [explanation] = values(form, "explanation");
  return { stem, explanation, right, options: values(form, "options"), prompts: values(form, "prompts"), key: values(form, "key") };
}

// What was given to an item, as `assistant.quiz.mark` takes it.
function given(fieldset) {
  const all = (selector) => [...fieldset.querySelectorAll(selector)];
  if (fieldset.dataset.kind === "ordering") {
    const placed = all("select").filter((each) => each.value);
    return placed.sort((a, b) => a.value - b.value).map((each) => each.dataset.option);
  }
  const chosen = all("input:checked").map((each) => each.value);
  return chosen.length ? chosen : all('select, textarea, input[type="text"]').map((each) => each.value);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) change(button.dataset.do, button.dataset.at);
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.matches(".draft")) change("save", form.dataset.at, { draft: draft(form) });
  else change("mark", 0, { answers: [...form.querySelectorAll("fieldset")].map(given) });
});

watch("value", remember);
(async () => {
  let kept = null;
  try {
    kept = sessionStorage.getItem(KEPT);
  } catch {}
  const html = kept && await server.changed({ id: kept, do: "show", at: 0, lang: lang() });
  if (html && !element.querySelector(".quiz")) props.value = html;
})();
