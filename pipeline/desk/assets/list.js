/* The queue at the side: filters, order, and the rows that can be seen. */
import { all, counted, folded, one, plain, text } from "./page.js";
import { VERDICTS, desk, isOpen, labels, noteOf, stateOf, weightOf, wordsOf } from "./state.js";

/* Pixels, as in desk.css. */
export const ROW = 72;
const rowsBox = one("#rows");
export const list = one("#list"), search = one("#q"), order = one("#order");
export const filters = { state: one("#f-state"), code: one("#f-code"), doc: one("#f-doc"), by: one("#f-by") };

const fits = (place, terms) => {
  const item = desk.data.items[place];
  const state = filters.state.value;
  if (state === "flagged" ? !item.findings.length : state && stateOf(item) !== state) return false;
  if (filters.code.value && !item.findings.some((finding) => finding.code === filters.code.value)) return false;
  if (filters.doc.value && String(noteOf(item).document) !== filters.doc.value) return false;
  if (filters.by.value && !item.words.some((word) => word && word.by === filters.by.value)) return false;
  return !terms.length || terms.every((term) => wordsOf(place).includes(term));
};
export const apply = () => {
  const terms = folded(search.value).split(/\s+/).filter(Boolean);
  desk.shown = [];
  for (let place = 0; place < desk.data.items.length; place += 1) if (fits(place, terms)) desk.shown.push(place);
  if (order.value === "weight") {
    const weights = new Map(desk.shown.map((place) => [place, weightOf(desk.data.items[place])]));
    desk.shown.sort((left, right) => weights.get(right) - weights.get(left) || left - right);
  }
  one("#shown").textContent = `${plain(desk.shown.length)} of ${counted(desk.data.items.length, "citation")}`;
  one("#clear").hidden = !(search.value || filters.code.value || filters.doc.value || filters.by.value || filters.state.value !== "open");
  rowsBox.style.height = `${desk.shown.length * ROW}px`;
  drawRows();
  progress();
};
const progress = () => {
  let total = 0, done = 0, off = 0;
  for (const item of desk.data.items) {
    const state = stateOf(item);
    if (state === "fine") continue;
    total += 1;
    if (state === "decided") done += 1;
    else if (state !== "open") off += 1;
  }
  one("#done").textContent = `${plain(done)} of ${plain(total)} decided${off ? `, ${plain(off)} put off` : ""}`;
  const bar = one("#bar");
  bar.setAttribute("aria-valuemax", String(Math.max(total, 1)));
  bar.setAttribute("aria-valuenow", String(done));
  bar.setAttribute("aria-valuetext", one("#done").textContent);
  one("#bar-done").style.width = `${total ? (100 * done) / total : 0}%`;
};
const told = (item) => {
  const state = stateOf(item);
  if (state === "fine") return VERDICTS[item.verdict] || item.verdict;
  const codes = item.findings.map((finding) => finding.code).join(", ");
  if (state === "open") return item.words.some((word) => word && word.reopened) ? `Open again: ${codes}` : codes;
  return [...new Set(item.words.map((word) => `${labels[word.state]}, ${word.by}`))].join("; ");
};
const drawRow = (index) => {
  const place = desk.shown[index], item = desk.data.items[place], note = noteOf(item);
  const row = document.createElement("div");
  row.id = `row-${place}`;
  row.className = `row ${item.verdict}${stateOf(item) === "decided" ? " is-decided" : ""}`;
  row.style.top = `${index * ROW}px`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(place === desk.current));
  row.setAttribute("aria-posinset", String(index + 1));
  row.setAttribute("aria-setsize", String(desk.shown.length));
  row.dataset.place = String(place);
  const body = document.createElement("div");
  const heading = text("div", "row-heading", item.heading);
  heading.dir = "auto";
  body.append(heading, text("div", "row-codes", told(item)));
  if (desk.data.documents.length > 1) body.append(text("div", "row-codes", desk.data.documents[note.document]));
  row.append(text("div", "row-note", note.label), body);
  return row;
};
export const drawRows = () => {
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 6);
  const last = Math.min(desk.shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + 6);
  const drawn = [];
  for (let index = first; index < last; index += 1) drawn.push(drawRow(index));
  rowsBox.replaceChildren(...drawn);
  const index = desk.shown.indexOf(desk.current);
  if (index >= first && index < last) list.setAttribute("aria-activedescendant", `row-${desk.current}`);
  else list.removeAttribute("aria-activedescendant");
};
export const reveal = (index) => {
  const top = index * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
};
export const people = () => {
  const names = [...new Set(desk.data.items.flatMap((item) => item.words).filter(Boolean).map((word) => word.by))].sort();
  const held = all("option", filters.by).slice(1).map((option) => option.value);
  if (names.join("\n") === held.join("\n")) return;
  const value = filters.by.value;
  filters.by.replaceChildren(new Option("Anybody", ""), ...names.map((name) => new Option(name, name)));
  filters.by.value = names.includes(value) ? value : "";
};
/* The list begins below what stands above it. */
export const measure = () => {
  const height = list.getBoundingClientRect ? one(".desk").getBoundingClientRect().top + scrollY : 0;
  if (height) document.documentElement.style.setProperty("--head", `${Math.ceil(height)}px`);
  if (desk.data) drawRows();
};
