// Search and filters over all findings; lists of cards that grow when asked to.
const PAGE = 40,
  FIRST = 20;
const FILTERS = ["q", "kind", "outlet", "language", "min", "state", "mark"];
const filters = Object.fromEntries(FILTERS.map((name) => [name, ""]));
const isFiltered = () => FILTERS.some((name) => filters[name]);

const cards = new Map();
const lists = [...document.querySelectorAll(".cards")].map((box) => {
  const section = ["contradiction", "change", "agreement", "undecided"].indexOf(box.dataset.section);
  const more = make("button", { type: "button", class: "more", hidden: true });
  box.after(more);
  const list = {
    box,
    more,
    limit: 0,
    extra: new Set(),
    fitting: [],
    all: points.filter((point) => point.section === section),
    nWritten: box.children.length,
    home: box.closest("section"),
    fold: box.closest("details.fold"),
  };
  [...box.children].forEach((card, i) => cards.set(list.all[i], equip(card, list.all[i])));
  more.addEventListener("click", () => {
    const next = list.fitting[list.limit];
    list.limit += PAGE;
    drawList(list);
    if (next) cards.get(next)?.focus();
  });
  return list;
});
const cardOf = (point) => {
  if (!cards.has(point)) cards.set(point, equip(buildCard(point), point));
  return cards.get(point);
};

const drawList = (list) => {
  const shown = list.fitting.filter((point, i) => i < list.limit || list.extra.has(point)).map(cardOf);
  const isSame = shown.length === list.box.children.length && shown.every((card, i) => card === list.box.children[i]);
  if (!isSame) list.box.replaceChildren(...shown);
  const rest = list.fitting.length - shown.length;
  list.more.hidden = rest <= 0;
  list.more.textContent = filled(t.show_more, { n: number(Math.min(PAGE, rest)), rest: number(rest) });
};

// Words of a finding to search in; folded once.
const folded = new Map();
const foldedClaim = (side) => {
  if (!folded.has(side)) {
    const claim = claims[side],
      { article } = claim;
    folded.set(
      side,
      plain([claimText(claim), claim.speaker, article.label, article.title].filter(Boolean).join(" \n ")),
    );
  }
  return folded.get(side);
};
const foldedReason = new Map();
const holds = (finding, wanted) => {
  if (finding.sides.some((side) => foldedClaim(side).includes(wanted))) return true;
  const words = `${finding.kind[1]} ${finding.reason ?? ""}`;
  if (!foldedReason.has(words)) foldedReason.set(words, plain(words));
  return foldedReason.get(words).includes(wanted);
};

const fits = (finding, wanted) => {
  const { kind, outlet, language, min, state, mark } = filters,
    sides = finding.sides.map((side) => claims[side]);
  return (
    (!kind || finding.kind[0] === kind) &&
    (!min || finding.probability * 100 >= Number(min)) &&
    (!outlet || sides.some((side) => side.article.label === outlet)) &&
    (!language || sides.some((side) => side.language[0] === language)) &&
    (!state || finding.state === state) &&
    (!mark || (mark === "none" ? !markOf(finding) : markOf(finding) === mark)) &&
    (!wanted || holds(finding, wanted))
  );
};
const isOfPoint = (point, wanted) => point.findings.some((finding) => fits(finding, wanted));

let fittingPoints = points;
const applyFilters = () => {
  const wanted = plain(filters.q),
    isActive = isFiltered();
  fittingPoints = isActive ? points.filter((point) => isOfPoint(point, wanted)) : points;
  const fitting = new Set(fittingPoints);
  for (const list of lists) {
    list.fitting = list.all.filter((point) => fitting.has(point));
    list.limit = isActive ? PAGE : Math.max(FIRST, list.nWritten);
    list.extra.clear();
    list.home.hidden = isActive && list.fitting.length === 0;
    if (isActive && list.fold && list.fitting.length) list.fold.open = true;
    drawList(list);
  }
  at("no-match").hidden = !isActive || fittingPoints.length > 0;
  at("filter-clear").hidden = !isActive;
  at("filter-count").textContent = isActive
    ? filled(t.filter_shown, { shown: number(fittingPoints.length), total: number(points.length) })
    : "";
};

const resetFilters = () => {
  for (const name of FILTERS) {
    filters[name] = "";
    at(`filter-${name}`).value = "";
  }
  filtersChanged();
};
const filtersChanged = () => {
  applyFilters();
  keepHash();
  redrawView();
};

const options = (rows) => rows.map(([value, words]) => make("option", { value }, words));
const menu = (name, label, rows) =>
  make("select", { id: `filter-${name}`, "aria-label": label }, options([["", label], ...rows]));
const distinct = (rows) => [...new Map(rows.map((row) => [row[0], row])).values()];
const buildTools = () => {
  const ofArticles = articles.filter((article) => article.isCompared);
  const states = data.states.map((state) => [state, STATE_WORDS[state] ?? state]);
  const mins = [70, 80, 90, 95].map((n) => [String(n), filled(t.at_least, { n: number(n) })]);
  const menus = [
    menu("kind", t.all_kinds, data.kinds),
    menu("outlet", t.all_outlets, distinct(ofArticles.map(({ label }) => [label, label]))),
    menu("language", t.all_languages, distinct(ofArticles.map(({ language }) => [language[0], language[1]]))),
    menu("min", t.any_probability, mins),
    menu("state", t.all_states, states),
    menu("mark", t.all_marks, [["none", t.unmarked], ...Object.entries(MARK_WORDS)]),
  ];
  menus[4].hidden = states.length === 0;
  const text = make("input", {
    id: "filter-q",
    type: "search",
    "aria-label": t.filter_text,
    placeholder: t.filter_placeholder,
    autocomplete: "off",
    spellcheck: "false",
  });
  append(at("actions"), [
    make("button", { type: "button", id: "export-marks", hidden: true }),
    make("button", { type: "button", id: "open-help" }, t.help),
  ]);
  append(at("tools"), [
    make(
      "details",
      { id: "filter", class: "filter" },
      make("summary", {}, t.filter),
      make(
        "div",
        { class: "menus", role: "search", "aria-label": t.filter },
        text,
        menus,
        make("button", { type: "button", id: "filter-clear", hidden: true }, t.filter_clear),
      ),
    ),
    make("output", { id: "filter-count", for: FILTERS.map((name) => `filter-${name}`).join(" ") }),
    make("p", { id: "said", role: "status", class: "said" }),
  ]);
  at("filter").open = matchMedia("(min-width: 46.01rem)").matches;
  let waiting;
  for (const name of FILTERS) {
    at(`filter-${name}`).addEventListener(name === "q" ? "input" : "change", ({ target }) => {
      filters[name] = target.value;
      clearTimeout(waiting);
      waiting = setTimeout(filtersChanged, name === "q" ? 120 : 0);
    });
  }
  at("filter-clear").addEventListener("click", () => {
    resetFilters();
    at("filter-q").focus();
  });
  at("export-marks").addEventListener("click", exportMarks);
};
const readFilters = (query) => {
  for (const name of FILTERS) {
    filters[name] = query.get(name) ?? "";
    const field = at(`filter-${name}`);
    field.value = filters[name];
    if (field.value !== filters[name]) filters[name] = field.value = "";
  }
};
