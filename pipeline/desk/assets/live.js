/* The report from the server, and what others decide meanwhile. */
import { alert, counted, one, plain, say, text } from "./page.js";
import { desk, noteOf, wordsOf } from "./state.js";
import { apply, filters, measure, people } from "./list.js";
import { forgetCards, refresh, show } from "./card.js";
import { dropStale, hasUnsent, send, setWords, tellOffline, waiting } from "./deciding.js";
import { myName, showName } from "./person.js";

export const load = async () => {
  let answer = null;
  try { answer = await fetch("/api/queue"); } catch { answer = null; }
  if (!answer || !answer.ok) {
    alert(answer && answer.status === 403 ? "The desk was opened anew: open the address that the terminal shows." : "The desk does not answer.");
    return;
  }
  const id = desk.current >= 0 ? desk.data.items[desk.current].id : decodeURIComponent(location.hash.slice(1));
  const before = desk.data;
  desk.data = await answer.json();
  if (!before || before.version !== desk.data.version) {
    forgetCards();
    desk.undone.length = 0;
    one("#undo").disabled = true;
    const stale = dropStale();
    if (stale) {
      alert(`${counted(stale, "decision")} could not be written down: the report is another one now. Decide again.`);
    }
    desk.words = [];
    desk.together = new Map();
    desk.data.items.forEach((item, place) => item.findings.forEach((finding, index) => {
      if (!finding.together) return;
      if (!desk.together.has(finding.together)) desk.together.set(finding.together, []);
      desk.together.get(finding.together).push([place, index]);
    }));
    const codes = Object.entries(desk.data.codes).map(([code, meaning]) => { const option = new Option(code, code); option.title = meaning; return option; });
    filters.code.replaceChildren(new Option("Any finding", ""), ...codes);
    filters.doc.replaceChildren(new Option("Any document", ""), ...desk.data.documents.map((name, number) => new Option(name, String(number))));
    filters.doc.closest("label").hidden = desk.data.documents.length < 2;
    desk.current = -1;
    later();
  }
  const warnings = one("#warnings");
  warnings.hidden = !desk.data.warnings.length;
  one("summary", warnings).textContent = desk.data.warnings.length === 1 ? "Something about the decisions has to be told" : `${plain(desk.data.warnings.length)} things about the decisions have to be told`;
  one("ul", warnings).replaceChildren(...desk.data.warnings.map((sentence) => text("li", "", sentence)));
  showName();
  people();
  apply();
  const place = id ? desk.data.items.findIndex((item) => item.id === id) : -1;
  if (place >= 0 && !desk.shown.includes(place) && !before) { filters.state.value = ""; apply(); }
  show(desk.shown.includes(place) ? place : desk.shown.length ? desk.shown[0] : -1);
  measure();
  send();
};
/* Texts are folded for the search while nobody waits. */
const later = () => {
  const mine = desk.words;
  let place = 0;
  const idle = window.requestIdleCallback || ((act) => setTimeout(() => act({ timeRemaining: () => 8 }), 30));
  const act = (deadline) => {
    while (place < desk.data.items.length && mine === desk.words && deadline.timeRemaining() > 2) { wordsOf(place); place += 1; }
    if (place < desk.data.items.length && mine === desk.words) idle(act);
  };
  idle(act);
};
export const listen = () => {
  let before = false;
  const events = new EventSource("/api/events");
  events.addEventListener("open", () => {
    if (before) load();
    before = true;
    if (!hasUnsent()) alert("");
  });
  events.addEventListener("error", () => { if (before) tellOffline(); });
  events.addEventListener("words", (event) => {
    const changed = JSON.parse(event.data), mine = waiting();
    const names = new Set();
    for (const place of Object.keys(changed)) {
      if (mine.has(place)) { delete changed[place]; continue; }
      for (const word of changed[place]) if (word && word.by !== myName()) names.add(word.by);
    }
    setWords(changed);
    refresh();
    if (names.size) {
      const notes = Object.keys(changed).slice(0, 3).map((place) => noteOf(desk.data.items[place]).label);
      say(`${[...names].join(", ")} decided about note ${notes.join(", ")}. ${one("#done").textContent}.`);
    }
  });
  events.addEventListener("report", () => { load().then(() => say("There is a new report: this is it.")); });
};
