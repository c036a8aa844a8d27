// `npm run bench`: ours, the peer's in the same run, and the ratio, against what is to be reached.
//
// BENCH_UNITS is the number of units (1,000,000), BENCH_ENTRIES that of entries (1,000,000); with BENCH_CHECK=1 a target missed is a failure.

import assert from "node:assert/strict";

import { stratify } from "d3-hierarchy";

import { Grid, Ledger } from "../dist/node.js";
import { CHARTER, SCHEME, entries, tree } from "./data.js";
import { sums, typedArrays, windowed } from "./peers.js";

const UNITS = Number(process.env.BENCH_UNITS ?? 1_000_000);
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const ROUNDS = 9;
let missed = 0;

/** The medians of jobs in milliseconds, one after the other in each round so that all see the same machine. */
function medians(jobs) {
    const times = jobs.map(() => []);
    for (let round = 0; round < ROUNDS + 2; round++) {
        jobs.forEach((job, index) => {
            globalThis.gc?.();
            const start = performance.now();
            const done = job();
            const time = performance.now() - start;
            done?.free?.();
            // The first rounds are for the compilers.
            if (round >= 2) times[index].push(time);
        });
    }
    return times.map((list) => list.sort((a, b) => a - b)[ROUNDS >> 1]);
}

/** Prints ours against a peer; a ratio above 1 is slower than the peer. */
function print(job, peer, ours, theirs, most) {
    const ratio = ours / theirs;
    const ok = ratio <= most;
    if (!ok) missed++;
    const line = [job.padEnd(34), peer.padEnd(24), `${ours.toFixed(1)} ms`, `${theirs.toFixed(1)} ms`, `${ratio.toFixed(2)}x`];
    console.log([...line, `at most ${most.toFixed(2)}x`, ok ? "reached" : "missed"].join("  "));
}

const { keys, parents, tiers } = tree(UNITS);
const units = { key: keys, parent: parents, tier: tiers };
const people = { key: [] };
const rows = keys.map((key, unit) => ({ key, parent: parents[unit] }));
const d3 = stratify().id((row) => row.key).parentId((row) => row.parent);

console.log(`${UNITS} units; job, peer, ours, theirs, ratio`);
const [build, typed, stratified] = medians([
    () => new Grid(CHARTER, { units, people }),
    () => void typedArrays(keys, parents),
    () => void d3(rows),
]);
print("build from columns of keys", "typed arrays and a Map", build, typed, 1.5);
print("build from columns of keys", "d3-hierarchy stratify", build, stratified, 1 / 3);

const grid = new Grid(CHARTER, { units, people });
const numbers = Float64Array.from({ length: UNITS }, (_, unit) => (unit * 7919) % 1000);
const above = grid.column("units", "parent");
assert.deepEqual(grid.addUp(numbers).subarray(0, 1000), sums(above, numbers).subarray(0, 1000));
const [ours, plain] = medians([() => void grid.addUp(numbers), () => void sums(above, numbers)]);
print("sum over every subtree", "typed arrays", ours, plain, 1);

// A good load and one that is refused for one cell.
const bad = keys.with?.(UNITS - 1, keys[1]) ?? [...keys.slice(0, -1), keys[1]];
const refused = { ...units, key: bad };
const without = { ...units, tier: tiers.map(() => "t9") };
const refuse = (units) => assert.throws(() => new Grid(CHARTER, { units, people }));
const [good, refusing, all] = medians([
    () => new Grid(CHARTER, { units, people }).free(),
    () => refuse(refused),
    () => refuse(without),
]);
print("refuse for one bad cell", "a good load", refusing, good, 1.1);
print("refuse for a bad cell in every row", "a good load", all, good, 1.1);

// Entries of 10,000 cells, up five tiers, over any days and over a calendar month.
const small = tree(11_111);
const organisation = new Grid(SCHEME, { units: { key: small.keys, parent: small.parents, tier: small.tiers }, people: { key: [] } });
const { columns, cell, day, points, start } = entries(ENTRIES, small.keys);
const ledger = new Ledger(organisation, "points");
const BATCH = 250_000;
for (let from = 0; from < ENTRIES; from += BATCH) ledger.post(organisation, columns(from, Math.min(from + BATCH, ENTRIES)));
const parent = organisation.column("units", "parent");
const place = new Map(organisation.keys("units").map((key, unit) => [key, unit]));
const at = Int32Array.from(cell, (unit) => place.get(small.keys[unit]));
const window = [start(16), start(700)];
const root = windowed(at, day, points, parent, 16, 700);
const any = () => ledger.rollUp(organisation, { period: [window] });
const board = any();
assert.deepEqual([board.column("plus")[0], board.column("minus")[0], board.column("count")[0]], [root.plus[0], root.minus[0], root.count[0]]);
board.free();
const [rolled, month, summed] = medians([any, () => ledger.rollUp(organisation, { period: ["2024-05"] }), () => void windowed(at, day, points, parent, 16, 700)]);
print(`roll up ${ENTRIES} entries, any days`, "typed arrays", rolled, summed, 1);
print("roll up a calendar month", "typed arrays", month, summed, 1);

if (missed > 0 && process.env.BENCH_CHECK === "1") process.exitCode = 1;
