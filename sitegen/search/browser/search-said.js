// What was found, and what was left out of the search, in words. Pure.
(() => {
"use strict";

const { LONGEST, LONGEST_QUERY, length } = sitegenSearch;
const MOST_SHOWN = 100;
const list = new Intl.ListFormat("en-GB");
const either = new Intl.ListFormat("en-GB", { type: "disjunction" });

// The query as it is named: without the marks around it, and not at any length.
function named(text) {
  const bare = text.replace(/["“”„«»]/gu, "").trim();
  return `“${length(bare) > MOST_SHOWN ? `${Array.from(bare).slice(0, MOST_SHOWN).join("")} …` : bare}”`;
}

const quoted = (words) => list.format(words.map(named));

// What the reader asked for and did not get, a sentence each.
function leftOut({ cut, unknown, garbled, common, unheeded, capitals, long, phrases }, how) {
  const said = [];
  if (common.length && how !== "common") {
    said.push(`${quoted(common)} ${common.length === 1 ? "is" : "are"} too common to search for in the text of articles.`);
  }
  if (unheeded.length) said.push(`Articles with ${quoted(unheeded)} were not excluded: nearly all have such common words.`);
  if (capitals.length) {
    said.push(`In the text of articles, ${quoted(capitals)} ${capitals.length === 1 ? "was" : "were"} searched for in capitals only.`);
  }
  if (phrases.length) {
    said.push(`Exact phrases cannot be searched for yet: the words of ${quoted(phrases)} were searched for wherever they stand.`);
  }
  if (unknown.length) {
    const fields = Array.from(new Set(Object.values(sitegenSettings.fields)), (field) => `${field}:`);
    said.push(`There is no ${either.format(unknown.map((name) => named(`${name}:`)))} to search in, only ${list.format(fields)}.`);
  }
  if (garbled) said.push("The signs between the words make no sense together, so only the words were searched for.");
  if (long) said.push(`A word of more than ${LONGEST} letters cannot be searched for.`);
  if (cut) said.push(`Only the first ${LONGEST_QUERY} characters were searched for.`);
  return said;
}

function common(results, words, count) {
  const [are, them] = words.length === 1 ? ["is", "it"] : ["are", "them"];
  const start = `${quoted(words)} ${are} too common to search for in the text of articles`;
  if (!results.length) return `${start}, and no article has ${them} in its headline, tags or names. Add another word.`;
  return `${start}. ${count} ${results.length === 1 ? "has" : "have"} ${them} in capitals, or in the headline, a tag or a name.`;
}

// The result of `find`, of the query `text`, in words.
function status({ how, results, last, left }, text) {
  const count = results.length === 1 ? "1 article" : `${results.length.toLocaleString("en")} articles`;
  const query = named(text);
  const alone = last !== undefined && text.trim() === last;
  const others = leftOut(left, how);
  const said = {
    empty: () => others.length ? "Nothing was searched for." : "Type a word or a name to search for.",
    common: () => common(results, left.common, count),
    all: () => `${count} for ${query}.`,
    begun: () => `${count} ${alone ? "" : `for ${query}, `}with words that begin with ${named(last)}.`,
    near: () => `Nothing found for ${query} as it is spelt. ${count} with words spelt nearly so.`,
    any: () => `No article has all of ${query}. ${count} with some of it.`,
    none: () => `Nothing found for ${query}. Try fewer or other words, or look through the lists below.`,
  }[how]();
  return [said, ...others].join(" ");
}

Object.assign(sitegenSearch, { named, status });
})();
