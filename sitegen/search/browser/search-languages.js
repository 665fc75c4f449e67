// Words -> what they are looked up by in a language: languages.py once more, for the browser. Pure; needs lunr, search-words.js, and for
// each language but English lunr.stemmer.support.min.js and its own file of lunr-languages, loaded after lunr.
(() => {
"use strict";

const { fold, cut, wordsOf, stem } = sitegenSearch;
const INVISIBLE = /[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const APOSTROPHE = /[’‘＇ʼ]/g;
const LETTERS = { ru: "й" };

// As `of` of languages.py gives them: English is lunr's own, a language without a stemmer stays as it is.
const isStemmed = (code) => code === "en" || (Object.hasOwn(lunr, code) && typeof lunr[code].stemmer === "function");

const stemOf = (word, code) => lunr[code].stemmer(new lunr.Token(word)).toString() || word;

function bare(word, code) {
  const letter = Object.hasOwn(LETTERS, code) && LETTERS[code];
  return letter ? word.split(letter).map(fold).join(letter) : fold(word);
}

// As `written` of words.py.
function written(spelling) {
  return spelling.toLowerCase().normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(APOSTROPHE, "'");
}

// As `terms` of languages.py: what one word, as it is spelt, is looked up by in the language of this code.
function termsOf(spelling, code) {
  const plain = wordsOf(spelling);
  if (!isStemmed(code)) return plain;
  if (code === "en") return plain.map(stem);
  let marked = plain.length ? cut(written(spelling)) : plain;
  if (marked.length !== plain.length || marked.some((word, at) => fold(word) !== plain[at])) marked = plain;
  return [...new Set(marked.flatMap((word) => [word, bare(word, code)].map((form) => fold(stemOf(form, code)))))];
}

// An article is of one of the archive's languages, and nobody says of which a query is: a word stands for its terms in all of them.
const lookedUp = (spelling) => [...new Set(sitegenSettings.languages.flatMap((code) => termsOf(spelling, code)))];

Object.assign(sitegenSearch, { isStemmed, termsOf, lookedUp });
})();
