// The program of the README runs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as gridcore from "../dist/node.js";

const blocks = [...readFileSync(new URL("../README.md", import.meta.url), "utf8").matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);

test("README", async () => {
    assert.equal(blocks.length, 2);
    const lines = [];
    for (const block of blocks) {
        const code = block
            .replace(/^import (\w+), \{ (.*?) \} from "gridcore";$/m, "const { default: $1, $2 } = gridcore;")
            .replace('await import("gridcore")', "gridcore");
        assert.notEqual(code, block);
        const run = new Function("gridcore", "assert", "console", `return (async () => {${code}})();`);
        await run(gridcore, assert, { log: (line) => lines.push(line) });
    }
    assert.ok(lines[0].startsWith("error[coverage.unplaced] person:0003"));
    assert.equal(lines[1], "1 seat of `officer`, 0 eligible people; of 0 in scope");
});
