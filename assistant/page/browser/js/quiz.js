// A quiz: its items are changed, and it is taken. The server keeps it under a name; this tab remembers
// which one it shows, this browser which ones it made. Gradio gives `element`, `props`, `server`, `trigger`,
// `watch`.
const KEPT = "deepsea-quiz", EARLIER = "deepsea-quizzes", TYPED = "deepsea-draft", MOST = 50;
const lang = () => document.documentElement.dataset.language;
const id = () => element.querySelector(".quiz")?.dataset.id;
const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

// Storage may be forbidden; what is kept there then lasts until the page is reloaded.
const stored = (storage, name) => { try { return JSON.parse(window[storage].getItem(name)); } catch {} };
const store = (storage, name, value) => { try { window[storage].setItem(name, JSON.stringify(value)); } catch {} };

let earlier = stored("localStorage", EARLIER) ?? [];
function remember() {
  const shown = element.querySelector("[data-id]")?.dataset.id;
  if (!shown) return;
  store("sessionStorage", KEPT, shown);
  earlier = [shown, ...(stored("localStorage", EARLIER) ?? earlier).filter((each) => each !== shown)].slice(0, MOST);
  store("localStorage", EARLIER, earlier);
}

// What a teacher has typed into the form of an item: whatever draws the quiz anew, it is put back.
let typed = stored("sessionStorage", TYPED) ?? null;
function type(now) {
  typed = now;
  store("sessionStorage", TYPED, now);
}
const typing = (form) => form && typed?.id === id() && typed.at === form.dataset.at;

// What the server gave for the last change: an output of the making of the quiz that comes late is older.
let mine = null;
async function change(deed, at, more = {}) {
  if (element.ariaBusy) return; // items are told by their place, which this one may be changing
  element.ariaBusy = "true";
  try {
    const asked = id();
    const html = await server.changed({ id: asked, do: deed, at, lang: lang(), ...more });
    if (id() !== asked) return; // another quiz is shown by now
    if (typed?.id === asked && !html.includes('class="draft"')) type(null);
    mine = { id: asked, html };
    props.value = html;
  } finally {
    element.ariaBusy = null;
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

// The second click of two is meant for the item that was there before the first.
const PLACED = ["another", "up", "down", "drop"];
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button || (event.detail > 1 && PLACED.includes(button.dataset.do))) return;
  if (button.dataset.do === "stop") trigger("stop");
  else change(button.dataset.do, button.dataset.at);
});
element.addEventListener("input", (event) => {
  const form = event.target.closest(".draft");
  if (form) type({ id: id(), at: form.dataset.at, draft: draft(form) });
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.matches(".draft")) change("save", form.dataset.at, { draft: draft(form) });
  else change("mark", 0, { answers: [...form.querySelectorAll("fieldset")].map(given) });
});

// What is open stays open, what is typed stays typed, when the quiz is drawn anew.
const open = new Set();
const told = (details) => [...details.parentElement.children].map((each) => each === details ? "" : each.textContent).join();
element.addEventListener("toggle", ({ target }) => {
  if (target.open) open.add(told(target));
  else if (target.isConnected) open.delete(told(target));
}, true);
function fill(form, { stem, explanation, right, ...lists }) {
  const put = (name, texts) => form.querySelectorAll(`[name="${name}"]`).forEach((field, at) => { field.value = texts[at] ?? field.value; });
  put("stem", [stem]);
  put("explanation", [explanation]);
  Object.entries(lists).forEach(([name, texts]) => put(name, texts));
  form.querySelectorAll('[name="right"]').forEach((field, at) => { field.checked = right.includes(at); });
}
let field = -1; // the one of the form that is being typed into
element.addEventListener("focusin", ({ target }) => {
  field = [...(target.closest(".draft")?.elements ?? [])].indexOf(target);
});
new MutationObserver(() => {
  element.querySelectorAll(".item details:not([open])").forEach((each) => { each.open = open.has(told(each)); });
  const form = element.querySelector(".draft");
  if (!typing(form)) return;
  fill(form, typed.draft);
  if (document.activeElement === document.body) form.elements[field]?.focus({ preventScroll: true });
}).observe(element, { childList: true, subtree: true });

watch("value", () => {
  if (mine?.html && mine.html !== props.value && props.value?.includes(`data-id="${mine.id}"`)) {
    props.value = mine.html;
  } else {
    settled().then(remember);
  }
});

// The quizzes made in this browser, below the form that asks for one.
const box = () => document.querySelector("#wishes .earlier");
async function list(deed = "list", gone = "") {
  const ids = (stored("localStorage", EARLIER) ?? earlier).filter((each) => each !== gone);
  const html = ids.length || gone ? await server.changed({ id: gone, do: deed, ids }) : "";
  if (gone) store("localStorage", EARLIER, earlier = ids);
  box().querySelector(".list").innerHTML = html;
  box().querySelectorAll("time").forEach((each) => {
    each.textContent = new Date(each.dataset.seconds * 1000).toLocaleString(lang(), { dateStyle: "medium", timeStyle: "short" });
  });
}
function listing() {
  box().hidden = !earlier.length;
  box().addEventListener("toggle", () => { if (box().open) list(); });
  box().addEventListener("click", async ({ target }) => {
    const button = target.closest("li button");
    const row = button?.closest("li");
    if (!row) return;
    if (button.matches(".choose")) {
      await reopen(row.dataset.id);
      element.querySelector("h2")?.focus();
    } else if (button.matches(".sure")) {
      const at = [...box().querySelectorAll("li")].indexOf(row);
      if (id() === row.dataset.id) props.value = "";
      await list("forget", row.dataset.id);
      (box().querySelectorAll(".choose")[at] ?? box().querySelector("summary")).focus();
    }
  });
  deepsea.twice(box(), ".delete");
}

// A quiz as it was left, with the form of the item that was being edited.
async function reopen(kept) {
  const html = await server.changed({ id: kept, do: "show", at: 0, lang: lang() });
  if (!html) return;
  mine = { id: kept, html };
  props.value = html;
  await settled();
  if (typed?.id === kept) change("edit", typed.at);
}
(async () => {
  const kept = stored("sessionStorage", KEPT);
  if (kept && !element.querySelector(".quiz")) await reopen(kept);
})();
const wait = setInterval(() => {
  if (!box()) return;
  clearInterval(wait);
  listing();
}, 50);
