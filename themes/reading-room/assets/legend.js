// On an article: the legend's kinds of marks become switches, whose state is remembered for all articles.
(() => {
"use strict";

// The kinds that are off; "*" stands for all but those named with "+", so that a kind which comes later is off too.
const KEY = "sitegen-marks-off";
const legend = document.querySelector("[data-legend]");
if (!legend) return;
const marks = document.querySelectorAll(".text [data-kind]");
// Words become buttons of the same size, so that nothing moves.
const [all, ...buttons] = Array.from(legend.children, (word) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...word.childNodes);
  if (word.dataset.kind) button.dataset.kind = word.dataset.kind;
  word.replaceWith(button);
  return button;
});
const kinds = buttons.map((button) => button.dataset.kind);
let off = remembered();

// Where storage is forbidden, as in private windows and from some disks, the choice lasts for one page.
function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function choose(these) {
  off = these;
  try {
    localStorage.setItem(KEY, JSON.stringify(off));
  } catch {}
  show();
}

function isOff(kind) {
  return off.includes("*") ? !off.includes(`+${kind}`) : off.includes(kind);
}

function show() {
  for (const mark of marks) {
    const hidden = isOff(mark.dataset.kind);
    mark.classList.toggle("off", hidden);
    // What cannot be seen must not be reached with the Tab key either.
    for (const name of ["href", "tabindex"]) {
      const kept = `data-${name}`;
      const [from, to] = hidden ? [name, kept] : [kept, name];
      if (!mark.hasAttribute(from)) continue;
      mark.setAttribute(to, mark.getAttribute(from));
      mark.removeAttribute(from);
    }
  }
  buttons.forEach((button, at) => button.setAttribute("aria-pressed", !isOff(kinds[at])));
  all.setAttribute("aria-pressed", kinds.every(isOff) ? "false" : kinds.some(isOff) ? "mixed" : "true");
}

all.addEventListener("click", () => choose(kinds.some(isOff) ? [] : ["*"]));
for (const button of buttons) {
  button.addEventListener("click", () => {
    const word = (off.includes("*") ? "+" : "") + button.dataset.kind;
    choose(off.includes(word) ? off.filter((other) => other !== word) : [...off, word]);
  });
}
show();
})();
