// The interface language: chosen by the reader, else the browser's; kept in this browser.
// Gradio calls `current` and `speak` before it asks the server for the words of its own parts.
window.deepsea = (() => {
  const KEY = "deepsea-language";
  const CONVERSATION = "deepsea-conversation";
  const READING = "deepsea-reading";
  const SUMMARY = "deepsea-summary";
  const WORDS = __WORDS__;
  const ACCEPT = __ACCEPT__;
  const TITLES = { info: "note", warning: "warning", error: "error" };
  const LOST = "Connection to the server was lost"; // as Gradio begins to say it

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden; the choice then lasts until the page is reloaded
    }
  };

  // What Gradio's own parts lack for a reader who hears the page.
  const mend = () => {
    const language = document.documentElement.dataset.language;
    const words = WORDS[language];
    // Never as it was: each change of one is a reason to be called again.
    const label = (each, words) => {
      if (each.getAttribute("aria-label") !== words) each.setAttribute("aria-label", words);
    };
    const name = (selector, words) => document.querySelectorAll(selector).forEach((each) => label(each, words));
    name(".submit-button", words.send);
    name(".stop-button", words.stop);
    // The chooser offers what is read; of what is chosen all the same each file says why it is not.
    document.querySelector("#sources input[type=file]")?.setAttribute("accept", ACCEPT);
    // What no stylesheet shows in one language alone: names that are heard, the lines of a list to
    // choose from, and what Gradio writes over its messages.
    const [labelled, worded] = language === "zh" ? ["labelZh", "textZh"] : ["labelEn", "textEn"];
    const write = (each, text) => { if (each.textContent !== text) each.textContent = text; };
    document.querySelectorAll("[data-label-zh]").forEach((each) => label(each, each.dataset[labelled]));
    document.querySelectorAll("[data-text-zh]").forEach((each) => write(each, each.dataset[worded]));
    // What we have to say ourselves is no error to Gradio: of those it writes the text, too.
    document.querySelectorAll(".toast-message-text.error").forEach((each) => {
      each.dataset.told ??= each.textContent.startsWith(LOST) ? "lost_how" : "unexpected";
      write(each, words[each.dataset.told]);
    });
    document.querySelectorAll(".toast-title").forEach((each) => {
      const written = each.firstChild; // what follows is how many there are
      each.dataset.title ??= written.data.trim().toLowerCase();
      const lost = each.closest(".toast-body").querySelector("[data-told=lost_how]");
      const title = lost ? "lost" : TITLES[each.dataset.title];
      if (title && written.data !== `${words[title]} `) written.data = `${words[title]} `;
    });
    name(".toast-close", words.close);
    name("#chat [role=log]", words.conversation);
    document.querySelectorAll("#chat .example[aria-label]").forEach((each) => each.removeAttribute("aria-label"));
    document.querySelectorAll("#chat .examples[role=list]").forEach((each) => each.setAttribute("role", "group"));
    document.querySelectorAll("svg [id^=SVGRepo]").forEach((each) => each.removeAttribute("id"));
  };
  new MutationObserver(mend).observe(document.documentElement, { attributeFilter: ["aria-label"], childList: true, subtree: true });

  const show = (language) => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : language;
    document.documentElement.dataset.language = language;
    document.title = WORDS[language].title;
    mend();
    return language;
  };

  const first = () => {
    const known = remembered();
    if (known in WORDS) return known;
    return (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
  };

  const kept = (key) => {
    try {
      return sessionStorage.getItem(key) || "";
    } catch {
      return "";
    }
  };
  const keep = (key, value) => {
    try {
      sessionStorage.setItem(key, value);
    } catch {}
  };

  // What is Gradio's alone ("Login", "Loading") is in what it takes to be the browser's language.
  show(first());
  Object.defineProperty(navigator, "language", { value: document.documentElement.lang });
  return {
    // A tab keeps its conversation over a reload; another tab has one of its own.
    kept: () => kept(CONVERSATION),
    keep: (conversation) => keep(CONVERSATION, conversation),
    // So it does the article that is open and those that are not ticked, as JSON.
    reading: () => kept(READING),
    read: (what) => keep(READING, JSON.stringify({ ...JSON.parse(kept(READING) || "{}"), ...what })),
    // And the summary that it shows, made or on its way, by its name.
    summary: () => kept(SUMMARY),
    sum: (id) => keep(SUMMARY, id),
    // In a list, what `first` is pressed for is done by `.sure` beside it, until the focus leaves that.
    twice: (list, first) => {
      const swap = (button, shown, hidden) => {
        const of = (name) => button.closest("li").querySelector(name);
        of(shown).hidden = false;
        of(hidden).hidden = true;
        return of(shown);
      };
      list.addEventListener("click", ({ target }) => {
        const button = target.closest(first);
        if (button) swap(button, ".sure", first).focus();
      });
      list.addEventListener("focusout", ({ target }) => {
        // One that is hidden was pressed, one that is gone was drawn anew.
        if (target.matches(".sure") && target.isConnected && !target.hidden) swap(target, first, ".sure");
      });
    },
    // The article in the source pane, which a summary or a quiz is of.
    open: () => document.querySelector("#source .source")?.dataset.doc || "",
    current: () => show(document.documentElement.dataset.language),
    speak: (language) => {
      try {
        localStorage.setItem(KEY, language);
      } catch {}
      return show(language);
    },
  };
})();
