// On an article: a card for each mark, on hover or focus: its kind and name, why it is marked, and where else it stands. All of it is in the
// page already, in the list of claims; without this script that list and the marks' own links are enough.
(() => {
"use strict";

const WAIT = 250;
const STAY = 300;
const GAP = 6;
const claims = document.getElementById("claims");
if (!claims) return;
const marks = Array.from(document.querySelectorAll(".text .mark[data-claim]"));
const card = make("div", { id: "card", className: "card", lang: document.documentElement.lang, dir: getComputedStyle(document.body).direction });
let shown = null;
let timer = 0;

for (const mark of marks) if (!mark.closest("a")) mark.tabIndex = 0;

function make(name, values, ...children) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...children);
  return made;
}

// No stops of the Tab key, which would be three for each mark: the mark itself is the link to everywhere else, and N and P are keys of it.
function link(href, words, label, key) {
  const made = make("a", { href, tabIndex: -1 }, words);
  if (key) Object.assign(made, { title: `${label} (${key.toUpperCase()})`, ariaLabel: label, ariaKeyShortcuts: key });
  return made;
}

function told(mark) {
  const claim = document.getElementById(`c${mark.dataset.claim}`);
  const heading = claim.parentElement.previousElementSibling;
  const kind = heading.firstElementChild.cloneNode();
  kind.append(heading.dataset.one);
  const name = claim.querySelector(".claim-meaning > [dir]") ?? claim.querySelector(".claim-words");
  const places = marks.filter((other) => other.id && other.dataset.claim === mark.dataset.claim);
  const at = places.findLastIndex((place) => place === mark || place.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const said = claims.dataset;
  const where = make("p", { className: "card-where" }, said.here.replace("##", places.length).replace("#", at + 1), " ");
  if (at > 0) where.append(link(`#${places[at - 1].id}`, "↑", said.before, "p"), " ");
  if (at + 1 < places.length) where.append(link(`#${places[at + 1].id}`, "↓", said.after, "n"), " ");
  if (mark.href) where.append(link(mark.href, said.everywhere));
  return [
    make("p", { className: "card-kind" }, kind),
    make("p", { className: "card-name", dir: "auto" }, name.textContent),
    make("p", { className: "card-why" }, claim.querySelector(".aside").cloneNode(true)),
    where,
  ];
}

function show(mark, x) {
  clearTimeout(timer);
  if (mark === shown || mark.classList.contains("off")) return;
  hide();
  shown = mark;
  card.replaceChildren(...told(mark));
  // Behind the mark, for those who read on from there.
  (mark.closest("a") ?? mark).after(card);
  mark.setAttribute("aria-describedby", "card");
  const lines = Array.from(mark.getClientRects());
  const line = lines.find(({ left, right }) => x >= left && x <= right) ?? lines[0];
  const frame = card.offsetParent.getBoundingClientRect();
  const most = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const above = line.bottom + GAP + card.offsetHeight > innerHeight && line.top > card.offsetHeight + GAP;
  card.style.left = `${Math.max(GAP, Math.min(line.left, most)) - frame.left}px`;
  card.style.top = `${(above ? line.top - card.offsetHeight - GAP : line.bottom + GAP) - frame.top}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.remove();
}

const within = (node) => shown && (shown.contains(node) || card.contains(node));
const later = (action, wait) => {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
};

// Whole sentences are quoted: a pointer rests on them while they are read, so that they wait for a click or the Tab key.
function over({ target, pointerType, clientX }) {
  if (pointerType !== "mouse") return;
  if (card.contains(target)) {
    clearTimeout(timer);
    return;
  }
  const mark = target.closest?.(".text .mark[data-claim]");
  if (mark && !/^(quote|reported)$/.test(mark.dataset.kind)) later(() => show(mark, clientX), mark === shown ? 0 : WAIT);
  else if (!shown) clearTimeout(timer);
  else if (!card.contains(document.activeElement) && document.activeElement !== shown) later(hide, STAY);
}

document.addEventListener("pointerover", over);
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".text .mark[data-claim]") && target.matches(":focus-visible")) show(target);
  else if (!within(target)) hide();
});
function go(place) {
  location.hash = place.id;
  place.focus({ preventScroll: true });
  show(place);
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".text .mark[data-claim]");
  const onward = card.contains(event.target) && event.target.closest("a[href^='#']");
  if (onward) {
    event.preventDefault();
    go(document.getElementById(onward.hash.slice(1)));
  } else if (mark && !event.target.closest("a")) show(mark, event.clientX);
  else if (!within(event.target)) hide();
});
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
  if (!shown || ctrlKey || metaKey || altKey) return;
  const onward = document.activeElement === shown && /^[np]$/.test(key) && card.querySelector(`[aria-keyshortcuts=${key}]`);
  if (key === "Escape") hide();
  else if (onward) go(document.getElementById(onward.hash.slice(1)));
});
addEventListener("resize", hide);
})();
