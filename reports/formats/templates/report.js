"use strict";
/* What is shown: views, filters, order, and the keys. The files behind this one add copying and deciding. */
const report = (() => {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const one = (selector, from) => (from || document).querySelector(selector);
  const root = document.documentElement;
  root.classList.add("js");
  const toolbar = one(".toolbar");
  const said = one("#said");
  let hush = 0;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(hush);
    hush = setTimeout(() => { said.textContent = ""; }, 2500);
  };
  const keys = {};
  const page = { all, one, say, keys, cards: [], current: () => null, apply: () => {}, step: () => {} };
  if (!toolbar) return page;

  const cards = all(".card").map((element) => ({
    element, facets: element.dataset, words: null, home: element.parentElement, place: Number(element.dataset.place),
  }));
  const groups = all(".group").map((element) => ({ element, count: one(".group-count", element) }));
  const tiles = all(".tile"), tabs = all("[data-view]");
  const lists = all("select[data-facet]"), facets = lists.map((list) => list.dataset.facet);
  const search = one("#q"), shown = one("#shown"), empty = one("#empty"), clear = one("#clear");
  const fold = one("#fold"), help = one("#help"), keysOn = one("#keys-on"), order = one("#order");
  const notes = all(".fixed"), noteLists = all(".notes");
  const plain = (number) => number.toLocaleString("en");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const LOOKED_AT = new Set(["broken", "review"]);
  const byNote = document.createElement("div");
  byNote.id = "by-note";
  byNote.hidden = true;
  one("#citations").insertBefore(byNote, one("#corrections"));

  /* What is asked for. An empty set of verdicts, and an empty string, ask for nothing. */
  const state = { view: "look", verdict: new Set(), q: "", order: "weight" };
  for (const facet of facets) state[facet] = "";
  let current = null;

  const wordsOf = (card) => {
    if (card.words === null) {
      card.words = folded(all(".t", card.element).map((element) => element.textContent).join("\n"));
    }
    return card.words;
  };
  const isAsked = (verdict) => {
    if (state.verdict.size) return state.verdict.has(verdict);
    return state.view !== "look" || LOOKED_AT.has(verdict);
  };

  /* One pass: what is shown, and how many each choice would show given all the other choices. */
  const filterCards = (terms) => {
    const counts = { verdict: {} };
    for (const facet of facets) counts[facet] = {};
    const inGroup = {};
    let visible = 0;
    for (const card of cards) {
      const misses = [];
      if (!isAsked(card.facets.verdict)) misses.push("verdict");
      for (const facet of facets) {
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
      group.element.hidden = !number || state.order === "note";
      group.count.textContent = plain(number);
    }
    for (const list of lists) {
      for (const option of list.options) {
        if (option.value) option.textContent = `${option.dataset.label} (${plain(counts[list.dataset.facet][option.value] || 0)})`;
      }
    }
    // In a report of several pages the tiles speak of all of them.
    if (!one(".pager")) for (const tile of tiles) one(".tile-count", tile).textContent = plain(counts.verdict[tile.dataset.verdict] || 0);
    return visible;
  };
  const filterNotes = (terms) => {
    let visible = 0;
    for (const note of notes) {
      const words = terms.length ? folded(note.textContent) : "";
      note.hidden = (state.doc && state.doc !== note.dataset.doc) || !terms.every((term) => words.includes(term));
      visible += note.hidden ? 0 : 1;
    }
    for (const list of noteLists) list.hidden = !one(".fixed:not([hidden])", list);
    return visible;
  };
  const nouns = (number, noun) => `${plain(number)} ${noun}${number === 1 ? "" : "s"}`;

  const apply = () => {
    const terms = folded(state.q).split(/\s+/).filter(Boolean);
    const ofCards = state.view === "look" || state.view === "all";
    root.dataset.view = state.view;
    for (const tab of tabs) {
      if (tab.dataset.view === state.view) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    for (const tile of tiles) tile.setAttribute("aria-pressed", String(state.verdict.has(tile.dataset.verdict)));
    for (const list of lists) list.value = state[list.dataset.facet];
    if (search.value !== state.q) search.value = state.q;
    order.value = state.order;
    byNote.hidden = !ofCards || state.order !== "note";
    const chosen = state.verdict.size || facets.some((facet) => state[facet]) || terms.length;
    const total = state.view === "look" ? cards.filter((card) => LOOKED_AT.has(card.facets.verdict)).length : cards.length;
    let visible = filterCards(terms), told = "";
    if (ofCards) {
      told = visible === cards.length ? nouns(visible, "citation") : `${plain(visible)} of ${nouns(cards.length, "citation")}`;
    } else if (state.view === "corrections") {
      visible = filterNotes(terms);
      told = nouns(visible, "corrected note");
    } else {
      for (const group of groups) group.element.hidden = true;
    }
    if (!ofCards) for (const group of groups) group.element.hidden = true;
    shown.textContent = told;
    clear.hidden = !chosen;
    empty.hidden = !ofCards || visible > 0;
    one("#empty-what").textContent = total ? "No citation fits these filters." : "Nothing has to be looked at here.";
  };

  const arrange = () => {
    if (state.order === "note") {
      byNote.append(...[...cards].sort((a, b) => a.place - b.place).map((card) => card.element));
      return;
    }
    for (const card of cards) card.home.append(card.element);
  };

  /* The address keeps view and filters (#?view=all&verdict=broken&q=...) or a citation (#c-...). */
  const remember = () => {
    const asked = new URLSearchParams();
    if (state.view !== "look") asked.set("view", state.view);
    if (state.verdict.size) asked.set("verdict", [...state.verdict].join(","));
    for (const key of [...facets, "q"]) if (state[key]) asked.set(key, state[key]);
    if (state.order !== "weight") asked.set("order", state.order);
    const hash = asked.toString();
    try {
      history.replaceState(null, "", hash ? `#?${hash}` : location.href.split("#")[0]);
    } catch { /* Some browsers forbid this on files; the filters work all the same. */ }
  };
  const reset = () => {
    state.verdict.clear();
    state.q = "";
    for (const facet of facets) state[facet] = "";
  };
  const known = (list, value) => Array.from(list.options).some((option) => option.value === value);
  const views = tabs.map((tab) => tab.dataset.view);

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
      state.view = views.includes(asked.get("view")) ? asked.get("view") : "look";
      const was = state.order;
      state.order = asked.get("order") === "note" ? "note" : "weight";
      if (was !== state.order) arrange();
      apply();
      return;
    }
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* Not an encoded id: take it as it stands. */ }
    const element = id ? document.getElementById(id) : null;
    const card = element && cards.find((each) => each.element === element);
    if (card) {
      const look = LOOKED_AT.has(card.facets.verdict);
      if (state.view !== "all") state.view = look ? "look" : "all";
      apply();
      if (card.element.hidden) reset();
      apply();
      one("details", card.element).open = true;
      goTo(card.element);
    } else if (element && element.closest("#corrections")) {
      state.view = "corrections";
      apply();
      element.scrollIntoView({ block: "start" });
    } else apply();
  };

  const goTo = (element) => {
    if (current) current.classList.remove("current");
    current = element;
    current.classList.add("current");
    one("summary", current).focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
  };
  const visibleCards = () => all(".card", one("#citations")).filter((element) => !element.hidden);
  const step = (by) => {
    if (state.view !== "look" && state.view !== "all") return;
    const visible = visibleCards();
    if (!visible.length) return;
    const focused = document.activeElement && document.activeElement.closest(".card");
    const at = visible.indexOf(focused || current);
    goTo(visible[at < 0 ? 0 : Math.min(Math.max(at + by, 0), visible.length - 1)]);
  };

  const change = () => { apply(); remember(); };
  const show = (view) => {
    if (view === "look") state.verdict.clear();
    state.view = view;
    change();
  };
  const clearAll = () => { reset(); if (state.view === "look" && !empty.hidden) state.view = "all"; change(); search.focus(); };

  for (const tab of tabs) {
    tab.addEventListener("click", (event) => { event.preventDefault(); show(tab.dataset.view); });
  }
  for (const tile of tiles) {
    tile.setAttribute("role", "button");
    const toggle = (event) => {
      event.preventDefault();
      const verdict = tile.dataset.verdict;
      if (!state.verdict.delete(verdict)) state.verdict.add(verdict);
      state.view = "all";
      change();
    };
    tile.addEventListener("click", toggle);
    tile.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  }
  for (const list of lists) {
    list.addEventListener("change", () => { state[list.dataset.facet] = list.value; change(); });
  }
  order.addEventListener("change", () => { state.order = order.value; arrange(); change(); });
  let waiting = 0;
  search.addEventListener("input", () => {
    state.q = search.value;
    clearTimeout(waiting);
    if (cards.length <= 1000) change();
    else waiting = setTimeout(change, 150);
  });
  clear.addEventListener("click", clearAll);
  one("#clear-too").addEventListener("click", () => { reset(); state.view = "all"; change(); search.focus(); });
  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-pressed") !== "true";
    for (const card of cards) one("details", card.element).open = open;
    fold.setAttribute("aria-pressed", String(open));
    fold.textContent = open ? "Fold all" : "Open all";
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && card !== current) {
      if (current) current.classList.remove("current");
      current = card;
    }
  });

  Object.assign(keys, {
    "/": () => { search.focus(); search.select(); },
    j: () => step(1),
    k: () => step(-1),
    o: () => { if (current && !current.hidden) { const details = one("details", current); details.open = !details.open; } },
    Enter: () => keys.o(),
    "?": () => help.showModal(),
  });
  views.forEach((view, number) => { keys[String(number + 1)] = () => show(view); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("dialog[open]")) return;
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

  /* On paper: a worklist, or what is shown with all its details, which not every browser unfolds by itself. */
  let shut = [];
  addEventListener("beforeprint", () => {
    if (!root.classList.contains("in-detail")) return;
    shut = all("details:not([open])");
    for (const details of shut) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of shut) details.open = false;
    shut = [];
    root.classList.remove("in-detail");
  });
  one("#print-list").addEventListener("click", () => print());
  one("#print-all").addEventListener("click", () => { root.classList.add("in-detail"); print(); });
  addEventListener("hashchange", recall);
  /* The browser goes to the fragment by itself once the page is loaded, and takes the focus along. */
  addEventListener("load", () => setTimeout(() => { if (current) goTo(current); }));
  Object.assign(page, { cards: cards.map((card) => card.element), current: () => current, apply, step, goTo });
  if (!cards.some((card) => LOOKED_AT.has(card.facets.verdict))) state.view = "all";
  recall();
  return page;
})();
