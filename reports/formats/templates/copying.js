/* Copying corrected notes: rich text where the clipboard takes it, else the old command, else a selection by hand. */
(() => {
  const { all, one, say, keys } = report;

  /* A note without what is removed, and without marks of what is added. */
  const cleaned = (box) => {
    const copy = box.cloneNode(true);
    for (const gone of all("del", copy)) gone.remove();
    for (const added of all("ins", copy)) added.replaceWith(...added.childNodes);
    for (const link of all("a", copy)) {
      const address = link.getAttribute("href");
      for (const name of link.getAttributeNames()) link.removeAttribute(name);
      link.setAttribute("href", address);
    }
    copy.normalize();
    return copy;
  };
  const written = (boxes) => {
    const rich = [], plain = [];
    for (const box of boxes) {
      const note = cleaned(box);
      const article = box.closest(".fixed");
      const number = boxes.length > 1 && article && article.dataset.number ? `${article.dataset.number}. ` : "";
      const paragraph = document.createElement("p");
      paragraph.append(number, ...note.childNodes);
      plain.push(paragraph.textContent);
      rich.push(paragraph.outerHTML);
    }
    return { rich: rich.join("\n"), plain: plain.join("\n") };
  };

  const copyOldWay = ({ rich, plain }) => {
    const focused = document.activeElement;
    const area = document.createElement("textarea");
    const fill = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/html", rich);
      event.clipboardData.setData("text/plain", plain);
    };
    area.value = plain;
    area.className = "vh";
    document.body.append(area);
    area.select();
    document.addEventListener("copy", fill);
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    document.removeEventListener("copy", fill);
    area.remove();
    if (focused) focused.focus({ preventScroll: true });
    return done;
  };
  const copy = async (boxes, told) => {
    const text = written(boxes);
    let done = false;
    try {
      const kinds = { "text/html": text.rich, "text/plain": text.plain };
      const parts = Object.entries(kinds).map(([kind, content]) => [kind, new Blob([content], { type: kind })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
      done = true;
    } catch { done = copyOldWay(text); }
    if (done) { say(told); return; }
    getSelection().selectAllChildren(boxes[0]);
    say("Selected: press Ctrl+C or ⌘C to copy.");
  };

  const noteOf = (card) => {
    const whole = card && one(".fix h4 a", card);
    const hash = whole ? whole.getAttribute("href") : "";
    const note = hash.startsWith("#") && document.getElementById(hash.slice(1));
    return note ? one(".note-text", note) : card && one(".paste-text", card);
  };
  const copyNote = (box) => (box ? copy([box], "Corrected note copied.") : say("No corrected note here to copy."));
  document.addEventListener("click", (event) => {
    if (event.target.matches(".copy-all")) {
      const boxes = all(".fixed:not([hidden]) .note-text", event.target.closest(".notes"));
      copy(boxes, `${boxes.length} corrected notes copied.`);
    } else if (event.target.matches(".copy")) {
      const note = event.target.closest(".fixed");
      copyNote(note ? one(".note-text", note) : one(".paste-text", event.target.closest(".card")));
    }
  });
  keys.c = () => copyNote(noteOf(report.current()));
})();
