// Side by side: two whole articles; what they agree and disagree on is marked and numbered, and stays level.
const MIN_RUN = 4;
const STRENGTH = { contradiction: 3, change: 2, agreement: 1 };
// An option holds no elements: a text of another direction is isolated by control characters there.
const isolated = (text) => `\u2068${text}\u2069`;
const sideState = { a: 0, b: 0, built: false, key: "" };

const pairsBetween = (a, b) =>
  findings.filter(({ sides, point }) => {
    const [left, right] = sides.map((side) => claims[side].article.number);
    return point.section < 3 && ((left === a && right === b) || (left === b && right === a));
  });
const bestPair = () => {
  const counts = new Map();
  for (const { sides, relation, point } of findings) {
    if (point.section > 2) continue;
    const key = sides
      .map((side) => claims[side].article.number)
      .sort((x, y) => x - y)
      .join(" ");
    counts.set(key, (counts.get(key) ?? 0) + (relation === "contradiction" ? 1000 : 1));
  }
  const [best] = [...counts].sort((x, y) => y[1] - x[1]);
  return best ? best[0].split(" ").map(Number) : [1, Math.min(2, articles.length)];
};

const sentenceElements = (article) =>
  [...document.querySelectorAll(`#a-${article.number} .prose p`)].flatMap((paragraph) =>
    [...paragraph.children].map((element, i) => ({
      number: Number(element.id.split("-")[1]),
      text: element.textContent,
      paragraph,
      hasClaim: element.className === "c",
      space: i + 1 < paragraph.children.length && element.nextSibling?.nodeType === Node.TEXT_NODE,
    })),
  );

// By sentence: the pairs it takes part in, each with its number down the first article.
const numberedPairs = (a, b) => {
  const pairs = pairsBetween(a, b).map((finding) => {
    const mine = finding.sides.findIndex((side) => claims[side].article.number === a);
    return {
      finding,
      ends: [mine, 1 - mine].map((i) => ({
        claim: claims[finding.sides[i]],
        evidence: finding.evidence ? finding.evidence[i] : [],
      })),
    };
  });
  pairs.sort(
    (x, y) =>
      x.ends[0].claim.sentence - y.ends[0].claim.sentence ||
      STRENGTH[y.finding.relation] - STRENGTH[x.finding.relation],
  );
  pairs.forEach((pair, i) => {
    pair.number = i + 1;
  });
  return pairs;
};

const badge = (pair, pane) =>
  make(
    "a",
    {
      class: `badge ${pair.finding.relation}`,
      href: `#f-${pair.finding.id}`,
      id: `b${pane}-${pair.number}`,
      "data-pair": pair.number,
    },
    make("span", { "aria-hidden": "true" }, symbol(pair.finding.relation), ` ${inDigits(pair.number)}`),
    unseen(filled(t.pair_partner, { word: RELATION_WORDS[pair.finding.relation], n: inDigits(pair.number) })),
  );

const toldSentence = (sentence, pairs, pane) => {
  const own = pairs.filter(({ ends }) => ends[pane].claim.sentence === sentence.number);
  if (!own.length) return make("span", { class: "alone" }, sentence.text);
  const strongest = own.reduce((best, pair) =>
    STRENGTH[pair.finding.relation] > STRENGTH[best.finding.relation] ? pair : best,
  );
  const { claim } = strongest.ends[pane],
    marked = own.flatMap(({ ends }) => ends[pane].evidence);
  return make(
    "span",
    { class: `told ${strongest.finding.relation}`, "data-pairs": own.map((pair) => pair.number).join(" ") },
    own.map((pair) => [badge(pair, pane), " "]),
    pieces(sentence.text, { ...claim, end: Math.min(claim.end, sentence.text.length) }, marked),
  );
};

