// Parts of the index -> an index of stock lunr.js that has the terms of one query, and its answer. lunr.js scores an article by the terms that
// the query and the article share and by the query's own length, so an index of these terms alone finds the same articles, gives the same
// scores and the same order as the whole one. Weights are computed as lunr.Builder does, from counts.
(() => {
"use strict";

const { Reader, numbers, words } = sitegenSearch;
const K1 = 1.2;
const B = 0.75;
const ONCE = 0;
const OFTEN = 1;
const KINDS = 3;
const WIDTH = 6;
const NOTHING = Object.freeze(Object.create(null)); // lunr's metadata of a match
const EMPTY = new lunr.Vector();

const reversed = (text) => Array.from(text).reverse().join("");
const next = (text) => text && text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);

// Where `word` would be put into a sorted list, behind its equals.
function place(list, word) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The parts of a cut list, as [first, end), that can have words that begin so.
function span(separators, start) {
  if (!separators.length) return [0, 0];
  const first = Math.max(place(separators, start) - 1, 0);
  if (!start) return [0, separators.length];
  const after = next(start);
  let end = place(separators, after);
  if (separators[end - 1] === after) end--; // begins with what follows all such words
  return [first, Math.max(end, first + 1)];
}

// As numbering.py: articles stand by classes of length, and tell by how much they are longer than their class begins.
function lengthsOf(sizes, more) {
  const lengths = [];
  let begin = 0;
  for (const size of sizes) {
    for (let left = size; left > 0; left--) lengths.push(begin + more[lengths.length]);
    begin += Math.max(1, Math.floor(begin / WIDTH));
  }
  return lengths;
}

class Index {
  constructor(parts) {
    this.parts = parts;
    this.shards = new Map();
    this.backwards = new Map();
  }

  // Load what every query needs; the rest comes with the queries.
  async open() {
    const lengths = this.parts.load("lengths");
    lengths.catch(() => {}); // told where it is awaited
    [this.directory] = await this.parts.load("index");
    const { fields, totals, articles, classes, terms, ends } = this.directory;
    this.fields = Object.keys(fields);
    this.boosts = Object.values(fields);
    this.averages = totals.map((total) => total / articles);
    this.body = this.fields.indexOf("body");
    this.terms = words(terms);
    this.ends = words(ends);
    this.lengths = lengthsOf(numbers(classes), numbers((await lengths)[0]));
  }

  // -> term -> where its rows begin in the shard's numbers.
  async shard(number) {
    if (!this.shards.has(number)) {
      const [listed, packed] = await this.parts.load(`terms-${number}`);
      const begins = new Map();
      const reader = new Reader(packed);
      for (const term of words(listed)) {
        begins.set(term, reader.at);
        this.skip(reader);
      }
      this.shards.set(number, { begins, packed });
    }
    return this.shards.get(number);
  }

  async ending(number) {
    if (!this.backwards.has(number)) this.backwards.set(number, words((await this.parts.load(`ends-${number}`))[0]));
    return this.backwards.get(number);
  }

  skip(reader) {
    for (let rows = reader.next(); rows >= 0; rows--) this.row(reader, 0, () => {});
  }

  // Read one row: calls each(ref, field, count, length) for every field; -> ref.
  row(reader, ref, each) {
    const number = reader.next();
    const kind = number % KINDS;
    const at = ref + (number - kind) / KINDS;
    if (kind === ONCE) each(at, this.body, 1, this.lengths[at]);
    else if (kind === OFTEN) each(at, this.body, reader.next() + 2, this.lengths[at]);
    else {
      const fields = reader.next() + 1;
      for (let field = 0; field < this.fields.length; field++) {
        if (!(fields >> field & 1)) continue;
        const read = reader.next();
        if (field === this.body) each(at, field, read + 1, this.lengths[at]);
        else each(at, field, read & 1 ? reader.next() + 2 : 1, (read >> 1) + 1);
      }
    }
    return at;
  }

  // How many shards have to be loaded to know all terms that begin so.
  spread(start) {
    const [first, end] = span(this.terms, start);
    return end - first;
  }

  spreadOf(terms) {
    return new Set(terms.map((term) => span(this.terms, term)[0])).size;
  }

  async beginning(start) {
    const [first, end] = span(this.terms, start);
    const shards = await Promise.all(Array.from({ length: end - first }, (_, at) => this.shard(first + at)));
    return shards.flatMap(({ begins }) => Array.from(begins.keys())).filter((term) => term.startsWith(start));
  }

  async endingSo(end) {
    const start = reversed(end);
    const [first, last] = span(this.ends, start);
    const lists = await Promise.all(Array.from({ length: last - first }, (_, at) => this.ending(first + at)));
    return lists.flat().filter((word) => word.startsWith(start)).map(reversed);
  }

  async has(term) {
    const [first, end] = span(this.terms, term);
    return first < end && (await this.shard(first)).begins.has(term);
  }

  // Terms among which are all that lunr.js would take a clause for.
  async candidates({ term, editDistance }) {
    const wild = term.includes("*");
    if (editDistance) {
      // A word with one mistake still has all that stands before it or all that stands behind it.
      if (editDistance > 1 || wild || /[\ud800-\udfff]/.test(term)) {
        return (await this.endingSo("")).filter((one) => wild || Math.abs(one.length - term.length) <= editDistance);
      }
      const cost = (at) => this.spread(term.slice(0, at)) + span(this.ends, reversed(term.slice(at + 1))).reduce((a, b) => b - a);
      const costs = Array.from(term, (_, at) => cost(at));
      const at = costs.indexOf(Math.min(...costs));
      return (await Promise.all([this.beginning(term.slice(0, at)), this.endingSo(term.slice(at + 1))])).flat();
    }
    if (!wild) return [term];
    const [start, end] = [term.slice(0, term.indexOf("*")), term.slice(term.lastIndexOf("*") + 1)];
    return start ? this.beginning(start) : this.endingSo(end);
  }

  // The terms of the archive that a clause stands for, in the order of UTF-16.
  async expanded(clause) {
    if (!clause.editDistance && !clause.term.includes("*")) return (await this.has(clause.term)) ? [clause.term] : [];
    const found = Array.from(new Set(await this.candidates(clause))).sort();
    const { term, editDistance } = clause;
    return lunr.TokenSet.fromArray(found).intersect(lunr.TokenSet.fromClause(editDistance ? { term, editDistance } : { term }))
      .toArray().sort();
  }

  // In how many articles a term of a loaded shard stands.
  async articlesWith(term) {
    const [first] = span(this.terms, term);
    const { begins, packed } = await this.shard(first);
    return begins.has(term) ? new Reader(packed, begins.get(term)).next() + 1 : 0;
  }

  // What stands of a term: [article, field, count, length, ...], by article.
  async rows(term) {
    const { begins, packed } = await this.shard(span(this.terms, term)[0]);
    const rows = [];
    const reader = new Reader(packed, begins.get(term));
    for (let left = reader.next(), ref = 0; left >= 0; left--) {
      ref = this.row(reader, ref, (at, field, count, length) => rows.push(at, field, count, length)) + 1;
    }
    return rows;
  }

  // Which articles have one of the terms of every need, {terms, fields}; null where nothing is needed.
  allowed(needs, terms, rows) {
    if (!needs.length) return null;
    const met = new Uint8Array(this.directory.articles);
    needs.forEach((need, turn) => terms.forEach((term, number) => {
      if (!need.terms.has(term)) return;
      const inside = this.fields.map((field) => need.fields.includes(field));
      for (let at = 0; at < rows[number].length; at += 4) if (inside[rows[number][at + 1]] && met[rows[number][at]] === turn) met[rows[number][at]]++;
    }));
    return met.map((count) => count === needs.length);
  }

  // An index of lunr.js that has these terms, which are in the archive, of the articles that meet all needs: others would only be taken out of
  // its results. `whole`: it knows all articles, for queries that only exclude.
  async partial(terms, needs, whole) {
    const inverted = Object.create(null);
    const vectors = Object.create(null);
    const { articles } = this.directory;
    if (whole) for (let ref = 0; ref < articles; ref++) this.fields.forEach((field) => { vectors[`${field}/${ref}`] = EMPTY; });
    const sorted = Array.from(new Set(terms)).sort();
    const every = await Promise.all(sorted.map((term) => this.rows(term)));
    const allowed = this.allowed(needs, sorted, every);
    sorted.forEach((term, number) => {
      const posting = Object.create(null);
      posting._index = number;
      this.fields.forEach((field) => { posting[field] = Object.create(null); });
      const rows = every[number];
      const found = rows.length / 4;
      const idf = Math.log(1 + Math.abs((articles - found + 0.5) / (found + 0.5)));
      for (let at = 0; at < rows.length; at += 4) {
        const [ref, field, count, length] = [rows[at], rows[at + 1], rows[at + 2], rows[at + 3]];
        if (allowed && !allowed[ref]) continue;
        const damping = K1 * (1 - B + B * (length / this.averages[field]));
        const score = idf * ((K1 + 1) * count) / (damping + count) * this.boosts[field];
        const name = this.fields[field];
        const key = `${name}/${ref}`;
        posting[name][ref] = NOTHING;
        if (!vectors[key] || vectors[key] === EMPTY) vectors[key] = new lunr.Vector();
        vectors[key].elements.push(number, Math.round(score * 1000) / 1000);
      }
      inverted[term] = posting;
    });
    return new lunr.Index({
      invertedIndex: inverted,
      fieldVectors: vectors,
      tokenSet: lunr.TokenSet.fromArray(sorted),
      fields: this.fields,
      pipeline: new lunr.Pipeline(),
    });
  }

  // Run clauses of lunr.js, their terms ready. -> {results, terms: what each clause stands for}; as lunr.Index.query of the whole index, but for
  // articles that have not one of the clauses, by their numbers, of each of `needed`, {clauses, fields}.
  async query(clauses, needed = []) {
    const terms = await Promise.all(clauses.map((clause) => this.expanded(clause)));
    const excluding = clauses.length > 0 && clauses.every(({ presence }) => presence === lunr.Query.presence.PROHIBITED);
    const needs = needed.map(({ clauses: numbers, fields }) => ({ terms: new Set(numbers.flatMap((number) => terms[number])), fields }));
    const index = await this.partial(terms.flat(), needs, excluding);
    const results = index.query((query) => clauses.forEach((clause) => query.clause({ ...clause, usePipeline: false })));
    return { results, terms };
  }
}

Object.assign(sitegenSearch, { Index });
})();
