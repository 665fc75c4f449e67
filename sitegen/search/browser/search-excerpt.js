// An article's text and the terms that were found -> the words to show, in pieces that say what is to be marked. Pure.
(() => {
"use strict";

const { spelt, lookedUp } = sitegenSearch;
const LENGTH = 200;
const BEFORE = 50;
const MOST_MATCHES = 400;
const known = new Map();

function remembered(spelling) {
  let terms = known.get(spelling);
  if (!terms) known.set(spelling, (terms = lookedUp(spelling)));
  return terms;
}

// -> [{start, end, term}], in order.
function matches(text, terms) {
  const found = [];
  for (const { start, end, spelling } of spelt(text)) {
    const term = remembered(spelling).find((one) => terms.has(one));
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

// The window of one line with the most different terms that are not yet shown; the first of equals.
function best(found, shown) {
  let chosen = null;
  let most = 0;
  let last = 0;
  const inside = new Map();
  for (let first = 0; first < found.length; first++) {
    while (last < found.length && found[last].line === found[first].line && found[last].end <= found[first].start + LENGTH - BEFORE) {
      inside.set(found[last].term, (inside.get(found[last].term) ?? 0) + 1);
      last++;
    }
    const fresh = Array.from(inside.keys()).filter((term) => !shown.has(term)).length;
    if (fresh > most) [chosen, most] = [{ ...found[first], terms: Array.from(inside.keys()) }, fresh];
    const left = (inside.get(found[first].term) ?? 1) - 1;
    if (left > 0) inside.set(found[first].term, left);
    else inside.delete(found[first].term);
    last = Math.max(last, first + 1);
  }
  return chosen;
}

// A window of a line that begins and ends between words.
function around(line, at, length) {
  let start = Math.max(0, Math.min(at - BEFORE, line.length - length));
  let end = Math.min(line.length, start + length);
  if (start > 0) {
    const gap = line.slice(start, at).search(/\s/u);
    start = gap < 0 ? at : start + gap + 1;
  }
  if (end < line.length) {
    const gap = line.slice(at, end).search(/\s\S*$/u);
    if (gap > 0) end = at + gap;
  }
  // Never between the halves of a character.
  if (/[\udc00-\udfff]/.test(line.charAt(end)) && end < line.length) end--;
  return { start, end };
}

// The checksum of a paragraph's words by which the article's page calls it: places.py once more.
function crc32(text) {
  let sum = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

// Where a passage stands on the article's page: its paragraph, and its words, which browsers that can mark and scroll to.
function fragment(words, paragraph) {
  const quoted = encodeURIComponent(words.trim()).replaceAll("-", "%2D");
  return `#${paragraph}${quoted ? `:~:text=${quoted}` : ""}`;
}

// -> {passages: [{cut: whether words stand before, pieces, more: whether words stand after, at: the fragment of its address}], missing: whether
// the text has not all terms}. One place of the text, or two half as long where no place has all that it has; `cut`: see Texts.lead.
function excerpts(text, terms, cut) {
  const lines = text.split("\n");
  const wanted = new Set(terms);
  const found = [];
  for (let line = 0; line < lines.length && found.length < MOST_MATCHES; line++) {
    found.push(...matches(lines[line], wanted).map((match) => ({ ...match, line })));
  }
  const has = new Set(found.map(({ term }) => term));
  const first = best(found, new Set());
  const second = first && first.terms.length < has.size ? best(found, new Set(first.terms)) : null;
  const choices = second ? [first, second] : [first ?? { line: 0, start: 0 }];
  const windows = (text ? choices : []).map(({ line, start }) => ({ line, ...around(lines[line], start, second ? LENGTH / 2 : LENGTH) }));
  windows.sort((a, b) => a.line - b.line || a.start - b.start);
  if (windows.length > 1 && windows[0].line === windows[1].line && windows[1].start <= windows[0].end) {
    windows.splice(0, 2, { ...windows[0], end: Math.max(windows[0].end, windows[1].end) });
  }
  const passages = windows.map(({ line, start, end }) => ({
    cut: start > 0 || line > 0,
    pieces: pieces(lines[line], start, end, found.filter((match) => match.line === line)),
    more: end < lines[line].length || line < lines.length - 1 || Boolean(cut),
    at: fragment(lines[line].slice(start, end), cut && line === lines.length - 1 ? cut : `p${crc32(lines[line]).toString(36)}`),
  }));
  return { passages, missing: has.size < wanted.size };
}

// A headline whole, its words marked.
const marked = (text, terms) => pieces(text, 0, text.length, matches(text, new Set(terms)));

Object.assign(sitegenSearch, { excerpts, marked, remembered });
})();
