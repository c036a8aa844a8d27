// The program of the README runs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as gridcore from "../dist/node.js";

const blocks = [...readFileSync(new URL("../README.md", import.meta.url), "utf8").matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);

/** What a block prints; what it asserts must hold. */
async function run(block) {
    const code = block.replace(/^import (?:(\w+), )?\{ (.*?) \} from "gridcore";$/m, (_, all, names) => `const { ${all === undefined ? "" : `default: ${all}, `}${names} } = gridcore;`);
    assert.notEqual(code, block);
    const lines = [];
    const program = new Function("gridcore", "assert", "console", `return (async () => {${code}})();`);
    await program(gridcore, assert, { log: (line) => lines.push(line), assert: assert.ok });
    return lines;
}

test("README", async () => {
    assert.equal(blocks.length, 7);
    const [lines, planned, , awarded, reviewed] = await Promise.all(blocks.map(run));
    assert.ok(lines[0].startsWith("error[coverage.unplaced] person:0003"));
    assert.equal(planned[0], "1 seat of `officer`, 0 eligible people; of 0 in scope");
    assert.match(reviewed[0], /list `routine` of 2024-05 was to be revised by 2024-05-05/);
    assert.match(awarded[0], /`t1` with 2 points misses award `flag`: it had it the last time/);
});
