// The whole search behind the page: takes requests, answers with what the page shows. It runs in a worker, or in the page itself where there
// can be none (file://); each request outdates those before it.
(() => {
"use strict";

const { Parts, Outdated, Index, Texts, quickly, excerpts, marked } = sitegenSearch;
const BATCH = 24;

// Texts that are read for a phrase before the reader is asked whether to go on: half a megabyte.
const MOST_READ = 400;

// What was found for plain words; search-said.js has all else.
const plainly = ({ count }, text) => `${count === 1 ? "1 article" : `${count.toLocaleString("en")} articles`} for “${text.trim()}”.`;

class Engine {
  // `script` loads one of the site's scripts by its name; `answer` takes what the page is to show.
  constructor(root, script, answer) {
    Object.assign(this, { root, script, answer, newest: 0 });
    this.begin();
  }

  begin() {
    this.parts = new Parts(this.root);
    this.last = { key: null };
    this.opening = null;
    this.filters = null;
  }

  async open() {
    this.opening ??= (async () => {
      const index = new Index(this.parts);
      await index.open();
      return { index, texts: new Texts(this.parts, index.directory) };
    })();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = null;
      throw error;
    }
  }

  // What the first answer to plain words does not need.
  async more() {
    if (!sitegenSearch.find) await this.script("search-more.js");
    return sitegenSearch;
  }

  async narrowing() {
    if (!this.filters) {
      await this.more();
      if (!sitegenSearch.Filters) await this.script("search-filters.js");
      this.filters = new sitegenSearch.Filters(this.parts, (await this.open()).index.directory);
    }
    return this.filters;
  }

  // Answer a request: {turn, text, typing, from, to, chosen: {kind: [id]}, sort, start, count, facets, all}; see `made` for the answer.
  async take(request) {
    this.newest = request.turn;
    const begun = performance.now();
    try {
      for (let again = true; ; again = false) {
        try {
          const made = await this.made(request);
          if (made && request.turn === this.newest) this.answer({ ...made, turn: request.turn, took: performance.now() - begun });
          return;
        } catch (error) {
          if (!(error instanceof Outdated) || !again) throw error;
          this.begin();
        }
      }
    } catch (error) {
      if (request.turn === this.newest) this.answer({ turn: request.turn, failed: String(error?.stack ?? error) });
    }
  }

  // -> {said, how, total, unread, results, facets, meant}, or null where a newer request has come. total: how many were found; unread: how
  // many more may have the phrases, and were not read; meant: the query with words that the archive has.
  async made(request) {
    const { index, texts } = await this.open();
    const outdated = () => request.turn !== this.newest;
    if (outdated()) return null;
    const kinds = index.directory.facets.map(([kind]) => kind); // an address may have any other words
    const chosen = Object.fromEntries(Object.entries(request.chosen ?? {}).filter(([kind, ids]) => kinds.includes(kind) && ids.length));
    return this.chosen({ ...request, chosen }, index, texts, outdated);
  }

  async chosen(request, index, texts, outdated) {
    const { start, count, sort, chosen } = request;
    const state = await this.found(request, index);
    if (outdated()) return null;
    const limit = request.all ? Infinity : MOST_READ;
    const simple = !request.facets && !Object.keys(chosen).length && (!sort || sort === "relevance");
    // The best are shown as soon as they are found; how many there are is known when all texts are read.
    if (simple && state.kept.length < start + count && (await this.read(state, texts, limit, outdated, start + count))) {
      if (state.at < Math.min(state.candidates.length, limit) && state.found.phrases.length) {
        this.answer({ ...(await this.page(request, state, index, texts)), turn: request.turn, reading: true });
      }
    }
    return (await this.read(state, texts, limit, outdated)) ? this.page(request, state, index, texts, outdated) : null;
  }

  async page(request, state, index, texts, outdated = () => false) {
    const { text, start, count, sort, chosen } = request;
    const narrowed = Object.keys(chosen).length > 0;
    const filters = narrowed || request.facets || (sort && sort !== "relevance") ? await this.narrowing() : null;
    const kept = narrowed ? await filters.chosen(state.kept, chosen) : state.kept;
    const sorted = filters ? await filters.sorted(kept, sort) : kept;
    const shown = sorted.slice(start, start + count);
    const results = await Promise.all(shown.map(async ({ ref, terms }) => this.shown(await texts.article(ref), terms, index)));
    const facets = request.facets ? await filters.counts(state.kept, chosen, index.directory.facets.map(([kind]) => kind), request.facets) : null;
    if (outdated()) return null;
    const { found, unsure, undated } = state;
    const unread = found.phrases.length ? state.candidates.length - state.at : 0;
    const better = found.how === "near" ? sitegenSearch.meant(found, text, results.map(({ plain }) => plain)) : null;
    const told = { ...found, count: kept.length, unread, unsure, undated, narrowed };
    const said = found.left || narrowed || unsure || undated ? (await this.more()).status(told, text) : plainly(told, text);
    return {
      said,
      total: kept.length,
      unread,
      facets: facets && facets.map((facet) => ({ ...facet, label: index.directory.facets.find(([kind]) => kind === facet.kind)[1] })),
      meant: better === text ? null : better,
      how: found.how,
      results: results.map(({ plain, ...result }) => result),
    };
  }

  // The candidates of a request, from memory where only what is chosen among them has changed.
  async found(request, index) {
    const { text, typing, from, to, chosen } = request;
    const filtered = Boolean(from || to || Object.keys(chosen).length);
    const key = JSON.stringify([text, typing, from, to, filtered]);
    if (this.last.key !== key) {
      const found = (!typing && await quickly(index, text)) || await (await this.more()).find(index, text, { typing, filtered });
      const days = { from: from || found.days.from, to: to || found.days.to };
      const { kept: candidates, unsure, undated } = days.from || days.to
        ? await (await this.narrowing()).within(found.results, days)
        : { kept: found.results, unsure: 0, undated: 0 };
      this.last = { key, found, candidates, unsure, undated, at: 0, kept: found.phrases.length ? [] : candidates };
    }
    return this.last;
  }

  // Read texts of candidates until all are read that may be, or `enough` pass, and keep those; false where a newer request has come.
  async read(state, texts, limit, outdated, enough = Infinity) {
    const { candidates, found: { phrases } } = state;
    while (phrases.length && state.at < Math.min(candidates.length, limit) && state.kept.length < enough) {
      const batch = candidates.slice(state.at, state.at + BATCH);
      const read = await Promise.all(batch.map(({ ref }) => texts.article(ref)));
      if (outdated()) return false;
      state.kept.push(...batch.filter((_, at) => sitegenSearch.passes(read[at], phrases)));
      state.at += batch.length;
    }
    return true;
  }

  shown({ headline, id, date, publisher, tags, text }, terms, index) {
    const address = index.directory.address.replace("*", id);
    return { headline: marked(headline, terms), address, date, publisher, tags, passages: excerpts(text, terms), plain: { headline, text } };
  }
}

Object.assign(sitegenSearch, { Engine });

if (typeof document === "undefined" && typeof importScripts === "function") {
  const root = new URL("../", location.href).href;
  const load = async (name) => importScripts(`${root}assets/${name}`);
  const engine = new Engine(root, load, (answer) => postMessage(answer));
  addEventListener("message", ({ data }) => engine.take(data));
}
})();
