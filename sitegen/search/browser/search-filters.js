// What narrows results: days, and tags, people, places, organisations, sources and years with their counts. Loaded when a reader first asks for it.
(() => {
"use strict";

const { Reader, dayOf } = sitegenSearch;
const DAY = 86_400_000;
const YEAR = "year";
const SHORT = 8; // values of a facet that are told
const LONG = 50; // of one of which more are asked for
const ANY = new Set(["source", YEAR]); // an article has one of these: of several that are chosen, it must have any; of others, all

// The id of most names in ASCII, as facets.py makes it.
const slug = (name) => name.toLowerCase().replace(/[^a-z0-9_]+/g, "-").replace(/^-+|-+$/g, "");

class Filters {
  constructor(parts, directory) {
    this.parts = parts;
    this.directory = directory;
    this.facets = new Map();
  }

  // -> {first, last}: for each article the first and the last day that it may be of, as days since 1970; NaN for unknown.
  async dates() {
    if (!this.days) {
      const [packed] = await this.parts.load("dates");
      const reader = new Reader(packed);
      const count = this.directory.articles;
      const [first, last] = [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN)];
      const start = Date.parse(this.directory.day) / DAY;
      for (let ref = 0; ref < count; ref++) {
        const read = reader.next();
        if (!read) continue;
        first[ref] = start + ((read - 1) >> 1);
        last[ref] = first[ref] + ((read - 1) & 1 ? reader.next() : 0);
      }
      this.days = { first, last };
    }
    return this.days;
  }

  // -> {of: ref -> numbers of its values, named: number -> {id, name}, number: id -> number or -1, before: which of two values comes first}
  async facet(kind) {
    if (!this.facets.has(kind)) this.facets.set(kind, kind === YEAR ? await this.years() : await this.values(kind));
    return this.facets.get(kind);
  }

  async years() {
    const { first, last } = await this.dates();
    const year = (day) => new Date(day * DAY).getUTCFullYear();
    return {
      of: (ref) => (Number.isNaN(first[ref]) || year(first[ref]) !== year(last[ref]) ? [] : [year(first[ref])]),
      named: (number) => ({ id: String(number), name: String(number) }),
      number: (id) => (/^\d{1,4}$/.test(id) ? Number(id) : -1),
      before: (a, b) => b - a,
    };
  }

  async values(kind) {
    const [size, pieces, packed] = await this.parts.load(`facet-${kind}`);
    const reader = new Reader(packed);
    const lists = [];
    for (let ref = 0; ref < this.directory.articles; ref++) {
      const list = [];
      let at = -1;
      for (let left = reader.next(); left > 0; left--) list.push((at += reader.next() + 1));
      lists.push(list);
    }
    const known = new Map(); // id -> number, of the names that were loaded
    const names = async (piece) => {
      const list = (await this.parts.load(`names-${kind}-${piece}`)).map(([name, id]) => ({ id: id ?? slug(name), name }));
      list.forEach(({ id }, at) => known.set(id, piece * size + at));
      return list;
    };
    return {
      of: (ref) => lists[ref],
      named: async (number) => (await names(Math.floor(number / size)))[number % size],
      number: async (id) => {
        if (!known.has(id)) await Promise.all(Array.from({ length: pieces }, (_, piece) => names(piece)));
        return known.get(id) ?? -1;
      },
      before: (a, b) => a - b, // names come in the order of how many articles have them
    };
  }

  // The days from and to which readers ask, as days since 1970.
  between({ from, to }) {
    const number = (day, otherwise) => (day ? Date.parse(day) / DAY : otherwise);
    return [number(dayOf(from, "from"), -Infinity), number(dayOf(to, "to"), Infinity)];
  }

  // -> {kept: results that may be of the days, undated: those of which nothing is known}
  async within(results, days) {
    const { first, last } = await this.dates();
    const [start, end] = this.between(days);
    return {
      kept: results.filter(({ ref }) => first[ref] <= end && last[ref] >= start),
      undated: results.filter(({ ref }) => Number.isNaN(first[ref])),
    };
  }

  // How many of results of the days may be of other days as well.
  async unsure(results, days) {
    const { first, last } = await this.dates();
    const [start, end] = this.between(days);
    return results.filter(({ ref }) => first[ref] < start || last[ref] > end).length;
  }

  // Newest or oldest first; those without a day last.
  async sorted(results, order) {
    const { first, last } = await this.dates();
    const unknown = ({ ref }) => Number(Number.isNaN(first[ref]));
    const by = order === "oldest"
      ? (a, b) => first[a.ref] - first[b.ref] || last[a.ref] - last[b.ref]
      : (a, b) => last[b.ref] - last[a.ref] || first[b.ref] - first[a.ref];
    return Array.from(results).sort((a, b) => unknown(a) - unknown(b) || by(a, b) || a.ref - b.ref);
  }

  // What was chosen of these kinds, without values that the archive has not.
  async known(choice, kinds) {
    const known = {};
    for (const kind of kinds) {
      const facet = await this.facet(kind);
      const numbers = await Promise.all(choice[kind].map((id) => facet.number(id)));
      const ids = choice[kind].filter((_, at) => numbers[at] >= 0);
      if (ids.length) known[kind] = ids;
    }
    return known;
  }

  // Results that have all that was chosen, {kind: [id]}, but for one kind of facet.
  async chosen(results, choice, except) {
    let kept = results;
    for (const [kind, ids] of Object.entries(choice)) {
      if (kind === except) continue;
      const facet = await this.facet(kind);
      const numbers = await Promise.all(ids.map((id) => facet.number(id)));
      const has = ANY.has(kind) ? "some" : "every";
      kept = kept.filter(({ ref }) => {
        const values = facet.of(ref);
        return numbers[has]((number) => values.includes(number));
      });
    }
    return kept;
  }

  // -> [{kind, label, values: [{id, name, count, on}], more}]: how many results there would be with each value beside what is chosen; more of
  // the values of kinds that are in `long`.
  async counts(results, choice, long) {
    return Promise.all(this.directory.facets.map(async ([kind, label]) => {
      const facet = await this.facet(kind);
      const found = new Map();
      for (const { ref } of await this.chosen(results, choice, ANY.has(kind) ? kind : undefined)) {
        for (const number of facet.of(ref)) found.set(number, (found.get(number) ?? 0) + 1);
      }
      const on = new Set(await Promise.all((choice[kind] ?? []).map((id) => facet.number(id))));
      for (const number of on) if (!found.has(number)) found.set(number, 0);
      const order = Array.from(found.keys()).sort((a, b) =>
        on.has(b) - on.has(a) || (kind === YEAR ? 0 : found.get(b) - found.get(a)) || facet.before(a, b));
      const most = long.includes(kind) ? LONG : SHORT;
      const values = await Promise.all(order.slice(0, most).map(async (number) =>
        ({ ...(await facet.named(number)), count: found.get(number), on: on.has(number) })));
      return { kind, label, values, more: Math.max(0, order.length - most) };
    }));
  }
}

Object.assign(sitegenSearch, { Filters });
})();
