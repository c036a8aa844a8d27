// `node scripts/finish.js`: what follows the binding step. Optimises the module, puts the JavaScript and the types
// beside it, and holds the package to its size.

import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// What is to be reached, and what must not be exceeded until it is.
const BUDGET = 400 * 1024;
const CEILING = 900 * 1024;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const MODULE = join(DIST, "gridcore_bg.wasm");

// What the compiler and the binding step use; nothing newer may slip in.
const FEATURES = [
    "reference-types",
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "sign-ext",
    "nontrapping-float-to-int",
].map((feature) => `--enable-${feature}`);

const wasmOpt = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin/wasm-opt");
const done = spawnSync(process.execPath, [wasmOpt, "-O3", ...FEATURES, MODULE, "-o", `${MODULE}.tmp`], { stdio: "inherit" });
if (done.status !== 0) process.exit(1);
renameSync(`${MODULE}.tmp`, MODULE);

for (const name of readdirSync(join(ROOT, "js"))) copyFileSync(join(ROOT, "js", name), join(DIST, name));

const size = (name) => gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length;
const total = readdirSync(DIST).reduce((sum, name) => sum + size(name), 0);
const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} KB`;
const verdict = total <= BUDGET ? "reached" : "missed";
console.log(`package, gzipped: ${kilobytes(total)}, of it the module ${kilobytes(size("gridcore_bg.wasm"))}; budget ${kilobytes(BUDGET)} ${verdict}`);
if (total > CEILING) {
    console.error(`the package has grown beyond ${kilobytes(CEILING)}`);
    process.exitCode = 1;
}
