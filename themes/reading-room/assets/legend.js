// On an article: the legend's kinds of marks become switches, whose state is remembered for all articles.
(() => {
"use strict";

// The kinds that are off; "*" stands for all but those named with "+", so that a kind which comes later is off too.
const KEY = "sitegen-marks-off";
const legend = document.querySelector("[data-legend]");
if (!legend) return;
const marks = document.querySelectorAll(".text [data-kind]");
const items = Array.from(legend.querySelectorAll("li[data-kind]"));
const kinds = items.map((item) => item.dataset.kind);
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

function button(children, click) {
  const made = document.createElement("button");
  made.type = "button";
  made.append(...children);
  made.addEventListener("click", click);
  return made;
}

const all = button([legend.dataset.legend], () => choose(kinds.some(isOff) ? [] : ["*"]));
const buttons = items.map((item) => {
  const word = () => (off.includes("*") ? "+" : "") + item.dataset.kind;
  const flip = () => choose(off.includes(word()) ? off.filter((other) => other !== word()) : [...off, word()]);
  const made = button(Array.from(item.childNodes), flip);
  item.append(made);
  return made;
});
all.className = "all";
legend.prepend(all);
show();
})();
