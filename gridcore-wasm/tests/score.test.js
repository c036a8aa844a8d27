// Shares and ranks of arrays and typed arrays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { GridError, rank, redistribute, share } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const floats = (...numbers) => new Float64Array(numbers);

test("every list is shared alike", () => {
    for (const weights of [[3, 2, 1], [3n, 2n, 1n], ["3", "2", "1"], new Float64Array([3, 2, 1]), new Int32Array([3, 2, 1]), new BigInt64Array([3n, 2n, 1n])]) {
        assert.deepEqual(share(weights, 100), floats(50, 33, 17));
    }
    assert.deepEqual(share([12.5, 8.25, 0], 100_000), floats(60_241, 39_759, 0));
    assert.deepEqual(share([1, 1], 9_223_372_036_854_775_807n, { ties: "position" }), new BigInt64Array([4_611_686_018_427_387_904n, 4_611_686_018_427_387_903n]));
});

test("methods, bounds and ties", () => {
    assert.deepEqual(share([608_725, 536_810, 400_257, 278_957, 177_964], 8, { method: "dhondt" }), floats(3, 2, 2, 1, 0));
    assert.deepEqual(share([90, 9, 1], 10, { floors: 1 }), floats(8, 1, 1));
    assert.deepEqual(share([90, 9, 1], 10, { caps: [5, 9, 9], keys: ["a", "b", "c"] }), floats(5, 5, 0));
    assert.deepEqual(share([1, 1, 1], 100, { keys: ["p3", "p1", "p2"] }), floats(33, 34, 33));
    const error = thrownBy(() => share([1, 1, 1], 100));
    assert.ok(error instanceof GridError);
    assert.deepEqual([error.kind, error.findings[0].rule], ["call", "call.share"]);
});

test("a pot in two levels", () => {
    const shared = redistribute([30, 10, 5], ["north", "north", "south"], { north: 90, south: 60 }, 1000);
    assert.deepEqual(shared, { groups: { north: 600, south: 400 }, people: floats(450, 150, 400) });
});

test("ranks", () => {
    const values = [9, 7, 7, 5, null];
    const ranks = { competition: [1, 2, 2, 4], modified: [1, 3, 3, 4], dense: [1, 2, 2, 3], ordinal: [1, 2, 3, 4], fractional: [1, 2.5, 2.5, 4] };
    for (const [method, expected] of Object.entries(ranks)) assert.deepEqual(rank(values, { method }), floats(...expected, NaN));
    assert.deepEqual(rank(new Float64Array([9, 7, 7, 5]), { ascending: true }), floats(4, 2, 2, 1));
    assert.deepEqual(rank([9, 7, 7, 5], { ties: [[0, 1, 2, 0]], within: ["n", "n", "n", "s"] }), floats(1, 3, 2, 1));
});

test("what is not of its type", () => {
    for (const call of [
        () => share(7, 1),
        () => share([1], 1.5),
        () => share([1], "1"),
        () => share([1], 1, { method: "hare" }),
        () => share([1], 1, { tie: "position" }),
        () => share([1], 1, { floors: [0.5] }),
        () => rank([1], { method: "best" }),
        () => rank([1], { ties: 7 }),
        () => redistribute([1], ["n", "n"], { n: 1 }, 1),
    ]) {
        assert.ok(thrownBy(call) instanceof TypeError, String(call));
    }
    assert.equal(thrownBy(() => share([1, 0.0001], 1)).findings[0].place.line, 2);
});
