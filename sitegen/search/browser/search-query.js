// What a reader typed -> the articles that have it. Pure: no page, no network; needs lunr, sitegenSettings and search-words.js.
// A query of plain words asks for all of them. Lunr's syntax (field:, +, -, ~, *, ^) is read by Lunr's own parser. What cannot be asked,
// or is not in the index, is left out and told: search-said.js says it.
(() => {
"use strict";

const { length, fold, wordsOf, isTooLong, isCommon, inCapitals, stem, spelt } = sitegenSearch;
const FIELDS = new Map(Object.entries(sitegenSettings.fields));
const { OPTIONAL, REQUIRED, PROHIBITED } = lunr.Query.presence;
const SYNTAX = /^[+-].|\*|[~^]\d+$/u;
const FIELD = /^([+-]?)(\p{L}+):(?!\/\/)(.+)$/u;
const PHRASE = /["“„«]([^"“”„«»]+)["”“»]/gu;
const SHORTEST_PREFIX = 2;
const SHORTEST_MISSPELT = 5;
// lunr.js needs all of a machine's memory for ~9 and takes its time for *a*b*c*; a query may come with a link of somebody else's.
const LONGEST_QUERY = 300;
const FARTHEST = 2;
const MOST_STARS = 3;
// What a word may still lack: the last letters of the endings of English words.
const ENDINGS = `izations ations ators ates ated ating ements nesses ingly edly ers ists isms ity ities ances ences ously ively fully ally
  ably ables ibles ions`.split(/\s+/u);
const TAILS = new Set(ENDINGS.flatMap((ending) => Array.from(ending, (_, at) => ending.slice(at)))
  .flatMap((tail) => [tail, tail.replace(/(?<=.)s$/u, "")]));

// A query cut up: {tokens: [{text, field}], unknown: what was asked for as a field and is none}.
function tokensOf(asked) {
  const unknown = [];
  const tokens = asked.split(/\s+/u).filter(Boolean).map((text) => {
    const [, sign, name, rest] = FIELD.exec(text) ?? [];
    const field = name && FIELDS.get(fold(name));
    if (field) return { text: sign + rest, field };
    if (name && name === name.toLowerCase()) unknown.push(name);
    return { text };
  });
  return { tokens, unknown };
}

// Each word of the query is a want: an article must have one of its terms. A common word is not in the bodies, so that beside others it
// is only welcome; one in capitals ('US') is there in capitals.
function plainWants(text) {
  return spelt(text).map(({ spelling }) => ({ spelling, words: wordsOf(spelling) })).filter(({ words }) => words.length)
    .map(({ spelling, words }) => {
      const common = words.every(isCommon);
      return { spelling, words, terms: words.map(stem), common: common && !inCapitals(spelling), capitals: common && inCapitals(spelling) };
    });
}

function wildcard(term) {
  const parts = fold(term).replace(/[^\p{L}\p{N}\p{M}*]/gu, "").split(/\*+/u);
  return parts.slice(0, MOST_STARS).join("*") + (parts.length > MOST_STARS ? `*${parts.slice(MOST_STARS).join("")}` : "");
}

// Lunr's clauses with their terms folded. Throws lunr.QueryParseError.
function syntaxWants(tokens, fields) {
  const written = tokens.map(({ text, field }) => {
    const [, sign, rest] = /^([+-]?)(.*)$/su.exec(text);
    return `${sign}${field ? `${field}:` : ""}${rest.replaceAll("\\", "").replaceAll(":", "\\:")}`;
  });
  const query = new lunr.Query(fields);
  new lunr.QueryParser(written.join(" "), query).parse();
  return query.clauses.flatMap(({ term, ...clause }) => {
    const rest = clause.editDistance ? { ...clause, editDistance: Math.min(clause.editDistance, FARTHEST) } : clause;
    if (term.includes("*")) return [{ ...rest, terms: [wildcard(term)] }];
    const inBody = !clause.editDistance && clause.fields.includes("body");
    return plainWants(term).map((want) => ({ ...rest, ...want, common: inBody && want.common, capitals: inBody && want.capitals }));
  }).filter((want) => want.terms.some((term) => /[^*]/.test(term)));
}

// Which of the wants an article need not have. None has to have common words, unless the query has no others.
function withOptional(wants) {
  const telling = wants.filter((want) => !want.common && want.presence !== PROHIBITED);
  const required = telling.some((want) => want.presence === REQUIRED);
  return wants.filter((want) => !(want.common && want.presence === PROHIBITED)).map((want) => ({
    ...want,
    optional: want.presence === PROHIBITED
      || (telling.length > 0 && Boolean(want.common || (required && want.presence === OPTIONAL))),
  }));
}

// Run one Lunr query over all wants. -> [{ref, score, terms}], best first; `all`: only articles that have every want.
function run(index, wants, all) {
  const clauses = wants.flatMap(({ terms, fields, boost, presence, editDistance, looser }) => [
    ...terms.map((term) => ({ term, boost: boost * 10 || 10, presence, editDistance, fields })),
    ...(looser ?? []).map((clause) => ({ ...clause, fields, presence })),
  ]).map((clause) => Object.fromEntries(Object.entries({ ...clause, usePipeline: false }).filter(([, value]) => value !== undefined)));
  // A want of several terms is met by any of them: what Lunr would require of each is required below.
  const asked = clauses.map((clause) => clause.presence === REQUIRED ? { ...clause, presence: OPTIONAL } : clause);
  const results = index.query((query) => asked.forEach((clause) => query.clause(clause)));
  const needed = wants.filter((want) => !want.optional && (all || want.presence === REQUIRED)).map((want) => ({
    fields: want.fields ?? index.fields,
    terms: new Set([...want.terms.map((term) => ({ term, editDistance: want.editDistance })), ...(want.looser ?? [])]
      .flatMap((clause) => expanded(index, clause))),
  }));
  const unmarked = new Set(wants.filter((want) => want.common).flatMap((want) => want.terms));
  return results.map(({ ref, score, matchData }) => ({ ref: Number(ref), score, terms: matchData.metadata }))
    .filter(({ terms }) => needed.every((want) => Object.entries(terms)
      .some(([term, fields]) => want.terms.has(term) && want.fields.some((field) => field in fields))))
    .map(({ ref, score, terms }) => ({ ref, score, terms: Object.keys(terms).filter((term) => !unmarked.has(term)) }))
    .sort((a, b) => b.score - a.score || a.ref - b.ref);
}

// The terms of the index that a clause stands for.
function expanded(index, { term, editDistance }) {
  if (!editDistance && !term.includes("*")) return term in index.invertedIndex ? [term] : [];
  return index.tokenSet.intersect(lunr.TokenSet.fromClause(editDistance ? { term, editDistance } : { term })).toArray();
}

// The want as the beginning of a word. Stems are what is indexed, so 'negotiat' must reach 'negoti', the stem of 'negotiate'.
function asPrefix(index, want) {
  const word = want.words[0];
  if (length(word) < SHORTEST_PREFIX) return want;
  const begun = { term: `${word}*`, boost: 1 };
  if (expanded(index, begun).length) return { ...want, looser: [begun] };
  const stems = new Set(Array.from(TAILS, (tail) => stem(word + tail)));
  return { ...want, looser: Array.from(stems).filter((term) => term in index.invertedIndex).map((term) => ({ term, boost: 1 })) };
}

function misspelt(want) {
  const long = want.words.filter((word) => length(word) >= SHORTEST_MISSPELT);
  return { ...want, looser: long.map((word) => ({ term: stem(word), editDistance: 1, boost: 1 })) };
}

// What is searched of a query that is too long: whole words, if there is more than one.
function cut(text) {
  const start = text.slice(0, LONGEST_QUERY);
  return start.length < text.length && /\s/u.test(start) && /\S/u.test(text.charAt(LONGEST_QUERY)) ? start.replace(/\S+$/u, "") : start;
}

// A query read: {wants, plainly, left}; left: what was left out of the search, see `find`.
function read(text, fields) {
  const asked = cut(text);
  const { tokens, unknown } = tokensOf(asked);
  const left = { cut: asked.length < text.length, unknown, garbled: false };
  let wants = null;
  if (tokens.some(({ text: token, field }) => field || SYNTAX.test(token))) {
    try {
      wants = syntaxWants(tokens, fields);
    } catch (error) {
      if (!(error instanceof lunr.QueryParseError)) throw error;
      left.garbled = true;
    }
  }
  const plainly = wants === null;
  wants ??= plainWants(asked);
  const spellings = (some) => Array.from(new Map(some.map(({ words, spelling }) => [words[0], spelling])).values());
  left.common = spellings(wants.filter((want) => want.common && want.presence !== PROHIBITED));
  left.unheeded = spellings(wants.filter((want) => want.common && want.presence === PROHIBITED));
  left.capitals = spellings(wants.filter((want) => want.capitals));
  left.long = spelt(asked).some(({ spelling }) => isTooLong(spelling));
  left.phrases = Array.from(asked.matchAll(PHRASE), ([, phrase]) => phrase.trim()).filter((phrase) => spelt(phrase).length > 1);
  return { wants: withOptional(wants), plainly, left, open: plainly && /[\p{L}\p{N}\p{M}]$/u.test(asked) };
}

// Find what was asked. -> {how, results, last, left}; `typing`: the last word, `last`, is not finished.
// how: empty (nothing was asked), common (nothing but common words, which only headlines and names have), all, begun (the last word is
// the beginning of one), near (spelt alike), any (some of the words), none.
// left: what the search did not heed. cut: whether the query's end; unknown: what was taken for a field and is none; garbled: whether the
// signs; common: words; unheeded: common words that should have been excluded; capitals: words, in small letters; long: whether a word;
// phrases: words of which the order was not heeded.
function find(index, text, typing) {
  const { wants, plainly, left, open } = read(text, index.fields);
  const last = wants.at(-1);
  const found = (how, results) => ({ how, results, last: last?.spelling, left });
  if (!wants.length) return found("empty", []);
  const begun = open ? [...wants.slice(0, -1), asPrefix(index, last)] : wants;
  if (left.common.length && wants.every((want) => want.common || want.presence === PROHIBITED)) {
    return typing && begun.at(-1).looser?.length ? found("begun", run(index, begun, true)) : found("common", run(index, wants, true));
  }
  const attempts = [["all", typing ? begun : wants, true], ["any", wants.filter((want) => !(want.optional && want.common)), false]];
  if (plainly) attempts.splice(1, 0, ["begun", begun, true], ["near", wants.map(misspelt), true]);
  for (const [how, wanted, all] of attempts) {
    const results = run(index, wanted, all);
    if (results.length) return found(how, results);
  }
  return found("none", []);
}

Object.assign(sitegenSearch, { find, LONGEST_QUERY });
})();
