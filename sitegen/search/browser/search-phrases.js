// What the texts of articles tell of a query: whether they have its phrases, and which words a misspelt one may have meant.
(() => {
"use strict";

const { spelt, wordsOf, remembered } = sitegenSearch;
const known = new Map();

function looked(spelling) {
  let words = known.get(spelling);
  if (!words) known.set(spelling, (words = wordsOf(spelling)));
  return words;
}

// Whether the words stand in a line of the text in this order, with nothing but spaces and signs between them.
function hasPhrase(text, phrase) {
  return text.split("\n").some((line) => {
    const words = spelt(line).map(({ spelling }) => looked(spelling)).filter((found) => found.length);
    const last = words.length - phrase.length;
    for (let start = 0; start <= last; start++) {
      if (phrase.every((word, at) => words[start + at].includes(word))) return true;
    }
    return false;
  });
}

// Whether an article has all phrases of a query, and none of those that it excludes.
const passes = ({ headline, text }, phrases) => phrases.every(({ words, fields, excluded }) =>
  excluded !== ((fields.includes("headline") && hasPhrase(headline, words)) || (fields.includes("body") && hasPhrase(text, words))));

// The query as it may have been meant, where only words spelt nearly so were found: each word that no result has becomes the one that most
// of them have, as the texts shown spell it most often. null where nothing would change.
function meant({ wants, results, expanded }, text, shown) {
  const most = (counts) => Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const count = (counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1);
  const better = new Map();
  wants.forEach(({ terms, spelling }, number) => {
    const near = new Map();
    for (const result of results) result.terms.filter((term) => expanded[number].has(term)).forEach((term) => count(near, term));
    if (!near.size || terms.some((term) => near.has(term))) return;
    const term = most(near);
    const spellings = new Map();
    for (const { headline, text: read } of shown) {
      for (const one of spelt(`${headline}\n${read}`)) if (remembered(one.spelling).includes(term)) count(spellings, one.spelling.replace(/['’‘＇]s$/iu, ""));
    }
    if (spellings.size) better.set(spelling, most(spellings));
  });
  // From the end, so that what stands before keeps its place.
  const asked = spelt(text).reverse().reduce((made, { start, end, spelling }) =>
    (better.has(spelling) ? made.slice(0, start) + better.get(spelling) + made.slice(end) : made), text);
  return asked === text ? null : asked;
}

Object.assign(sitegenSearch, { passes, meant });
})();
