// The search page: what is typed and chosen is asked of the engine, in a worker where there can be one, and stands in the address and in the
// title; results can be walked with the arrow keys. Nothing of an article is ever written as HTML.
(() => {
"use strict";

const PAGE = 10;
const PAUSE = 30;
const SLOW = 400;
const say = globalThis.sitegenSay;
const FAILURE = say("The search could not be loaded. Check the connection and search again, or look through the lists of the archive.");
const root = document.body.dataset.root ?? "";
const list = document.querySelector("[data-search-results]");
const told = document.querySelector("[data-search-status]");
const form = document.querySelector("main form[data-search]");
const boxes = Array.from(document.querySelectorAll("[data-search] input[name=q]"));
const box = form?.querySelector("input[name=q]");
if (!list || !told || !box) return;
const controls = ["from", "to", "sort"].map((name) => form.querySelector(`[name=${name}]`)).filter(Boolean);
const panel = document.querySelector("[data-search-narrow]");

const title = document.title;
const loading = new Map();
let engine = null;
let turn = 0;
let timer = 0;
let waiting = 0;
let draft = false; // whether the newest entry of the history holds a query that is still being typed
let asked = null; // the newest request
let shownTurn = 0; // of the results that are on the page
let chosen = {}; // kind -> ids of what was chosen in the panel
let narrow = null; // the panel's script, once it is there
let keep = null; // tells the service worker what was loaded without it

// Results of which the rest of the text has more to show; it is loaded when a reader looks at them.
const looked = new Map();
const watcher = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
  for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
    watcher.unobserve(target);
    const { ref, inText } = looked.get(target) ?? {};
    if (ref !== undefined) engine?.({ turn, ref, inText });
  }
});

