// The list of articles: which of them a question reads, which is open, and removing one after a
// second click. Gradio gives `element`, `trigger`.
const row = (target) => target.closest("li");

const lost = () => document.activeElement === document.body;

const boxes = () => [...element.querySelectorAll("input[type=checkbox]")];
const skipped = () => boxes().filter((box) => !box.checked).map((box) => row(box).dataset.id);

const chosen = new Map(); // what the reader has ticked in this tab, or not, by article

// Once for all that is ticked in one go: two requests may arrive in the other order.
let telling;
const tell = () => {
  clearTimeout(telling);
  telling = setTimeout(() => trigger("input", { skipped: skipped() }));
};

element.addEventListener("change", (event) => {
  if (!boxes().some((box) => box.checked)) event.target.checked = true; // a question reads something
  chosen.set(row(event.target).dataset.id, event.target.checked);
  tell();
  deepsea.read({ skipped: skipped() });
});

// Gradio leaves a box as the reader has left the one in its place. What the server ticks may have
// been on its way while the reader did, who is taken at their word unless nothing would be left.
// It is kept over a reload, too; before there is a list, what was kept stays.
watch("value", () => requestAnimationFrame(() => {
  if (!boxes().some((box) => chosen.get(row(box).dataset.id) ?? box.defaultChecked)) chosen.clear();
  for (const box of boxes()) box.checked = chosen.get(row(box).dataset.id) ?? box.defaultChecked;
  if (boxes().some((box) => box.checked !== box.defaultChecked)) tell();
  if (boxes().length) deepsea.read({ skipped: skipped() });
}));

// Either may have to wait for articles that are being added: the words beside the button say so.
function begin(button) {
  button.hidden = true;
  button.nextElementSibling.hidden = false;
}

// Once it has ended the list is drawn anew, but not if it is as it was, since it was refused. Whose
// button is gone goes on at what brings the article back, or in the list.
const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
document.addEventListener("deepsea:settled", async () => {
  await settled();
  if (!element.isConnected) return;
  for (const hint of element.querySelectorAll(":is(.sure, .undo) + [role=status]:not([hidden])")) {
    const began = hint.previousElementSibling;
    const button = began.matches(".sure") ? row(began).querySelector(".remove") : began;
    hint.hidden = true;
    button.hidden = false;
    if (lost()) button.focus();
  }
  if (lost()) (element.querySelector(".undo") ?? element.querySelector(".choose"))?.focus({ preventScroll: true });
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".choose")) {
    document.dispatchEvent(new CustomEvent("deepsea:open", { detail: row(button).dataset.id }));
  } else if (button.matches(".sure")) {
    begin(button);
    trigger("delete", { id: row(button).dataset.id });
  } else if (button.matches(".undo")) {
    begin(button);
    trigger("undo");
  }
});
deepsea.twice(element, ".remove");
