/* Who decides. */
import { one } from "./page.js";
import { desk } from "./state.js";

const nameBox = one("#name");

export const myName = () => {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("footproof-reviewer="));
  let name = "";
  try { name = cookie ? decodeURIComponent(cookie.split("=")[1]) : ""; } catch { name = ""; }
  return !desk.data || !desk.data.reviewers.length || desk.data.reviewers.includes(name) ? name : "";
};
export const showName = () => { one("#who-name").textContent = myName() || "Your name"; };
let afterName = null;
export const askName = (then) => {
  afterName = then || null;
  const known = desk.data.reviewers.length > 0;
  one("#name-text").hidden = known;
  one("#name-list").hidden = !known;
  const select = one("select", nameBox), input = one("input", nameBox);
  select.replaceChildren(...desk.data.reviewers.map((name) => new Option(name, name)));
  input.value = select.value = myName();
  if (known && !select.value) select.selectedIndex = 0;
  nameBox.returnValue = "";
  nameBox.showModal();
  (known ? select : input).focus();
};
nameBox.addEventListener("close", () => {
  const then = afterName;
  afterName = null;
  if (nameBox.returnValue !== "ok") return;
  const name = (desk.data.reviewers.length ? one("select", nameBox).value : one("input", nameBox).value).trim();
  if (!name) return;
  document.cookie = `footproof-reviewer=${encodeURIComponent(name)}; max-age=31536000; path=/; samesite=strict`;
  showName();
  if (then) then();
});
