// Queries that plain words do not answer. Lunr's syntax (field:, +, -, ~, *, ^) is read by Lunr's own parser. "Exact phrases" and
// from: and to: are read here; whether an article has a phrase is for its text to say (search-phrases.js). What cannot be asked, or is not
// in the index, is left out and told: search-said.js says it.
(() => {
"use strict";

const { length, fold, wordsOf, isTooLong, stem, lookedUp, spelt, plainWants, withOptional, run, LONGEST_QUERY } = sitegenSearch;
const FIELDS = new Map(Object.entries(sitegenSettings.fields));
const { REQUIRED, PROHIBITED } = lunr.Query.presence;
const SYNTAX = /^[+-].|\*|[~^]\d+$/u;
const FIELD = /^([+-]?)(\p{L}+):(?!\/\/)(.+)$/u;
const PHRASE = /(?<=^|\s)([+-]?)(?:(\p{L}+):)?["“„«]([^"“”„«»]+)["”“»]/gu;
const DAY = /(?<=^|\s)(from|to):(\S*)/giu;
const SHORTEST_PREFIX = 2;
const SHORTEST_MISSPELT = 5;
const SHORTEST_TWICE_MISSPELT = 8;
// While a word is typed, what it may become is looked up in so many shards at most: two letters begin too many words of a large archive.
const WIDEST_PREFIX = 4;
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

// The want as the beginning of a word. Stems are what is indexed, so 'negotiat' must reach 'negoti', the stem of 'negotiate'.
async function asPrefix(index, want) {
  const word = want.words[0];
  if (length(word) < SHORTEST_PREFIX || index.spread(word) > WIDEST_PREFIX) return want;
  const begun = { term: `${word}*`, boost: 1 };
  if ((await index.expanded(begun)).length) return { ...want, looser: [begun] };
  const stems = Array.from(new Set(Array.from(TAILS, (tail) => stem(word + tail))));
  if (index.spreadOf(stems) > WIDEST_PREFIX) return want;
  const known = await Promise.all(stems.map((term) => index.has(term)));
  return { ...want, looser: stems.filter((_, at) => known[at]).map((term) => ({ term, boost: 1 })) };
}

function misspelt(want, distance, shortest) {
  const long = want.words.filter((word) => length(word) >= shortest);
  return { ...want, looser: long.flatMap(lookedUp).map((term) => ({ term, editDistance: distance, boost: 1 })) };
}

// What is searched of a query that is too long: whole words, if there is more than one.
function cut(text) {
  const start = text.slice(0, LONGEST_QUERY);
  return start.length < text.length && /\s/u.test(start) && /\S/u.test(text.charAt(LONGEST_QUERY)) ? start.replace(/\S+$/u, "") : start;
}

// Take phrases and days out of a query. -> {rest, phrases: [{spelling, words, fields, excluded}], days: {from, to}, badDays}.
function taken(asked) {
  const phrases = [];
  const days = {};
  const badDays = [];
  const rest = asked.replace(PHRASE, (whole, sign, name, spelling) => {
    const field = name && FIELDS.get(fold(name));
    const folded = spelt(spelling).map((one) => wordsOf(one.spelling)[0]).filter(Boolean);
    // One word is a word like others; a phrase is read in headlines and texts.
    if (folded.length < 2 || (name && !["headline", "body"].includes(field))) return ` ${sign}${name ? `${name}:` : ""}${spelling.trim()} `;
    phrases.push({ spelling: spelling.trim(), words: folded, fields: field ? [field] : ["headline", "body"], excluded: sign === "-" });
    return " ";
  }).replace(DAY, (whole, name, value) => {
    if (dayOf(value, name)) days[name.toLowerCase()] = value;
    else badDays.push(whole);
    return " ";
  });
  return { rest, phrases, days, badDays };
}

// The day that 2022, 2022-03 or 2022-03-01 begins (from) or ends (to) with: '2022-03-01'; null for anything else.
function dayOf(value, end) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? [];
  if (!year) return null;
  const last = end.toLowerCase() === "to";
  const at = last
    ? new Date(Date.UTC(year, month ? month - (day ? 1 : 0) : 12, day ?? 0))
    : new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const written = Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 10);
  return written.startsWith(value) ? written : null;
}

