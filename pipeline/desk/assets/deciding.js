/* Decisions: made here at once, written down by the server, undone. */
import { alert, counted, one, plain, say, store, stored } from "./page.js";
import { alike, desk, isOpen, labels, noteOf } from "./state.js";
import { apply, people } from "./list.js";
import { drawFindings, refresh, show, showNearest, sync } from "./card.js";
import { askName, myName } from "./person.js";

const OUTBOX = "footproof-outbox";
/* What is sent and not yet answered; it outlives the page and the server. */
let outbox = (stored(OUTBOX) || []).filter((wish) => wish && wish.key);
const keep = () => store(OUTBOX, outbox);

const key = () => crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const setWords = (changed) => {
  for (const [place, told] of Object.entries(changed)) if (desk.data.items[place]) desk.data.items[place].words = told;
};
const post = (wish) => { outbox.push(wish); keep(); send(); };
export const decide = (state, reason, targets) => {
  if (desk.current < 0 || !desk.data.items[desk.current].findings.length) { say("Nothing was flagged here."); return; }
  if (!myName()) { askName(() => decide(state, reason, targets)); return; }
  const places = targets || [[desk.current, desk.chosen], ...(desk.alone ? [] : alike(desk.current, desk.chosen))];
  const at = new Date().toISOString(), by = myName();
  const wish = { url: "/api/decide", key: key(), version: desk.data.version, by, state, reason: reason || "", findings: places.map(([place, index]) => [place, desk.data.items[place].findings[index].finding]) };
  desk.undone.push({ key: wish.key, places, state, before: places.map(([place, index]) => desk.data.items[place].words[index]) });
  for (const [place, index] of places) {
    const told = [...desk.data.items[place].words];
    told[index] = { state, by, at, reason: reason || "", reopened: false, line: "", unsent: true };
    desk.data.items[place].words = told;
  }
  post(wish);
  one("#undo").disabled = false;
  const more = places.length > 1 ? ` for ${plain(places.length)} citations of this address` : "";
  const here = desk.data.items[desk.current];
  const next = here.words.findIndex(isOpen);
  const before = desk.current;
  if (places.some(([place]) => place === desk.current) && next >= 0) { desk.chosen = next; sync(); }
  else {
    const index = desk.shown.indexOf(desk.current);
    apply();
    if (!desk.shown.includes(before)) showNearest(index);
    else if (!targets && index + 1 < desk.shown.length) show(desk.shown[index + 1]);
    else show(before);
    people();
    if (desk.current !== before && document.activeElement === document.body) one("#c-heading").focus({ preventScroll: true });
  }
  say(`${labels[state]}${more}. ${one("#done").textContent}.${desk.current >= 0 && desk.current !== before ? ` Next: note ${noteOf(desk.data.items[desk.current]).label}.` : ""}`);
};
export const undo = () => {
  const last = desk.undone.pop();
  if (!last) { say("There is nothing to undo."); return; }
  last.places.forEach(([place, index], number) => {
    const told = [...desk.data.items[place].words];
    told[index] = last.before[number];
    desk.data.items[place].words = told;
  });
  one("#undo").disabled = !desk.undone.length;
  post({ url: "/api/take-back", key: key(), version: desk.data.version, by: myName(), sent: last.key, places: last.places.map(([place]) => place) });
  apply();
  const [place, index] = last.places[0];
  if (desk.shown.includes(place)) { show(place); desk.chosen = index; drawFindings(); } else sync();
  say(`Undone: ${labels[last.state]}. ${one("#done").textContent}.`);
};
export const takeBack = (index) => {
  if (!myName()) { askName(() => takeBack(index)); return; }
  const word = desk.data.items[desk.current].words[index];
  post({ url: "/api/take-back", key: key(), version: desk.data.version, by: myName(), lines: [word.line], places: [desk.current] });
  say("Taken back.");
};
let sending = false;
export const tellOffline = () => alert(`The desk does not answer. ${counted(outbox.length, "decision")} will be sent when it is open again.`);
export const send = async () => {
  if (sending) return;
  sending = true;
  while (outbox.length) {
    const { url, places, ...wish } = outbox[0];
    let answer = null;
    try {
      answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) });
    } catch { answer = null; }
    if (!answer || answer.status >= 500) {
      if (answer) alert((await answer.text()).trim());
      else tellOffline();
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      continue;
    }
    if (answer.status === 403) {
      alert("The desk was opened anew: open the address that the terminal shows. What was not sent yet is kept until then.");
      break;
    }
    outbox.shift();
    keep();
    if (answer.ok) {
      alert("");
      const changed = await answer.json();
      if (!outbox.length) { setWords(changed); refresh(); }
    } else {
      desk.undone.length = 0;
      say((await answer.text()).trim());
      dispatchEvent(new Event("desk:stale"));
      break;
    }
  }
  sending = false;
};
export const hasUnsent = () => outbox.length > 0;
/* What was decided about an earlier report cannot be written down any more; how much that was. */
export const dropStale = () => {
  const before = outbox.length;
  outbox = outbox.filter((wish) => wish.version === desk.data.version);
  keep();
  return before - outbox.length;
};
export const waiting = () => new Set(outbox.flatMap((wish) => wish.places || (wish.findings || []).map(([place]) => place)).map(String));
