// A marker that is pointed at, focused or tapped shows its quote, as it stands in the list below the
// answer.
(() => {
  const tip = document.createElement("div");
  tip.id = "quote-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;

  const same = (marker) => ["doc", "start", "end"].map((key) => `[data-${key}="${CSS.escape(marker.dataset[key])}"]`).join("");

  let shown = null;
  let leaving = 0; // the pointer is on its way from the marker, perhaps to the quote

  function show(marker) {
    const item = marker.closest(".answer")?.querySelector(`.quotes .cite${same(marker)}`)?.closest("li");
    if (!item) return;
    if (!tip.isConnected) document.body.append(tip);
    clearTimeout(leaving);
    tip.replaceChildren(...[...item.querySelector("div").children].map((each) => each.cloneNode(true)));
    // Whatever the interface speaks: here is where a quote and its rendition are read side by side.
    tip.querySelector(".rendition")?.removeAttribute("data-says");
    tip.hidden = false;
    tip.scrollTop = 0;
    if (shown !== marker) shown?.removeAttribute("aria-describedby");
    shown = marker;
    marker.setAttribute("aria-describedby", tip.id);
    place(marker);
  }
  function place(marker) {
    const at = marker.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) return hide();
    // Never over the marker, where a second tap would go to the quote instead.
    const [over, under] = [at.top - 16, innerHeight - at.bottom - 16];
    tip.style.maxHeight = `min(50vh, ${Math.max(over, under)}px)`;
    const above = tip.offsetHeight <= over || over > under;
    tip.style.top = `${above ? at.top - tip.offsetHeight - 8 : at.bottom + 8}px`;
    tip.style.left = `${Math.max(8, Math.min(at.left - 24, innerWidth - tip.offsetWidth - 8))}px`;
  }
  const hide = () => {
    clearTimeout(leaving);
    tip.hidden = true;
    shown?.removeAttribute("aria-describedby");
  };
  // While an answer settles the conversation scrolls by itself, and its markers are drawn anew: the
  // quote goes along with the marker that is pointed at.
  let pointer = [0, 0];
  const follow = (event) => {
    if (tip.hidden || event.target === tip || tip.matches(":hover")) return;
    const under = document.elementFromPoint(...pointer)?.closest(".said .cite");
    if (under) show(under);
    else if (shown.isConnected && shown.matches(":focus")) place(shown);
    else hide();
  };
  document.addEventListener("mousemove", (event) => { pointer = [event.clientX, event.clientY]; });

  const marker = (event) => event.target.closest?.(".said .cite");
  document.addEventListener("focusin", (event) => {
    if (marker(event)) show(marker(event));
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("mouseover", (event) => {
    clearTimeout(leaving);
    if (marker(event)) show(marker(event));
    else if (!tip.hidden && !tip.contains(event.target)) leaving = setTimeout(hide, 300);
  });
  // On a touch screen the first tap shows the quote, a second one, or one on the quote, goes to the
  // source. A tap points at the marker and focuses it before it clicks.
  let seen = null;
  document.addEventListener("pointerdown", (event) => { seen = tip.hidden ? null : shown; }, true);
  document.addEventListener("click", (event) => {
    const tapped = marker(event);
    if (event.pointerType !== "touch" || !tapped || tapped === seen) return;
    event.stopPropagation();
    show(tapped);
  }, true);
  tip.addEventListener("click", () => shown.click());
  document.addEventListener("scroll", follow, true);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("click", hide);
})();
