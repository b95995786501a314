// The keyboard: j and k go through what the view lists, o opens, m marks, ? explains. A reader can switch it off.
const KEYS = "claimdiff.keys";
let keysAreOn = storage.read(KEYS) !== false;
const KEY_HELP = () => [
  ["j", t.key_next],
  ["k", t.key_previous],
  ["o", t.key_open],
  ["m", t.key_mark],
  ["c", t.key_copy],
  ["u", t.key_back],
  ["1 2 3 4", t.key_views],
  ["/", t.key_search],
  ["?", t.key_help],
];

const buildHelp = () => {
  const onOff = make("input", { type: "checkbox", id: "keys-on" });
  onOff.checked = keysAreOn;
  const dialog = make(
    "dialog",
    { id: "help", "aria-labelledby": "h-help" },
    make("h2", { id: "h-help" }, t.help_title),
    make(
      "dl",
      {},
      KEY_HELP().map(([key, words]) =>
        make(
          "div",
          {},
          make(
            "dt",
            {},
            key.split(" ").map((one) => [make("kbd", {}, one), " "]),
          ),
          make("dd", {}, words),
        ),
      ),
    ),
    make("p", {}, make("label", {}, onOff, " ", t.keys_on)),
    make("p", {}, t.marks_hint),
    make("form", { method: "dialog" }, make("button", {}, t.close)),
  );
  onOff.addEventListener("change", () => {
    keysAreOn = onOff.checked;
    storage.write(KEYS, keysAreOn);
  });
  document.body.append(dialog);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
  });
  at("open-help").addEventListener("click", () => dialog.showModal());
};

const seen = (element) => element.checkVisibility();
const stops = () =>
  view === "points"
    ? [...document.querySelectorAll("#points .point")].filter(seen)
    : view === "side"
      ? [...document.querySelectorAll("#pane-0 .badge")].filter(seen)
      : view === "articles"
        ? [...document.querySelectorAll("#articles .source > h3")]
        : [...document.querySelectorAll("#coverage tbody th a")].filter(seen);
const currentStop = (all) => {
  const focused = document.activeElement;
  const place = all.findIndex((stop) => stop === focused || stop.contains(focused));
  if (place >= 0 || view !== "side") return place;
  const partner = focused?.dataset?.pair;
  return all.findIndex((stop) => stop.dataset.pair === partner);
};
const goToStop = (step) => {
  const all = stops(),
    place = currentStop(all);
  if (!all.length) return;
  const below = all.findIndex((stop) => stop.getBoundingClientRect().bottom > 120);
  const next = place >= 0 ? place + step : step > 0 ? Math.max(0, below) : Math.max(0, below - 1);
  const stop = all[Math.min(all.length - 1, Math.max(0, next))];
  if (view === "side") {
    goToPair(stop.dataset.pair, 0, { focus: false });
    stop.focus({ preventScroll: true });
    return;
  }
  if (!stop.matches("a")) stop.setAttribute("tabindex", "-1");
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: stop.offsetHeight > innerHeight * 0.7 ? "start" : "nearest" });
};

// The finding that the keyboard is at: the one that holds the focus, else the first of the focused point.
const currentRow = () => {
  const focused = document.activeElement,
    card = focused?.closest?.(".point");
  return card && (focused.closest(".finding") ?? card.querySelector(".finding"));
};
const findingOfRow = (row) => {
  const card = row.closest(".point"),
    point = pointOfAnchor.get(card.id);
  return point?.findings[[...card.querySelectorAll(".finding")].indexOf(row)];
};
const actOnFinding = (key) => {
  const row = currentRow();
  if (!row) return false;
  if (key === "m") row.querySelector("[data-mark]").focus();
  else if (key === "c") copyFinding(findingOfRow(row));
  else {
    lastPoint = row.closest(".point").id;
    openSide(findingOfRow(row));
  }
  return true;
};

let lastPoint = "";
const VIEW_KEYS = { 1: "points", 2: "side", 3: "coverage", 4: "articles" };
const isTyping = (target) => target.closest?.("input, select, textarea, dialog[open]");
const ACTIONS = {
  j: () => goToStop(1),
  k: () => goToStop(-1),
  o: () => actOnFinding("o"),
  m: () => actOnFinding("m"),
  c: () => actOnFinding("c"),
  u: () => {
    location.hash = lastPoint || "points";
  },
  "/": () => {
    at("filter").open = true;
    at("filter-q").focus();
  },
  "?": () => at("help").showModal(),
};
const arrowsOrEnter = (event) => {
  const isOnCard = event.target.matches?.(".point");
  if (!isOnCard) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") goToStop(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter") actOnFinding("o");
  else return false;
  return true;
};
// The key as a Latin keyboard has it: the Cyrillic о, the Persian ت and ۱ are typed with its j and 1.
const latinKey = ({ key, code }) => {
  if (key.length > 1 || key <= "~") return key;
  return key === "؟" ? "?" : (/^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? key);
};
const onKey = (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (arrowsOrEnter(event)) {
    event.preventDefault();
    return;
  }
  if (!keysAreOn) return;
  const key = latinKey(event);
  if (VIEW_KEYS[key]) location.hash = VIEW_KEYS[key];
  else if (ACTIONS[key]) ACTIONS[key]();
  else return;
  event.preventDefault();
};
