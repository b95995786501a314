// Which view is shown; the address keeps view, filters and finding, so that a link opens what it was copied from.
const VIEWS = ["points", "side", "coverage", "articles"];
let view = "points";

const hashParts = () => {
  const [name, ...query] = location.hash.slice(1).split("?");
  let plainName = name;
  try {
    plainName = decodeURIComponent(name);
  } catch {
    /* as it came */
  }
  return { name: plainName, query: new URLSearchParams(query.join("?")) };
};
const filterQuery = () =>
  FILTERS.filter((name) => filters[name]).map((name) => `${name}=${encodeURIComponent(filters[name])}`);
const keepHash = () => {
  const { name } = hashParts();
  const query = view === "side" ? [`a=${sideState.a}`, `b=${sideState.b}`] : filterQuery();
  const keptName = viewOf(name) === view && name && view !== "side" ? name : view;
  const hash = `#${encodeURIComponent(keptName)}${query.length ? `?${query.join("&")}` : ""}`;
  if (hash !== location.hash && (query.length || location.hash)) history.replaceState(null, "", hash);
};

const viewOf = (name) => {
  if (VIEWS.includes(name)) return name;
  const element = name && at(name);
  if (!pointOfAnchor.has(name) && element) return element.closest(".view")?.id ?? "points";
  return "points";
};
const showView = (name) => {
  view = name;
  for (const one of VIEWS) at(one).hidden = one !== name;
  for (const link of document.querySelectorAll(".views a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  at("filter").hidden = !["points", "coverage"].includes(name);
  at("filter-count").hidden = at("filter").hidden;
  document.body.dataset.view = name;
};
const redrawView = () => {
  if (view === "coverage") drawCoverage();
  if (view === "side") drawSide();
};

const openFolds = (target) => {
  for (let part = target; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  const inner = target.matches("section") && target.querySelector(".fold");
  if (inner) inner.open = true;
};
const showPoint = (name) => {
  const point = pointOfAnchor.get(name);
  if (!point) return;
  let list = lists.find(({ all }) => all.includes(point));
  if (!list.fitting.includes(point)) resetFilters();
  list = lists.find(({ all }) => all.includes(point));
  list.extra.add(point);
  drawList(list);
};
const showTarget = (name) => {
  showPoint(name);
  const target = name && at(name);
  if (!target) return;
  openFolds(target);
  document.querySelector(".is-target")?.classList.remove("is-target");
  const card = target.closest(".point");
  (card ?? target).classList.add("is-target");
  const isTall = card && card.offsetHeight > innerHeight - 100;
  (isTall ? target : (card ?? target)).scrollIntoView({
    block: card && !isTall ? "start" : target.id.startsWith("s") ? "center" : "start",
  });
  if (card) card.focus({ preventScroll: true });
};

const route = () => {
  const { name, query } = hashParts(),
    wanted = viewOf(name);
  const isNamed = FILTERS.some((filter) => query.has(filter));
  if (isNamed) {
    readFilters(query);
    applyFilters();
  }
  if (wanted === "side" && articles[query.get("a") - 1] && articles[query.get("b") - 1]) {
    Object.assign(sideState, { a: Number(query.get("a")), b: Number(query.get("b")) });
  }
  const hasChanged = wanted !== view;
  showView(wanted);
  redrawView();
  const finding = findingOfId.get(query.get("f"));
  if (wanted === "side" && finding) showSidePair(finding);
  else if (!VIEWS.includes(name)) showTarget(name);
  else if (hasChanged)
    scrollTo({
      top: wanted === "points" ? 0 : at("findings").offsetTop - document.querySelector(".bar-top").offsetHeight,
    });
  if (isFiltered() && !isNamed) keepHash();
};

// A link to a finding leads to its card, with the filters kept where they let it through.
const printAll = () => {
  for (const fold of document.querySelectorAll("details.fold, details.run")) fold.open = true;
};

const start = () => {
  for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
  buildTools();
  buildHelp();
  readFilters(new URLSearchParams());
  applyFilters();
  keepMarks();
  addEventListener("hashchange", route);
  addEventListener("beforeprint", printAll);
  document.addEventListener("keydown", onKey);
  showView("points");
  route();
  // The browser goes to the address's element once more when the page has loaded, and takes the focus away.
  addEventListener("load", () =>
    setTimeout(() => {
      if (!VIEWS.includes(hashParts().name)) showTarget(hashParts().name);
    }),
  );
};
start();
