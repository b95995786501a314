// Coverage: who says what on each point and who is silent; who agrees with whom; what came out when.
const COVERAGE_POINTS = 25,
  MATRIX_ARTICLES = 24,
  CHIPS = 8,
  VALUE = 28,
  WHY = 80;
const coverageState = { points: COVERAGE_POINTS, articles: MATRIX_ARTICLES };

const foundPoints = () => fittingPoints.filter((point) => point.section < 3);
const valueOf = (point, side, ends) => {
  const found = ends.get(side) ?? [],
    text = sentenceText(claims[side].article, claims[side].sentence);
  const words = [];
  for (let i = 0; i < found.length; i += 2) words.push(text.slice(found[i], found[i + 1]));
  return cutEnd([...new Set(words)].join(" … "), VALUE);
};

// What each article says of a point: article number -> letter and conflicting words.
const saidOf = (point) => {
  const ends = evidenceOf(point),
    said = new Map();
  point.positions.forEach(({ sides }, place) =>
    sides.forEach((side) => {
      const { article, language } = claims[side],
        before = said.get(article.number);
      if (before && before.places.includes(place)) return;
      const entry = before ?? { places: [], words: () => valueOf(point, side, ends), language };
      entry.places.push(place);
      said.set(article.number, entry);
    }),
  );
  return said;
};

// A point in a few words: why it is disputed, or what is shared, in the reader's language where one of the claims is.
const gist = (point) => {
  const [{ reason }] = point.findings;
  if (reason !== undefined) return bdi(cutEnd(reason, WHY));
  const sides = point.positions.flatMap((position) => position.sides).map((side) => claims[side]);
  const claim = sides.find(({ language }) => language[0] === document.documentElement.lang) ?? sides[0];
  return bdi(cutEnd(claimText(claim), WHY), claim.language);
};

const cell = (point, entry) => {
  if (!entry) return make("td", { class: "silent" }, make("span", { "aria-hidden": "true" }, "—"), unseen(t.silent));
  const isShared = point.positions.length < 2,
    words = entry.words();
  const sign = isShared
    ? [symbol("agreement"), unseen(t.says_it)]
    : [
        unseen(t.says, " "),
        entry.places.map((place) => make("span", { class: `letter place${Math.min(place, 2)}` }, letter(place))),
      ];
  return make(
    "td",
    { class: "says" },
    make("a", { href: `#${point.anchor}` }, sign, words && [" ", bdi(words, entry.language)]),
  );
};

// Of few articles all in the order given; of many, those that speak to the same points beside each other.
const columns = (shown) => {
  const firsts = new Map();
  shown.forEach(([, said], i) => {
    for (const n of said.keys()) if (!firsts.has(n)) firsts.set(n, i);
  });
  const used = articles.filter((article) => firsts.has(article.number));
  return used.length > 8 ? used.sort((a, b) => firsts.get(a.number) - firsts.get(b.number)) : used;
};

const legend = () =>
  make(
    "p",
    { class: "side-sum" },
    RELATIONS.map((relation) => make("span", { class: relation }, symbol(relation), ` ${RELATION_WORDS[relation]}`)),
  );

const coverageTable = () => {
  const found = foundPoints(),
    shown = found.slice(0, coverageState.points).map((point) => [point, saidOf(point)]);
  const used = columns(shown);
  const silent = articles.filter((article) => article.isCompared && !used.includes(article));
  if (!shown.length) return [make("p", { class: "hint empty" }, isFiltered() ? t.no_match : t.no_points)];
  const head = make(
    "tr",
    {},
    make("th", { scope: "col", class: "corner" }, t.point),
    used.map((article) =>
      make(
        "th",
        { scope: "col" },
        make("a", { href: `#a-${article.number}`, title: article.title || null }, bdi(article.label)),
        make("span", { class: "when" }, day(article)),
      ),
    ),
  );
  const rows = shown.map(([point, said]) =>
    make(
      "tr",
      { class: relationOf(point) },
      make(
        "th",
        { scope: "row" },
        make(
          "a",
          { href: `#${point.anchor}` },
          symbol(relationOf(point)),
          unseen(`${RELATION_WORDS[relationOf(point)]} `),
          make("span", { class: "number" }, inDigits(point.number)),
          " ",
          point.findings[0].kind[1],
        ),
        " ",
        make("span", { class: "percent" }, point.findings[0].percent),
        make("span", { class: "why" }, gist(point)),
      ),
      used.map((article) => cell(point, said.get(article.number))),
    ),
  );
  const rest = found.length - shown.length;
  return [
    make(
      "div",
      { class: "table", role: "region", tabindex: "0", "aria-labelledby": "h-who" },
      make("table", { class: "who" }, make("thead", {}, head), make("tbody", {}, rows)),
    ),
    rest > 0 &&
      moreButton(rest, COVERAGE_POINTS, () => {
        coverageState.points += COVERAGE_POINTS;
      }),
    silent.length > 0 &&
      make(
        "p",
        { class: "hint" },
        t.silent_on_all,
        t.colon,
        " ",
        silent.slice(0, 60).map((article, i) => [i > 0 && t.separator, bdi(article.label)]),
        silent.length > 60 && `${t.separator}${t.more} (${number(silent.length - 60)})`,
      ),
  ];
};
const moreButton = (rest, step, grow) => {
  const button = make(
    "button",
    { type: "button", class: "more" },
    filled(t.show_more, { n: number(Math.min(step, rest)), rest: number(rest) }),
  );
  button.addEventListener("click", () => {
    grow();
    drawCoverage();
    at("coverage").querySelector("h3").focus();
  });
  return button;
};
