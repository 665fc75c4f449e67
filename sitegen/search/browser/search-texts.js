// What results show of articles.
(() => {
"use strict";

const { numbers } = sitegenSearch;

class Texts {
  constructor(parts, directory) {
    this.parts = parts;
    this.begins = [0];
    for (const more of numbers(directory.texts)) this.begins.push(this.begins.at(-1) + more + 1);
  }

  // -> {headline, id, date, publisher, tags, text}; the text has a line a block.
  async article(ref) {
    let [low, high] = [0, this.begins.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.begins[middle] <= ref) low = middle;
      else high = middle;
    }
    const pieces = await this.parts.load(`texts-${low}`);
    const [headline, id, date, publisher, tags, text] = pieces[ref - this.begins[low]];
    return { headline, id, date, publisher, tags, text };
  }
}

Object.assign(sitegenSearch, { Texts });
})();
