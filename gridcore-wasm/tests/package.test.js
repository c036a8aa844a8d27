// The packed tarball installs without a network into an empty folder, by import and by require.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT } from "./support/index.js";

let folder;

function run(command, args, options = {}) {
    const done = spawnSync(command, args, { encoding: "utf8", cwd: folder, ...options });
    assert.equal(done.status, 0, `${done.stdout}${done.stderr}`);
    return done.stdout;
}

before(() => {
    folder = mkdtempSync(join(tmpdir(), "gridcore-package-"));
    const [{ filename, files }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: ROOT }));
    const names = files.map(({ path }) => path);
    for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "dist/node.js", "dist/index.js", "dist/index.d.ts", "dist/gridcore_bg.wasm"]) {
        assert.ok(names.includes(name), `${name} is missing`);
    }
    assert.ok(names.every((name) => name.startsWith("dist/") || !name.includes("/")), names.join(" "));
    writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true }');
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, filename)]);
});

after(() => rmSync(folder, { recursive: true }));

const TASK = `
    const grid = new Grid('name = "w"\\ntiers = ["team"]', { units: "key,tier\\nt,team\\n", people: "key,cell\\np,\\n" });
    try { grid.unit("x"); } catch (error) { if (!(error instanceof GridError)) throw error; }
    console.log(grid.check().total);
`;

test("nothing else is installed", () => {
    assert.deepEqual(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")), ["gridcore"]);
});

test("by import", () => {
    writeFileSync(join(folder, "task.mjs"), `import init, { Grid, GridError } from "gridcore"; await init(); ${TASK}`);
    assert.equal(run(process.execPath, ["task.mjs"]), "2\n");
});

test("by require, where Node can require ES modules", { skip: !process.features.require_module }, () => {
    writeFileSync(join(folder, "task.cjs"), `const { default: init, Grid, GridError } = require("gridcore"); ${TASK}`);
    assert.equal(run(process.execPath, ["task.cjs"]), "2\n");
});

test("in a worker thread", () => {
    const worker = `import { parentPort } from "node:worker_threads"; import { Grid, GridError } from "gridcore"; ${TASK}`;
    writeFileSync(join(folder, "worker.mjs"), worker.replace("console.log", "parentPort.postMessage"));
    writeFileSync(
        join(folder, "main.mjs"),
        'import { Worker } from "node:worker_threads"; new Worker("./worker.mjs").on("message", (total) => console.log(total));',
    );
    assert.equal(run(process.execPath, ["main.mjs"]), "2\n");
});
