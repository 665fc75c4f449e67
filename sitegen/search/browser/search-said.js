// What was found, and what was left out of the search, in words. Pure.
(() => {
"use strict";

const { LONGEST, LONGEST_QUERY, length } = sitegenSearch;
const MOST_SHOWN = 100;
const list = new Intl.ListFormat("en-GB");
const either = new Intl.ListFormat("en-GB", { type: "disjunction" });

// The query as it is named: as it was typed, in quotation marks unless it stands in some, and not at any length.
function named(text) {
  const bare = text.trim();
  if (length(bare) > MOST_SHOWN) return `“${Array.from(bare).slice(0, MOST_SHOWN).join("")} …”`;
  return /^["“„«][^"“”„«»]+["”“»]$/u.test(bare) ? bare : `“${bare}”`;
}

const quoted = (words) => list.format(words.map(named));

// What the reader asked for and did not get, a sentence each.
function leftOut({ cut, unknown, badDays, garbled, common, unheeded, capitals, long, wide }, how) {
  const said = [];
  if (common.length && how !== "common") {
    said.push(`${quoted(common)} ${common.length === 1 ? "is" : "are"} too common to search for in the text of articles.`);
  }
  if (unheeded.length) said.push(`Articles with ${quoted(unheeded)} were not excluded: nearly all have such common words.`);
  if (capitals.length) {
    said.push(`In the text of articles, ${quoted(capitals)} ${capitals.length === 1 ? "was" : "were"} searched for in capitals only.`);
  }
  if (wide.length) said.push(`So many words match ${quoted(wide)} that it was left out: write more of it.`);
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

function onlyCommon(count, words, query, articles) {
  const [are, them] = words.length === 1 ? ["is", "it"] : ["are", "them"];
  const common = `${quoted(words)} ${are} too common to search for in the text of articles`;
  if (!count) return `Nothing found for ${query}. ${common}, and no article has ${them} in its headline, tags or names. Add another word.`;
  return `${articles} for ${query}, in capitals, or in the headline, a tag or a name: ${common}.`;
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
    every: () => (text.trim() ? `${articles} for ${query}.` : `${articles}.`),
    common: () => onlyCommon(count, left.common, query, articles),
    all: () => {
      if (count) return `${articles} for ${query}.`;
      return unread ? `None of the articles read so far has ${query}.` : `Nothing found for ${query}. ${missing}`;
    },
    begun: () => `${articles} ${alone ? "" : `for ${query}, `}with words that begin with ${named(last)}.`,
    wide: () => `${count ? `${articles} with the words before. ` : ""}Many words begin with ${named(last)}: go on typing.`,
    near: () => `${articles} with words spelt nearly like ${query}, which nothing has as it is spelt.`,
    any: () => `${articles} with some of ${query}, which no article has all of.`,
    none: () => `Nothing found for ${query}. ${missing}`,
  }[how]();
  return [said, ...others].join(" ");
}

Object.assign(sitegenSearch, { status });
})();
