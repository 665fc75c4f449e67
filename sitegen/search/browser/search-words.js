// Text -> the words that are looked up: words.py once more, for the browser. Pure; needs lunr, for its stemmer, sitegenSettings and search-packing.js.
(() => {
"use strict";

const { plain, dropped } = sitegenSettings.letters;
const letter = (point) => `\\u{${point.toString(16)}}`;
let point = 0;
const runs = [];
for (const reader = new sitegenSearch.Reader(dropped); !reader.done;) {
  const first = point + reader.next();
  point = first + reader.next();
  runs.push(`${letter(first)}-${letter(point)}`);
}
const DROPPED = new RegExp(`[${runs.join("")}]`, "gu");
const INVISIBLE = "\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
const LETTER = `[\\p{L}\\p{N}\\p{M}${INVISIBLE}]`;
const INITIAL = "(?!\\p{Nd})[\\p{L}\\p{N}]";
const WORD = new RegExp(
  `${INITIAL}(?:\\.${INITIAL})+(?!${LETTER})|${LETTER}+(?:['’‘＇]${LETTER}+)*|[\\u{1f000}-\\u{1faff}]`, "gu");
const LONGEST = 64;
const LONGEST_SPELLING = 4 * LONGEST;
const COMMON = new Set(sitegenSettings.common);

const length = (word) => Array.from(word).length;

function foldOnce(word) {
  const written = Array.from(word, (letter) => plain[letter] ?? letter).join("");
  return written.normalize("NFKD").replace(DROPPED, "").normalize("NFC");
}

// As `fold` of words.py: without case, diacritics and invisible characters.
function fold(word) {
  const lower = word.toLowerCase();
  return /^[\x00-\x7f]*$/.test(lower) ? lower : foldOnce(foldOnce(lower).toLowerCase());
}

// As `words` of words.py: what one word, as it is spelt, is looked up by.
function wordsOf(spelling) {
  return spelling.length > LONGEST_SPELLING && length(spelling) > LONGEST_SPELLING ? [] : cut(fold(spelling));
}

// As `cut` of words.py.
function cut(written) {
  const parts = written.replaceAll(".", "").split("'").filter(Boolean);
  if (parts.length > 1 && parts.at(-1) === "s") parts.pop();
  if (!parts.length) return [];
  const found = [parts.join("")];
  if (parts.length > 1 && length(parts.at(-1)) >= 3) found.push(parts.at(-1));
  return found.filter((word) => length(word) <= LONGEST);
}

// Whether a word is one of those that no word of a text can be found by, for length alone.
const isTooLong = (spelling) => length(spelling) > LONGEST && !wordsOf(spelling).length;

// As in fields.py: the index has not these words of the bodies, except in capitals.
const isCommon = (word) => COMMON.has(word);
const inCapitals = (spelling) =>
  /\p{L}.*\p{L}/u.test(spelling) && spelling === spelling.toUpperCase() && spelling !== spelling.toLowerCase();

const stem = (word) => lunr.stemmer(new lunr.Token(word)).toString();

// The terms that a word of the reader stands for; search-languages.js has more of them.
const lookedUp = (spelling) => wordsOf(spelling).map(stem);

// The words of a text as they are spelt: [{start, end, spelling}].
function spelt(text) {
  return Array.from(text.matchAll(WORD), (match) => ({ start: match.index, end: match.index + match[0].length, spelling: match[0] }));
}

Object.assign(sitegenSearch, { LONGEST, length, fold, wordsOf, cut, isTooLong, isCommon, inCapitals, stem, lookedUp, spelt });
})();
