// The whole search behind the page: takes requests, answers with what the page shows. It runs in a worker, or in the page itself where there
// can be none (file://); each request outdates those before it.
(() => {
"use strict";

const { Parts, Outdated, Index, Texts, quickly, excerpts, marked } = sitegenSearch;
const BATCH = 24;
// Milliseconds that a reader who is typing is given for the next letter before anything is loaded; what is there already is shown at once.
const HESITATION = 100;

// Texts that are read for a phrase before the reader is asked whether to go on: half a megabyte.
const MOST_READ = 400;

// What was found for plain words; search-said.js has all else.
const say = globalThis.sitegenSay;
const plainly = ({ count }, text) => say("{count} article for {query}.|{count} articles for {query}.", { count, query: say("“{words}”", { words: text.trim() }) });

// Somebody typed on.
class Overtaken extends Error {}

const pause = (time) => new Promise((done) => { setTimeout(done, time); });

class Engine {
  // `script` loads one of the site's scripts by its name; `answer` takes what the page is to show.
  constructor(root, script, answer) {
    Object.assign(this, { root, script, answer, newest: 0, opening: null });
  }

  // -> what was loaded of the archive, all of one build: {parts, index, texts, filters, last}.
  open() {
    const opening = (this.opening ??= this.opened());
    opening.catch(() => this.forget(opening));
    return opening;
  }

  async opened() {
    const parts = new Parts(this.root);
    const index = new Index(parts);
    await index.open();
    return { parts, index, texts: new Texts(parts), filters: null, last: { key: null } };
  }

  forget(opening) {
    if (this.opening === opening) this.opening = null;
  }

  // What the first answer to plain words does not need.
  async more() {
    if (!sitegenSearch.find) await this.script("search-more.js");
    return sitegenSearch;
  }

  async filters(archive) {
    await this.more();
    if (!sitegenSearch.Filters) await this.script("search-filters.js");
    return (archive.filters ??= new sitegenSearch.Filters(archive.parts, archive.index.directory));
  }

  // Answer a request: {turn, ref, inText} for passages, see below; else {turn, text, typing, from, to, chosen: {kind: [id]}, sort, start, count, facets, all}; see `page` for the answer, which
  // comes twice where texts are read for a phrase. An archive that was published anew meanwhile is opened once more.
  async take(request) {
    if ("ref" in request) return this.passages(request).catch(() => {});
    this.newest = request.turn;
    const begun = performance.now();
    const isNewest = () => request.turn === this.newest;
    const tell = (answer) => { if (isNewest()) this.answer({ ...answer, turn: request.turn, took: performance.now() - begun }); };
    for (let again = true; ; again = false) {
      const opening = this.open();
      try {
        return await this.search(await opening, request, isNewest, tell);
      } catch (error) {
        if (error instanceof Overtaken) return undefined;
        if (!(error instanceof Outdated) || !again) return tell({ failed: String(error?.stack ?? error) });
        this.forget(opening);
      }
    }
  }

  async search(archive, request, isNewest, tell) {
    archive.parts.hesitate = !request.typing ? null : async () => {
      await pause(HESITATION);
      if (!isNewest()) throw new Overtaken();
    };
    const chosen = await this.known(archive, request.chosen ?? {});
    if (!isNewest()) return;
    const asked = { ...request, chosen };
    const state = await this.candidates(archive, asked);
    const end = request.all ? Infinity : MOST_READ;
    // The best are shown as soon as they are found; how many there are is known when all texts are read.
    if (await this.read(archive, state, end, isNewest, request.start + request.count)) {
      tell({ ...(await this.page(archive, state, { ...asked, facets: null })), reading: true });
      await this.read(archive, state, end, isNewest);
    }
    if (isNewest()) tell(await this.page(archive, state, asked));
  }

  // What was chosen without what the archive has not: an address may say anything.
  async known(archive, chosen) {
    const kinds = archive.index.directory.facets.map(([kind]) => kind).filter((kind) => Object.hasOwn(chosen, kind));
    return kinds.length ? (await this.filters(archive)).known(chosen, kinds) : {};
  }

  // The articles that a request may mean, in order, and those of them that it does, as far as they were read; from memory where nothing
  // but what is chosen among them has changed.
  async candidates(archive, { text, typing, from, to, sort, chosen }) {
    const filtered = Object.keys(chosen).length > 0;
    const key = JSON.stringify([text, typing, from, to, sort, filtered]);
    if (archive.last.key === key) return archive.last;
    const plain = !typing && !from && !to;
    const found = (plain && await quickly(archive.index, text))
      || await (await this.more()).find(archive.index, text, { typing, filtered, from, to });
    const { kept, undated } = found.days ? await (await this.filters(archive)).within(found.results, found.days) : { kept: found.results, undated: [] };
    // Nothing but dates, names and exclusions makes no article better than another.
    const order = ["newest", "oldest"].includes(sort) ? sort : kept.length && !kept[0].score ? "newest" : null;
    const candidates = order ? await (await this.filters(archive)).sorted(kept, order) : kept;
    const read = found.phrases.length ? { at: 0, kept: [] } : { at: candidates.length, kept: candidates };
    return (archive.last = { key, found, candidates, undated, ...read });
  }

  // Read texts of candidates up to `end` or until `enough` are kept; -> whether more are to be read.
  async read({ texts }, state, end, isNewest, enough = Infinity) {
    const { candidates, found: { phrases } } = state;
    const last = Math.min(candidates.length, end);
    while (state.at < last && state.kept.length < enough) {
      const batch = candidates.slice(state.at, Math.min(state.at + BATCH, last));
      const read = await Promise.all(batch.map(({ ref }) => texts.article(ref)));
      if (!isNewest()) return false; // whoever asked since then reads the same
      state.kept.push(...batch.filter((_, at) => sitegenSearch.passes(read[at], phrases)));
      state.at += batch.length;
    }
    return state.at < last;
  }

  // -> {said, how, total, unread, results, facets, meant}. total: how many were found; unread: how many more may have the phrases, and were
  // not read; meant: the query with words that the archive has.
  async page(archive, state, { text, start, count, chosen, facets }) {
    const { found, undated } = state;
    const narrowed = Object.keys(chosen).length > 0;
    const whole = found.phrases.length > 0 || found.how === "near"; // these were read, or tell how a word is spelt
    const filters = narrowed || facets || found.days ? await this.filters(archive) : null;
    const kept = narrowed ? await filters.chosen(state.kept, chosen) : state.kept;
    const results = await Promise.all(kept.slice(start, start + count).map((result) => this.shown(archive, result, whole)));
    const told = {
      ...found,
      count: kept.length,
      unread: state.candidates.length - state.at,
      unsure: found.days ? await filters.unsure(kept, found.days) : 0,
      undated: narrowed ? (await filters.chosen(undated, chosen)).length : undated.length,
      narrowed,
    };
    return {
      said: found.left || narrowed ? (await this.more()).status(told, text) : plainly(told, text),
      how: found.how,
      total: told.count,
      unread: told.unread,
      results: results.map(({ plain, ...result }) => result),
      facets: facets ? await filters.counts(state.kept, chosen, facets) : null,
      meant: found.how === "near" ? sitegenSearch.meant(found, text, results.map(({ plain }) => plain)) : null,
    };
  }

  // A result as it begins; `open`, where the rest of its text has more of what was asked for.
  async shown({ texts, index }, { ref, terms, inText }, whole) {
    const { headline, id, date, publisher, tags, text, cut } = await (whole ? texts.article(ref) : texts.lead(ref));
    const address = index.directory.address.replace("*", id);
    const { passages, missing } = excerpts(text, inText, cut);
    const open = missing && Boolean(cut);
    return { ref, headline: marked(headline, terms), address, date, publisher, tags, passages, open, inText, plain: { headline, text } };
  }

  // Tell the passages of a result out of its whole text; where that cannot be loaded, its beginning stays.
  async passages({ ref, inText, turn }) {
    const { texts } = await this.open();
    const { text } = await texts.article(ref);
    this.answer({ turn, ref, passages: excerpts(text, inText, "").passages });
  }
}

Object.assign(sitegenSearch, { Engine });

if (typeof document === "undefined" && typeof importScripts === "function") {
  const root = new URL("../", location.href).href;
  const load = async (name) => importScripts(`${root}assets/${name}`);
  const engine = new Engine(root, load, (answer) => postMessage(answer));
  const loaded = () => postMessage({ loaded: performance.getEntriesByType("resource").map(({ name }) => name) });
  addEventListener("message", ({ data }) => (data === "loaded" ? loaded() : engine.take(data)));
}
})();
