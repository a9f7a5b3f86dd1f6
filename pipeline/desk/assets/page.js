/* The page's own means: finding and making elements, wording, keeping, saying. */
export const one = (selector, from) => (from || document).querySelector(selector);
export const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
export const plain = (number) => number.toLocaleString("en");
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
export const counted = (number, noun) => `${plain(number)} ${noun}${number === 1 ? "" : "s"}`;
export const text = (tag, name, content) => {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = content;
  return element;
};

export const stored = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
export const store = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* Private windows may keep nothing. */ } };

const said = one("#said"), alarm = one("#alarm");
let hush = 0;
export const say = (text) => {
  said.textContent = text;
  clearTimeout(hush);
  hush = setTimeout(() => { said.textContent = ""; }, 4000);
};
/* What stands above the list has another height then. */
export const alert = (text) => { alarm.textContent = text; alarm.hidden = !text; dispatchEvent(new Event("resize")); };
