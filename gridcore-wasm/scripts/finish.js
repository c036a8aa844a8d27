// `node scripts/finish.js`: what follows the binding step. Puts the JavaScript and the types beside the module, and
// holds the package to its size.
//
// wasm-opt is left out: on a module in the order of the binding step, its -Oz came out 1 % larger when zipped.

import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// What is to be reached, and what must not be exceeded until it is.
const BUDGET = 400 * 1024;
const CEILING = 1180 * 1024;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");

for (const name of readdirSync(join(ROOT, "js"))) copyFileSync(join(ROOT, "js", name), join(DIST, name));

// What the functions do is said in the types as well, where editors look for it: half of the zipped script.
const script = join(DIST, "gridcore.js");
writeFileSync(script, readFileSync(script, "utf8").replace(/^ *\/\*\*\n(?: *\*.*\n)*? *\*\/\n/gm, ""));

const size = (name) => gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length;
const total = readdirSync(DIST).reduce((sum, name) => sum + size(name), 0);
const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} KB`;
const verdict = total <= BUDGET ? "reached" : "missed";
console.log(`package, gzipped: ${kilobytes(total)}, of it the module ${kilobytes(size("gridcore_bg.wasm"))}; budget ${kilobytes(BUDGET)} ${verdict}`);
if (total > CEILING) {
    console.error(`the package has grown beyond ${kilobytes(CEILING)}`);
    process.exitCode = 1;
}
