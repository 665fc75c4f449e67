// Runs scripts as a page would, one after the other in one global scope, then a function of the input. stdin: {scripts, code, input}.
"use strict";
const vm = require("node:vm");
const { scripts, code, input } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const page = vm.createContext({ console, structuredClone });
for (const script of scripts) vm.runInContext(script, page);
const result = vm.runInContext(`(${code})`, page)(input);
process.stdout.write(JSON.stringify(result));
