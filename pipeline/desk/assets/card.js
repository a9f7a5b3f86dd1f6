/* One citation: its note, its findings, its sources. */
import { all, one, plain, text } from "./page.js";
import { VERDICTS, alike, desk, isOpen, isSettled, labels, noteOf, stateOf } from "./state.js";
import { apply, drawRows, people, reveal } from "./list.js";

const work = one("#work"), card = one("#card"), empty = one("#empty"), part = one("#finding-part");
const cards = new Map();

const fetched = (kind, place) => fetch(`/api/${kind}?place=${place}&version=${desk.data.version}`).then((answer) => {
  if (answer.ok) return answer.text();
  throw new Error(String(answer.status));
});
const cardOf = (place) => {
  if (!cards.has(place)) {
    const entry = { html: null, waiting: null };
    entry.waiting = fetched("card", place).then((html) => { entry.html = html; }, () => { cards.delete(place); });
    cards.set(place, entry);
    if (cards.size > 400) cards.delete(cards.keys().next().value);
  }
  return cards.get(place);
};
const fill = (place) => {
  const details = one("#details");
  const entry = cardOf(place);
  const put = () => { if (place === desk.current && entry.html !== null) details.innerHTML = entry.html; };
  if (entry.html !== null) put();
  else { details.textContent = ""; entry.waiting.then(put); }
};
const ahead = (place) => {
  const index = desk.shown.indexOf(place);
  for (const next of [desk.shown[index + 1], desk.shown[index + 2], desk.shown[index - 1]]) if (next !== undefined) cardOf(next);
};
const moment = (at) => new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const drawFinding = (place, index) => {
  const item = desk.data.items[place], finding = item.findings[index], word = item.words[index];
  const section = one(".finding", part.content.cloneNode(true));
  section.dataset.index = String(index);
  section.classList.toggle("grave", finding.grave);
  section.classList.toggle("is-decided", isSettled(word));
  section.classList.toggle("chosen", index === desk.chosen);
  section.setAttribute("aria-label", `Finding ${index + 1} of ${item.findings.length}: ${finding.code}`);
  one(".code", section).textContent = finding.code;
  one(".message", section).textContent = finding.message;
  one(".next", section).textContent = finding.suggestion;
  one(".states", section).setAttribute("aria-label", `What you say of ${finding.code}`);
  for (const button of all("[data-state]", section)) {
    button.setAttribute("aria-pressed", String(!isOpen(word) && word.state === button.dataset.state));
  }
  const others = alike(place, index);
  one(".together", section).hidden = !others.length;
  one(".all", section).checked = !desk.alone;
  one(".all-what", section).textContent = `Also for ${others.length === 1 ? "the other citation" : `the ${plain(others.length)} other citations`} of this address`;
  if (word) {
    const line = one(".word", section);
    line.hidden = false;
    const who = text("bdi", "", word.by);
    const what = word.reopened ? `Open again. It was decided: ${labels[word.state]}, ` : `${labels[word.state]}, `;
    line.append(what, who, `, ${moment(word.at)}`);
    if (word.unsent) line.append(text("span", "unsent", " (being written down)"));
    if (word.reason) { const why = text("span", "reason", word.reason); why.dir = "auto"; line.append(why); }
    one(".word-acts", section).hidden = word.reopened;
    one(".back", section).hidden = !word.line;
  }
  return section;
};
export const drawFindings = () => {
  const item = desk.data.items[desk.current], box = one("#findings");
  const focus = document.activeElement && document.activeElement.closest("#findings") ? document.activeElement : null;
  const was = focus && { index: focus.closest(".finding").dataset.index, selector: focus.dataset.state ? `[data-state="${focus.dataset.state}"]` : `.${focus.className}` };
  box.replaceChildren(...item.findings.map((_, index) => drawFinding(desk.current, index)));
  if (was) {
    const again = one(`.finding[data-index="${was.index}"] ${was.selector}`, box);
    if (again && again.checkVisibility()) again.focus({ preventScroll: true });
    else one("#c-heading").focus({ preventScroll: true });
  }
};
export const drawSources = () => {
  const box = one("#sources"), place = desk.current;
  one("#sources-open").setAttribute("aria-expanded", String(desk.sourcesOpen));
  box.hidden = !desk.sourcesOpen;
  if (!desk.sourcesOpen) return;
  box.textContent = "Looking into the workspace …";
  fetched("sources", place).then(
    (html) => { if (place === desk.current) box.innerHTML = html; },
    () => { if (place === desk.current) box.textContent = "The texts could not be had. Try again."; },
  );
};
export const show = (place, options) => {
  const moved = place !== desk.current;
  desk.current = place;
  const item = place >= 0 ? desk.data.items[place] : null;
  card.hidden = !item;
  empty.hidden = Boolean(item);
  if (!item) {
    one("#empty-what").textContent = desk.data.items.some((each) => stateOf(each) === "open")
      ? "No citation fits these filters."
      : desk.data.items.some((each) => each.findings.length) ? "Nothing is left to decide." : "Nothing was flagged in this report.";
    document.body.classList.remove("at-card");
    drawRows();
    return;
  }
  if (moved) {
    const first = item.words.findIndex(isOpen);
    desk.chosen = first < 0 ? 0 : first;
    one("#c-note").textContent = `Note ${noteOf(item).label}`;
    one("#c-verdict").textContent = VERDICTS[item.verdict] || item.verdict;
    one("#c-verdict").className = `badge ${item.verdict}`;
    one("#c-doc").textContent = desk.data.documents.length > 1 ? desk.data.documents[noteOf(item).document] : "";
    one("#c-heading").textContent = item.heading;
    const sources = one("#sources");
    sources.textContent = "";
    if (desk.sourcesOpen) drawSources();
    fill(place);
    work.scrollTop = 0;
    setTimeout(() => ahead(place));
    try { history.replaceState(null, "", `#${encodeURIComponent(item.id)}`); } catch { /* The desk works without. */ }
  }
  drawFindings();
  const index = desk.shown.indexOf(place);
  if (index >= 0) reveal(index);
  drawRows();
  if (options && options.enter) {
    document.body.classList.add("at-card");
    one("#c-heading").focus({ preventScroll: true });
  }
};
export const step = (by) => {
  if (!desk.shown.length) return;
  const index = desk.shown.indexOf(desk.current);
  show(desk.shown[index < 0 ? 0 : Math.min(Math.max(index + by, 0), desk.shown.length - 1)]);
};
export const forgetCards = () => cards.clear();
/* The citation that stands where one went out of the list. */
export const showNearest = (index) => {
  show(desk.shown.length ? desk.shown[Math.min(Math.max(index, 0), desk.shown.length - 1)] : -1);
};
/* Something was decided here: the list anew, and the citation again, or its neighbour where it is no longer listed. */
export const sync = () => {
  const index = desk.shown.indexOf(desk.current);
  apply();
  if (!desk.shown.includes(desk.current)) showNearest(index);
  else show(desk.current);
  people();
};
/* Something was decided elsewhere: what is looked at stays. */
export const refresh = () => { apply(); if (desk.current >= 0) drawFindings(); people(); };
export const pick = (index) => {
  desk.chosen = index;
  for (const section of all(".finding")) section.classList.toggle("chosen", Number(section.dataset.index) === desk.chosen);
};
