// The panel that narrows results: for each facet its values with how many results they would leave.
globalThis.sitegenNarrow = (panel, choose, again) => {
"use strict";

const say = globalThis.sitegenSay;
const place = panel.querySelector("[data-search-facets]");
const long = []; // kinds of which more than the first values are wanted

function value(kind, { id, name, count, on }, ids) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = kind;
  box.value = id;
  box.checked = on;
  box.addEventListener("change", () => choose(kind, box.checked ? [...ids, id] : ids.filter((one) => one !== id)));
  const label = document.createElement("label");
  const words = document.createElement("span");
  words.dir = "auto";
  words.append(name);
  const number = document.createElement("span");
  number.className = "count";
  number.append(count.toLocaleString(say.language));
  label.append(box, words, " ", number);
  const item = document.createElement("li");
  item.append(label);
  return item;
}

function facet({ kind, label, values, more }, chosen) {
  const ids = chosen[kind] ?? [];
  const made = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.append(say(label));
  const list = document.createElement("ul");
  list.append(...values.map((one) => value(kind, one, ids)));
  made.append(legend, list);
  if (more && !long.includes(kind)) {
    const button = document.createElement("button");
    button.type = "button";
    button.name = kind;
    button.append(say("More: {kind}", { kind: say(label).toLowerCase() }));
    button.addEventListener("click", () => {
      long.push(kind);
      again();
    });
    made.append(button);
  } else if (more) {
    const rest = document.createElement("p");
    rest.className = "meta";
    rest.append(say("{count} more; other words bring others to the front.", { count: more }));
    made.append(rest);
  }
  return made;
}

// Focus stays on the box that was chosen, though all of them are made anew.
function show(facets, chosen) {
  const { name, value: id } = document.activeElement ?? {};
  const inside = place.contains(document.activeElement);
  place.replaceChildren(...facets.filter(({ values }) => values.length).map((one) => facet(one, chosen)));
  if (inside) Array.from(place.querySelectorAll("input")).find((one) => one.name === name && (one.value === id || !id))?.focus();
  if (!facets.length) place.textContent = say("Search for something to narrow it.");
}

return { show, long };
};
