// The headings of the article that is open, made from the source pane itself; a click goes to one.
// Gradio gives `element`.
const nav = element.querySelector("nav");
const list = nav.querySelector("ol");
const source = () => document.querySelector("#source");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// A heading in both languages if the article is to be had in both; the stylesheet shows one.
function said(heading) {
  const beside = heading.nextElementSibling;
  if (!beside?.matches(".rendition")) return [heading.textContent];
  const own = heading.closest(".text").lang;
  return [[own, heading], [beside.lang, beside]].map(([lang, each]) => {
    const words = document.createElement("span");
    Object.assign(words, { lang, textContent: each.textContent });
    words.dataset.says = lang.slice(0, 2);
    return words;
  });
}

function fill() {
  const headings = [...(source()?.querySelectorAll(".text :is(h3, h4, h5, h6)") ?? [])];
  nav.hidden = headings.length < 2;
  list.replaceChildren(...headings.map((heading) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.append(...said(heading));
    button.dataset.level = heading.tagName.slice(1) - 2;
    button.dataset.start = heading.dataset.start;
    item.append(button);
    return item;
  }));
}

list.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  const heading = button && source().querySelector(`[data-start="${button.dataset.start}"]`);
  if (!heading) return;
  document.body.dataset.drawer = "";
  document.querySelector('#tabs [role="tab"]')?.click();
  for (let turn = 0; turn < 50 && !heading.checkVisibility(); turn += 1) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  heading.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
});

const observer = new MutationObserver(fill);
const wait = setInterval(() => {
  if (!source()) return;
  clearInterval(wait);
  observer.observe(source(), { childList: true, subtree: true });
  fill();
}, 50);
