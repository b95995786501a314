// Cards of points, built as page_points.html.j2 builds them (a test compares the two): for points that are not in the
// markup because there are many.
// Both sides of a finding in the order of the point's positions.
const ordered = (finding) => {
  const isTurned = finding.places[0] > finding.places[1];
  const turned = (pair) => (isTurned ? [...pair].reverse() : pair);
  return { sides: turned(finding.sides).map((side) => claims[side]), places: turned(finding.places), turned };
};

const judged = (finding) => {
  const [left, right] = finding.sides.map((side) => claims[side].article.label);
  const direction = (given, about, shares) =>
    make(
      "li",
      {},
      `${t.given} `,
      bdi(given),
      `${t.the_claim_of} `,
      bdi(about),
      " ",
      make(
        "span",
        { class: "shares" },
        [t.follows, t.contradicted, t.open].map((word, i) => [
          i > 0 && " ",
          make("span", {}, `${word} `, make("b", {}, data.percents[shares[i]])),
        ]),
      ),
    );
  const { shares } = finding;
  return make(
    "details",
    { class: "judged" },
    make("summary", {}, t.how_judged),
    make("p", {}, t.judged_hint),
    make("ul", {}, direction(left, right, shares), shares.length > 3 && direction(right, left, shares.slice(3))),
    make(
      "p",
      {},
      t.similarity,
      t.colon,
      " ",
      make("b", {}, inDigits(finding.similarity.toFixed(2).replace(".", t.decimal))),
      t.separator,
      make("code", { dir: "ltr" }, finding.id),
    ),
  );
};
const stateTag = ({ state }) => state && make("span", { class: `state ${state}` }, STATE_WORDS[state]);
const reasonLine = ({ reason }) =>
  reason !== undefined &&
  make("p", { class: "reason" }, make("span", { class: "reason-label" }, t.reason), " ", bdi(reason));

const pairLine = (finding) => {
  const { sides, places } = ordered(finding),
    hasLetter = finding.point.positions.length > 1;
  const named = (i) => [
    hasLetter && [make("span", { class: "letter" }, letter(places[i])), " "],
    bdi(sides[i].article.label),
  ];
  return make(
    "p",
    { class: "pair" },
    make(
      "a",
      { class: "pair-link", href: `#f-${finding.id}` },
      named(0),
      " ",
      symbol(finding.relation),
      " ",
      named(1),
    ),
    " ",
    make("span", { class: "pair-kind" }, finding.kind[1]),
    " ",
    make("strong", {}, finding.percent),
    " ",
    make("span", { class: "word" }, finding.word),
    " ",
    stateTag(finding),
  );
};
const findingRow = (finding, isSingle) => {
  const { sources, review } = finding;
  const [first, second] = sources ? ordered(finding).turned(sources) : [];
  return make(
    "div",
    { class: `finding ${finding.relation}`, id: !isSingle && `f-${finding.id}` },
    !isSingle && [pairLine(finding), reasonLine(finding)],
    sources &&
      finding.relation !== "agreement" &&
      Math.max(...sources) > 1 &&
      make("p", { class: "sources" }, filled(t.sources_of_sides, { first: number(first), second: number(second) })),
    review &&
      make(
        "p",
        { class: "review" },
        make("strong", {}, t.reviewed, t.colon),
        " ",
        bdi([MARK_WORDS[review[0]], ...review.slice(1)].filter(Boolean).join(t.separator)),
      ),
    judged(finding),
  );
};

const probabilityBar = (finding) => {
  const width = Math.min(100, Math.max(1, Math.round(finding.probability * 100)));
  return drawn(
    "svg",
    { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    drawn("rect", { class: "track", width: 100, height: 8 }),
    drawn("rect", { class: "fill", width, height: 8 }),
  );
};
const relationOf = (point) => point.findings[0].relation;
// The first pairs of a point, and the others folded.
const findingRows = (point, isSingle) => {
  const rows = point.findings.map((finding) => findingRow(finding, isSingle));
  if (rows.length <= N_PAIRS) return rows;
  const words = `${t.further_pairs} (${inDigits(rows.length - N_PAIRS)})`;
  return [
    rows.slice(0, N_PAIRS),
    make("details", { class: "further-pairs" }, make("summary", {}, words), rows.slice(N_PAIRS)),
  ];
};
const buildCard = (point) => {
  const [first] = point.findings,
    isSingle = point.findings.length === 1,
    ends = evidenceOf(point);
  const [one, other] = ordered(first).sides,
    relation = relationOf(point);
  const nArticles = new Set(point.positions.flatMap(({ sides }) => sides.map((side) => claims[side].article))).size;
  const positions = point.positions.map((_, place) => position(point, place, ends));
  if (positions.length > 1) positions.splice(1, 0, make("div", { class: "gutter" }, symbol(relation)));
  return make(
    "article",
    { class: `point ${relation}`, id: point.anchor, tabindex: "-1", "aria-labelledby": `h-${point.number}` },
    make(
      "header",
      {},
      make("a", { class: "number", href: `#${point.anchor}` }, unseen(`${t.link_to} `), inDigits(point.number)),
      make(
        "h3",
        { id: `h-${point.number}` },
        first.kind[1],
        unseen(t.colon, " ", bdi(one.article.label), ` ${t.and} `, bdi(other.article.label)),
      ),
      !isSingle &&
        make(
          "p",
          { class: "tally" },
          [count("in_articles", nArticles), count("findings", point.findings.length)].join(t.separator),
        ),
      isSingle && stateTag(first),
      make(
        "p",
        { class: "probability" },
        unseen(t.probability, t.colon, " "),
        probabilityBar(first),
        make("strong", {}, first.percent),
        " ",
        make("span", { class: "word" }, first.word),
      ),
    ),
    isSingle && reasonLine(first),
    make("div", { class: `positions n${Math.min(3, point.positions.length)}` }, positions),
    make(
      "div",
      { class: "findings" },
      findingRows(point, isSingle),
    ),
  );
};
