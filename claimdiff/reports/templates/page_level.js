// Keeps the two panes of the side-by-side view level: where one is scrolled, the other shows the partners.
let levels = null;
let leader = 0;

const paneTop = (box, element) =>
  element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
// Heights of the partners in both panes, by pair; measured anew after each layout change.
const measureLevels = () => {
  const boxes = [at("pane-0"), at("pane-1")];
  levels = [...boxes[0].querySelectorAll(".badge")]
    .map((element) => {
      const partner = at(`b1-${element.dataset.pair}`);
      return {
        pair: element.dataset.pair,
        tops: [paneTop(boxes[0], element), paneTop(boxes[1], partner)],
        isShown: element.checkVisibility() && partner.checkVisibility(),
      };
    })
    .filter(({ isShown }) => isShown);
};

// The pair nearest to the reading line, a third down the pane that is being scrolled, and how far from the line it is.
const nearestPair = (pane, box) => {
  const line = box.scrollTop + box.clientHeight / 3;
  let best = null;
  for (const level of levels) {
    const gap = level.tops[pane] - line;
    if (!best || Math.abs(gap) < Math.abs(best.gap)) best = { level, gap };
  }
  return best;
};

const follow = (pane) => {
  if (!levels) measureLevels();
  const box = at(`pane-${pane}`),
    other = at(`pane-${1 - pane}`),
    nearest = nearestPair(pane, box);
  if (!nearest) return;
  const rise = Math.max(-other.clientHeight / 4, Math.min(other.clientHeight / 2, nearest.gap));
  other.scrollTop = nearest.level.tops[1 - pane] - other.clientHeight / 3 - rise;
  lightUp(nearest.level.pair);
};

const lightUp = (pair) => {
  for (const element of document.querySelectorAll("#side .told")) {
    element.classList.toggle("active", element.dataset.pairs.split(" ").includes(String(pair)));
  }
};

// Puts a pair level in both panes, as far down as it stands in the pane it was chosen in.
const goToPair = (pair, pane, { focus }) => {
  const elements = [at(`b0-${pair}`), at(`b1-${pair}`)];
  if (elements.some((element) => !element)) return;
  for (const element of elements) {
    const fold = element.closest("details.run");
    if (fold) fold.open = true;
  }
  measureLevels();
  const boxes = [at("pane-0"), at("pane-1")];
  const tops = boxes.map((box, i) => paneTop(box, elements[i])),
    seen = tops[pane] - boxes[pane].scrollTop;
  const wanted = seen > 0 && seen < boxes[pane].clientHeight * 0.8 ? seen : boxes[pane].clientHeight / 3;
  const down = Math.min(wanted, ...tops); // nearer to the top of its text than that, neither pane can put it lower
  leader = -1;
  boxes.forEach((box, i) => {
    box.scrollTop = tops[i] - down;
  });
  lightUp(pair);
  if (focus) elements[1 - pane].focus({ preventScroll: true });
};

const watchPane = (pane) => {
  const box = at(`pane-${pane}`);
  const lead = () => {
    leader = pane;
  };
  for (const name of ["wheel", "touchstart", "pointerdown", "keydown", "focusin"])
    box.addEventListener(name, lead, { passive: true });
  box.addEventListener("scroll", () => {
    if (leader === pane)
      requestAnimationFrame(() => {
        if (leader === pane) follow(pane);
      });
  });
  box.addEventListener(
    "toggle",
    () => {
      levels = null;
    },
    true,
  );
  box.addEventListener("click", (event) => {
    const told = event.target.closest(".told"),
      chosen = event.target.closest(".badge");
    if (!told || getSelection().type === "Range") return;
    event.preventDefault();
    goToPair(chosen?.dataset.pair ?? told.dataset.pairs.split(" ")[0], pane, { focus: Boolean(chosen) });
  });
};
addEventListener("resize", () => {
  levels = null;
});

const openSide = (finding) => {
  const [left, right] = ordered(finding).sides;
  Object.assign(sideState, { a: left.article.number, b: right.article.number });
  location.hash = `side?a=${left.article.number}&b=${right.article.number}&f=${finding.id}`;
};
const showSidePair = (finding) => {
  const pair = [...document.querySelectorAll("#pane-0 .badge")].find(
    (element) => element.getAttribute("href") === `#f-${finding.id}`,
  );
  if (pair) goToPair(pair.dataset.pair, 0, { focus: true });
};
