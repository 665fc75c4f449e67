// An article's text and the terms that were found -> the words to show, in pieces that say what is to be marked. Pure.
(() => {
"use strict";

const { spelt, wordsOf, stem } = sitegenSearch; // search-words.js
const LENGTH = 180;
const BEFORE = 50;
const MOST_MATCHES = 400;
const known = new Map();

function termsOf(spelling) {
  let terms = known.get(spelling);
  if (!terms) known.set(spelling, (terms = wordsOf(spelling).map(stem)));
  return terms;
}

// -> [{start, end, term}], in order.
function matches(text, terms) {
  const found = [];
  for (const { start, end, spelling } of spelt(text)) {
    const term = termsOf(spelling).find((one) => terms.has(one));
    if (term !== undefined && found.push({ start, end, term }) === MOST_MATCHES) break;
  }
  return found;
}

// text[start, end) cut up: [{text, marked}].
function pieces(text, start, end, found) {
  const made = [];
  let at = start;
  for (const match of found.filter((one) => one.start >= start && one.end <= end)) {
    if (match.start > at) made.push({ text: text.slice(at, match.start), marked: false });
    made.push({ text: text.slice(match.start, match.end), marked: true });
    at = match.end;
  }
  if (end > at) made.push({ text: text.slice(at, end), marked: false });
  return made;
}

// The window with the most different terms that are not yet shown; the first of equals.
function best(found, shown) {
  let chosen = null;
  let most = 0;
  let last = 0;
  const inside = new Map();
  for (let first = 0; first < found.length; first++) {
    while (last < found.length && found[last].end <= found[first].start + LENGTH - BEFORE) {
      inside.set(found[last].term, (inside.get(found[last].term) ?? 0) + 1);
      last++;
    }
    const fresh = Array.from(inside.keys()).filter((term) => !shown.has(term)).length;
    if (fresh > most) [chosen, most] = [{ at: found[first].start, terms: Array.from(inside.keys()) }, fresh];
    const left = inside.get(found[first].term) - 1;
    if (left > 0) inside.set(found[first].term, left);
    else inside.delete(found[first].term);
  }
  return chosen;
}

// A window of the text that begins and ends between words.
function around(text, at) {
  let start = Math.max(0, Math.min(at - BEFORE, text.length - LENGTH));
  let end = Math.min(text.length, start + LENGTH);
  if (start > 0) {
    const gap = text.slice(start, at).search(/\s/u);
    start = gap < 0 ? at : start + gap + 1;
  }
  if (end < text.length) {
    const gap = text.slice(at, end).search(/\s\S*$/u);
    if (gap > 0) end = at + gap;
  }
  // Never between the halves of a character.
  if (/[\udc00-\udfff]/.test(text.charAt(end)) && end < text.length) end--;
  return { start, end };
}

// -> {cut: whether words stand before, pieces, more: whether words stand after} for up to two places of the text.
function excerpts(text, terms) {
  const wanted = new Set(terms);
  const found = matches(text, wanted);
  const shown = new Set();
  const windows = [];
  for (let turn = 0; turn < 2; turn++) {
    const choice = best(found, shown);
    if (!choice) break;
    choice.terms.forEach((term) => shown.add(term));
    windows.push(around(text, choice.at));
  }
  if (!windows.length) windows.push(around(text, 0));
  windows.sort((a, b) => a.start - b.start);
  if (windows.length > 1 && windows[1].start <= windows[0].end) {
    windows.splice(0, 2, { start: windows[0].start, end: Math.max(windows[0].end, windows[1].end) });
  }
  return windows.map(({ start, end }) => ({ cut: start > 0, pieces: pieces(text, start, end, found), more: end < text.length }));
}

// A headline whole, its words marked.
const marked = (text, terms) => pieces(text, 0, text.length, matches(text, new Set(terms)));

Object.assign(sitegenSearch, { excerpts, marked });
})();
