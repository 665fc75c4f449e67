// What readers are told, in the language of the site: the English words are the key, as everywhere in the interface. {name} in them is a
// value; {count} chooses among the forms between |, in the order of the language's plurals.
(() => {
"use strict";

const { language, words } = globalThis.sitegenSaid ?? { language: "en", words: {} };
const rules = new Intl.PluralRules(language);
const plurals = ["zero", "one", "two", "few", "many", "other"].filter((plural) => rules.resolvedOptions().pluralCategories.includes(plural));

function say(said, values = {}) {
  const forms = (words[said] ?? said).split("|");
  const form = forms.length > 1 ? forms[Math.min(plurals.indexOf(rules.select(values.count)), forms.length - 1)] : forms[0];
  return form.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? values[name].toLocaleString(language) : values[name]));
}

globalThis.sitegenSay = Object.assign(say, { language });
})();
