// Assignment on typed arrays, against every choice there is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { GridError, linearSumAssignment, solveAssignment } from "../dist/node.js";

/** Numbers that are the same in every run. */
function random(seed) {
    let state = seed;
    return (end) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * end);
    };
}

/** The best total over all ways to give each row a column of its own. */
function best(costs, rows, columns, taken = 0, row = 0) {
    if (row === rows) return 0;
    let least = Infinity;
    for (let column = 0; column < columns; column++) {
        if (taken & (1 << column)) continue;
        const rest = best(costs, rows, columns, taken | (1 << column), row + 1);
        least = Math.min(least, costs[row * columns + column] + rest);
    }
    return least;
}

test("matrices", () => {
    const next = random(5);
    for (let round = 0; round < 300; round++) {
        const rows = 1 + next(5);
        const columns = rows + next(3);
        const costs = Float64Array.from({ length: rows * columns }, () => (next(10) === 0 ? Infinity : next(9) - 2.5));
        const wanted = best(costs, rows, columns);
        if (wanted === Infinity) {
            assert.throws(() => linearSumAssignment(costs, rows, columns), GridError);
            continue;
        }
        const pairs = linearSumAssignment(costs, rows, columns);
        assert.deepEqual([...pairs.rows], [...Array(rows).keys()]);
        assert.equal(new Set(pairs.columns).size, rows);
        const total = (found, matrix) => found.columns.reduce((sum, column, row) => sum + matrix[row * columns + column], 0);
        assert.equal(total(pairs, costs), wanted);
        const turned = costs.map((cost) => -cost);
        assert.equal(total(linearSumAssignment(turned, rows, columns, { maximize: true }), turned), 0 - wanted);
    }
});

test("edges with seats and loads", () => {
    const [slots, people] = [Uint32Array.of(0, 0, 1), Uint32Array.of(0, 1, 1)];
    for (const cost of [Int32Array.of(4, 1, 2), Float64Array.of(4, 1, 2), BigInt64Array.of(4n, 1n, 2n)]) {
        const plan = solveAssignment(slots, people, cost);
        assert.deepEqual([...plan.chosen], [0, 2]);
        assert.equal(plan.total, 6n);
        assert.deepEqual([...plan.unfilled], [0, 0]);
        assert.equal(plan.exact, true);
        plan.verify();
        plan.free();
    }
    const plan = solveAssignment(slots, people, Int32Array.of(4, 1, 2), Uint32Array.of(1, 2), Uint32Array.of(0, 2));
    assert.deepEqual([[...plan.chosen], plan.total, [...plan.unfilled]], [[1, 2], 3n, [0, 1]]);
});

test("what does not fit is refused", () => {
    assert.throws(() => linearSumAssignment(Float64Array.of(1, NaN), 1, 2), /GridError.*no number|invalid numeric/);
    assert.throws(() => linearSumAssignment(Float64Array.of(1, 2), 2, 2), GridError);
    assert.throws(() => linearSumAssignment([1, 2], 1, 2), TypeError);
    assert.throws(() => linearSumAssignment(Float64Array.of(1, 2), 1, 2, { maximise: true }), TypeError);
    assert.throws(() => solveAssignment(Uint32Array.of(7), Uint32Array.of(0), Int32Array.of(1), Uint32Array.of(1)), GridError);
    assert.throws(() => solveAssignment([0], [0], [1]), TypeError);
    assert.throws(() => solveAssignment(Uint32Array.of(0), Uint32Array.of(0), Float64Array.of(0.5)), TypeError);
});