// A query read: {wants, phrases, days, plainly, left}; left: what was left out of the search, see `find`.
function read(text, fields) {
  const asked = cut(text);
  const { rest, phrases, days, badDays } = taken(asked);
  const { tokens, unknown } = tokensOf(rest);
  const left = { cut: asked.length < text.length, unknown, badDays, garbled: false };
  let wants = null;
  if (tokens.some(({ text: token, field }) => field || SYNTAX.test(token))) {
    try {
      wants = syntaxWants(tokens, fields);
    } catch (error) {
      if (!(error instanceof lunr.QueryParseError)) throw error;
      left.garbled = true;
    }
  }
  const plainly = wants === null && !phrases.length;
  wants ??= plainWants(rest);
  const spellings = (some) => Array.from(new Map(some.map(({ words, spelling }) => [words[0], spelling])).values());
  left.common = spellings(wants.filter((want) => want.common && want.presence !== PROHIBITED));
  left.unheeded = spellings(wants.filter((want) => want.common && want.presence === PROHIBITED));
  left.capitals = spellings(wants.filter((want) => want.capitals));
  left.long = spelt(asked).some(({ spelling }) => isTooLong(spelling));
  const inPhrases = phrases.filter(({ excluded }) => !excluded).map(({ spelling, fields: inside }) =>
    plainWants(spelling).filter(({ common, capitals }) => !common && !capitals).map((want) => ({ ...want, fields: inside, presence: REQUIRED })));
  left.phrases = phrases.filter(({ excluded }) => !excluded).filter((_, at) => !inPhrases[at].length).map(({ spelling }) => spelling);
  return {
    wants: withOptional([...wants, ...inPhrases.flat()]),
    phrases: phrases.filter(({ spelling }) => !left.phrases.includes(spelling)),
    days,
    plainly,
    left,
    open: plainly && /[\p{L}\p{N}\p{M}]$/u.test(asked),
  };
}

// Find what was asked. -> {how, results, expanded, last, left, wants, phrases, days}; `typing`: the last word, `last`, is not finished.
// `filtered`: the reader chose days or names beside the query.
// how: empty (nothing was asked), every (nothing but days or names), common (nothing but common words, which only headlines and names have), all,
// begun (the last word is the beginning of one), near (spelt alike), any (some of the words), none.
// left: what the search did not heed. cut: whether the query's end; unknown: what was taken for a field and is none; badDays: what is no
// day; garbled: whether the signs; common: words; unheeded: common words that should have been excluded; capitals: words, in small
// letters; long: whether a word; phrases: those of common words alone.
async function find(index, text, { typing = false, filtered = false } = {}) {
  const { wants, phrases, days, plainly, left, open } = read(text, index.fields);
  const last = wants.at(-1);
  const found = (how, { results, expanded = [] }) => ({ how, results, expanded, last: last?.spelling, left, wants, phrases, days });
  if (!wants.length) {
    if (!filtered && !Object.keys(days).length) return found("empty", { results: [] });
    return found("every", { results: Array.from({ length: index.directory.articles }, (_, ref) => ({ ref, score: 0, terms: [] })) });
  }
  const begun = async () => (open ? [...wants.slice(0, -1), await asPrefix(index, last)] : wants);
  if (left.common.length && wants.every((want) => want.common || want.presence === PROHIBITED)) {
    const wider = typing ? await begun() : wants;
    return wider.at(-1).looser?.length ? found("begun", await run(index, wider, true)) : found("common", await run(index, wants, true));
  }
  const near = (distance, shortest) => wants.map((want) => misspelt(want, distance, shortest));
  const attempts = [["all", typing ? begun : () => wants, true]];
  if (plainly) {
    attempts.push(["begun", begun, true], ["near", () => near(1, SHORTEST_MISSPELT), true]);
    if (wants.some(({ words }) => words.some((word) => length(word) >= SHORTEST_TWICE_MISSPELT))) {
      attempts.push(["near", () => near(2, SHORTEST_TWICE_MISSPELT), true]);
    }
  }
  if (!phrases.length) attempts.push(["any", () => wants.filter((want) => !(want.optional && want.common)), false]);
  for (const [how, wanted, all] of attempts) {
    const met = await run(index, await wanted(), all);
    if (met.results.length) return found(how, met);
  }
  return found("none", { results: [] });
}

Object.assign(sitegenSearch, { find, dayOf });
})();