function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${root}assets/${name}`;
      script.onload = () => done();
      script.onerror = () => {
        loading.delete(name);
        script.remove();
        failed(new Error(name));
      };
      document.head.append(script);
    }));
  }
  return loading.get(name);
}

function inWorker() {
  const worker = new Worker(`${root}assets/search-engine.js`);
  worker.onmessage = ({ data }) => {
    if (data.loaded) keep(data.loaded);
    else answered(data);
  };
  // It did not load: the next request starts another.
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    engine = null;
    answered({ turn, failed: event.message || "worker" });
  };
  return async (request) => worker.postMessage(request);
}

// From file:// no worker loads.
function inPage() {
  let here = null;
  const loaded = async () => {
    for (const name of sitegenPage.engine) await load(name);
    here ??= new sitegenSearch.Engine(root, load, answered);
  };
  return async (request) => {
    if (!here) await loaded();
    if (request.turn === turn) here.take(request);
  };
}

async function ask(request) {
  asked = { ...request, turn: ++turn };
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (shownTurn < asked.turn) told.textContent = say("Searching …");
  }, engine ? SLOW : 0);
  list.setAttribute("aria-busy", "true");
  const mine = turn;
  try {
    engine ??= location.protocol !== "file:" && globalThis.Worker ? inWorker() : inPage();
    await engine(asked);
  } catch (error) {
    answered({ turn: mine, failed: String(error) });
  }
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== ""));
  return made;
}

const words = (pieces) => pieces.map(({ text, marked }) => (marked ? element("mark", "", text) : text));

function link(address, ...children) {
  const made = element("a", "", ...children);
  made.href = root + address;
  made.dir = "auto";
  return made;
}

function excerpt(passages) {
  const made = element("p", "result-excerpt");
  for (const { cut, pieces, more, at } of passages) {
    const passage = link(at, cut ? "… " : "", ...words(pieces), more ? " …" : "");
    made.append(...(made.childNodes.length ? [" ", passage] : [passage]));
  }
  return made;
}

function result({ ref, headline, address, date, publisher, tags, passages, open, inText }) {
  const made = element("li", "result", link(address, ...words(headline)));
  made.append(element("p", "result-meta", [date, publisher, ...tags].filter(Boolean).join(" · ")));
  const show = (some) => excerpt(some.map((one) => ({ ...one, at: address + one.at })));
  if (passages.length) made.append(show(passages));
  if (open) looked.set(made, { ref, inText, show: (better) => made.lastChild.replaceWith(show(better)) });
  if (open) watcher?.observe(made);
  return made;
}

function clear() {
  list.replaceChildren();
  looked.clear();
  watcher?.disconnect();
  document.querySelectorAll(".search-more, .search-meant").forEach((one) => one.remove());
}

function button(className, label, click) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}

function further({ total, unread, start, results }) {
  const left = total - start - results.length;
  const go = (label, more) => list.after(button("search-more", label, () => ask({ ...asked, ...more, start: start + results.length })));
  if (left > 0) go(say("Show {more} more of {total}", { more: Math.min(PAGE, left), total }));
  else if (unread) go(say("Read {count} more article for the phrase|Read {count} more articles for the phrase", { count: unread }), { all: true });
}

function suggest(query) {
  const made = element("p", "search-meant", say("Did you mean"), " ");
  made.append(button("", query, () => {
    fill(query);
    box.focus();
    submitted();
  }), "?");
  list.before(made);
}

function answered(answer) {
  if (answer.turn !== turn) return;
  if ("ref" in answer) {
    for (const { ref, show } of looked.values()) if (ref === answer.ref) show(answer.passages);
    return;
  }
  clearTimeout(waiting);
  list.removeAttribute("aria-busy");
  if (keep) engine?.("loaded");
  const { start } = asked;
  if (answer.failed) {
    console.error(answer.failed);
    clear();
    told.textContent = FAILURE;
    shownTurn = turn;
    return;
  }
  const again = shownTurn === turn; // the same results and more
  if (start === 0 && !again) clear();
  const more = document.querySelector(".search-more");
  const onward = document.activeElement === more;
  more?.remove();
  const items = answer.results.slice(again ? list.children.length - start : 0).map(result);
  list.append(...items);
  shownTurn = turn;
  if (!answer.reading) further({ ...answer, start });
  if (answer.meant && start === 0) suggest(answer.meant);
  const time = answer.took < 1000 ? `${Math.max(1, Math.round(answer.took))} ms` : `${(answer.took / 1000).toFixed(1)} s`;
  told.textContent = answer.how === "empty" ? answer.said : `${answer.said} ${answer.reading ? say("Reading on …") : `(${time})`}`;
  if (answer.facets && narrow) narrow.show(answer.facets, chosen);
  if (onward) (items[0]?.querySelector("a") ?? box).focus();
}

const inQuotes = (text) => say("“{words}”", { words: text.length > 100 ? `${text.slice(0, 100)} …` : text });

function search(typing) {
  const text = typing ? box.value.trimStart() : box.value.trim();
  const values = Object.fromEntries(controls.map((one) => [one.name, one.value.trim()]));
  document.title = text.trim() ? `${inQuotes(text.trim())} – ${title}` : title;
  if (!text && !values.from && !values.to && !Object.values(chosen).some((ids) => ids.length)) {
    turn++;
    clearTimeout(waiting);
    list.removeAttribute("aria-busy");
    clear();
    told.textContent = "";
    narrow?.show([], chosen);
    return;
  }
  ask({ text, typing, ...values, chosen, start: 0, count: PAGE, facets: narrow?.long });
}

// The address as it is with this search; browsers that forbid it from file:// go without. A search that was asked for keeps its entry in the
// history, each letter of one that is being typed does not.
function remember(typing) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = "";
  if (box.value.trim()) address.searchParams.set("q", box.value.trim());
  for (const { name, value } of controls) if (value.trim() && value !== "relevance") address.searchParams.set(name, value.trim());
  for (const [kind, ids] of Object.entries(chosen)) for (const id of ids) address.searchParams.append(kind, id);
  const same = address.href === location.href;
  try {
    if (draft) history.replaceState(null, "", address);
    else if (!same) history.pushState(null, "", address);
  } catch {
    // Searching works without it.
  }
  draft = typing && (draft || !same);
}

function fill(text, except) {
  boxes.filter((one) => one !== except).forEach((one) => { one.value = text; });
}

function submitted() {
  clearTimeout(timer);
  remember(false);
  search(false);
}

function typed(event) {
  if (event.isComposing) return;
  clearTimeout(timer);
  fill(event.target.value, event.target);
  timer = setTimeout(() => {
    remember(true);
    search(true);
  }, PAUSE);
}

function walk(event) {
  const links = Array.from(list.querySelectorAll(".result > a"));
  const here = document.activeElement;
  const at = links.findIndex((one) => one.parentElement.contains(here));
  const inBox = boxes.includes(here);
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "/" && !here.matches("input, select")) {
    event.preventDefault();
    box.focus();
    box.select();
    return;
  }
  if (event.shiftKey || (at < 0 && !inBox)) return;
  const next = { ArrowDown: at + 1, ArrowUp: here === links[at] ? at - 1 : at }[event.key];
  if (event.key === "Escape" && at >= 0) box.focus();
  else if (next === undefined || (inBox && event.key === "ArrowUp") || next >= links.length) return;
  else if (next < 0) box.focus();
  else links[next].focus();
  event.preventDefault();
}

// The panel loads its script, and the engine its data, when somebody opens it or comes with something chosen.
async function opened() {
  if (narrow || !panel) return;
  await load("search-narrow.js");
  narrow = sitegenNarrow(panel, (kind, ids) => {
    chosen = { ...chosen, [kind]: ids };
    submitted();
  }, () => search(false));
  search(false);
}

function arrive() {
  const given = new URLSearchParams(location.search);
  fill(given.get("q") ?? "");
  for (const one of controls) one.value = given.get(one.name) ?? "";
  for (const one of controls) if (one.options && one.selectedIndex < 0) one.selectedIndex = 0;
  chosen = {};
  for (const kind of sitegenPage.facets) if (given.has(kind)) chosen[kind] = given.getAll(kind);
  draft = false;
  const narrowed = Object.keys(chosen).length > 0 || controls.some((one) => one.name !== "sort" && one.value);
  if (panel && narrowed) panel.open = true; // its toggle event does the rest, unless it is open already
  search(false);
}

// Readers without a network get what they have seen; of their first visit that is what had loaded before the service worker was there.
async function offline() {
  const { controller } = navigator.serviceWorker;
  await navigator.serviceWorker.register(`${root}service-worker.js`);
  const { active } = await navigator.serviceWorker.ready;
  if (controller) return;
  const kept = new Set();
  keep = (addresses) => {
    const fresh = addresses.filter((address) => address.startsWith(location.origin) && !kept.has(address));
    fresh.forEach((address) => kept.add(address));
    active.postMessage(fresh);
  };
  keep([location.href.replace(/[?#].*/, ""), ...performance.getEntriesByType("resource").map(({ name }) => name)]);
  engine?.("loaded");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  fill(box.value);
  submitted();
});
document.querySelectorAll("header form[data-search]").forEach((one) => one.addEventListener("submit", (event) => {
  event.preventDefault();
  fill(one.querySelector("input[name=q]").value);
  submitted();
}));
boxes.forEach((one) => ["input", "compositionend"].forEach((name) => one.addEventListener(name, typed)));
controls.forEach((one) => one.addEventListener("change", submitted));
panel?.addEventListener("toggle", () => { if (panel.open) opened().catch(() => { told.textContent = FAILURE; }); });
document.addEventListener("keydown", walk);
addEventListener("popstate", arrive);
document.querySelectorAll("main [data-search-script]").forEach((one) => { one.hidden = false; });
arrive();
// Whoever arrives with a query goes on from the box: down to the results, or to other words.
if (box.value && !location.hash && document.activeElement === document.body) box.focus({ preventScroll: true });
if (sitegenPage.offline && "serviceWorker" in navigator) offline().catch(() => {});
})();
