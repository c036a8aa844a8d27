// The types say what is there: a program compiles, and so does everything the five systems give.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync, copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { Grid } from "../dist/node.js";
import { CHARTER, DAY, ROOT, TABLES, TWINS, folder } from "./support/index.js";

const OPTIONS = {
    compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: false,
        target: "es2024",
        module: "nodenext",
        lib: ["es2024", "dom", "esnext.disposable"],
        types: [],
    },
};

/** Compiles files in a folder where `gridcore` is installed. */
function compile(files) {
    const folder = mkdtempSync(join(tmpdir(), "gridcore-types-"));
    try {
        mkdirSync(join(folder, "node_modules"));
        symlinkSync(ROOT, join(folder, "node_modules/gridcore"));
        writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...OPTIONS, files: Object.keys(files) }));
        for (const [name, text] of Object.entries(files)) {
            if (text === undefined) copyFileSync(join(ROOT, "tests/types", name), join(folder, name));
            else writeFileSync(join(folder, name), text);
        }
        const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
        const done = spawnSync(process.execPath, [tsc, "--project", folder], { encoding: "utf8" });
        return done.status === 0 ? "" : `${done.stdout}${done.stderr}`;
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test("schema.d.ts is current", () => {
    const done = spawnSync(process.execPath, [join(ROOT, "scripts/types.js"), "--check"], { encoding: "utf8" });
    assert.equal(done.stderr, "");
});

test("a program compiles, and its slips do not", () => {
    assert.equal(compile({ "example.ts": undefined }), "");
});

test("a wrong program does not compile", () => {
    assert.match(compile({ "wrong.ts": 'import { Grid } from "gridcore"; Grid.load(7);' }), /TS2345/);
});

/** Everything a grid gives, as constants of its types. */
function given(grid) {
    const keys = (list) => list.slice(0, 40).map(({ key }) => key);
    const monitor = grid.monitor();
    const move = grid.tree().find((row) => row.depth > 0);
    const delta = monitor.apply([{ rename_unit: { unit: move.key, name: "x" } }]);
    return {
        "Finding[]": [...grid.check()].slice(0, 60),
        "Charter": grid.charter,
        "Answer[]": [
            ...keys(grid.units()).flatMap((key) => grid.answersFor(`unit:${key}`)),
            ...keys(grid.people()).flatMap((key) => grid.answersFor(`person:${key}`)),
            ...keys(grid.areas()).flatMap((key) => grid.answersFor(`area:${key}`)),
        ],
        "Unit[]": grid.units().slice(0, 40),
        "Person[]": grid.people().slice(0, 40),
        "Area[]": grid.areas().slice(0, 40),
        "TreeRow[]": grid.tree().slice(0, 40),
        "Delta": delta,
        "Rejected[]": grid.rejected.slice(0, 40),
        "GridDocument": { ...JSON.parse(grid.toDocument()), people: grid.table("people").slice(0, 40) },
    };
}

test("what the five systems give is of its type", () => {
    const grids = TWINS.map((name) => [name, Grid.load(folder(name.replace("-", "/")), { day: DAY })]);
    grids.push(["lenient", new Grid(CHARTER, { ...TABLES, people: "key,cell\np,t9\n,t1\n" }, { lenient: true })]);
    const files = grids.map(([name, grid]) => {
        const constants = Object.entries(given(grid)).map(([type, value], index) => `const x${index}: ${type} = ${JSON.stringify(value)};`);
        const types = Object.keys(given(grid)).map((type) => type.replace("[]", ""));
        const uses = `export const all = [${constants.map((_, index) => `x${index}`).join(", ")}];`;
        return [`${name}.ts`, `import type { ${types.join(", ")} } from "gridcore";\n${constants.join("\n")}\n${uses}\n`];
    });
    const trouble = compile(Object.fromEntries(files));
    assert.equal(trouble.split("\n").slice(0, 20).join("\n"), "");
});
