"use strict";
(() => {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const one = (selector, from) => (from || document).querySelector(selector);
  document.documentElement.classList.add("js");
  const toolbar = one(".toolbar");
  if (!toolbar) return;
  toolbar.hidden = false;

  const cards = all(".card").map((element) => ({ element, facets: element.dataset, words: null }));
  const groups = all(".group").map((element) => ({ element, count: one(".group-count", element) }));
  const tiles = all(".tile");
  const lists = all("select[data-facet]");
  const search = one("#q"), shown = one("#shown"), empty = one("#empty"), clear = one("#clear");
  const fold = one("#fold"), help = one("#help"), said = one("#said"), keysOn = one("#keys-on");
  const plain = (number) => number.toLocaleString("en");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

  /* What is asked for. An empty set of verdicts, and an empty string, ask for nothing. */
  const state = { verdict: new Set(), link: "", title: "", doc: "", q: "" };
  let current = null;

  const wordsOf = (card) => {
    if (card.words === null) {
      card.words = folded(all(".t", card.element).map((element) => element.textContent).join("\n"));
    }
    return card.words;
  };

  /* One pass: what is shown, and how many each choice would show given all the other choices. */
  const apply = () => {
    const terms = folded(state.q).split(/\s+/).filter(Boolean);
    const counts = { verdict: {}, link: {}, title: {}, doc: {} };
    const inGroup = {};
    let visible = 0;
    for (const card of cards) {
      const misses = [];
      if (state.verdict.size && !state.verdict.has(card.facets.verdict)) misses.push("verdict");
      for (const facet of ["link", "title", "doc"]) {
        if (state[facet] && state[facet] !== card.facets[facet]) misses.push(facet);
      }
      let fits = misses.length < 2;
      if (fits && terms.length) {
        const words = wordsOf(card);
        fits = terms.every((term) => words.includes(term));
      }
      if (fits) {
        for (const facet of misses.length ? misses : Object.keys(counts)) {
          const value = card.facets[facet];
          counts[facet][value] = (counts[facet][value] || 0) + 1;
        }
      }
      const show = fits && !misses.length;
      if (show) {
        visible += 1;
        inGroup[card.facets.verdict] = (inGroup[card.facets.verdict] || 0) + 1;
      }
      if (card.element.hidden === show) card.element.hidden = !show;
    }
    for (const group of groups) {
      const number = inGroup[group.element.dataset.verdict] || 0;
      group.element.hidden = !number;
      group.count.textContent = plain(number);
    }
    for (const tile of tiles) {
      const verdict = tile.dataset.verdict;
      tile.setAttribute("aria-pressed", String(state.verdict.has(verdict)));
      one(".tile-count", tile).textContent = plain(counts.verdict[verdict] || 0);
    }
    for (const list of lists) {
      list.value = state[list.dataset.facet];
      for (const option of list.options) {
        if (option.value) option.textContent = `${option.dataset.label} (${plain(counts[list.dataset.facet][option.value] || 0)})`;
      }
    }
    if (search.value !== state.q) search.value = state.q;
    const filtered = state.verdict.size || state.link || state.title || state.doc || terms.length;
    const noun = cards.length === 1 ? "citation" : "citations";
    shown.textContent = filtered ? `${plain(visible)} of ${plain(cards.length)} ${noun}` : `${plain(cards.length)} ${noun}`;
    clear.hidden = !filtered;
    empty.hidden = visible > 0;
  };

  /* The address keeps the filters (#?verdict=broken&q=...) or a citation (#c-...). */
  const remember = () => {
    const asked = new URLSearchParams();
    if (state.verdict.size) asked.set("verdict", [...state.verdict].join(","));
    for (const key of ["link", "title", "doc", "q"]) if (state[key]) asked.set(key, state[key]);
    const hash = asked.toString();
    try {
      history.replaceState(null, "", hash ? `#?${hash}` : location.href.split("#")[0]);
    } catch { /* Some browsers forbid this on files; the filters work all the same. */ }
  };

  const reset = () => {
    state.verdict.clear();
    state.link = state.title = state.doc = state.q = "";
  };

  const known = (list, value) => Array.from(list.options).some((option) => option.value === value);

  const recall = () => {
    const hash = location.hash;
    if (hash.startsWith("#?")) {
      const asked = new URLSearchParams(hash.slice(2));
      reset();
      for (const verdict of (asked.get("verdict") || "").split(",")) {
        if (tiles.some((tile) => tile.dataset.verdict === verdict)) state.verdict.add(verdict);
      }
      for (const list of lists) {
        const value = asked.get(list.dataset.facet) || "";
        if (known(list, value)) state[list.dataset.facet] = value;
      }
      state.q = asked.get("q") || "";
      apply();
      return;
    }
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* Not an encoded id: take it as it stands. */ }
    const card = cards.find((each) => each.element.id === id);
    if (!card) { apply(); return; }
    if (card.element.hidden) reset();
    apply();
    one("details", card.element).open = true;
    goTo(card.element);
  };

  const goTo = (element) => {
    if (current) current.classList.remove("current");
    current = element;
    current.classList.add("current");
    one("summary", current).focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
  };

  const step = (by) => {
    const visible = cards.map((card) => card.element).filter((element) => !element.hidden);
    if (!visible.length) return;
    const focused = document.activeElement && document.activeElement.closest(".card");
    const at = visible.indexOf(focused || current);
    goTo(visible[at < 0 ? 0 : Math.min(Math.max(at + by, 0), visible.length - 1)]);
  };

  const change = () => { apply(); remember(); };
  const clearAll = () => { reset(); change(); search.focus(); };

  for (const tile of tiles) {
    tile.setAttribute("role", "button");
    const toggle = (event) => {
      event.preventDefault();
      const verdict = tile.dataset.verdict;
      if (!state.verdict.delete(verdict)) state.verdict.add(verdict);
      change();
    };
    tile.addEventListener("click", toggle);
    tile.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  }
  for (const list of lists) {
    list.addEventListener("change", () => { state[list.dataset.facet] = list.value; change(); });
  }
  let waiting = 0;
  search.addEventListener("input", () => {
    state.q = search.value;
    clearTimeout(waiting);
    if (cards.length <= 1000) change();
    else waiting = setTimeout(change, 150);
  });
  clear.addEventListener("click", clearAll);
  one("#clear-too").addEventListener("click", clearAll);
  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-pressed") !== "true";
    for (const card of cards) one("details", card.element).open = open;
    fold.setAttribute("aria-pressed", String(open));
    fold.textContent = open ? "Fold all" : "Open all";
  });

  let hush = 0;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(hush);
    hush = setTimeout(() => { said.textContent = ""; }, 2500);
  };

  /* Files have no clipboard in every browser: then the old command, then a selection to copy by hand. */
  const copyOldWay = (text) => {
    const area = document.createElement("textarea");
    const focused = document.activeElement;
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    area.remove();
    if (focused) focused.focus({ preventScroll: true });
    return done;
  };
  const copyFrom = async (card) => {
    const box = card && one(".paste-text", card);
    if (!box) { say("No corrected note here to copy."); return; }
    let done = false;
    try { await navigator.clipboard.writeText(box.textContent); done = true; } catch { done = copyOldWay(box.textContent); }
    if (done) { say("Corrected note copied."); return; }
    getSelection().selectAllChildren(box);
    say("Selected: press Ctrl+C or ⌘C to copy.");
  };
  document.addEventListener("click", (event) => {
    if (event.target.matches(".copy")) copyFrom(event.target.closest(".card"));
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && card !== current) {
      if (current) current.classList.remove("current");
      current = card;
    }
  });

  const keys = {
    "/": () => { search.focus(); search.select(); },
    j: () => step(1),
    k: () => step(-1),
    o: () => { if (current && !current.hidden) { const fold = one("details", current); fold.open = !fold.open; } },
    Enter: () => keys.o(),
    c: () => copyFrom(current),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (event.target === search && event.key === "Escape") {
      event.preventDefault();
      if (search.value) { state.q = ""; change(); } else search.blur();
      return;
    }
    const from = event.target instanceof Element ? event.target : document.body;
    if (from.closest("input, select, textarea")) return;
    if (event.key === "Enter" && from.closest("a, button, summary")) return;
    const act = keys[event.key];
    if (!act || !keysOn.checked) return;
    event.preventDefault();
    act();
  });
  one("#keys").addEventListener("click", () => help.showModal());

  /* Browsers without ::details-content print only what is open. */
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = all("details:not([open])");
    for (const details of shut) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of shut) details.open = false; });
  addEventListener("hashchange", recall);
  /* The browser goes to the fragment by itself once the page is loaded, and takes the focus along. */
  addEventListener("load", () => setTimeout(() => { if (current) goTo(current); }));
  recall();
})();
