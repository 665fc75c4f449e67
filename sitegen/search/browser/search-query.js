// What a reader typed -> the articles that have it. A query of plain words asks for all of them; it is answered here, as most are. Whatever
// needs more - signs, misspellings, words that are not finished - search-syntax.js reads, which is loaded then.
(() => {
"use strict";

const { wordsOf, isTooLong, isCommon, inCapitals, lookedUp, spelt } = sitegenSearch;
const { OPTIONAL, REQUIRED, PROHIBITED } = lunr.Query.presence;
const SIGNS = /["“”„«»:*^~]|(?<=^|\s)[+-]/u;
// lunr.js needs all of a machine's memory for ~9 and takes its time for *a*b*c*; a query may come with a link of somebody else's.
const LONGEST_QUERY = 300;

// Each word of the query is a want: an article must have one of its terms. A common word is not in the bodies, so that beside others it
// is only welcome; one in capitals ('US') is there in capitals.
function plainWants(text) {
  return spelt(text).map(({ spelling }) => ({ spelling, words: wordsOf(spelling) })).filter(({ words }) => words.length)
    .map(({ spelling, words }) => {
      const common = words.every(isCommon);
      return { spelling, words, terms: lookedUp(spelling), common: common && !inCapitals(spelling), capitals: common && inCapitals(spelling) };
    });
}

const isTelling = (want) => !want.common && want.presence !== PROHIBITED;

// Which of the wants an article need not have. None has to have common words, unless the query has no others.
function withOptional(wants) {
  const telling = wants.filter(isTelling);
  const required = telling.some((want) => want.presence === REQUIRED);
  return wants.filter((want) => !(want.common && want.presence === PROHIBITED)).map((want) => ({
    ...want,
    optional: want.presence === PROHIBITED
      || (telling.length > 0 && Boolean(want.common || (required && want.presence === OPTIONAL))),
  }));
}

// Scores that differ in the last bits differ in the order in which they were added up, which no reader should see.
const rounded = ({ score }) => Math.round(score * 1e9);

// Run one Lunr query over all wants. -> {results: [{ref, score, terms, inText}], best first, expanded: the terms that each want stood for}; `all`: only
// articles that have every want.
async function run(index, wants, all) {
  const clauses = wants.flatMap(({ terms, fields, boost, presence, editDistance, looser }, number) => [
    ...terms.map((term) => ({ term, boost: boost * 10 || 10, presence, editDistance, fields, number })),
    ...(looser ?? []).map((clause) => ({ ...clause, fields, presence, number })),
  ]).map((clause) => Object.fromEntries(Object.entries(clause).filter(([, value]) => value !== undefined)));
  // A want of several terms is met by any of them: instead of what Lunr would require of each, an article needs one of them.
  const asked = clauses.map(({ number, ...clause }) => clause.presence === REQUIRED ? { ...clause, presence: OPTIONAL } : clause);
  const numbers = wants.map((_, number) => clauses.flatMap((clause, at) => (clause.number === number ? [at] : [])));
  const needed = wants.map((want, number) => ({ ...want, clauses: numbers[number], fields: want.fields ?? index.fields }))
    .filter((want) => !want.optional && (all || want.presence === REQUIRED));
  const { results, terms } = await index.query(asked, needed);
  const expanded = numbers.map((some) => new Set(some.flatMap((at) => terms[at])));
  const unmarked = new Set(wants.filter((want) => want.common).flatMap((want) => want.terms));
  const met = results.map(({ ref, score, matchData }) => ({ ref: Number(ref), score, terms: matchData?.metadata ?? {} }))
    .map(({ ref, score, terms: found }) => {
      const terms = Object.keys(found).filter((term) => !unmarked.has(term));
      return { ref, score, terms, inText: terms.filter((term) => "body" in found[term]) };
    })
    .sort((a, b) => rounded(b) - rounded(a) || a.ref - b.ref);
  return { results: met, expanded };
}

// -> as `find` of search-syntax.js, for plain words that articles have; null where it must be asked.
async function quickly(index, text) {
  if (SIGNS.test(text) || text.length > LONGEST_QUERY) return null;
  const wants = withOptional(plainWants(text));
  const usual = wants.length > 0 && wants.every(({ common, capitals }) => !common && !capitals);
  if (!usual || spelt(text).some(({ spelling }) => isTooLong(spelling))) return null;
  const met = await run(index, wants, true);
  return met.results.length ? { how: "all", ...met, wants, phrases: [] } : null;
}

Object.assign(sitegenSearch, { plainWants, isTelling, withOptional, run, quickly, LONGEST_QUERY });
})();
