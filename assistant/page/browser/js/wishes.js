// What is wanted of a quiz: the sections are the headings of the article that is open. Gradio gives
// `element`, `trigger`.
const form = element.querySelector("form");
const sections = element.querySelector(".sections");

function fill() {
  const headings = [...document.querySelectorAll("#source .text :is(h3, h4, h5, h6)")].map((each) => each.textContent);
  sections.hidden = headings.length < 2;
  sections.querySelector("ul").replaceChildren(...[...new Set(headings)].map((heading) => {
    const [item, label, box] = ["li", "label", "input"].map((name) => document.createElement(name));
    Object.assign(box, { type: "checkbox", name: "sections", value: heading });
    label.append(box, ` ${heading}`);
    item.append(label);
    return item;
  }));
}

function wish(event) {
  const wanted = new FormData(form);
  trigger(event, {
    doc: window.deepsea.open(),
    form: {
      n: wanted.get("n"),
      seed: wanted.get("seed"),
      lang: wanted.get("lang"),
      kinds: wanted.getAll("kinds"),
      levels: wanted.getAll("levels"),
      sections: wanted.getAll("sections"),
      bank: wanted.has("bank"),
      confirm: wanted.has("confirm"),
    },
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  wish("submit");
});

// While somebody reads the form, what it asks for so far is made already.
form.addEventListener("change", () => wish("input"));
let open = false;
new ResizeObserver(() => {
  const shown = element.offsetWidth > 0;
  if (shown && !open) wish("input");
  open = shown;
}).observe(element);

document.addEventListener("deepsea:article", () => {
  if (!element.isConnected) return;
  fill();
  if (open) wish("input");
});
fill();
