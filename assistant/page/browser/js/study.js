// Flashcards of the article that is open. Who studies is a name that the server gives and this browser
// keeps. Gradio gives `element`, `props`, `server`, `watch`.
const KEPT = "deepsea-learner";
let learner = "";
try {
  learner = localStorage.getItem(KEPT) ?? "";
} catch {} // storage may be forbidden; the cards are then found again until the page is reloaded

const find = (selector) => element.querySelector(selector);
const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
let waiting = 0;

function remember() {
  const named = find(".study")?.dataset.learner;
  if (!named || named === learner) return;
  learner = named;
  try {
    localStorage.setItem(KEPT, learner);
  } catch {}
}

// What is shown may be asked for while a card is being rated, and the other way round: the last word
// counts, and a look never holds up a rating.
let turn = 0;
async function ask(deed, more = {}) {
  const mine = ++turn;
  const doc = deepsea.open();
  clearTimeout(waiting);
  element.toggleAttribute("data-asking", deed !== "show");
  try {
    const html = await server.studied({
      learner,
      do: deed,
      doc,
      known: find(".study")?.dataset.version ?? "",
      lang: document.documentElement.dataset.language,
      quiz: document.querySelector("#quiz .quiz")?.dataset.id ?? "",
      ...more,
    });
    if (mine !== turn) return;
    if (html) props.value = html;
  } finally {
    if (mine === turn) {
      element.removeAttribute("data-asking");
      find(".study > .stage")?.setAttribute("hidden", ""); // what comes as it was is not drawn anew
    }
  }
  await settled();
  remember();
  if (doc !== deepsea.open()) return show();
  const minutes = find(".study:not(:has(.card))")?.dataset.minutes;
  if (minutes) waiting = setTimeout(show, Math.max(Number(minutes), 0.2) * 60_000);
}
const asking = () => element.hasAttribute("data-asking");

// A tab that is not in front has no size; what is in it is asked for when it comes there.
const inSight = () => element.offsetWidth > 0;
function show() {
  if (inSight() && !asking()) ask("show");
}

async function rate(rating) {
  await ask("rate", { card: find(".card").dataset.card, rating: Number(rating) });
  (find("[data-do=reveal]") ?? find(".rest"))?.focus();
}

function reveal() {
  find(".back").hidden = false;
  find(".reveal").hidden = true;
  find(".told").focus({ preventScroll: true });
  find(".ratings").scrollIntoView({ block: "nearest" });
}

element.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-do]");
  if (!button || asking()) return;
  if (button.dataset.do === "reveal") return reveal();
  if (button.dataset.do === "rate") return rate(button.dataset.rating);
  find(".stage").hidden = button.dataset.do === "reset";
  await ask(button.dataset.do);
  (find("[data-do=reveal]") ?? find(".rest"))?.focus();
});
element.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || asking()) return;
  const button = find(`.back:not([hidden]) [data-rating="${CSS.escape(event.key)}"]`);
  if (button) rate(button.dataset.rating);
});

let open = false;
new ResizeObserver(() => {
  if (inSight() !== open && (open = !open)) show();
}).observe(element);
document.addEventListener("deepsea:article", () => { if (element.isConnected) show(); });
// A page that is still loading may draw this anew.
watch("value", () => {
  if (!find(".study, .error")) show();
});
