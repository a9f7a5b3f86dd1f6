"use strict";
(() => {
  const one = (selector, from) => (from || document).querySelector(selector);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const plain = (number) => number.toLocaleString("en");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const counted = (number, noun) => `${plain(number)} ${noun}${number === 1 ? "" : "s"}`;

  const ROW = 72;
  const SETTLED = new Set(["wrong", "accepted", "fixed"]);
  const VERDICTS = { broken: "Broken", review: "Review", unchecked: "Unchecked", settled: "Settled", ok: "OK" };
  const OUTBOX = "footproof-outbox";
  const KEYS_OFF = "footproof-keys-off";

  const list = one("#list"), rowsBox = one("#rows"), work = one("#work"), card = one("#card"), empty = one("#empty");
  const search = one("#q"), order = one("#order"), said = one("#said"), alarm = one("#alarm");
  const filters = { state: one("#f-state"), code: one("#f-code"), doc: one("#f-doc"), by: one("#f-by") };
  const nameBox = one("#name"), reasonBox = one("#reason"), help = one("#help"), keysOn = one("#keys-on");
  const part = one("#finding-part");
  const labels = Object.fromEntries(all("[data-state]", part.content).map((button) => [button.dataset.state, button.firstChild.data.trim()]));
  const letters = Object.fromEntries(all("[data-state]", part.content).map((button) => [one("kbd", button).textContent, button.dataset.state]));

  let data = null;
  let shown = [];
  let current = -1;
  let chosen = 0;
  let alone = false;
  let sourcesOpen = false;
  let together = new Map();
  let words = [];
  const cards = new Map();
  const undone = [];

  const stored = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
  const store = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* Private windows may keep nothing. */ } };

  /* What is sent and not yet answered; it outlives the page and the server. */
  let outbox = (stored(OUTBOX) || []).filter((wish) => wish && wish.key);
  const keep = () => store(OUTBOX, outbox);

  let hush = 0;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(hush);
    hush = setTimeout(() => { said.textContent = ""; }, 4000);
  };
  const alert = (text) => { alarm.textContent = text; alarm.hidden = !text; measure(); };

  /* --- who decides ------------------------------------------------------------------------------------------- */
  const myName = () => {
    const cookie = document.cookie.split("; ").find((each) => each.startsWith("footproof-reviewer="));
    let name = "";
    try { name = cookie ? decodeURIComponent(cookie.split("=")[1]) : ""; } catch { name = ""; }
    return !data || !data.reviewers.length || data.reviewers.includes(name) ? name : "";
  };
  const showName = () => { one("#who-name").textContent = myName() || "Your name"; };
  let afterName = null;
  const askName = (then) => {
    afterName = then || null;
    const known = data.reviewers.length > 0;
    one("#name-text").hidden = known;
    one("#name-list").hidden = !known;
    const select = one("select", nameBox), input = one("input", nameBox);
    select.replaceChildren(...data.reviewers.map((name) => new Option(name, name)));
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
    const name = (data.reviewers.length ? one("select", nameBox).value : one("input", nameBox).value).trim();
    if (!name) return;
    document.cookie = `footproof-reviewer=${encodeURIComponent(name)}; max-age=31536000; path=/; samesite=strict`;
    showName();
    if (then) then();
  });

  /* --- what is what ------------------------------------------------------------------------------------------ */
  const isOpen = (word) => !word || word.reopened;
  const isSettled = (word) => Boolean(word) && !word.reopened && SETTLED.has(word.state);
  const stateOf = (item) => {
    if (!item.findings.length) return "fine";
    if (item.words.some(isOpen)) return "open";
    if (item.words.every(isSettled)) return "decided";
    return item.words.some((word) => word.state === "ask-author") ? "ask-author" : "later";
  };
  const noteOf = (item) => data.notes[item.note];
  const wordsOf = (place) => {
    if (words[place] === undefined) {
      const item = data.items[place], note = noteOf(item);
      words[place] = folded([
        item.id, item.heading, item.url, note.label, note.text, note.sentence,
        ...item.findings.flatMap((finding) => [finding.code, finding.message]),
      ].join("\n"));
    }
    return words[place];
  };
  const weightOf = (item) => {
    const open = item.findings.filter((_, index) => !isSettled(item.words[index]));
    const repeats = Math.max(1, ...open.map((finding) => (together.get(finding.together) || []).length));
    return (open.some((finding) => finding.grave) ? 1e6 : 0) + open.length * 1e3 + repeats;
  };

  /* --- the queue --------------------------------------------------------------------------------------------- */
  const fits = (place, terms) => {
    const item = data.items[place];
    const state = filters.state.value;
    if (state === "flagged" ? !item.findings.length : state && stateOf(item) !== state) return false;
    if (filters.code.value && !item.findings.some((finding) => finding.code === filters.code.value)) return false;
    if (filters.doc.value && String(noteOf(item).document) !== filters.doc.value) return false;
    if (filters.by.value && !item.words.some((word) => word && word.by === filters.by.value)) return false;
    return !terms.length || terms.every((term) => wordsOf(place).includes(term));
  };
  const apply = () => {
    const terms = folded(search.value).split(/\s+/).filter(Boolean);
    shown = [];
    for (let place = 0; place < data.items.length; place += 1) if (fits(place, terms)) shown.push(place);
    if (order.value === "weight") {
      const weights = new Map(shown.map((place) => [place, weightOf(data.items[place])]));
      shown.sort((left, right) => weights.get(right) - weights.get(left) || left - right);
    }
    one("#shown").textContent = `${plain(shown.length)} of ${counted(data.items.length, "citation")}`;
    one("#clear").hidden = !(search.value || filters.code.value || filters.doc.value || filters.by.value || filters.state.value !== "open");
    rowsBox.style.height = `${shown.length * ROW}px`;
    drawRows();
    progress();
  };
  const progress = () => {
    let total = 0, done = 0, off = 0;
    for (const item of data.items) {
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
  const text = (tag, name, content) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = content;
    return element;
  };
  const told = (item) => {
    const state = stateOf(item);
    if (state === "fine") return VERDICTS[item.verdict] || item.verdict;
    const codes = item.findings.map((finding) => finding.code).join(", ");
    if (state === "open") return item.words.some((word) => word && word.reopened) ? `Open again: ${codes}` : codes;
    return [...new Set(item.words.map((word) => `${labels[word.state]}, ${word.by}`))].join("; ");
  };
  const drawRow = (index) => {
    const place = shown[index], item = data.items[place], note = noteOf(item);
    const row = document.createElement("div");
    row.id = `row-${place}`;
    row.className = `row ${item.verdict}${stateOf(item) === "decided" ? " is-decided" : ""}`;
    row.style.top = `${index * ROW}px`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(place === current));
    row.setAttribute("aria-posinset", String(index + 1));
    row.setAttribute("aria-setsize", String(shown.length));
    row.dataset.place = String(place);
    const body = document.createElement("div");
    const heading = text("div", "row-heading", item.heading);
    heading.dir = "auto";
    body.append(heading, text("div", "row-codes", told(item)));
    if (data.documents.length > 1) body.append(text("div", "row-codes", data.documents[note.document]));
    row.append(text("div", "row-note", note.label), body);
    return row;
  };
  const drawRows = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 6);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + 6);
    const drawn = [];
    for (let index = first; index < last; index += 1) drawn.push(drawRow(index));
    rowsBox.replaceChildren(...drawn);
    const index = shown.indexOf(current);
    if (index >= first && index < last) list.setAttribute("aria-activedescendant", `row-${current}`);
    else list.removeAttribute("aria-activedescendant");
  };
  const reveal = (index) => {
    const top = index * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  };

  /* --- one citation ------------------------------------------------------------------------------------------ */
  const fetched = (kind, place) => fetch(`/api/${kind}?place=${place}&version=${data.version}`).then((answer) => {
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
    const put = () => { if (place === current && entry.html !== null) details.innerHTML = entry.html; };
    if (entry.html !== null) put();
    else { details.textContent = ""; entry.waiting.then(put); }
  };
  const ahead = (place) => {
    const index = shown.indexOf(place);
    for (const next of [shown[index + 1], shown[index + 2], shown[index - 1]]) if (next !== undefined) cardOf(next);
  };
  const moment = (at) => new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const alike = (place, index) => {
    const sign = data.items[place].findings[index].together;
    return sign ? (together.get(sign) || []).filter(([other, at]) => other !== place && !isSettled(data.items[other].words[at])) : [];
  };
  const drawFinding = (place, index) => {
    const item = data.items[place], finding = item.findings[index], word = item.words[index];
    const section = one(".finding", part.content.cloneNode(true));
    section.dataset.index = String(index);
    section.classList.toggle("grave", finding.grave);
    section.classList.toggle("is-decided", isSettled(word));
    section.classList.toggle("chosen", index === chosen);
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
    one(".all", section).checked = !alone;
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
  const drawFindings = () => {
    const item = data.items[current], box = one("#findings");
    const focus = document.activeElement && document.activeElement.closest("#findings") ? document.activeElement : null;
    const was = focus && { index: focus.closest(".finding").dataset.index, selector: focus.dataset.state ? `[data-state="${focus.dataset.state}"]` : `.${focus.className}` };
    box.replaceChildren(...item.findings.map((_, index) => drawFinding(current, index)));
    if (was) {
      const again = one(`.finding[data-index="${was.index}"] ${was.selector}`, box);
      if (again && again.checkVisibility()) again.focus({ preventScroll: true });
      else one("#c-heading").focus({ preventScroll: true });
    }
  };
  const show = (place, options) => {
    const moved = place !== current;
    current = place;
    const item = place >= 0 ? data.items[place] : null;
    card.hidden = !item;
    empty.hidden = Boolean(item);
    if (!item) {
      one("#empty-what").textContent = data.items.some((each) => stateOf(each) === "open")
        ? "No citation fits these filters."
        : data.items.some((each) => each.findings.length) ? "Nothing is left to decide." : "Nothing was flagged in this report.";
      document.body.classList.remove("at-card");
      drawRows();
      return;
    }
    if (moved) {
      const first = item.words.findIndex(isOpen);
      chosen = first < 0 ? 0 : first;
      one("#c-note").textContent = `Note ${noteOf(item).label}`;
      one("#c-verdict").textContent = VERDICTS[item.verdict] || item.verdict;
      one("#c-verdict").className = `badge ${item.verdict}`;
      one("#c-doc").textContent = data.documents.length > 1 ? data.documents[noteOf(item).document] : "";
      one("#c-heading").textContent = item.heading;
      const sources = one("#sources");
      sources.textContent = "";
      if (sourcesOpen) drawSources();
      fill(place);
      work.scrollTop = 0;
      setTimeout(() => ahead(place));
      try { history.replaceState(null, "", `#${encodeURIComponent(item.id)}`); } catch { /* The desk works without. */ }
    }
    drawFindings();
    const index = shown.indexOf(place);
    if (index >= 0) reveal(index);
    drawRows();
    if (options && options.enter) {
      document.body.classList.add("at-card");
      one("#c-heading").focus({ preventScroll: true });
    }
  };
  const drawSources = () => {
    const box = one("#sources"), place = current;
    one("#sources-open").setAttribute("aria-expanded", String(sourcesOpen));
    box.hidden = !sourcesOpen;
    if (!sourcesOpen) return;
    box.textContent = "Looking into the workspace …";
    fetched("sources", place).then(
      (html) => { if (place === current) box.innerHTML = html; },
      () => { if (place === current) box.textContent = "The texts could not be had. Try again."; },
    );
  };
  const step = (by) => {
    if (!shown.length) return;
    const index = shown.indexOf(current);
    show(shown[index < 0 ? 0 : Math.min(Math.max(index + by, 0), shown.length - 1)]);
  };

  /* --- deciding ---------------------------------------------------------------------------------------------- */
  const key = () => crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const setWords = (changed) => {
    for (const [place, told] of Object.entries(changed)) if (data.items[place]) data.items[place].words = told;
  };
  const sync = () => {
    const index = shown.indexOf(current);
    apply();
    if (!shown.includes(current)) show(shown.length ? shown[Math.min(Math.max(index, 0), shown.length - 1)] : -1);
    else show(current);
    people();
  };
  const post = (wish) => { outbox.push(wish); keep(); send(); };
  const decide = (state, reason, targets) => {
    if (current < 0 || !data.items[current].findings.length) { say("Nothing was flagged here."); return; }
    if (!myName()) { askName(() => decide(state, reason, targets)); return; }
    const places = targets || [[current, chosen], ...(alone ? [] : alike(current, chosen))];
    const at = new Date().toISOString(), by = myName();
    const wish = { url: "/api/decide", key: key(), version: data.version, by, state, reason: reason || "", findings: places.map(([place, index]) => [place, data.items[place].findings[index].finding]) };
    undone.push({ key: wish.key, places, state, before: places.map(([place, index]) => data.items[place].words[index]) });
    for (const [place, index] of places) {
      const told = [...data.items[place].words];
      told[index] = { state, by, at, reason: reason || "", reopened: false, line: "", unsent: true };
      data.items[place].words = told;
    }
    post(wish);
    one("#undo").disabled = false;
    const more = places.length > 1 ? ` for ${plain(places.length)} citations of this address` : "";
    const here = data.items[current];
    const next = here.words.findIndex(isOpen);
    const before = current;
    if (places.some(([place]) => place === current) && next >= 0) { chosen = next; sync(); }
    else {
      const index = shown.indexOf(current);
      apply();
      if (!shown.includes(before)) show(shown.length ? shown[Math.min(Math.max(index, 0), shown.length - 1)] : -1);
      else if (!targets && index + 1 < shown.length) show(shown[index + 1]);
      else show(before);
      people();
      if (current !== before && document.activeElement === document.body) one("#c-heading").focus({ preventScroll: true });
    }
    say(`${labels[state]}${more}. ${one("#done").textContent}.${current >= 0 && current !== before ? ` Next: note ${noteOf(data.items[current]).label}.` : ""}`);
  };
  const undo = () => {
    const last = undone.pop();
    if (!last) { say("There is nothing to undo."); return; }
    last.places.forEach(([place, index], number) => {
      const told = [...data.items[place].words];
      told[index] = last.before[number];
      data.items[place].words = told;
    });
    one("#undo").disabled = !undone.length;
    post({ url: "/api/take-back", key: key(), version: data.version, by: myName(), sent: last.key, places: last.places.map(([place]) => place) });
    apply();
    const [place, index] = last.places[0];
    if (shown.includes(place)) { show(place); chosen = index; drawFindings(); } else sync();
    say(`Undone: ${labels[last.state]}. ${one("#done").textContent}.`);
  };
  const takeBack = (index) => {
    if (!myName()) { askName(() => takeBack(index)); return; }
    const word = data.items[current].words[index];
    post({ url: "/api/take-back", key: key(), version: data.version, by: myName(), lines: [word.line], places: [current] });
    say("Taken back.");
  };

  let sending = false;
  const isOffline = () => alert(`The desk does not answer. ${counted(outbox.length, "decision")} will be sent when it is open again.`);
  const send = async () => {
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
        else isOffline();
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
        undone.length = 0;
        say((await answer.text()).trim());
        await load();
      }
    }
    sending = false;
  };

  /* --- what others do ---------------------------------------------------------------------------------------- */
  const refresh = () => { apply(); if (current >= 0) drawFindings(); people(); };
  const waiting = () => new Set(outbox.flatMap((wish) => wish.places || (wish.findings || []).map(([place]) => place)).map(String));
  const listen = () => {
    let before = false;
    const events = new EventSource("/api/events");
    events.addEventListener("open", () => {
      if (before) load();
      before = true;
      if (!outbox.length) alert("");
    });
    events.addEventListener("error", () => { if (before) isOffline(); });
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
        const notes = Object.keys(changed).slice(0, 3).map((place) => noteOf(data.items[place]).label);
        say(`${[...names].join(", ")} decided about note ${notes.join(", ")}. ${one("#done").textContent}.`);
      }
    });
    events.addEventListener("report", () => { load().then(() => say("There is a new report: this is it.")); });
  };
  const people = () => {
    const names = [...new Set(data.items.flatMap((item) => item.words).filter(Boolean).map((word) => word.by))].sort();
    const held = all("option", filters.by).slice(1).map((option) => option.value);
    if (names.join("\n") === held.join("\n")) return;
    const value = filters.by.value;
    filters.by.replaceChildren(new Option("Anybody", ""), ...names.map((name) => new Option(name, name)));
    filters.by.value = names.includes(value) ? value : "";
  };

  /* --- from the beginning ------------------------------------------------------------------------------------ */
  const load = async () => {
    let answer = null;
    try { answer = await fetch("/api/queue"); } catch { answer = null; }
    if (!answer || !answer.ok) {
      alert(answer && answer.status === 403 ? "The desk was opened anew: open the address that the terminal shows." : "The desk does not answer.");
      return;
    }
    const id = current >= 0 ? data.items[current].id : decodeURIComponent(location.hash.slice(1));
    const before = data;
    data = await answer.json();
    if (!before || before.version !== data.version) {
      cards.clear();
      undone.length = 0;
      one("#undo").disabled = true;
      const stale = outbox.filter((wish) => wish.version !== data.version);
      if (stale.length) {
        outbox = outbox.filter((wish) => wish.version === data.version);
        keep();
        alert(`${counted(stale.length, "decision")} could not be written down: the report is another one now. Decide again.`);
      }
      words = [];
      together = new Map();
      data.items.forEach((item, place) => item.findings.forEach((finding, index) => {
        if (!finding.together) return;
        if (!together.has(finding.together)) together.set(finding.together, []);
        together.get(finding.together).push([place, index]);
      }));
      const codes = Object.entries(data.codes).map(([code, meaning]) => { const option = new Option(code, code); option.title = meaning; return option; });
      filters.code.replaceChildren(new Option("Any finding", ""), ...codes);
      filters.doc.replaceChildren(new Option("Any document", ""), ...data.documents.map((name, number) => new Option(name, String(number))));
      filters.doc.closest("label").hidden = data.documents.length < 2;
      current = -1;
      later();
    }
    const warnings = one("#warnings");
    warnings.hidden = !data.warnings.length;
    one("summary", warnings).textContent = data.warnings.length === 1 ? "Something about the decisions has to be told" : `${plain(data.warnings.length)} things about the decisions have to be told`;
    one("ul", warnings).replaceChildren(...data.warnings.map((sentence) => text("li", "", sentence)));
    showName();
    people();
    apply();
    const place = id ? data.items.findIndex((item) => item.id === id) : -1;
    if (place >= 0 && !shown.includes(place) && !before) { filters.state.value = ""; apply(); }
    show(shown.includes(place) ? place : shown.length ? shown[0] : -1);
    measure();
    send();
  };
  /* Texts are folded for the search while nobody waits. */
  const later = () => {
    const mine = words;
    let place = 0;
    const idle = window.requestIdleCallback || ((act) => setTimeout(() => act({ timeRemaining: () => 8 }), 30));
    const act = (deadline) => {
      while (place < data.items.length && mine === words && deadline.timeRemaining() > 2) { wordsOf(place); place += 1; }
      if (place < data.items.length && mine === words) idle(act);
    };
    idle(act);
  };
  const measure = () => {
    const height = list.getBoundingClientRect ? one(".desk").getBoundingClientRect().top + scrollY : 0;
    if (height) document.documentElement.style.setProperty("--head", `${Math.ceil(height)}px`);
    if (data) drawRows();
  };

  /* --- hands ------------------------------------------------------------------------------------------------- */
  const change = () => { apply(); if (!shown.includes(current)) show(shown.length ? shown[0] : -1); };
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
    else if (event.key === "Enter" && current >= 0) { event.preventDefault(); event.stopPropagation(); show(current, { enter: true }); }
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
    else if (button.classList.contains("give-reason")) askReason(data.items[current].words[chosen].state, [[current, chosen]]);
    else takeBack(chosen);
  });
  one("#findings").addEventListener("change", (event) => {
    if (event.target.matches(".all")) alone = !event.target.checked;
  });
  const choose = (event) => {
    const section = event.target.closest(".finding");
    if (section && Number(section.dataset.index) !== chosen) pick(Number(section.dataset.index));
  };
  const pick = (index) => {
    chosen = index;
    for (const section of all(".finding")) section.classList.toggle("chosen", Number(section.dataset.index) === chosen);
  };
  let wanted = null;
  const askReason = (state, targets) => {
    if (!myName()) { askName(() => askReason(state, targets)); return; }
    wanted = { state, targets };
    const place = targets ? targets[0][0] : current;
    one("#reason-what").textContent = `${labels[state]}: note ${noteOf(data.items[place]).label}, ${data.items[place].heading}`;
    const word = targets ? data.items[place].words[targets[0][1]] : null;
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
    n: () => { if (current >= 0 && data.items[current].findings.length) pick((chosen + 1) % data.items[current].findings.length); },
    p: () => { const count = current >= 0 ? data.items[current].findings.length : 0; if (count) pick((chosen + count - 1) % count); },
    u: undo,
    r: () => {
      const last = undone[undone.length - 1];
      if (last) askReason(last.state, last.places);
      else say("Decide first; then r gives a reason.");
    },
    x: () => { alone = !alone; drawFindings(); say(alone ? "Only this citation." : "All citations of the address."); },
    s: () => { sourcesOpen = !sourcesOpen; if (current >= 0) drawSources(); },
    c: copy,
    "?": () => help.showModal(),
  };
  keysOn.checked = !stored(KEYS_OFF);
  keysOn.addEventListener("change", () => store(KEYS_OFF, !keysOn.checked));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one("dialog[open]") || !data) return;
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
  one("#warnings").addEventListener("toggle", measure);
  load().then(listen);
})();
