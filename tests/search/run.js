// Runs scripts as a worker would, one after the other in one global scope, then a function of the input. stdin: {site, scripts, code, input}.
// What the scripts fetch comes from `site`, path -> content, which the function may change; `asked` tells what was. With `page` they meet a
// document that can do one thing: load scripts.
"use strict";
const vm = require("node:vm");
const { site, scripts, code, input, page } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const asked = [];
const load = async (name) => scope.evaluate(`assets/${name}`);
const fetch = async (address) => {
  asked.push(address);
  await null;
  return { ok: address in site, status: address in site ? 200 : 404, text: async () => site[address] };
};
const document = {
  currentScript: null,
  createElement: () => ({ remove() {} }),
  head: {
    append(script) {
      asked.push(script.src);
      setImmediate(() => {
        if (!(script.src in site)) return script.onerror();
        document.currentScript = script;
        scope.evaluate(script.src);
        document.currentScript = null;
        return script.onload();
      });
    },
  },
};
const scope = vm.createContext({
  console, structuredClone, performance, TextEncoder, URL, setTimeout, site, asked, load, ...(page ? { document } : { fetch }),
});
scope.evaluate = (name) => vm.runInContext(site[name], scope, { filename: name });
scripts.forEach(scope.evaluate);
Promise.resolve(vm.runInContext(`(${code})`, scope)(input)).then((made) => process.stdout.write(JSON.stringify(made ?? null)));
