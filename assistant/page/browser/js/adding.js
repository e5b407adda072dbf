// Files that are larger than what is read are not sent, and each says so, below what is being added:
// Gradio would send none of the others either. Gradio gives `element`.
const MOST = __MOST__;
const WORDS = __WORDS__;
const MB = 2 ** 20;

const refused = document.createElement("div");
refused.id = "refused";
refused.setAttribute("role", "alert");
element.after(refused);

function line(file) {
  const size = String(Math.round(file.size / MB));
  const [item, what, why] = ["li", "span", "span"].map((name) => document.createElement(name));
  item.dataset.state = "failed";
  Object.assign(what, { className: "what", dir: "auto", textContent: file.name });
  why.className = "why";
  why.append(...Object.entries(WORDS).map(([lang, words]) => {
    const said = document.createElement("span");
    Object.assign(said, { lang: lang === "zh" ? "zh-CN" : lang, textContent: words.replace("{size}", size) });
    said.dataset.says = lang;
    return said;
  }));
  item.append(what, why);
  return item;
}

// Before Gradio hears of it.
document.addEventListener("change", ({ target }) => {
  if (!element.isConnected || !target.matches("#sources input[type=file]")) return;
  const large = [...target.files].filter((file) => file.size > MOST);
  const list = document.createElement("ul");
  list.append(...large.map(line));
  refused.replaceChildren(...large.length ? [list] : []);
  if (!large.length) return;
  const rest = new DataTransfer();
  [...target.files].filter((file) => file.size <= MOST).forEach((file) => rest.items.add(file));
  target.files = rest.files;
}, true);
