// Queries that plain words do not answer. Lunr's syntax (field:, +, -, ~, *, ^) is read by Lunr's own parser. "Exact phrases" and
// from: and to: are read here; whether an article has a phrase is for its text to say (search-phrases.js). What cannot be asked, or is not
// in the index, is left out and told: search-said.js says it.
(() => {
"use strict";

const { length, fold, wordsOf, isTooLong, stem, lookedUp, spelt, isCommon, plainWants, isTelling, withOptional, run, LONGEST_QUERY } = sitegenSearch;
const FIELDS = new Map(Object.entries(sitegenSettings.fields));
const { PROHIBITED } = lunr.Query.presence;
const SYNTAX = /^[+-].|\*|[~^]\d+$/u;
const FIELD = /^([+-]?)(\p{L}+):(?!\/\/)(.+)$/u;
const PHRASE = /(?<=^|\s)([+-]?)(?:(\p{L}+):)?["“„«]([^"“”„«»]+)["”“»]/gu;
const DAY = /(?<=^|\s)(from|to):(\S*)/giu;
const SHORTEST_PREFIX = 2;
const SHORTEST_MISSPELT = 5;
const SHORTEST_TWICE_MISSPELT = 8;
// While a word is typed, what it may become is looked up in so many shards at most: two letters begin too many words of a large archive.
const WIDEST_PREFIX = 4;
// And a word of a query that is sent off in so many, 600 kB, and for so many terms: lunr.js takes half a minute for 20,000.
const WIDEST = 200;
const MOST_TERMS = 3_000;
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

// Whether too many words begin so to look for them while they are typed.
const isWide = (index, { words: [word] }) => length(word) < SHORTEST_PREFIX || index.spread(word) > WIDEST_PREFIX;

// The want as the beginning of a word. Stems are what is indexed, so 'negotiat' must reach 'negoti', the stem of 'negotiate'.
async function asPrefix(index, want) {
  const word = want.words[0];
  if (isWide(index, want)) return want;
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

// Take phrases and days out of a query. -> {rest, phrases: [{spelling, words, fields, excluded}], days: {from, to} or null, badDays}; `given`: days
// that were asked for beside the query, and go before its own.
function taken(asked, given) {
  const phrases = [];
  const days = {};
  const badDays = [];
  const ask = (name, value, written) => {
    if (dayOf(value, name)) days[name] = value;
    else badDays.push(written);
  };
  const rest = asked.replace(PHRASE, (whole, sign, name, spelling) => {
    const field = name && FIELDS.get(fold(name));
    const folded = spelt(spelling).map((one) => wordsOf(one.spelling)[0]).filter(Boolean);
    // One word is a word like others; a phrase is read in headlines and texts, and elsewhere its words are asked for one by one.
    if (folded.length < 2 || (name && !["headline", "body"].includes(field))) {
      return ` ${spelling.trim().split(/\s+/u).map((word, at) => `${sign}${field || (name && !at) ? `${name}:` : ""}${word}`).join(" ")} `;
    }
    phrases.push({ spelling: spelling.trim(), words: folded, fields: field ? [field] : ["headline", "body"], excluded: sign === "-" });
    return " ";
  }).replace(DAY, (whole, name, value) => {
    ask(name.toLowerCase(), value, whole);
    return " ";
  });
  for (const [name, value] of Object.entries(given)) if (value) ask(name, value, value);
  return { rest, phrases, days: Object.keys(days).length ? days : null, badDays };
}

// The day that 2022, 2022-03 or 2022-03-01 begins (from) or ends (to) with: '2022-03-01'; null for anything else.
function dayOf(value, end) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (!year) return null;
  const at = end.toLowerCase() === "to"
    ? new Date(Date.UTC(year, month ? month - (day ? 1 : 0) : 12, day ?? 0))
    : new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const written = Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 10);
  return written.startsWith(value) ? written : null;
}

// A query read: {wants, phrases, days, plainly, left, open}. plainly: whether it is of words alone; open: whether its last word may go on;
// left: what was left out of the search, see `find`.
function read(text, fields, given) {
  const asked = cut(text);
  const { rest, phrases, days, badDays } = taken(asked, given);
  const { tokens, unknown } = tokensOf(rest);
  const left = { cut: asked.length < text.length, unknown, badDays, garbled: false, wide: [] };
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
  for (const { spelling, fields: inside, excluded } of phrases) {
    if (excluded) continue;
    // The common words of a phrase are looked for in the text of those articles that have the others.
    const inPhrase = plainWants(spelling).map((want) => ({ ...want, fields: inside, capitals: false }));
    const telling = inPhrase.filter(({ common, words }) => !common && !words.every(isCommon));
    wants = [...wants, ...(telling.length || wants.some(isTelling) ? telling : inPhrase)];
  }
  const spellings = (some) => Array.from(new Map(some.map(({ words, spelling }) => [words[0], spelling])).values());
  left.common = spellings(wants.filter((want) => want.common && want.presence !== PROHIBITED));
  left.unheeded = spellings(wants.filter((want) => want.common && want.presence === PROHIBITED));
  left.capitals = spellings(wants.filter((want) => want.capitals));
  left.long = spelt(asked).some(({ spelling }) => isTooLong(spelling));
  return { wants: withOptional(wants), phrases, days, plainly, left, open: plainly && /[\p{L}\p{N}\p{M}]$/u.test(rest) };
}

// The wants but for those that more words of the archive meet than can be loaded and asked for ('*a*'); these are told.
async function affordable(index, wants, left) {
  const isWider = await Promise.all(wants.map(async ({ terms, editDistance }) => {
    const open = terms.filter((term) => editDistance || term.includes("*"));
    const met = (await Promise.all(open.map((term) => index.expanded({ term, editDistance })))).flat();
    return met.length > MOST_TERMS || index.spreadOf(met) > WIDEST;
  }));
  left.wide = wants.filter((_, at) => isWider[at]).map(({ spelling, terms }) => spelling ?? terms[0]);
  return wants.filter((_, at) => !isWider[at]);
}

// Find what was asked. -> {how, results, expanded, last, left, wants, phrases, days}; `typing`: the last word, `last`, is not finished.
// `filtered`: the reader chose names beside the query; `from`, `to`: days. days: null where none were asked for.
// how: empty (nothing was asked), every (nothing but days, names or what is excluded), common (nothing but common words, which only headlines
// and names have), all, begun (the last word is the beginning of one), wide (it is one of too many), near (spelt alike), any (some of the words),
// none.
// left: what the search did not heed. cut: whether the query's end; unknown: what was taken for a field and is none; badDays: what is no
// day; garbled: whether the signs; wide: what too many words match; common: words; unheeded: common words that should have been excluded;
// capitals: words, in small letters; long: whether a word.
async function find(index, text, { typing = false, filtered = false, from, to } = {}) {
  const { wants: asked, phrases, days, plainly, left, open } = read(text, index.fields, { from, to });
  const wants = plainly ? asked : await affordable(index, asked, left);
  const last = wants.at(-1);
  const found = (how, { results, expanded = [] }) => ({ how, results, expanded, last: last?.spelling, left, wants, phrases, days });
  if (!wants.length) {
    if (!days && !phrases.length && !filtered) return found("empty", { results: [] });
    return found("every", { results: Array.from({ length: index.directory.articles }, (_, ref) => ({ ref, score: 0, terms: [], inText: [] })) });
  }
  const begun = async () => (open ? [...wants.slice(0, -1), await asPrefix(index, last)] : wants);
  if (left.common.length && wants.every((want) => want.common || want.presence === PROHIBITED)) {
    const wider = typing ? await begun() : wants;
    return wider.at(-1).looser?.length ? found("begun", await run(index, wider, true)) : found("common", await run(index, wants, true));
  }
  const near = (distance, shortest) => wants.map((want) => misspelt(want, distance, shortest));
  const attempts = [["all", typing ? begun : () => wants, true]];
  if (typing && open && isWide(index, last)) {
    const met = await run(index, wants, true);
    if (met.results.length) return found("all", met);
    return found("wide", wants.length > 1 ? await run(index, withOptional(wants.slice(0, -1)), true) : { results: [] });
  }
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
