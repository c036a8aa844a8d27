// `node scripts/finish.js`: what follows the binding step. Optimises the module, puts the JavaScript and the types
// beside it, and holds the package to its size.

import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 400 * 1024;
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
const wasm = size("gridcore_bg.wasm");
const total = readdirSync(DIST).reduce((sum, name) => sum + size(name), 0);
console.log(`gridcore_bg.wasm: ${wasm} bytes gzipped; the package: ${total} of at most ${BUDGET}`);
if (total > BUDGET) {
    console.error("the package is larger than its budget");
    process.exitCode = 1;
}
