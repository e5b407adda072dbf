// The interface language: chosen by the reader, else the browser's; kept in this browser.
// Gradio calls `current` and `speak` before it asks the server for the words of its own parts.
window.deepsea = (() => {
  const KEY = "deepsea-language";
  const CONVERSATION = "deepsea-conversation";
  const TITLES = __TITLES__;

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden; the choice then lasts until the page is reloaded
    }
  };

  const show = (language) => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : language;
    document.documentElement.dataset.language = language;
    document.title = TITLES[language];
    return language;
  };

  const first = () => {
    const known = remembered();
    if (known in TITLES) return known;
    return (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
  };

  show(first());
  return {
    // A tab keeps its conversation over a reload; another tab has one of its own.
    kept: () => {
      try {
        return sessionStorage.getItem(CONVERSATION) || "";
      } catch {
        return "";
      }
    },
    keep: (conversation) => {
      try {
        sessionStorage.setItem(CONVERSATION, conversation);
      } catch {}
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
