/* Deciding about findings in the page itself: kept by the browser, saved as lines that `footproof decide import` takes. */
(() => {
  const { all, one, say, keys } = report;
  const store = one("#data");
  if (!store) return;
  const data = JSON.parse(store.textContent);
  const KEPT = `footproof:${data.run}`, NAME = "footproof:name";
  const STATES = { w: "wrong", a: "accepted", f: "fixed", q: "ask-author", l: "later" };
  const cards = all(".card[data-decided]");
  const dialog = one("#decide"), form = one("#decide-form"), about = one("#decide-about"), finding = one("#decide-finding");
  const reason = one("#decide-reason"), by = one("#decide-by"), undo = one("#undo"), save = one("#save");
  const labels = Object.fromEntries(all("input[name=state]", form).map((input) => [input.value, input.dataset.label]));
  const before = Number(one("#decision-count").textContent.replace(/\D/g, ""));

  /* Some browsers keep nothing for files, or refuse with an error. */
  let keeps = true, unsaved = 0;
  const recall = (key, otherwise) => {
    try { return localStorage.getItem(key) ?? otherwise; } catch { keeps = false; return otherwise; }
  };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { keeps = false; } };
  const read = () => {
    try { return JSON.parse(recall(KEPT, "[]")).filter((one) => one && one.entry && one.citation); } catch { return []; }
  };
  let made = read(), shownCard = null, onward = false;

  const asked = (id) => data.citations[id].findings.filter((one) => one.asks && !one.held);
  const words = (id, name) => made.filter((one) => one.citation === id && (one.entry.finding === name || one.entry.finding === null));
  const open = (id) => asked(id).filter((one) => !words(id, one.finding).length);
  const due = [...new Set(cards.filter((card) => !card.classList.contains("settled")).map((card) => card.dataset.decided))]
    .filter((id) => id in data.citations && asked(id).length);

  /* Of several with one value, all but one. */
  const others = (values, mine) => { const at = values.indexOf(mine); return values.filter((_, place) => place !== at); };
  const whereOf = (known) => {
    const sentence = known.sentence === null ? null : data.sentences[known.sentence];
    return {
      document: known.document, note: known.note, url: known.url, text: known.text,
      sentence: sentence && sentence.text,
      twins: others(data.twins[known.signature] || [], sentence && sentence.text),
      beside: sentence ? others(sentence.carries, known.signature) : [],
    };
  };
  const entryOf = (id, name, state, why, who) => {
    const known = data.citations[id];
    const seen = name === null
      ? [...new Set(known.findings.map((one) => `${one.code}=${one.about}`))].join(",")
      : known.findings.find((one) => one.finding === name).about;
    return { at: new Date().toISOString(), by: who, finding: name, state, reason: why, where: whereOf(known), about: seen };
  };

  const wordOf = ({ entry }) => `${labels[entry.state]}, ${entry.by}${entry.reason ? `: ${entry.reason}` : ""}`;
  const showFinding = (item, id) => {
    const last = words(id, item.dataset.finding).at(-1);
    const told = one(".made", item);
    told.textContent = last ? wordOf(last) : "";
    told.hidden = !last;
    one(".decide", item).textContent = last ? "Decide anew" : "Decide";
  };
  const showMade = () => {
    one("#made").hidden = !made.length;
    one("#made-list").replaceChildren(...made.map((each) => {
      const item = document.createElement("li"), link = document.createElement("a"), back = document.createElement("button");
      const card = cards.find((card) => card.dataset.decided === each.citation);
      link.textContent = each.citation;
      if (card) link.href = `#${card.id}`;
      back.type = "button";
      back.textContent = "Take back";
      back.addEventListener("click", () => { made = made.filter((one) => one !== each); changed(); });
      item.append(link, ` ${each.entry.finding ?? "everything"}: ${wordOf(each)} `, back);
      return item;
    }));
  };
  const show = () => {
    for (const card of cards) {
      const id = card.dataset.decided;
      if (!(id in data.citations)) continue;
      for (const item of all(".why li[data-finding]", card)) showFinding(item, id);
      const isDue = due.includes(id);
      card.dataset.open = isDue ? (open(id).length ? "open" : "decided") : "";
      card.classList.toggle("decided-here", isDue && !open(id).length);
    }
    const done = due.filter((id) => !open(id).length).length;
    one("#done").textContent = due.length ? `${done.toLocaleString("en")} of ${due.length.toLocaleString("en")} decided` : "Nothing to decide";
    one("#done-bar").max = Math.max(due.length, 1);
    one("#done-bar").value = done;
    one("#decision-count").textContent = (before + made.length).toLocaleString("en");
    undo.disabled = save.disabled = !made.length;
    const kept = one("#kept");
    kept.hidden = keeps;
    kept.textContent = keeps ? "" : "This browser keeps nothing here: save before you close the page.";
    showMade();
  };
  const changed = () => {
    keep(KEPT, JSON.stringify(made));
    unsaved = made.length;
    show();
    report.apply();
  };
  const add = (id, name, state, why, who) => {
    made = read().length > made.length ? read() : made;
    made.push({ citation: id, entry: entryOf(id, name, state, why, who) });
    keep(NAME, who);
    changed();
    say(`${labels[state]}. ${one("#done").textContent}; u takes it back.`);
  };

  const ask = (card, name, state, thenOn = false) => {
    shownCard = card;
    onward = thenOn;
    const id = card.dataset.decided;
    const named = all(".why li[data-finding]", card).map((item) => item.dataset.finding);
    const message = (code) => one(`.why li[data-finding="${CSS.escape(code)}"] .t`, card)?.textContent ?? "";
    const choices = named.map((code) => new Option(code, code));
    if (named.length > 1) choices.push(new Option("everything found here", ""));
    finding.replaceChildren(...choices);
    finding.value = name ?? open(id).map((one) => one.finding).find((code) => named.includes(code)) ?? named[0];
    about.textContent = message(finding.value);
    finding.onchange = () => { about.textContent = message(finding.value); };
    for (const input of all("input[name=state]", form)) input.checked = input.value === (state || "accepted");
    reason.value = "";
    by.value = recall(NAME, by.value) || by.value;
    dialog.showModal();
    (by.value ? one("input[name=state]:checked", form) : by).focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const who = by.value.trim();
    if (!who) { by.focus(); return; }
    const state = one("input[name=state]:checked", form).value;
    add(shownCard.dataset.decided, finding.value || null, state, reason.value.trim(), who);
    dialog.close();
    if (onward && !open(shownCard.dataset.decided).length) report.step(1);
  });
  one("#decide-cancel").addEventListener("click", () => dialog.close());
  reason.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  const decidable = () => {
    const card = report.current();
    const known = card && !card.hidden && card.dataset.decided in data.citations;
    if (!known) say("Nothing to decide here: j goes to the next citation.");
    return known ? card : null;
  };
  const decideAtOnce = (state) => {
    const card = decidable();
    if (!card) return;
    const [first] = open(card.dataset.decided), who = recall(NAME, by.value);
    if (!who || !first) { ask(card, first && first.finding, state, Boolean(first)); return; }
    add(card.dataset.decided, first.finding, state, "", who);
    if (!open(card.dataset.decided).length) report.step(1);
  };
  keys.d = () => { const card = decidable(); if (card) ask(card); };
  for (const [key, state] of Object.entries(STATES)) keys[key] = () => decideAtOnce(state);
  const takeBack = () => {
    const last = made.pop();
    if (!last) { say("Nothing to take back."); return; }
    changed();
    say(`Taken back: ${labels[last.entry.state]}.`);
  };
  keys.u = takeBack;
  undo.addEventListener("click", takeBack);

  save.addEventListener("click", () => {
    const lines = made.map(({ entry }) => `${JSON.stringify(entry)}\n`).join("");
    const link = document.createElement("a");
    const who = (made.at(-1).entry.by || "me").replace(/[^\p{L}\p{N}]+/gu, "-");
    link.href = URL.createObjectURL(new Blob([lines], { type: "application/jsonl" }));
    link.download = `footproof-decisions-${who}-${new Date().toISOString().slice(0, 10)}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = 0;
    say("Saved. Take it over with: footproof decide import FILE");
  });
  addEventListener("beforeunload", (event) => { if (!keeps && unsaved) event.preventDefault(); });
  addEventListener("storage", (event) => { if (event.key === KEPT) { made = read(); show(); report.apply(); } });

  for (const card of cards) {
    if (!(card.dataset.decided in data.citations)) continue;
    const names = new Set(data.citations[card.dataset.decided].findings.map((one) => one.finding));
    for (const item of all(".why li[data-finding]", card)) {
      if (!names.has(item.dataset.finding)) { delete item.dataset.finding; continue; }
      const told = document.createElement("span"), button = document.createElement("button");
      told.className = "made";
      button.type = "button";
      button.className = "decide";
      item.append(" ", told, " ", button);
    }
  }
  document.addEventListener("click", (event) => {
    if (event.target.matches(".decide")) ask(event.target.closest(".card"), event.target.closest("li").dataset.finding);
  });
  show();
  report.apply();
})();
