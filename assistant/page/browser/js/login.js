// The page to log in: what Gradio's lacks for who hears it, and says to nobody. After deepsea.js.
(() => {
  const WORDS = __WORDS__;
  const NAME = "reader"; // any will do

  const mend = () => {
    const asked = document.querySelector(".auth")?.parentElement;
    if (!asked) return;
    asked.setAttribute("role", "main");
    asked.querySelector("h2").setAttribute("aria-level", "1");
    const wrong = asked.querySelector(".creds");
    if (!wrong) return;
    wrong.setAttribute("role", "alert");
    const words = WORDS[document.documentElement.dataset.language];
    if (wrong.textContent !== words) wrong.textContent = words;
  };
  new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });

  // Without a name Gradio does nothing and says nothing; it empties the name after a wrong password.
  const name = () => {
    const box = document.querySelector(".auth ~ .form input[type=text]");
    if (!box || box.value) return;
    box.value = NAME;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("click", ({ target }) => target.closest("button") && name(), true);
  document.addEventListener("keydown", ({ key }) => key === "Enter" && name(), true);
})();
