// A marker that is pointed at, focused or tapped shows its quote, as it stands in the list below the
// answer.
(() => {
  const tip = document.createElement("div");
  tip.id = "quote-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;

  const same = (marker) => ["doc", "start", "end"].map((key) => `[data-${key}="${CSS.escape(marker.dataset[key])}"]`).join("");

  let shown = null;

  function show(marker) {
    const item = marker.closest(".answer")?.querySelector(`.quotes .cite${same(marker)}`)?.closest("li");
    if (!item) return;
    if (!tip.isConnected) document.body.append(tip);
    tip.replaceChildren(...[...item.querySelector("div").children].map((each) => each.cloneNode(true)));
    tip.hidden = false;
    shown = marker;
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
  const hide = () => { tip.hidden = true; };
  // While an answer settles the conversation scrolls by itself, and its markers are drawn anew: the
  // quote goes along with the marker that is pointed at.
  let pointer = [0, 0];
  const follow = () => {
    if (tip.hidden) return;
    const under = document.elementFromPoint(...pointer)?.closest(".said .cite");
    if (under) show(under);
    else if (shown.isConnected && shown.matches(":focus")) place(shown);
    else hide();
  };
  document.addEventListener("mousemove", (event) => { pointer = [event.clientX, event.clientY]; });

  const marker = (event) => event.target.closest?.(".said .cite");
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => {
      if (marker(event)) show(marker(event));
      else if (!tip.contains(event.target)) hide();
    });
  }
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
