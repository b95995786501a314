// Filters the findings by text and outlet, and opens what a link points into. The page is complete without it.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("filter");
  const [text, outlet, clear, count] = ["text", "outlet", "clear", "count"].map((name) => at(`filter-${name}`));
  const findings = [...document.querySelectorAll(".finding")];
  const fold = at("agreements-fold");

  // Arabic is searched as people type it: without vowel signs and tatweel, hamza seats and final forms as one letter.
  const plain = (words) =>
    words.normalize("NFKD").replace(/[\p{M}\u0640\p{Cf}]/gu, "").replace(/[ىئ]/g, "ي").replace(/ؤ/g, "و")
      .replace(/ة/g, "ه").replace(/[٠-٩۰-۹]/g, (digit) => (digit.charCodeAt(0) & 15) % 10)
      .replace(/\s+/g, " ").trim().toLowerCase();

  const indexed = new Map();
  const index = (finding) => {
    if (!indexed.has(finding)) {
      const parts = [...finding.querySelectorAll(".sides, .reason, h3, .row-side")].map((part) => part.textContent);
      const outlets = [...finding.querySelectorAll(".outlet")].map((name) => name.textContent);
      indexed.set(finding, { words: plain(parts.join(" ")), outlets });
    }
    return indexed.get(finding);
  };

  const apply = () => {
    const wanted = plain(text.value);
    const active = Boolean(wanted || outlet.value);
    let shown = 0;
    for (const finding of findings) {
      const found = index(finding);
      const fits = found.words.includes(wanted) && (!outlet.value || found.outlets.includes(outlet.value));
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    if (active && fold) fold.open = true;
    clear.hidden = !active;
    count.textContent = active
      ? form.dataset.shown.replace("{shown}", shown).replace("{total}", findings.length) : "";
  };

  const reset = () => { text.value = ""; outlet.value = ""; apply(); };

  const reveal = () => {
    const target = location.hash && at(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) reset();
    for (let part = target.parentElement; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
    if (target.id === "agreements" && fold) fold.open = true;
    target.scrollIntoView();
  };

  let waiting;
  text.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  outlet.addEventListener("change", apply);
  clear.addEventListener("click", () => { reset(); text.focus(); });
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => { if (fold) fold.open = true; });
  form.hidden = findings.length < 2;
  reveal();
})();
