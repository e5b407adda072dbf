// The source pane: a click on a citation, anywhere on the page, opens its article here, marks
// exactly the cited characters and scrolls to them. Gradio gives `element`, `props`, `server`.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 900px)");
let cited = null;
let span = null; // what is marked: the article, where it begins and ends in it, what was quoted
let from = null; // the tab that the click was in, if another than this one

const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const scroll = (target, block) =>
  target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

// Gives null once the article is shown. One that is not to be had leaves the one that is open, and
// gives the line that says so.
async function open(article) {
  if (deepsea.open() === article) return null;
  const html = await server.article(article);
  if (deepsea.open() && !html.includes('<article class="source"')) return moved();
  props.value = html;
  await settled();
  pair();
  keep();
  return null;
}

// Nothing is marked; the line says that what was asked for is not there.
function moved() {
  unmark();
  const line = element.querySelector(".moved");
  line?.removeAttribute("hidden");
  const choice = element.querySelector("header select");
  if (choice) choice.value = deepsea.open();
  return line;
}

// A reload opens the same article again. What is made of it elsewhere on the page follows it.
let version = "";
function keep() {
  const shown = deepsea.open();
  if (shown) deepsea.read({ shown });
  const now = shown && `${shown} ${element.querySelector(".source").dataset.version}`;
  if (now === version) return;
  version = now;
  document.dispatchEvent(new CustomEvent("deepsea:article"));
}

function unmark() {
  element.querySelector(".moved")?.setAttribute("hidden", "");
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

// Lines are shown without the marks of headings, and blank ones not at all.
const bare = (text) => text.replace(/[\s#]/g, "");

// Marks what is cited where it still stands: the article may have been replaced since. Gives what is
// to be looked at, the line that says so otherwise.
function point() {
  const found = mark(span.start, span.end);
  const words = [...element.querySelectorAll("mark")].map((each) => each.textContent).join("");
  if (span.quote === undefined || bare(words) === bare(span.quote)) return found;
  return moved();
}

// The source is the first tab; what is told in another one is shown here.
async function turn(tab, shown) {
  if (tab?.getAttribute("aria-selected") !== "false") return;
  tab.click();
  for (let turn = 0; turn < 50 && !shown.checkVisibility(); turn += 1) await settled();
}
const front = () => turn(document.querySelector('#tabs [role="tab"]'), element);

// Below a conversation the tabs are at the foot of the window, and what a reader turns to is out of it.
document.addEventListener("click", ({ target, isTrusted }) => {
  if (!isTrusted || !narrow.matches || !element.isConnected) return;
  if (target.closest('#tabs [role="tab"]')) scroll(element.closest("#tabs"), "start");
});

async function cite(button) {
  from = button.closest("#tabs") && document.querySelector('#tabs [role="tab"][aria-selected="true"]');
  await front();
  document.querySelectorAll(":is(.cite, .node)[aria-current]").forEach((old) => old.removeAttribute("aria-current"));
  button.setAttribute("aria-current", "true");
  cited = button;
  const { doc, start, end, quote } = button.dataset;
  span = { doc, start: Number(start), end: Number(end), quote };
  const found = await open(doc) ?? point();
  if (!found) return;
  found.focus({ preventScroll: true });
  scroll(found, "center");
  const back = element.querySelector(".back");
  if (back) back.hidden = !narrow.matches;
}

// A reader of the other language sees the rendition without asking for it, until they choose.
let chosen = null;
function pair() {
  const box = element.querySelector(".beside input");
  if (!box) return;
  const own = element.querySelector(".text").lang.slice(0, 2);
  box.checked = chosen ?? own !== document.documentElement.dataset.language;
  element.querySelector(".source").classList.toggle("with-rendition", box.checked);
}
new MutationObserver(pair).observe(document.documentElement, { attributeFilter: ["data-language"] });
pair();

// The article may be drawn anew under a mark: a page that is still opening sends it late.
watch("value", async () => {
  await settled();
  pair();
  keep();
  if (span && element.querySelector(".source")?.dataset.doc === span.doc && !element.querySelector("mark")) {
    const found = point();
    if (found?.matches("mark")) scroll(found, "center");
  }
});

// Search inside the article: every place is highlighted, Enter goes to the next.
let places = [];
let at = -1;
function find(words) {
  places = [];
  at = -1;
  if (words) {
    for (const line of element.querySelectorAll(".with-rendition .rendition, [data-start]")) {
      const [node, text] = [line.firstChild, line.textContent.toLowerCase()];
      if (line.childNodes.length !== 1) continue;
      for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
        const range = new Range();
        range.setStart(node, from);
        range.setEnd(node, from + words.length);
        places.push(range);
      }
    }
  }
  globalThis.CSS?.highlights?.set("deepsea-found", new Highlight(...places));
}
function next(step) {
  if (places.length) {
    at = (at + step + places.length) % places.length;
    scroll(places[at].startContainer.parentElement, "center");
  }
  element.querySelector(".found").textContent = places.length ? `${Math.max(at, 0) + 1} / ${places.length}` : "0";
}
element.addEventListener("input", (event) => {
  if (!event.target.matches(".find")) return;
  span = null;
  unmark();
  find(event.target.value.trim().toLowerCase());
  if (event.target.value.trim()) next(1);
  else element.querySelector(".found").textContent = "";
});
element.addEventListener("keydown", (event) => {
  if (!event.target.matches(".find") || event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  next(event.shiftKey ? -1 : 1);
});

// A passage that is selected can be asked about: it is put into the question box, in quotes.
const MOST = 300;
function selected() {
  const selection = getSelection();
  const inside = selection.rangeCount && element.querySelector(".text")?.contains(selection.anchorNode)
    && element.querySelector(".text").contains(selection.focusNode);
  return inside ? selection.toString().trim().replace(/\s+/g, " ") : "";
}
document.addEventListener("selectionchange", () => {
  const button = element.querySelector(".ask-this");
  if (!button || !element.isConnected) return;
  const words = selected();
  button.hidden = words.length < 2;
  if (button.hidden) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  button.style.left = `${Math.min(Math.max(box.left, 8), innerWidth - button.offsetWidth - 8)}px`;
  button.style.top = `${Math.min(box.bottom + 6, innerHeight - 48)}px`;
});
element.addEventListener("pointerdown", (event) => {
  if (event.target.closest(".ask-this")) event.preventDefault(); // the selection is to stay
});
function askAbout(words) {
  const box = document.querySelector("#question textarea");
  const shortened = [...words].length > MOST ? `${[...words].slice(0, MOST).join("")}…` : words;
  box.value = `“${shortened}” `;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  getSelection().removeAllRanges();
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  scroll(box, "nearest");
}

document.addEventListener("deepsea:open", async (event) => {
  document.body.dataset.drawer = "";
  await front();
  const gone = await open(event.detail);
  if (gone || narrow.matches) scroll(gone ?? element, "start");
});

document.addEventListener("click", (event) => {
  if (!element.isConnected) return;
  const button = event.target.closest(".cite, .node");
  if (button) cite(button);
});

element.addEventListener("click", async (event) => {
  if (event.target.closest(".ask-this")) askAbout(selected());
  const back = event.target.closest(".back");
  if (!back) return;
  back.hidden = true;
  if (cited?.isConnected) {
    await turn(from, cited);
    scroll(cited, "center");
    cited.focus({ preventScroll: true });
  }
});

element.addEventListener("change", (event) => {
  if (event.target.matches("select")) open(event.target.value);
  if (event.target.matches(".beside input")) {
    chosen = event.target.checked;
    pair();
  }
});
