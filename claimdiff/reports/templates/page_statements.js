// Statements of a point: a claim in its sentence between its neighbours, under its byline; positions made of them.
// passage.py and page_points.html.j2 do the same; a test compares the two.
const NEAR = 220,
  SENTENCE = 500,
  CLAIM = 2000,
  WORD_SLACK = 40,
  N_STATEMENTS = 4,
  N_PAIRS = 8;

const cutEnd = (text, n) => {
  if (text.length <= n) return text;
  const head = text.slice(0, n),
    space = head.lastIndexOf(" ");
  return `${(space >= n - WORD_SLACK ? head.slice(0, space) : head).trimEnd()}…`;
};
const cutStart = (text, n) => {
  if (text.length <= n) return text;
  const tail = text.slice(-n),
    space = tail.indexOf(" ");
  return `…${(space >= 0 && space < WORD_SLACK ? tail.slice(space) : tail).trimStart()}`;
};

// The words that conflict, over all findings of a point, by claim: ends of the marks in its sentence.
const evidenceOf = (point) => {
  const ends = new Map();
  for (const { evidence, sides } of point.findings) {
    if (evidence) sides.forEach((side, i) => ends.set(side, [...(ends.get(side) ?? []), ...evidence[i]]));
  }
  return ends;
};

const pieces = (text, claim, ends) => {
  const first = Math.max(0, claim.start - SENTENCE);
  const last = Math.min(text.length, Math.min(claim.end, claim.start + CLAIM) + SENTENCE);
  const cuts = [...new Set([first, last, claim.start, claim.end, ...ends])]
    .filter((offset) => offset >= first && offset <= last)
    .sort((a, b) => a - b);
  const shown = first > 0 ? ["…"] : [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]],
      words = text.slice(start, end);
    let isMarked = false;
    for (let j = 0; j < ends.length; j += 2) isMarked ||= ends[j] <= start && end <= ends[j + 1];
    const isClaim = claim.start <= start && end <= claim.end;
    shown.push(isMarked ? make("mark", {}, words) : isClaim ? make("span", { class: "claim" }, words) : words);
  }
  return last < text.length ? [...shown, "…"] : shown;
};

const awayLink = (article) =>
  make(
    "a",
    {
      class: "away",
      href: article.url,
      rel: "noopener noreferrer external",
      referrerpolicy: "no-referrer",
      title: t.opens_page,
    },
    make("span", { "aria-hidden": "true" }, "↗"),
    make("span", { class: "visually-hidden", lang: document.documentElement.lang }, t.opens_page),
  );

const passage = (claim, ends) => {
  const element = at(`s${claim.article.number}-${claim.sentence}`);
  const before = element?.previousElementSibling,
    after = element?.nextElementSibling;
  const space = (node) => (node?.nextSibling?.nodeType === Node.TEXT_NODE ? " " : "");
  const near = (words) => make("span", { class: "near" }, words);
  return make(
    "blockquote",
    { class: "passage", lang: claim.language[0], dir: claim.language[2] },
    make(
      "p",
      {},
      before && near(cutStart(before.textContent, NEAR) + space(before)),
      make("span", { class: "sentence" }, ...pieces(element?.textContent ?? "", claim, ends)),
      after && near(space(element) + cutEnd(after.textContent, NEAR)),
    ),
  );
};

const ROLES = { title: t.role_title, subheading: t.role_subheading, byline: t.role_byline, caption: t.role_caption };
const statement = (claim, ends, sign) => {
  const { article, language } = claim;
  const isAcross = ![document.documentElement.dir, "auto"].includes(language[2]);
  const speaker =
    (claim.speaker !== undefined || claim.quoted) &&
    make(
      "p",
      { class: "speaker" },
      claim.speaker !== undefined && [t.speaker, t.colon, " ", make("bdi", { lang: language[0] }, claim.speaker)],
      claim.quoted && (claim.speaker !== undefined ? t.separator : "") + t.quoted,
    );
  return make(
    "div",
    { class: isAcross ? "statement across" : "statement" },
    make(
      "p",
      { class: "byline" },
      sign && [make("span", { class: "letter" }, sign), " "],
      make("strong", { class: "outlet" }, bdi(article.label)),
      " ",
      make("span", { class: "when" }, day(article)),
      " ",
      make("span", { class: "tag" }, language[1]),
    ),
    make(
      "p",
      { class: "title", lang: article.language[0], dir: article.language[2] },
      make("a", { href: `#s${article.number}-${claim.sentence}` }, article.title || t.no_title),
      article.url && [" ", awayLink(article)],
    ),
    ROLES[claim.role] && make("p", { class: "role" }, ROLES[claim.role]),
    passage(claim, ends),
    speaker,
  );
};

const positionTally = ({ nSources, sides }) => {
  const n = new Set(sides.map((side) => claims[side].article)).size;
  return n > 1 ? [count("in_articles", n), count("sources", nSources)].join(t.separator) : "";
};
const position = (point, place, ends) => {
  const { sides } = point.positions[place],
    tally = positionTally(point.positions[place]);
  const hasLetter = point.positions.length > 1;
  const marks = (side) => {
    const same = (other) =>
      claims[other].article === claims[side].article && claims[other].sentence === claims[side].sentence;
    return [...ends].filter(([other]) => other === side || same(other)).flatMap(([, found]) => found);
  };
  const further = sides.slice(N_STATEMENTS);
  return make(
    "div",
    { class: "position" },
    tally &&
      make("p", { class: "stance" }, hasLetter && [make("span", { class: "letter" }, letter(place)), " "], tally),
    sides
      .slice(0, N_STATEMENTS)
      .map((side) => statement(claims[side], marks(side), hasLetter && !tally && letter(place))),
    further.length > 0 &&
      make(
        "details",
        { class: "further" },
        make("summary", {}, `${t.further} (${inDigits(further.length)})`),
        make(
          "ul",
          {},
          further.map((side) =>
            make(
              "li",
              {},
              make(
                "a",
                { href: `#s${claims[side].article.number}-${claims[side].sentence}` },
                bdi(claims[side].article.label),
              ),
            ),
          ),
        ),
      ),
  );
};

