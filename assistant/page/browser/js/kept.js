// The list of conversations: opened from the masthead, searched, renamed, deleted after a second
// click. Gradio gives `element`, `server`, `trigger`.
const panel = element.querySelector("#conversations");
const words = element.querySelector(".words");
const list = element.querySelector(".list");
let latest = 0;
let asked = Promise.resolve();

// One request after the other, so that a search finds what was renamed before it; only what the
// last one gives is shown.
function show(ask) {
  const turn = ++latest;
  return asked = asked.catch(() => {}).then(ask).then((html) => {
    if (turn === latest) list.innerHTML = html;
  });
}

const row = (target) => target.closest("li");
const put = (item, shown, hidden) => {
  item.querySelector(shown).hidden = false;
  item.querySelector(hidden).hidden = true;
  item.querySelector(shown).focus();
};

// On a page too narrow for the articles beside the conversation, they come out of the edge.
const handle = element.querySelector(".drawer");
const drawer = (open) => { document.body.dataset.drawer = open ? "open" : ""; };
const isOpen = () => document.body.dataset.drawer === "open";
handle.addEventListener("click", () => drawer(!isOpen()));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !isOpen()) return;
  drawer(false);
  handle.focus();
});
// Others close it too. Who opens it by keyboard is led into it, once it is in sight.
new MutationObserver(() => {
  handle.setAttribute("aria-expanded", String(isOpen()));
  if (!isOpen()) return;
  const enter = () => {
    const seen = [...document.querySelectorAll("#sources :is(button, input, textarea)")]
      .find((each) => each.checkVisibility({ visibilityProperty: true }));
    if (seen) seen.focus();
    else if (isOpen()) requestAnimationFrame(enter);
  };
  enter();
}).observe(document.body, { attributeFilter: ["data-drawer"] });
document.addEventListener("click", (event) => {
  if (!event.target.closest("#sources, #kept .drawer") && event.target.isConnected) drawer(false);
});

// The last answer again; a question into the box, to be changed and asked as another one.
document.addEventListener("click", (event) => {
  if (!element.isConnected) return;
  if (event.target.closest("#chat .again")) trigger("retry");
  const judged = event.target.closest("#chat .judge");
  if (judged) {
    const answers = [...document.querySelectorAll("#chat .answer")];
    // What is pressed again is taken back.
    const said = judged.getAttribute("aria-pressed") !== "true";
    const { verdict, marker } = judged.dataset;
    trigger("like", {
      at: answers.indexOf(judged.closest(".answer")),
      verdict: said ? verdict : "",
      marker: marker || 0,
    });
    judged.parentElement.querySelectorAll(".judge").forEach((each) => {
      each.setAttribute("aria-pressed", String(said && each === judged));
    });
  }
  const follow = event.target.closest("#chat .follow");
  if (follow) trigger("submit", { text: follow.textContent });
  const asked = event.target.closest("#chat .edit")?.closest(".asked");
  if (!asked) return;
  const box = document.querySelector("#question textarea");
  box.value = asked.querySelector(".question").textContent;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});

panel.addEventListener("toggle", (event) => {
  if (event.newState === "open") show(() => server.found(words.value));
});

words.addEventListener("input", () => show(() => server.found(words.value)));

list.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const item = row(button);
  if (button.matches(".choose")) {
    panel.hidePopover();
    trigger("select", { id: item.dataset.id });
  } else if (button.matches(".rename")) {
    put(item, ".name", ".choose");
    item.querySelector(".name").select();
  } else if (button.matches(".sure")) {
    const at = [...list.querySelectorAll("li")].indexOf(item);
    show(() => server.forget({ id: item.dataset.id, words: words.value }))
      .then(() => (list.querySelectorAll(".choose")[at] ?? words).focus());
  }
});
deepsea.twice(list, ".delete");

list.addEventListener("keydown", (event) => {
  if (!event.target.matches(".name")) return;
  const item = row(event.target);
  if (event.key === "Enter" && !event.isComposing) {
    const name = event.target.value;
    show(() => server.rename({ id: item.dataset.id, name, words: words.value }));
  } else if (event.key === "Escape") {
    event.preventDefault(); // it would close the whole list
    put(item, ".choose", ".name");
  }
});
