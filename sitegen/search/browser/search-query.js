// What a reader typed -> the articles that have it. Pure: no page, no network; needs lunr and sitegenSettings.
// A query of plain words asks for all of them. Lunr's syntax (field:, +, -, ~, *, ^) is read by Lunr's own parser.
(() => {
"use strict";

const { plain, dropped } = sitegenSettings.letters;
const DROPPED = new RegExp(`[${dropped}]`, "gu");
const INVISIBLE = "\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
const LETTER = `[\\p{L}\\p{N}\\p{M}${INVISIBLE}]`;
const INITIAL = "(?!\\p{Nd})[\\p{L}\\p{N}]";
const WORD = new RegExp(
  `${INITIAL}(?:\\.${INITIAL})+(?!${LETTER})|${LETTER}+(?:['’‘＇]${LETTER}+)*|[\\u{1f000}-\\u{1faff}]`, "gu");
const SYNTAX = /^[+-]?[a-z]+:\S|^[+-].|\*|[~^]\d+$/u;
const SHORTEST_PREFIX = 2;
const SHORTEST_MISSPELT = 5;
// lunr.js needs all of a machine's memory for ~9 and takes its time for *a*b*c*; a query may come with a link of somebody else's.
const LONGEST_QUERY = 300;
const FARTHEST = 2;
const MOST_STARS = 3;

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
  if (spelling.length > 256 && Array.from(spelling).length > 256) return [];
  const parts = fold(spelling).replaceAll(".", "").split("'").filter(Boolean);
  if (parts.length > 1 && parts.at(-1) === "s") parts.pop();
  if (!parts.length) return [];
  const found = [parts.join("")];
  if (parts.length > 1 && Array.from(parts.at(-1)).length >= 3) found.push(parts.at(-1));
  return found.filter((word) => Array.from(word).length <= 64);
}

const stem = (word) => lunr.stemmer(new lunr.Token(word)).toString();
const isStopWord = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined;
// As in fields.py: 'US' is no 'us'.
const isAcronym = (spelling) => /\p{L}.*\p{L}/u.test(spelling) && spelling === spelling.toUpperCase() && spelling !== spelling.toLowerCase();

// The words of a text as they are spelt: [{start, end, spelling}].
function spelt(text) {
  return Array.from(text.matchAll(WORD), (match) => ({ start: match.index, end: match.index + match[0].length, spelling: match[0] }));
}

// Each word of the query is a want: an article must have one of its terms. 'the' says nothing beside other words; alone it may be a
// name, which headlines and names keep.
function plainWants(text) {
  const wants = spelt(text).map(({ spelling }) => ({ spelling, words: wordsOf(spelling) })).filter(({ words }) => words.length)
    .map(({ spelling, words }) => ({ words, terms: words.map(stem), common: words.every(isStopWord) && !isAcronym(spelling) }));
  const telling = wants.some((want) => !want.common);
  return wants.map((want) => ({ ...want, optional: telling && want.common }));
}

function wildcard(term) {
  const parts = fold(term).replace(/[^\p{L}\p{N}\p{M}*]/gu, "").split(/\*+/u);
  return parts.slice(0, MOST_STARS).join("*") + (parts.length > MOST_STARS ? `*${parts.slice(MOST_STARS).join("")}` : "");
}

// Lunr's clauses with their terms folded. Throws lunr.QueryParseError.
function syntaxWants(text, fields) {
  const query = new lunr.Query(fields);
  new lunr.QueryParser(text, query).parse();
  const wants = query.clauses.flatMap(({ term, ...clause }) => {
    const rest = clause.editDistance ? { ...clause, editDistance: Math.min(clause.editDistance, FARTHEST) } : clause;
    if (term.includes("*")) return [{ ...rest, terms: [wildcard(term)] }];
    return spelt(term).map(({ spelling }) => ({ ...rest, words: wordsOf(spelling), terms: wordsOf(spelling).map(stem) }));
  }).filter((want) => want.terms.some((term) => /[^*]/.test(term)));
  const required = wants.some((want) => want.presence === lunr.Query.presence.REQUIRED);
  return wants.map((want) => ({
    ...want,
    optional: want.presence === lunr.Query.presence.PROHIBITED || (required && want.presence === lunr.Query.presence.OPTIONAL),
  }));
}

// Run one Lunr query over all wants. -> [{ref, score, terms}], best first; `all`: only articles that have every want.
function run(index, wants, all) {
  const clauses = wants.flatMap(({ terms, fields, boost, presence, editDistance, looser }) => [
    ...terms.map((term) => ({ term, boost: boost * 10 || 10, presence, editDistance, fields })),
    ...(looser ?? []).map((clause) => ({ ...clause, fields, presence })),
  ]).map((clause) => Object.fromEntries(Object.entries({ ...clause, usePipeline: false }).filter(([, value]) => value !== undefined)));
  // A want of several terms is met by any of them: what Lunr would require of each is required below.
  const asked = clauses.map((clause) => clause.presence === lunr.Query.presence.REQUIRED
    ? { ...clause, presence: lunr.Query.presence.OPTIONAL } : clause);
  const results = index.query((query) => asked.forEach((clause) => query.clause(clause)));
  const needed = wants.filter((want) => all ? !want.optional : want.presence === lunr.Query.presence.REQUIRED).map((want) => ({
    fields: want.fields ?? index.fields,
    terms: new Set([...want.terms.map((term) => ({ term, editDistance: want.editDistance })), ...(want.looser ?? [])]
      .flatMap((clause) => expanded(index, clause))),
  }));
  const common = new Set(wants.filter((want) => want.optional && want.common).flatMap((want) => want.terms));
  return results.map(({ ref, score, matchData }) => ({ ref: Number(ref), score, terms: matchData.metadata }))
    .filter(({ terms }) => needed.every((want) => Object.entries(terms)
      .some(([term, fields]) => want.terms.has(term) && want.fields.some((field) => field in fields))))
    .map(({ ref, score, terms }) => ({ ref, score, terms: Object.keys(terms).filter((term) => !common.has(term)) }))
    .sort((a, b) => b.score - a.score || a.ref - b.ref);
}

// The terms of the index that a clause stands for.
function expanded(index, { term, editDistance }) {
  if (!editDistance && !term.includes("*")) return term in index.invertedIndex ? [term] : [];
  return index.tokenSet.intersect(lunr.TokenSet.fromClause(editDistance ? { term, editDistance } : { term })).toArray();
}

// The last word may go on. Stems are what is indexed, so 'negotiat' must reach 'negoti': letters are taken off until a term is met.
function asPrefix(index, want) {
  const word = want.words[0];
  if (Array.from(word).length < SHORTEST_PREFIX) return want;
  const looser = [{ term: `${word}*`, boost: 1 }];
  if (!expanded(index, looser[0]).length) {
    for (let length = word.length - 1; length >= 4 && length >= word.length / 2; length--) {
      const start = word.slice(0, length);
      if (start in index.invertedIndex) {
        looser[0] = { term: start, boost: 1 };
        break;
      }
    }
  }
  return { ...want, looser };
}

function misspelt(want) {
  const long = (want.words ?? []).filter((word) => Array.from(word).length >= SHORTEST_MISSPELT);
  return { ...want, looser: long.map((word) => ({ term: stem(word), editDistance: 1, boost: 1 })) };
}

// Find what was asked. -> {how, results, message}; how: empty (nothing was asked), all, begun (the last word is the beginning of one),
// near (spelt alike), any (some of the words), none. `typing`: the last word is not finished. message: what was wrong with the syntax.
function find(index, text, typing) {
  let message = "";
  let wants;
  const asked = text.slice(0, LONGEST_QUERY);
  const syntax = asked.split(/\s+/u).some((word) => SYNTAX.test(word));
  try {
    wants = syntax ? syntaxWants(asked, index.fields) : plainWants(asked);
  } catch (error) {
    if (!(error instanceof lunr.QueryParseError)) throw error;
    message = error.message;
    wants = plainWants(asked);
  }
  if (!wants.length) return { how: "empty", results: [], message };
  const plainly = !syntax || message;
  const last = wants.at(-1);
  const open = plainly && /[\p{L}\p{N}\p{M}]$/u.test(asked) ? [...wants.slice(0, -1), asPrefix(index, last)] : wants;
  const attempts = [["all", typing ? open : wants, true], ["any", wants.filter((want) => !(want.optional && want.common)), false]];
  if (plainly) attempts.splice(1, 0, ["begun", open, true], ["near", wants.map(misspelt), true]);
  for (const [how, wanted, all] of attempts) {
    const results = run(index, wanted, all);
    if (results.length) return { how, results, message };
  }
  return { how: "none", results: [], message };
}

// What was found, in words.
function status({ how, results, message }, text) {
  const count = results.length === 1 ? "1 article" : `${results.length.toLocaleString("en")} articles`;
  const said = {
    empty: "Type a word or a name to search for.",
    all: `${count} for “${text}”.`,
    begun: `${count} with words that begin as “${text}” does.`,
    near: `Nothing found for “${text}” as it is spelt. ${count} with words spelt nearly so.`,
    any: `No article has all of “${text}”. ${count} with some of it.`,
    none: `Nothing found for “${text}”. Try fewer or other words, or look through the lists below.`,
  }[how];
  return message ? `Searched for plain words, because ${message}. ${said}` : said;
}

globalThis.sitegenSearch = { fold, wordsOf, stem, spelt, find, status };
})();
