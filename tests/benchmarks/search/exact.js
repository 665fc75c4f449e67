// What exact.py runs: node exact.js SITE QUERIES SEED. Both indexes are asked by the site's own lunr.min.js.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [site, wanted, seed] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
globalThis.lunr = require(path.join(site, "assets", "lunr.min.js"));
globalThis.fetch = async (address) => ({ ok: true, text: async () => fs.readFileSync(address, "utf8") });
vm.runInThisContext(fs.readFileSync(path.join(site, "assets", "search-engine.js"), "utf8"));

let state = seed;
function random() {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 4) / 2 ** 28;
}
const chance = (of) => random() < of;
const one = (list) => list[Math.floor(random() * list.length)];

function drawn(terms, total) {
  let at = random() * total;
  return (terms.find(([, often]) => (at -= often) < 0) ?? terms.at(-1))[0];
}

// One term of a query, of one kind of eight.
function clause(word, kinds) {
  const { REQUIRED, PROHIBITED } = lunr.Query.presence;
  const made = { term: word };
  const kind = random();
  const note = (name) => { kinds[name] = (kinds[name] ?? 0) + 1; };
  if (kind < 0.12 && word.length > 3) {
    const at = Math.floor(random() * word.length);
    Object.assign(made, { term: word.slice(0, at) + word.slice(at + 1), editDistance: 1 });
    note("~1");
  } else if (kind < 0.14 && word.length > 4) {
    made.editDistance = 2;
    note("~2");
  } else if (kind < 0.24) {
    made.term = `${word.slice(0, 3)}*`;
    note("prefix");
  } else if (kind < 0.28) {
    made.term = `*${word.slice(-4)}`;
    note("ending");
  } else if (kind < 0.31) {
    made.term = `${word.slice(0, 2)}*${word.slice(-2)}`;
    note("inner wildcard");
  } else note("word");
  if (chance(0.15)) {
    made.fields = one([["headline"], ["body"], ["tags", "entities"]]);
    note("fielded");
  }
  if (chance(0.15)) [made.presence] = [REQUIRED, note("+")];
  else if (chance(0.1)) [made.presence] = [PROHIBITED, note("-")];
  if (chance(0.1)) made.boost = 3;
  return made;
}

const rounded = (score) => Math.round(score * 1e9);
const ordered = (results) => results.sort((a, b) => rounded(b.score) - rounded(a.score) || a.ref - b.ref);

async function main() {
  const data = JSON.parse(fs.readFileSync(path.join(site, "search", "lunr-index.json"), "utf8"));
  const numbers = new Map();
  for (const [key] of data.fieldVectors) {
    const ref = key.slice(key.indexOf("/") + 1);
    if (!numbers.has(ref)) numbers.set(ref, numbers.size);
  }
  const whole = lunr.Index.load({ ...data, pipeline: [] });
  const index = new sitegenSearch.Index(new sitegenSearch.Parts(`${site}/`));
  await index.open();
  const terms = data.invertedIndex.map(([term, posting]) => [term, Object.keys(posting.body).length + Object.keys(posting.headline).length]);
  const total = terms.reduce((sum, [, often]) => sum + often, 0);
  const told = { queries: wanted, differing: 0, results: 0, largest_difference_of_scores: 0, kinds: {} };
  for (let number = 0; number < wanted; number++) {
    const clauses = Array.from({ length: 1 + Math.floor(random() * 4) }, () => clause(drawn(terms, total), told.kinds));
    const theirs = whole.query((query) => clauses.forEach((each) => query.clause({ ...each, usePipeline: false })));
    const { results } = await index.query(clauses);
    const expected = ordered(theirs.map(({ ref, score }) => ({ ref: numbers.get(ref), score })));
    const ours = ordered(results.map(({ ref, score }) => ({ ref: Number(ref), score })));
    const gap = (at) => Math.abs(expected[at].score - ours[at].score);
    const same = expected.length === ours.length && expected.every(({ ref }, at) => ref === ours[at].ref && gap(at) <= 1e-9);
    told.results += expected.length;
    if (same) expected.forEach((_, at) => { told.largest_difference_of_scores = Math.max(told.largest_difference_of_scores, gap(at)); });
    else {
      told.differing++;
      told.example ??= { clauses, expected: expected.slice(0, 3), ours: ours.slice(0, 3), counts: [expected.length, ours.length] };
    }
  }
  process.stdout.write(JSON.stringify(told));
}

main();
