// Loads the parts of the index, each once: search/NAME.js calls part(STAMP, value ...). In a worker they are fetched; from file://,
// where nothing can be fetched, the page adds them as scripts. A part of another stamp is one of a newer archive: see Outdated.
(() => {
"use strict";

// The archive was published anew while it was searched: what is in memory belongs to the one before.
class Outdated extends Error {}

// `root` leads to the site's folder.
class Parts {
  constructor(root) {
    this.root = root;
    this.loading = new Map();
    this.stamp = null;
    this.hesitate = null;
  }

  // -> the values of a part. A part that failed may be asked for again. `hesitate` may wait, or throw, before anything is asked for.
  async load(name) {
    if (!this.loading.has(name)) await this.hesitate?.();
    if (!this.loading.has(name)) {
      const loaded = this.arrive(name).catch((error) => {
        this.loading.delete(name);
        throw error;
      });
      this.loading.set(name, loaded);
    }
    return this.loading.get(name);
  }

  async arrive(name) {
    const address = `${this.root}search/${name}.js`;
    const [stamp, ...values] = await (typeof document === "undefined" ? fetched : scripted)(address);
    this.stamp ??= stamp;
    if (stamp !== this.stamp) throw new Outdated(name);
    return values;
  }
}

async function fetched(address) {
  // Asks whether the part is still the same one: a browser's memory of an older archive would not fit the directory.
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status === 404) throw new Outdated(address); // a newer archive may have fewer
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const text = await answer.text();
  return JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`);
}

const arrived = new Map();
globalThis.part = (...values) => arrived.set(document.currentScript, values);

function scripted(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    const ended = () => {
      script.remove();
      const values = arrived.get(script);
      arrived.delete(script);
      if (values) done(values);
      else failed(new Error(address));
    };
    script.onload = ended;
    script.onerror = ended;
    script.src = address;
    document.head.append(script);
  });
}

Object.assign(sitegenSearch, { Parts, Outdated });
})();
