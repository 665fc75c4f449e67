// What results show of articles: how they begin, and their whole texts where these are wanted.
(() => {
"use strict";

class Texts {
  constructor(parts) {
    this.parts = parts;
  }

  // -> {headline, id, date, publisher, tags, text, cut}; the text has a line a block. Where it goes on, `cut` is the id of the paragraph that
  // it ends in.
  async lead(ref) {
    const [[headline, id, date, publisher, tags, text, cut]] = await this.parts.load(`text-${ref}`);
    return { headline, id, date, publisher, tags, text, cut };
  }

  // The same with the whole text.
  async article(ref) {
    const lead = await this.lead(ref);
    return lead.cut ? { ...lead, text: lead.text + (await this.parts.load(`rest-${ref}`))[0], cut: "" } : lead;
  }
}

Object.assign(sitegenSearch, { Texts });
})();
