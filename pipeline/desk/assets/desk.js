/* Hands: what is clicked, typed and pressed. */
import { all, one, say, store, stored } from "./page.js";
import { desk, labels, letters, noteOf } from "./state.js";
import { ROW, apply, drawRows, filters, list, measure, order, search } from "./list.js";
import { drawFindings, drawSources, pick, show, step } from "./card.js";
import { decide, takeBack, undo } from "./deciding.js";
import { listen, load } from "./live.js";
import { askName, myName } from "./person.js";

const KEYS_OFF = "footproof-keys-off";
const help = one("#help"), keysOn = one("#keys-on"), reasonBox = one("#reason");

const change = () => { apply(); if (!desk.shown.includes(desk.current)) show(desk.shown.length ? desk.shown[0] : -1); };
let due = 0;
list.addEventListener("scroll", () => {
  if (!due) due = requestAnimationFrame(() => { due = 0; drawRows(); });
}, { passive: true });
list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row) show(Number(row.dataset.place), { enter: true });
});
list.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const page = Math.max(1, Math.floor(list.clientHeight / ROW) - 1);
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (event.key in moves) { event.preventDefault(); step(moves[event.key]); }
  else if (event.key === "Enter" && desk.current >= 0) { event.preventDefault(); event.stopPropagation(); show(desk.current, { enter: true }); }
});
for (const select of [...Object.values(filters), order]) select.addEventListener("change", change);
filters.by.addEventListener("change", () => { if (filters.by.value && filters.state.value === "open") { filters.state.value = "flagged"; change(); } });
let typing = 0;
search.addEventListener("input", () => { cancelAnimationFrame(typing); typing = requestAnimationFrame(change); });
one("#clear").addEventListener("click", () => {
  search.value = filters.code.value = filters.doc.value = filters.by.value = "";
  filters.state.value = "open";
  change();
  search.focus();
});
one("#back").addEventListener("click", () => { document.body.classList.remove("at-card"); drawRows(); list.focus(); });
one("#undo").addEventListener("click", undo);
one("#who").addEventListener("click", () => askName());
one("#keys").addEventListener("click", () => help.showModal());
one("#sources-open").addEventListener("click", () => keys.s());
for (const button of all("dialog .close")) button.addEventListener("click", () => button.closest("dialog").close(""));
one("#findings").addEventListener("focusin", (event) => choose(event));
one("#findings").addEventListener("click", (event) => {
  choose(event);
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.state) decide(button.dataset.state);
  else if (button.classList.contains("give-reason")) askReason(desk.data.items[desk.current].words[desk.chosen].state, [[desk.current, desk.chosen]]);
  else takeBack(desk.chosen);
});
one("#findings").addEventListener("change", (event) => {
  if (event.target.matches(".all")) desk.alone = !event.target.checked;
});
const choose = (event) => {
  const section = event.target.closest(".finding");
  if (section && Number(section.dataset.index) !== desk.chosen) pick(Number(section.dataset.index));
};
let wanted = null;
const askReason = (state, targets) => {
  if (!myName()) { askName(() => askReason(state, targets)); return; }
  wanted = { state, targets };
  const place = targets ? targets[0][0] : desk.current;
  one("#reason-what").textContent = `${labels[state]}: note ${noteOf(desk.data.items[place]).label}, ${desk.data.items[place].heading}`;
  const word = targets ? desk.data.items[place].words[targets[0][1]] : null;
  one("input", reasonBox).value = word ? word.reason : "";
  reasonBox.returnValue = "";
  reasonBox.showModal();
  one("input", reasonBox).focus();
};
reasonBox.addEventListener("close", () => {
  if (reasonBox.returnValue === "ok" && wanted) decide(wanted.state, one("input", reasonBox).value.trim(), wanted.targets);
  wanted = null;
});

const copy = async () => {
  const box = one("#details .paste-text");
  if (!box) { say("No corrected note here to copy."); return; }
  try { await navigator.clipboard.writeText(box.textContent); say("Corrected note copied."); } catch {
    getSelection().selectAllChildren(box);
    say("Selected: press Ctrl+C or ⌘C to copy.");
  }
};
document.addEventListener("click", (event) => { if (event.target.matches("#details .copy")) copy(); });

const keys = {
  "/": () => { document.body.classList.remove("at-card"); search.focus(); search.select(); },
  j: () => step(1),
  k: () => step(-1),
  n: () => { if (desk.current >= 0 && desk.data.items[desk.current].findings.length) pick((desk.chosen + 1) % desk.data.items[desk.current].findings.length); },
  p: () => { const count = desk.current >= 0 ? desk.data.items[desk.current].findings.length : 0; if (count) pick((desk.chosen + count - 1) % count); },
  u: undo,
  r: () => {
    const last = desk.undone[desk.undone.length - 1];
    if (last) askReason(last.state, last.places);
    else say("Decide first; then r gives a reason.");
  },
  x: () => { desk.alone = !desk.alone; drawFindings(); say(desk.alone ? "Only this citation." : "All citations of the address."); },
  s: () => { desk.sourcesOpen = !desk.sourcesOpen; if (desk.current >= 0) drawSources(); },
  c: copy,
  "?": () => help.showModal(),
};
keysOn.checked = !stored(KEYS_OFF);
keysOn.addEventListener("change", () => store(KEYS_OFF, !keysOn.checked));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("dialog[open]") || !desk.data) return;
  if (event.target === search && event.key === "Escape") {
    event.preventDefault();
    if (search.value) { search.value = ""; change(); } else search.blur();
    return;
  }
  const from = event.target instanceof Element ? event.target : document.body;
  if (from.closest("input:not([type=checkbox]), select, textarea") || !keysOn.checked) return;
  const state = letters[event.key.toLowerCase()];
  const act = state ? () => (event.shiftKey ? askReason(state, null) : decide(state)) : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
addEventListener("resize", measure);
addEventListener("desk:stale", load);
one("#warnings").addEventListener("toggle", measure);
load().then(listen);
