// Put into a search page before its own scripts: tells when the answer to a query stands in it. It reads the page from outside only, so
// it fits every page that shows `[data-search-results] > li.result` and says in `[data-search-status]` what was asked and how many it found.
(() => {
"use strict";

const ENOUGH = 10;
const PATIENCE = 120_000;
const begun = performance.now();
const results = () => Array.from(document.querySelectorAll("[data-search-results] > li.result"));
const told = () => document.querySelector("[data-search-status]")?.textContent ?? "";
const squeezed = (text) => text.toLowerCase().replace(/\s+/gu, " ").trim();

// What the status says of this query: how many results it promises (null when it does not say), and whether it denies that there are any.
function status(query) {
  const said = squeezed(told());
  const rest = said.replaceAll(query, "").replace(/\([\d.]+ m?s\)/u, "");
  if (rest === said || /…$|\bloading\b|\bsearching\b/u.test(rest)) return null;
  const number = rest.replace(/(\d)[,.\s](?=\d{3})/gu, "$1").match(/\d+/u);
  return { promised: number ? Number(number[0]) : null, nothing: /\b(?:no|nothing|none)\b/u.test(rest) };
}

// Ten results, or as many as the status says there are; those of the query before do not count.
function stands(query, before) {
  const shown = results();
  if (before.size && shown.length && shown.every((one) => before.get(one) === one.textContent)) return false;
  if (!before.size && shown.length >= ENOUGH) return true;
  const said = status(query);
  if (!said) return false;
  if (!shown.length) return said.promised === 0 || (said.promised === null && said.nothing);
  return shown.length >= Math.min(ENOUGH, said.promised ?? 1);
}

function answer(query, start, before = new Map()) {
  return new Promise((done, failed) => {
    const asked = squeezed(query);
    const timer = setTimeout(() => {
      observer.disconnect();
      failed(new Error(`no answer to ${query}: ${results().length} results, “${told()}”`));
    }, PATIENCE);
    const look = () => {
      if (!stands(asked, before)) return;
      observer.disconnect();
      clearTimeout(timer);
      const found = performance.now();
      const clock = performance.timeOrigin + found;
      const count = results().length;
      // What runs after the next frame runs when the results have been drawn.
      requestAnimationFrame(() => setTimeout(() => done({ found: found - start, drawn: performance.now() - start, clock, count, begun })));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    look();
  });
}

// Ask the page as a reader does: with Enter, or only by typing.
function ask(query, typed) {
  const box = document.querySelector("main form input[name=q]");
  const before = new Map(results().map((one) => [one, one.textContent]));
  box.value = query;
  const start = performance.now();
  const waiting = answer(query, start, before);
  if (typed) box.dispatchEvent(new Event("input", { bubbles: true }));
  else box.form.requestSubmit();
  return waiting;
}

const first = new URLSearchParams(location.search).get("q");
const arrived = first === null ? null : answer(first, 0);
arrived?.catch(() => {}); // told to whoever waits for it
globalThis.searchWatch = { arrived, ask };
})();
