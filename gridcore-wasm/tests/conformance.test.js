// The built module says what Rust says, byte for byte.
//
// `make test` writes the documents and what Rust makes of them; GRIDCORE_TWINS is their folder.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Grid, GridError, Ledger, version } from "../dist/node.js";
import { differingCases, differingJournal, differingPlans, differingReviews } from "./browser/conformance.js";
import { DAY, TWINS, documents, folder, thrownBy, twin } from "./support/index.js";

for (const name of documents()) {
    test(`documents and findings are those of Rust: ${name}`, () => {
        const document = twin(`${name}.document.json`);
        const expected = twin(`${name}.findings.json`);
        for (const given of [document, document.toString()]) {
            const grid = Grid.fromDocument(given);
            assert.deepEqual(Buffer.from(grid.check().json), expected);
            assert.deepEqual(Buffer.from(grid.check({ language: "zh" }).json), twin(`${name}.findings.zh.json`));
            assert.deepEqual(Buffer.from(grid.toDocument()), document);
            const monitor = grid.monitor();
            assert.deepEqual(Buffer.from(monitor.findings().json), expected);
        }
        if (TWINS.includes(name)) assert.equal(JSON.parse(expected).total > 0, name.endsWith("-broken"));
    });

    test(`boards are those of Rust: ${name}`, () => {
        const grid = Grid.fromDocument(twin(`${name}.scored.json`));
        const ledger = new Ledger(grid, "compared", twin(`${name}.entries.csv`));
        for (const { request, board, ranks } of JSON.parse(twin(`${name}.boards.json`))) {
            const found = ledger.rollUp(grid, request);
            assert.equal(found.toJson(), board);
            if (found.periods.length > 0) assert.deepEqual(found.rank({ by: "per_head", ties: ["plus"], within: "siblings" }), JSON.parse(ranks));
            const sums = Float64Array.from(found.rows(), ({ sum }) => Math.round(sum * 1000));
            assert.deepEqual(found.column("sum"), sums);
        }
    });

    test(`cases are those of Rust: ${name}`, () => {
        const expected = JSON.parse(twin(`${name}.cases.json`));
        if (expected !== null) assert.deepEqual(differingCases(twin(`${name}.document.json`), expected), []);
        assert.ok(expected !== null || name.startsWith("generated-") || name === "area7-undrawn");
    });

    test(`answers are those of Rust: ${name}`, () => {
        const expected = twin(`${name}.answers.json`);
        const grid = Grid.fromDocument(twin(`${name}.document.json`));
        const lines = Object.keys(JSON.parse(expected)).map(
            (about) => `${JSON.stringify(about)}:${JSON.stringify(grid.answersFor(about))}`,
        );
        assert.deepEqual(Buffer.from(`{${lines.join(",\n")}}`), expected);
    });
}

for (const name of TWINS) {
    test(`the folder gives the same document: ${name}`, () => {
        const grid = Grid.load(folder(name.replace("-", "/")), { day: DAY });
        assert.deepEqual(Buffer.from(grid.toDocument()), twin(`${name}.document.json`));
        const again = Grid.load(grid.toFiles(), { day: DAY });
        assert.equal(again.toDocument(), grid.toDocument());
    });
}

for (const name of [...TWINS, "area7-undrawn"]) {
    test(`plans are those of Rust: ${name}`, () => {
        assert.deepEqual(differingPlans(twin(`${name}.document.json`), JSON.parse(twin(`${name}.plans.json`))), []);
    });
}

for (const name of TWINS.filter((name) => !name.endsWith("-broken"))) {
    test(`reviews are those of Rust: ${name}`, () => {
        assert.deepEqual(differingReviews(JSON.parse(twin(`${name}.reviews.json`))), []);
    });

    test(`histories are those of Rust: ${name}`, () => {
        assert.deepEqual(differingJournal(JSON.parse(twin(`${name}.journal.json`))), []);
    });
}

for (const kind of ["text", "charter", "roster"]) {
    test(`errors are those of Rust: ${kind}`, () => {
        const error = thrownBy(() => Grid.fromDocument(twin(`refused-${kind}.document.json`)));
        assert.ok(error instanceof GridError);
        assert.equal(error.kind, kind);
        const text = `{"kind":"${kind}","message":${JSON.stringify(error.message)},"findings":${error.findings.json}}`;
        assert.deepEqual(Buffer.from(text), twin(`refused-${kind}.error.json`));
    });
}

test("version", () => {
    assert.equal(version(), JSON.parse(readFileSync(new URL("../package.json", import.meta.url))).version);
});
