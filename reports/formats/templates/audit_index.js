"use strict";
(() => {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  document.documentElement.classList.add("js");

  /* Sorting: a button in each heading; a second press turns the order round. */
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent : cell.dataset.v;
  };
  const sort = (table, column, heading) => {
    const rising = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => ({ row, value: valueOf(row, column) }));
    rows.sort((a, b) => (rising ? 1 : -1) * order.compare(a.value, b.value));
    body.append(...rows.map((entry) => entry.row));
  };
  for (const table of all("table")) {
    all("thead th", table).forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, column, heading));
    });
  }

  /* Searching: every word has to stand in the row. */
  const search = one("#q"), said = one("#found");
  const parts = all("[data-part]").map((part) => ({
    part,
    rows: null,
    count: part.querySelector(".group-count"),
    open: null,
  }));
  const wordsOf = (entry) => {
    if (!entry.rows) entry.rows = all("tbody tr", entry.part).map((row) => ({ row, words: folded(row.textContent) }));
    return entry.rows;
  };
  const apply = () => {
    const terms = folded(search.value).split(/\s+/).filter(Boolean);
    let visible = 0;
    for (const entry of parts) {
      const details = entry.part.querySelector("details") || entry.part.closest("details");
      let here = 0;
      for (const { row, words } of wordsOf(entry)) {
        const show = terms.every((term) => words.includes(term));
        if (row.hidden === show) row.hidden = !show;
        if (show) here += 1;
      }
      visible += here;
      entry.count.textContent = here.toLocaleString("en");
      if (details && terms.length) {
        if (entry.open === null) entry.open = details.open;
        details.open = here > 0 && here <= 200;
      } else if (details && entry.open !== null) {
        details.open = entry.open;
        entry.open = null;
      }
    }
    said.textContent = terms.length ? `${visible.toLocaleString("en")} ${visible === 1 ? "row" : "rows"} found` : "";
  };
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      apply();
    }
  });
})();
