// The built module says what Rust says, byte for byte.
//
// `make test` writes the documents and what Rust found in them; GRIDCORE_TWINS is their folder.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { check, initSync, version } from "../dist/gridcore.js";

const module = readFileSync(new URL("../dist/gridcore_bg.wasm", import.meta.url));
initSync({ module });

const SYSTEMS = ["area7", "gas_centre", "jianghan", "longtan", "plant8"];

function read(name) {
    return readFileSync(join(process.env.GRIDCORE_TWINS, name));
}

function thrownBy(call) {
    try {
        call();
    } catch (error) {
        return error;
    }
    assert.fail("nothing was thrown");
}

for (const name of SYSTEMS.flatMap((name) => [name, `${name}-broken`])) {
    test(`findings are those of Rust: ${name}`, () => {
        const document = read(`${name}.document.json`);
        const expected = read(`${name}.findings.json`);
        assert.deepEqual(Buffer.from(check(document)), expected);
        assert.deepEqual(Buffer.from(check(document.toString())), expected);
        assert.equal(JSON.parse(expected).total > 0, name.endsWith("-broken"));
    });
}

for (const kind of ["text", "charter", "roster"]) {
    test(`errors are those of Rust: ${kind}`, () => {
        const error = thrownBy(() => check(read(`refused-${kind}.document.json`)));
        assert.ok(error instanceof Error);
        assert.equal(error.name, "GridError");
        assert.equal(error.kind, kind);
        const text = `{"kind":"${kind}","message":${JSON.stringify(error.message)},"findings":${error.findings}}`;
        assert.deepEqual(Buffer.from(text), read(`refused-${kind}.error.json`));
    });
}

test("bytes that are not UTF-8 are refused", () => {
    assert.equal(thrownBy(() => check(new Uint8Array([0xff, 0xfe, 0x7b, 0]))).kind, "text");
});

test("what is no document is a TypeError", () => {
    assert.ok(thrownBy(() => check(7)) instanceof TypeError);
});

test("version", () => {
    assert.equal(version(), JSON.parse(readFileSync(new URL("../package.json", import.meta.url))).version);
});
