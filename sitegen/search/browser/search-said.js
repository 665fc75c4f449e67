// What was found, and what was left out of the search, in words. Pure.
(() => {
"use strict";

const { LONGEST, LONGEST_QUERY, length } = sitegenSearch;
const MOST_SHOWN = 100;
const say = globalThis.sitegenSay;
const list = new Intl.ListFormat(say.language === "en" ? "en-GB" : say.language);
const either = new Intl.ListFormat(say.language === "en" ? "en-GB" : say.language, { type: "disjunction" });

// The query as it is named: as it was typed, in quotation marks unless it stands in some, and not at any length.
function named(text) {
  const bare = text.trim();
  if (length(bare) > MOST_SHOWN) return say("“{words}”", { words: `${Array.from(bare).slice(0, MOST_SHOWN).join("")} …` });
  return /^["“„«][^"“”„«»]+["”“»]$/u.test(bare) ? bare : say("“{words}”", { words: bare });
}

const quoted = (words) => list.format(words.map(named));
const counting = (words) => ({ count: words.length, words: quoted(words) });

// What the reader asked for and did not get, a sentence each.
function leftOut({ cut, unknown, badDays, garbled, common, unheeded, capitals, long, wide }, how) {
  const said = [];
  if (common.length && how !== "common") {
    said.push(say("{words} is too common to search for in the text of articles.|{words} are too common to search for in the text of articles.", counting(common)));
  }
  if (unheeded.length) said.push(say("Articles with {words} were not excluded: nearly all have such common words.", counting(unheeded)));
  if (capitals.length) {
    said.push(say("In the text of articles, {words} was searched for in capitals only.|In the text of articles, {words} were searched for in capitals only.", counting(capitals)));
  }
  if (wide.length) said.push(say("So many words match {words} that it was left out: write more of it.", counting(wide)));
  if (badDays.length) {
    said.push(say("{words} is no date: write 2022, 2022-03 or 2022-03-01.|{words} are no date: write 2022, 2022-03 or 2022-03-01.", counting(badDays)));
  }
  if (unknown.length) {
    const fields = Array.from(new Set(Object.values(sitegenSettings.fields)), (field) => `${field}:`);
    const names = either.format(unknown.map((name) => named(`${name}:`)));
    said.push(say("There is no {names} to search in, only {fields}.", { names, fields: list.format(fields) }));
  }
  if (garbled) said.push(say("The signs between the words make no sense together, so only the words were searched for."));
  if (long) said.push(say("A word of more than {number} letters cannot be searched for.", { number: LONGEST }));
  if (cut) said.push(say("Only the first {number} characters were searched for.", { number: LONGEST_QUERY }));
  return said;
}

function onlyCommon(count, words, query, articles) {
  if (!count) {
    return say(
      "Nothing found for {query}. {words} is too common to search for in the text of articles, and no article has it in its headline, tags or names. Add another word.|Nothing found for {query}. {words} are too common to search for in the text of articles, and no article has them in its headline, tags or names. Add another word.",
      { query, ...counting(words) },
    );
  }
  return say(
    "{articles} for {query}, in capitals, or in the headline, a tag or a name: {words} is too common to search for in the text of articles.|{articles} for {query}, in capitals, or in the headline, a tag or a name: {words} are too common to search for in the text of articles.",
    { articles, query, ...counting(words) },
  );
}

// What days and texts leave open, a sentence each.
function leftOpen({ unread, unsure, undated }) {
  const said = [];
  if (unread) {
    said.push(say("{count} article more has the words and was not read for the phrase yet.|{count} articles more have the words and were not read for the phrase yet.", { count: unread }));
  }
  if (unsure) {
    said.push(say("{count} article of these may be of another date: only the month, the year or bounds are known.|{count} articles of these may be of another date: only the month, the year or bounds are known.", { count: unsure }));
  }
  if (undated) {
    said.push(say("{count} article without a known date is not among them.|{count} articles without a known date are not among them.", { count: undated }));
  }
  return said;
}

// What `find` found of the query `text`, and how many articles are left of it, in words.
function status({ how, count, last, left, unread, unsure, undated, narrowed }, text) {
  const articles = unread ? say("At least {count} article|At least {count} articles", { count }) : say("{count} article|{count} articles", { count });
  const query = named(text);
  const alone = last !== undefined && text.trim() === last;
  const others = [...(left ? leftOut(left, how) : []), ...leftOpen({ unread, unsure, undated })];
  const missing = narrowed ? say("Take back some of what you chose, or try other words.") : say("Try fewer or other words, or look through the lists below.");
  const nothing = () => `${say("Nothing found for {query}.", { query })} ${missing}`;
  const begin = last === undefined ? "" : named(last);
  const told = say("{articles} for {query}.", { articles, query });
  const said = {
    empty: () => (others.length ? say("Nothing was searched for.") : say("Type a word or a name to search for.")),
    every: () => (text.trim() ? told : `${articles}.`),
    common: () => onlyCommon(count, left.common, query, articles),
    all: () => {
      if (count) return told;
      return unread ? say("None of the articles read so far has {query}.", { query }) : nothing();
    },
    begun: () => (alone
      ? say("{articles} with words that begin with {begin}.", { articles, begin })
      : say("{articles} for {query}, with words that begin with {begin}.", { articles, query, begin })),
    wide: () => `${count ? `${say("{articles} with the words before.", { articles })} ` : ""}${say("Many words begin with {begin}: go on typing.", { begin })}`,
    near: () => say("{articles} with words spelt nearly like {query}, which nothing has as it is spelt.", { articles, query }),
    any: () => say("{articles} with some of {query}, which no article has all of.", { articles, query }),
    none: nothing,
  }[how]();
  return [said, ...others].join(" ");
}

Object.assign(sitegenSearch, { status });
})();
