// The source pane: a click on a citation, anywhere on the page, opens its article here, marks
// exactly the cited characters and scrolls to them. Gradio gives `element`, `props`, `server`.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 900px)");
let cited = null;

const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const scroll = (target, block) =>
  target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

async function open(article) {
  if (element.querySelector(".source")?.dataset.doc === article) return;
  props.value = await server.article(article);
  await settled();
}

function unmark() {
  for (const mark of element.querySelectorAll("mark")) {
    const line = mark.parentElement;
    line.textContent = line.textContent;
  }
}

// Offsets count code points, as Python does; a JavaScript string counts UTF-16 units.
function markIn(line, from, to) {
  const characters = [...line.textContent];
  const mark = document.createElement("mark");
  mark.tabIndex = -1;
  mark.textContent = characters.slice(from, to).join("");
  line.replaceChildren(characters.slice(0, from).join(""), mark, characters.slice(to).join(""));
}

function mark(start, end) {
  unmark();
  for (const line of element.querySelectorAll("[data-start]")) {
    const [from, to] = [Number(line.dataset.start), Number(line.dataset.end)];
    if (from < end && start < to) markIn(line, Math.max(start, from) - from, Math.min(end, to) - from);
  }
  return element.querySelector("mark");
}

async function cite(button) {
  document.querySelectorAll(".cite[aria-current]").forEach((old) => old.removeAttribute("aria-current"));
  button.setAttribute("aria-current", "true");
  cited = button;
  await open(button.dataset.doc);
  const found = mark(Number(button.dataset.start), Number(button.dataset.end));
  if (!found) return;
  found.focus({ preventScroll: true });
  scroll(found, "center");
  const back = element.querySelector(".back");
  if (back) back.hidden = !narrow.matches;
}

document.addEventListener("click", (event) => {
  if (!element.isConnected) return;
  const button = event.target.closest(".cite");
  if (button) cite(button);
});

element.addEventListener("click", (event) => {
  const back = event.target.closest(".back");
  if (!back) return;
  back.hidden = true;
  if (cited?.isConnected) {
    scroll(cited, "center");
    cited.focus({ preventScroll: true });
  }
});

element.addEventListener("change", (event) => {
  if (event.target.matches("select")) open(event.target.value);
});
