// Coverage, below its table: who agrees with whom, and what came out when.
const countPairs = () => {
  const counts = new Map(),
    totals = new Map();
  for (const point of foundPoints()) {
    for (const { sides, relation } of point.findings) {
      const pair = sides.map((side) => claims[side].article.number);
      for (const key of [pair.join(" "), [...pair].reverse().join(" ")]) {
        const entry = counts.get(key) ?? { contradiction: 0, change: 0, agreement: 0 };
        entry[relation] += 1;
        counts.set(key, entry);
      }
      for (const n of pair) totals.set(n, (totals.get(n) ?? 0) + (relation === "contradiction" ? 1000 : 1));
    }
  }
  return { counts, totals };
};
const matrixCell = (row, column, entry) => {
  if (row === column) return make("td", { class: "self" }, unseen(t.same_article));
  if (!entry)
    return make("td", { class: "silent" }, make("span", { "aria-hidden": "true" }, "·"), unseen(t.nothing_between));
  const parts = ["contradiction", "change", "agreement"]
    .filter((relation) => entry[relation])
    .map((relation, i) => [
      i > 0 && " ",
      make(
        "span",
        { class: relation },
        symbol(relation),
        unseen(`${RELATION_WORDS[relation]} `),
        number(entry[relation]),
      ),
    ]);
  return make("td", { class: "says" }, make("a", { href: `#side?a=${row.number}&b=${column.number}` }, parts));
};
const matrix = () => {
  const { counts, totals } = countPairs();
  const used = articles
    .filter((article) => totals.has(article.number))
    .sort((a, b) => totals.get(b.number) - totals.get(a.number));
  const shown = used.slice(0, coverageState.articles).sort((a, b) => a.number - b.number);
  if (!shown.length) return [];
  const head = make(
    "tr",
    {},
    make("th", { scope: "col", class: "corner" }, t.article),
    shown.map((article) =>
      make(
        "th",
        { scope: "col", title: article.label },
        make("span", { "aria-hidden": "true" }, inDigits(article.number)),
        unseen(bdi(article.label)),
      ),
    ),
  );
  const rows = shown.map((row) =>
    make(
      "tr",
      {},
      make(
        "th",
        { scope: "row" },
        make(
          "a",
          { href: `#a-${row.number}` },
          make("span", { class: "number" }, inDigits(row.number)),
          " ",
          bdi(row.label),
        ),
      ),
      shown.map((column) => matrixCell(row, column, counts.get(`${row.number} ${column.number}`))),
    ),
  );
  const rest = used.length - shown.length;
  return [
    make(
      "div",
      { class: "table", role: "region", tabindex: "0", "aria-labelledby": "h-matrix" },
      make("table", { class: "matrix" }, make("thead", {}, head), make("tbody", {}, rows)),
    ),
    rest > 0 &&
      moreButton(rest, MATRIX_ARTICLES, () => {
        coverageState.articles += MATRIX_ARTICLES;
      }),
  ];
};

const chipsByArticle = () => {
  const chips = new Map();
  for (const point of foundPoints()) {
    for (const [n, { places }] of saidOf(point)) {
      const list = chips.get(n) ?? [];
      if (list.length <= CHIPS) list.push([point, places]);
      chips.set(n, list);
    }
  }
  return chips;
};
const chip = ([point, places]) => {
  const relation = relationOf(point),
    isShared = point.positions.length < 2;
  return make(
    "a",
    { class: `chip ${relation}`, href: `#${point.anchor}` },
    unseen(`${t.point} `),
    inDigits(point.number),
    unseen(`, ${RELATION_WORDS[relation]}, ${isShared ? "" : t.says}`),
    " ",
    isShared ? symbol(relation) : places.map(letter).join(" "),
  );
};
const timeline = () => {
  const chips = chipsByArticle(),
    days = new Map();
  for (const article of articles.filter((one) => one.isCompared)) {
    const key = article.published ?? "";
    days.set(key, [...(days.get(key) ?? []), article]);
  }
  const keys = [...days.keys()].filter(Boolean).sort();
  const entry = (article) => {
    const own = chips.get(article.number) ?? [];
    return make(
      "li",
      {},
      make("a", { class: "outlet", href: `#a-${article.number}` }, bdi(article.label)),
      " ",
      make("span", { class: "title" }, bdi(article.title || t.no_title, article.title ? article.language : null)),
      own.length > 0 && make("span", { class: "chips" }, own.slice(0, CHIPS).map(chip), own.length > CHIPS && " …"),
    );
  };
  const block = (key, heading) =>
    make("li", { class: key ? "" : "undated" }, make("h4", {}, heading), make("ul", {}, days.get(key).map(entry)));
  return make(
    "ol",
    { class: "timeline" },
    keys.map((key) => block(key, day(days.get(key)[0]))),
    days.has("") && block("", t.unknown_date),
  );
};

// The table first; what stands below it while the reader looks at it.
let nDrawn = 0;
const drawCoverage = () => {
  const home = at("coverage"),
    drawn = (nDrawn += 1);
  const part = (id, heading, hint, ...children) =>
    make("div", {}, make("h3", { id, tabindex: "-1" }, heading), make("p", { class: "hint" }, hint), ...children);
  home.replaceChildren(home.querySelector("h2"), part("h-who", t.who_says_what, t.who_hint, coverageTable()));
  setTimeout(() => {
    if (drawn !== nDrawn) return;
    home.append(
      part("h-matrix", t.matrix, t.matrix_hint, legend(), matrix()),
      part("h-timeline", t.timeline, t.timeline_hint, timeline()),
    );
  });
};
