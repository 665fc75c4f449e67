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
function leftOut({ cut, unknown, badDays, garbled, common, unheeded, capitals, long, phrases }, how) {
  const said = [];
  if (common.length && how !== "common") {
    said.push(`${quoted(common)} ${common.length === 1 ? "is" : "are"} too common to search for in the text of articles.`);
  }
  if (unheeded.length) said.push(`Articles with ${quoted(unheeded)} were not excluded: nearly all have such common words.`);
  if (capitals.length) {
    said.push(`In the text of articles, ${quoted(capitals)} ${capitals.length === 1 ? "was" : "were"} searched for in capitals only.`);
  }
  if (phrases.length) said.push(`${quoted(phrases)} ${phrases.length === 1 ? "has" : "have"} only words that are too common to search for.`);
  if (badDays.length) said.push(`${quoted(badDays)} ${badDays.length === 1 ? "is" : "are"} no date: write 2022, 2022-03 or 2022-03-01.`);
  if (unknown.length) {
    const fields = Array.from(new Set(Object.values(sitegenSettings.fields)), (field) => `${field}:`);
    said.push(`There is no ${either.format(unknown.map((name) => named(`${name}:`)))} to search in, only ${list.format(fields)}.`);
  }
  if (garbled) said.push("The signs between the words make no sense together, so only the words were searched for.");
  if (long) said.push(`A word of more than ${LONGEST} letters cannot be searched for.`);
  if (cut) said.push(`Only the first ${LONGEST_QUERY} characters were searched for.`);
  return said;
}

function onlyCommon(count, words, articles) {
  const [are, them] = words.length === 1 ? ["is", "it"] : ["are", "them"];
  const start = `${quoted(words)} ${are} too common to search for in the text of articles`;
  if (!count) return `${start}, and no article has ${them} in its headline, tags or names. Add another word.`;
  return `${start}. ${articles} ${count === 1 ? "has" : "have"} ${them} in capitals, or in the headline, a tag or a name.`;
}

// What days and texts leave open, a sentence each.
function leftOpen({ unread, unsure, undated }) {
  const said = [];
  const articles = (count) => (count === 1 ? "1 article" : `${count.toLocaleString("en")} articles`);
  if (unread) said.push(`${articles(unread)} more ${unread === 1 ? "has" : "have"} the words and ${unread === 1 ? "was" : "were"} not read for the phrase yet.`);
  if (unsure) said.push(`${articles(unsure)} of these may be of another date: only the month, the year or bounds are known.`);
  if (undated) said.push(`${articles(undated)} without a known date ${undated === 1 ? "is" : "are"} not among them.`);
  return said;
}

// What `find` found of the query `text`, and how many articles are left of it, in words.
function status({ how, count, last, left, unread, unsure, undated, narrowed }, text) {
  const articles = `${unread ? "At least " : ""}${count === 1 ? "1 article" : `${count.toLocaleString("en")} articles`}`;
  const query = named(text);
  const alone = last !== undefined && text.trim() === last;
  const others = [...(left ? leftOut(left, how) : []), ...leftOpen({ unread, unsure, undated })];
  const missing = narrowed ? "Take back some of what you chose, or try other words." : "Try fewer or other words, or look through the lists below.";
  const said = {
    empty: () => (others.length ? "Nothing was searched for." : "Type a word or a name to search for."),
    every: () => `${articles}.`,
    common: () => onlyCommon(count, left.common, articles),
    all: () => (count ? `${articles} for ${query}.` : `Nothing found for ${query}. ${missing}`),
    begun: () => `${articles} ${alone ? "" : `for ${query}, `}with words that begin with ${named(last)}.`,
    near: () => `Nothing found for ${query} as it is spelt. ${articles} with words spelt nearly so.`,
    any: () => `No article has all of ${query}. ${articles} with some of it.`,
    none: () => `Nothing found for ${query}. ${missing}`,
  }[how]();
  return [said, ...others].join(" ");
}

Object.assign(sitegenSearch, { status });
})();
