// What packing.py wrote -> numbers and words. Pure.
(() => {
"use strict";

const LAST = 78;
const VALUES = new Uint8Array(127);
for (let code = 0x20, value = 0; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) VALUES[code] = value++;
const MORE = 93 - LAST;

// Reads one number after another; `at` is where the next one begins.
class Reader {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  next() {
    let value = 0;
    for (let weight = 1; ; weight *= MORE) {
      const letter = VALUES[this.text.charCodeAt(this.at++)];
      if (letter < LAST) return value + letter * weight;
      value += letter * weight; // LAST was taken off before the division
    }
  }

  get done() {
    return this.at >= this.text.length;
  }
}

function numbers(text) {
  const found = [];
  for (const reader = new Reader(text); !reader.done;) found.push(reader.next());
  return found;
}

function words(text) {
  const found = [];
  let word = "";
  for (const [, known, rest] of text.matchAll(/(\d)((?:\|.|[^\d|])*)/gsu)) {
    word = word.slice(0, known) + rest.replace(/\|(.)/gsu, "$1");
    found.push(word);
  }
  return found;
}

globalThis.sitegenSearch = { Reader, numbers, words };
})();
