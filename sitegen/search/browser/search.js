// The search page: what is typed is searched for, in the address and in the title; results can be walked with the arrow keys.
// Nothing of an article is ever written as HTML. Works from file:// too, where data must come as scripts.
(() => {
"use strict";

const { index: INDEX, pieces: PIECES, piece: PIECE, browse: BROWSE } = sitegenSettings;
const { find, status, named, excerpts, marked } = sitegenSearch;
const PAGE = 20;
const PAUSE = 150;
const root = document.body.dataset.root ?? "";
const list = document.querySelector("[data-search-results]");
const told = document.querySelector("[data-search-status]");
const boxes = Array.from(document.querySelectorAll("[data-search] input[name=q]"));
const box = boxes.find((one) => one.closest("main")) ?? boxes[0];
if (!list || !told || !box) return;

const title = document.title;
const loading = new Map();
let index = null;
let turn = 0;
let timer = 0;
let draft = false; // whether the newest entry of the history holds a query that is still being typed

// Load a script once; a failed one may be tried again.
function load(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = root + address;
      script.onload = () => done();
      script.onerror = () => {
        loading.delete(address);
        script.remove();
        failed(new Error(address));
      };
      document.head.append(script);
    }));
  }
  return loading.get(address);
}

async function loadedIndex() {
  if (!index) {
    told.textContent = "Loading the index …";
    await load(INDEX);
    index ??= lunr.Index.load(globalThis.sitegenIndex);
  }
  return index;
}

async function article(ref) {
  const number = Math.floor(ref / PIECE);
  await load(PIECES.replace("N", number));
  return globalThis.sitegenArticles[number][ref % PIECE];
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const words = (pieces) => pieces.map(({ text, marked: hit }) => (hit ? element("mark", "", text) : text));

function result({ headline, address, date, publisher, text }, terms) {
  const link = element("a", "", ...words(marked(headline, terms)));
  link.href = root + address;
  link.dir = "auto";
  const made = element("li", "result", link);
  const meta = [date, publisher].filter(Boolean).join(" · ");
  if (meta) made.append(element("p", "result-meta", meta));
  const parts = excerpts(text, terms).flatMap(({ cut, pieces, more }, at) =>
    [cut && at === 0 ? "… " : "", ...words(pieces), more ? " … " : ""]);
  const excerpt = element("p", "result-excerpt", ...parts.filter(Boolean));
  excerpt.dir = "auto";
  if (text) made.append(excerpt);
  return made;
}

// Where to look when nothing was found, unless the page says it below anyway.
function suggest() {
  if (document.querySelector("[data-search-results] ~ nav")) return;
  const made = element("ul", "");
  for (const [name, address] of BROWSE) {
    const link = element("a", "", name);
    link.href = root + address;
    made.append(element("li", "", link));
  }
  const whole = element("nav", "search-suggestions", made);
  whole.setAttribute("aria-label", "Lists of the archive");
  list.after(whole);
}

function clear() {
  list.replaceChildren();
  document.querySelectorAll(".search-more, .search-suggestions").forEach((one) => one.remove());
}

// Show results from `start` on; those of a later query win.
async function show(results, start, mine) {
  const page = results.slice(start, start + PAGE);
  const items = await Promise.all(page.map(async ({ ref, terms }) => result(await article(ref), terms)));
  if (mine !== turn) return;
  if (start === 0) clear();
  list.append(...items);
  if (results.length > start + PAGE) {
    const more = element("button", "search-more", `Show ${Math.min(PAGE, results.length - start - PAGE)} more of ${results.length}`);
    more.type = "button";
    more.addEventListener("click", async () => {
      more.disabled = true;
      try {
        await show(results, start + PAGE, turn);
        more.remove();
        list.children[start + PAGE]?.querySelector("a").focus();
      } catch {
        more.disabled = false;
        told.textContent = failure;
      }
    });
    list.after(more);
  }
}

const failure = "The search index could not be loaded. Check the connection and search again, or look through the lists of the archive.";

async function search(text, typing) {
  const mine = ++turn;
  const asked = text.trim();
  document.title = asked ? `${named(asked)} – ${title}` : title;
  if (!asked) {
    clear();
    told.textContent = "";
    return;
  }
  try {
    const loaded = await loadedIndex();
    if (mine !== turn) return;
    const found = find(loaded, typing ? text.trimStart() : asked, typing);
    await show(found.results, 0, mine);
    if (mine !== turn) return;
    told.textContent = status(found, asked);
    if (!found.results.length) suggest();
  } catch (error) {
    if (mine !== turn) return;
    clear();
    told.textContent = failure;
    suggest();
    console.error(error);
  }
}

// The address as it is with this query; browsers that forbid it from file:// go without. A query that was asked for keeps its entry in
// the history, each letter of one that is being typed does not.
function remember(text, typing) {
  const address = new URL(location.href);
  address.searchParams.delete("q");
  if (text.trim()) address.searchParams.set("q", text.trim());
  try {
    if (draft || address.href === location.href) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    // Searching works without it.
  }
  draft = typing;
}

function fill(text, except) {
  boxes.filter((one) => one !== except).forEach((one) => { one.value = text; });
}

function submit(event) {
  event.preventDefault();
  clearTimeout(timer);
  const text = event.target.querySelector("input[name=q]").value;
  fill(text);
  remember(text, false);
  search(text, false);
}

function typed(event) {
  if (event.isComposing) return;
  clearTimeout(timer);
  const text = event.target.value;
  fill(text, event.target);
  timer = setTimeout(() => {
    remember(text, true);
    search(text, true);
  }, PAUSE);
}

function walk(event) {
  const links = Array.from(list.querySelectorAll(".result > a"));
  const at = links.indexOf(document.activeElement);
  const inBox = boxes.includes(document.activeElement);
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (at < 0 && !inBox)) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (event.key === "Escape" && at >= 0) box.focus();
  else if (next === undefined || (inBox && event.key === "ArrowUp") || next >= links.length) return;
  else if (next < 0) box.focus();
  else links[next].focus();
  event.preventDefault();
}

function asked() {
  const text = new URLSearchParams(location.search).get("q") ?? "";
  fill(text);
  draft = false;
  search(text, false);
}

// Whoever arrives with a query goes on from the box: down to the results, or to other words.
function arrive() {
  asked();
  if (box.value && !location.hash && document.activeElement === document.body) box.focus({ preventScroll: true });
}

document.querySelectorAll("[data-search]").forEach((form) => form.addEventListener("submit", submit));
boxes.forEach((one) => ["input", "compositionend"].forEach((name) => one.addEventListener(name, typed)));
document.addEventListener("keydown", walk);
addEventListener("popstate", asked);
arrive();
})();
