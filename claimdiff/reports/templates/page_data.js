// What the other parts work from: the page's JSON as objects, the sentences in the markup, and small helpers.
// The page is complete without scripts; nothing here asks any network for anything.
const at = (id) => document.getElementById(id);
const data = JSON.parse(at("data").textContent);
const t = data.t;

const articles = data.articles.map(([label, title, language, published, publishedText, url, isCompared], place) => ({
  number: place + 1,
  label,
  title,
  published,
  publishedText,
  url,
  isCompared,
  language: data.languages[language],
}));
const claims = data.claims.map(([article, sentence, start, end, language, speaker, quoted, role]) => ({
  article: articles[article],
  sentence,
  start,
  end,
  language: data.languages[language],
  speaker: data.speakers[speaker],
  quoted,
  role,
}));
const RELATIONS = ["contradiction", "change", "agreement"];
const findings = data.findings.map(
  ([
    id,
    relation,
    kind,
    probability,
    percent,
    word,
    left,
    right,
    reason,
    evidence,
    state,
    sources,
    shares,
    similarity,
    review,
    places,
  ]) => ({
    id,
    relation: RELATIONS[relation],
    kind: data.kinds[kind],
    probability,
    percent: data.percents[percent],
    word: data.words[word],
    sides: [left, right],
    reason: data.reasons[reason],
    evidence,
    state: data.states[state],
    sources,
    shares,
    similarity,
    review,
    places,
  }),
);
let nTaken = 0;
const points = data.points.map(([section, n, positions, anchor], place) => {
  const own = findings.slice(nTaken, (nTaken += n));
  return {
    anchor: anchor ?? `f-${own[0].id}`,
    section,
    place,
    number: place + 1,
    findings: own,
    positions: positions.map(([nSources, ...sides]) => ({ nSources, sides })),
  };
});

const pointOfAnchor = new Map();
for (const point of points) {
  pointOfAnchor.set(point.anchor, point);
  for (const finding of point.findings) {
    finding.point = point;
    pointOfAnchor.set(`f-${finding.id}`, point);
  }
}
const findingOfId = new Map(findings.map((finding) => [finding.id, finding]));

const sentenceText = (article, sentence) => at(`s${article.number}-${sentence}`)?.textContent ?? "";
const claimText = (claim) => sentenceText(claim.article, claim.sentence).slice(claim.start, claim.end);

const pluralRules = new Intl.PluralRules(data.language);
const inDigits = (value) => String(value).replace(/\d/g, (digit) => t.digits[digit]);
const number = (n) => inDigits(String(n).replace(/\B(?=(\d{3})+$)/g, t.thousands));
const count = (noun, n) => {
  const forms = data.plurals[noun];
  return (forms[pluralRules.select(n)] ?? forms.other).replace("{n}", number(n));
};
const letters = t.letters.split(" ");
const letter = (place) => letters[place] ?? number(place + 1);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const append = (element, children) => {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child) element.append(child); // false, 0, null and "" say that there is nothing
  }
  return element;
};
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  return append(element, children);
};
const SVG = "http://www.w3.org/2000/svg";
const drawn = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return append(element, children);
};
const symbol = (relation) =>
  drawn(
    "svg",
    { class: "symbol", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    drawn("use", { href: `#i-${relation}` }),
  );
const unseen = (...words) => make("span", { class: "visually-hidden" }, ...words);
const bdi = (text, language) => make("bdi", language ? { lang: language[0], dir: language[2] } : {}, text);
const day = (article) =>
  article.published ? make("time", { datetime: article.published }, article.publishedText) : t.no_date;
const RELATION_WORDS = { contradiction: t.word_contradiction, change: t.word_change, agreement: t.word_agreement };
const STATE_WORDS = { new: t.state_new, open: t.state_open, resolved: t.state_resolved, reopened: t.state_reopened };
const MARK_WORDS = {
  confirmed: t.mark_confirmed,
  false_alarm: t.mark_false_alarm,
  not_comparable: t.mark_not_comparable,
};

// Arabic and Persian are searched as people type them: without vowel signs, tatweel and joiners, hamza seats and final
// forms as one letter, either keyboard's yeh and kaf. So is every apostrophe, which Ukrainian has inside its words.
const plain = (words) =>
  words
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\p{Cf}]/gu, "")
    .replace(/[ىئی]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/ؤ/g, "و")
    .replace(/[ةە]/g, "ه")
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[٠-٩۰-۹]/g, (digit) => (digit.charCodeAt(0) & 15) % 10)
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

let saidFor;
const say = (words) => {
  at("said").textContent = words;
  clearTimeout(saidFor);
  saidFor = setTimeout(() => {
    at("said").textContent = "";
  }, 8000);
};
const storage = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
