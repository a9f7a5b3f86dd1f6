/* What the desk knows: the queue as the server told it, and what of it is looked at. */
import { all, folded, one } from "./page.js";

export const desk = {
  data: null,
  /* Places of the citations that the filters leave, in the order of the list. */
  shown: [],
  /* The place of the citation on the card; -1 without one. */
  current: -1,
  /* The finding of it that keys decide. */
  chosen: 0,
  /* Whether a decision is for this citation only, not for all of the address. */
  alone: false,
  sourcesOpen: false,
  /* Places and findings by what they have in common. */
  together: new Map(),
  /* Folded texts for the search, by place. */
  words: [],
  /* What can be undone, oldest first. */
  undone: [],
};

const SETTLED = new Set(["wrong", "accepted", "fixed"]);
export const VERDICTS = { broken: "Broken", review: "Review", unchecked: "Unchecked", settled: "Settled", ok: "OK" };
const states = all("[data-state]", one("#finding-part").content);
export const labels = Object.fromEntries(states.map((button) => [button.dataset.state, button.firstChild.data.trim()]));
export const letters = Object.fromEntries(states.map((button) => [one("kbd", button).textContent, button.dataset.state]));
export const isOpen = (word) => !word || word.reopened;
export const isSettled = (word) => Boolean(word) && !word.reopened && SETTLED.has(word.state);
export const stateOf = (item) => {
  if (!item.findings.length) return "fine";
  if (item.words.some(isOpen)) return "open";
  if (item.words.every(isSettled)) return "decided";
  return item.words.some((word) => word.state === "ask-author") ? "ask-author" : "later";
};
export const noteOf = (item) => desk.data.notes[item.note];
export const wordsOf = (place) => {
  if (desk.words[place] === undefined) {
    const item = desk.data.items[place], note = noteOf(item);
    desk.words[place] = folded([
      item.id, item.heading, item.url, note.label, note.text, note.sentence,
      ...item.findings.flatMap((finding) => [finding.code, finding.message]),
    ].join("\n"));
  }
  return desk.words[place];
};
export const weightOf = (item) => {
  const open = item.findings.filter((_, index) => !isSettled(item.words[index]));
  const repeats = Math.max(1, ...open.map((finding) => (desk.together.get(finding.together) || []).length));
  return (open.some((finding) => finding.grave) ? 1e6 : 0) + open.length * 1e3 + repeats;
};
export const alike = (place, index) => {
  const sign = desk.data.items[place].findings[index].together;
  return sign ? (desk.together.get(sign) || []).filter(([other, at]) => other !== place && !isSettled(desk.data.items[other].words[at])) : [];
};