// Sentences in paragraphs; of a long run without partners only the ends stay open.
const prose = (article, pairs, pane) => {
  const sentences = sentenceElements(article),
    matched = new Set(pairs.map(({ ends }) => ends[pane].claim.sentence));
  const runs = [];
  for (const sentence of sentences) {
    const isAlone = !matched.has(sentence.number);
    if (!runs.length || runs.at(-1).isAlone !== isAlone) runs.push({ isAlone, sentences: [] });
    runs.at(-1).sentences.push(sentence);
  }
  const parts = [],
    paragraphsInto = (home) => {
      let current;
      return (sentence) => {
        if (!current || current.of !== sentence.paragraph) {
          current = { of: sentence.paragraph, element: make("p", { class: sentence.paragraph.className || null }) };
          home(current.element);
        }
        append(current.element, [toldSentence(sentence, pairs, pane), sentence.space && " "]);
      };
    };
  let add = paragraphsInto((element) => parts.push(element));
  for (const { isAlone, sentences: run } of runs) {
    const isLast = run.at(-1) === sentences.at(-1);
    const hidden = isAlone && pairs.length ? run.slice(1, isLast ? run.length : -1) : [];
    if (hidden.length < MIN_RUN) {
      run.forEach((sentence) => add(sentence));
      continue;
    }
    run.slice(0, 1).forEach((sentence) => add(sentence));
    const fold = make(
      "details",
      { class: "run" },
      make("summary", {}, filled(t.only_here, { sentences: count("sentences", hidden.length) })),
    );
    hidden.forEach(paragraphsInto((element) => fold.append(element)));
    parts.push(fold);
    add = paragraphsInto((element) => parts.push(element));
    if (!isLast) add(run.at(-1));
  }
  return parts;
};

const drawPane = (pane, article, pairs) => {
  const box = at(`pane-${pane}`);
  box.setAttribute("aria-label", article.label);
  box.replaceChildren(
    make(
      "header",
      {},
      make(
        "p",
        { class: "byline" },
        make("strong", { class: "outlet" }, bdi(article.label)),
        " ",
        make("span", { class: "when" }, day(article)),
        " ",
        make("span", { class: "tag" }, article.language[1]),
        article.url && awayLink(article),
      ),
    ),
    make("div", { class: "prose", lang: article.language[0], dir: article.language[2] }, prose(article, pairs, pane)),
  );
  box.scrollTop = 0;
};

const drawSide = () => {
  buildSide();
  const key = `${sideState.a} ${sideState.b}`;
  if (sideState.key === key) return;
  sideState.key = key;
  const shown = [sideState.a, sideState.b],
    pairs = numberedPairs(...shown);
  shown.forEach((n, pane) => {
    at(`choose-${pane}`).value = String(n);
    drawPane(pane, articles[n - 1], pairs);
  });
  const total = (relation) => pairs.filter(({ finding }) => finding.relation === relation).length;
  at("side-sum").replaceChildren(
    ...RELATIONS.filter((relation) => relation !== "change" || total(relation)).map((relation) =>
      make(
        "span",
        { class: relation },
        symbol(relation),
        ` ${RELATION_WORDS[relation]} `,
        make("b", {}, number(total(relation))),
      ),
    ),
  );
  levels = null;
};

const buildSide = () => {
  if (sideState.built) return;
  sideState.built = true;
  if (!sideState.a) [sideState.a, sideState.b] = bestPair();
  const rows = articles.map((article) => [
    String(article.number),
    [article.label, article.title, article.publishedText].filter(Boolean).map(isolated).join(t.separator),
  ]);
  const choose = (pane, label) =>
    make("label", {}, make("span", {}, label), make("select", { id: `choose-${pane}` }, options(rows)));
  const pane = (n) => make("div", { class: "pane", id: `pane-${n}`, role: "region", tabindex: "0" });
  append(at("side"), [
    make("p", { class: "hint" }, t.side_hint),
    make(
      "div",
      { class: "choosers" },
      choose(0, t.first_article),
      make(
        "button",
        { type: "button", id: "swap", title: t.swap },
        make("span", { "aria-hidden": "true" }, "⇄"),
        unseen(t.swap),
      ),
      choose(1, t.second_article),
    ),
    make("p", { id: "side-sum", class: "side-sum", role: "status" }),
    make("div", { class: "panes" }, pane(0), pane(1)),
  ]);
  const choseTo = (a, b) => {
    Object.assign(sideState, { a, b });
    keepHash();
    drawSide();
  };
  at("choose-0").addEventListener("change", ({ target }) => choseTo(Number(target.value), sideState.b));
  at("choose-1").addEventListener("change", ({ target }) => choseTo(sideState.a, Number(target.value)));
  at("swap").addEventListener("click", () => choseTo(sideState.b, sideState.a));
  for (const n of [0, 1]) watchPane(n);
};
