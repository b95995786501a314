// A person's marks on findings, kept in the browser where it allows that, exported as JSONL for `claimdiff review
// import`; and copying a finding as text.
const MARKS = "claimdiff.marks";
const NOTE_CHARACTERS = 2000;
const kept = storage.read(MARKS);
const marks = new Map(
  Object.entries(kept && typeof kept === "object" ? kept : {}).filter(
    ([, mark]) => mark && Object.hasOwn(MARK_WORDS, mark.decision),
  ),
);

const ownMarks = () => findings.filter(({ id }) => marks.has(id));
const markOf = (finding) => marks.get(finding.id)?.decision ?? (finding.review ? finding.review[0] : "");

const keepMarks = () => {
  const isKept = storage.write(MARKS, Object.fromEntries(marks));
  const n = ownMarks().length,
    button = at("export-marks");
  button.hidden = n === 0;
  button.textContent = filled(t.export_marks, { n: number(n) });
  return isKept;
};
// Another page may have written marks meanwhile: those of findings that aren't here are taken over first.
const takeOver = () => {
  const stored = storage.read(MARKS);
  for (const [id, mark] of Object.entries(stored && typeof stored === "object" ? stored : {})) {
    if (!findingOfId.has(id)) marks.set(id, mark);
  }
};
const setMark = (finding, decision, note) => {
  takeOver();
  if (decision) {
    marks.set(finding.id, { decision, note: note.slice(0, NOTE_CHARACTERS), reviewed: new Date().toISOString() });
  } else marks.delete(finding.id);
  const isKept = keepMarks();
  say(`${decision ? MARK_WORDS[decision] : t.mark_removed}${isKept ? "" : `. ${t.not_kept}`}`);
};

const showMark = (tools, finding) => {
  const mark = marks.get(finding.id),
    note = tools.querySelector(".note");
  for (const button of tools.querySelectorAll("[data-mark]")) {
    button.setAttribute("aria-pressed", String(mark?.decision === button.dataset.mark));
  }
  note.hidden = !mark;
  if (note.value !== (mark?.note ?? "")) note.value = mark?.note ?? "";
  tools.closest(".finding").classList.toggle("is-marked", Boolean(mark));
};

const workTools = (finding) => {
  const name = filled(t.finding_of, { kind: finding.kind[1], n: number(finding.point.number) });
  const note = make("input", {
    class: "note",
    type: "text",
    maxlength: NOTE_CHARACTERS,
    "aria-label": t.note,
    placeholder: t.note,
    hidden: true,
    dir: "auto",
    autocomplete: "off",
  });
  const choices = Object.entries(MARK_WORDS).map(([decision, words]) =>
    make("button", { type: "button", "data-mark": decision, "aria-pressed": "false" }, words),
  );
  const tools = make(
    "div",
    { class: "work", role: "group", "aria-label": name },
    make(
      "span",
      { class: "marking", role: "group", "aria-label": t.mark },
      make("span", { class: "marking-label" }, t.mark),
      choices,
    ),
    note,
    make(
      "span",
      { class: "acts" },
      make("button", { type: "button", "data-do": "side" }, t.show_side),
      make("button", { type: "button", "data-do": "copy" }, t.copy),
    ),
  );
  const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
  for (const button of choices) {
    button.addEventListener("click", () => {
      setMark(finding, isPressed(button) ? "" : button.dataset.mark, note.value);
      showMark(tools, finding);
    });
  }
  note.addEventListener("change", () => {
    const mark = marks.get(finding.id);
    if (mark) setMark(finding, mark.decision, note.value);
  });
  tools.querySelector('[data-do="side"]').addEventListener("click", () => openSide(finding));
  tools.querySelector('[data-do="copy"]').addEventListener("click", () => copyFinding(finding));
  return tools;
};

// Gives a card its buttons: with scripts off there are none.
const equip = (card, point) => {
  const rows = card.querySelectorAll(".finding");
  point.findings.forEach((finding, i) => {
    const tools = workTools(finding);
    rows[i].querySelector(".judged").before(tools);
    showMark(tools, finding);
  });
  return card;
};

// Some readers of lines end one at these characters too, which JSON leaves as they are.
const escaped = (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`;
const oneLine = (json) => json.replace(/[\u0085\u2028\u2029]/g, escaped);
const markLines = () =>
  ownMarks()
    .map((finding) => {
      const { decision, note, reviewed } = marks.get(finding.id);
      const [left, right] = finding.sides.map((side) => claimText(claims[side]));
      return `${oneLine(JSON.stringify({ finding_id: finding.id, decision, note, reviewed, left_text: left, right_text: right }))}\n`;
    })
    .join("");

const exportMarks = () => {
  const address = URL.createObjectURL(new Blob([markLines()], { type: "application/x-ndjson" }));
  const link = make("a", { href: address, download: "claimdiff-review.jsonl", hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say(filled(t.exported, { n: number(ownMarks().length) }));
};

// A line a thing, so that no line mixes directions.
const findingAsText = (finding) => {
  const { sides, places, turned } = ordered(finding),
    [first, second] = finding.sources ? turned(finding.sources) : [];
  const lines = [
    `${RELATION_WORDS[finding.relation]}${t.colon} ${finding.kind[1]}${t.separator}${finding.percent} (${finding.word})`,
  ];
  if (finding.reason !== undefined) lines.push(`${t.reason}${t.colon} ${finding.reason}`);
  if (finding.sources) lines.push(filled(t.sources_of_sides, { first: number(first), second: number(second) }));
  sides.forEach((side, i) => {
    const facts = [side.article.label, side.article.published ? side.article.publishedText : t.no_date, side.speaker];
    lines.push(
      "",
      `${letter(places[0] === places[1] ? i : places[i])}. ${facts.filter(Boolean).join(t.separator)}`,
      ...[side.article.title, `«${claimText(side)}»`, side.article.url].filter(Boolean),
    );
  });
  return [...lines, "", `claimdiff ${finding.id}`, ""].join("\n");
};

const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { "aria-hidden": "true", class: "visually-hidden" }),
      focused = document.activeElement;
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    focused?.focus();
    return isCopied;
  }
};
const copyFinding = async (finding) => say((await copyText(findingAsText(finding))) ? t.copied : t.not_copied);
