// The ledger and its boards: bulk columns, every refusal, ranks and shares.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, GridError, Ledger } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const floats = (...numbers) => new Float64Array(numbers);
const CHARTER = {
    name: "w",
    tiers: ["site", "team", { label: "member", people: { all: [] } }],
    schemes: [{ key: "points", rules: [{ key: "tidy", points: 2 }, { key: "any", least: -9, most: 9 }, { key: "merit", least: 0, most: 5, approval: true }] }],
};
const UNITS = { key: ["s", "t", "u"], parent: [null, "s", "s"], tier: ["site", "team", "team"] };
const ENTRIES = {
    id: ["a", "b", "c"],
    date: ["2024-05-17", "2024-06-03", "2024-06-04"],
    subject: ["person:p", "unit:u", "person:p"],
    rule: ["tidy", "tidy", "merit"],
    points: [null, null, 1.5],
    author: ["unit:s", "unit:s", "unit:s"],
};
const workshop = () => new Grid(CHARTER, { units: UNITS, people: { key: ["p", "q"], cell: ["t", "t"] } });

test("entries are posted, approved, reversed and rolled up", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", ENTRIES);
    assert.deepEqual([ledger.scheme, ledger.length, ledger.pending], ["points", 3, 1]);
    const board = ledger.rollUp(grid, { period: "month", covered: true });
    assert.deepEqual([board.periods, board.keys], [["2024-05", "2024-06"], ["s", "t", "u"]]);
    assert.deepEqual(board.column("sum"), floats(2000, 2000, 2000, 0, 0, 2000));
    assert.deepEqual(board.column("per_head"), floats(1000, 1000, 1000, 0, NaN, NaN));
    assert.deepEqual([board.column("heads"), board.column("covered")], [floats(2, 2, 2, 2, 0, 0), floats(1, 0, 1, 0, 0, 0)]);
    assert.deepEqual([board.column("plus"), board.column("minus"), board.column("count")], [board.column("sum"), floats(0, 0, 0, 0, 0, 0), floats(1, 1, 1, 0, 0, 1)]);
    assert.deepEqual(board.rows()[1], { key: "s", tier: "site", depth: 0, period: "2024-06", plus: 2, minus: 0, sum: 2, count: 1, heads: 2, per_head: 1, covered: 0 });
    ledger.approve(grid, "c", "person:q");
    assert.deepEqual(ledger.rollUp(grid, { period: [["2024-05-01", "2024-07-01"]], by: "member" }).column("sum"), floats(3500, 0));
    assert.deepEqual(ledger.entry("c"), { id: "c", date: "2024-06-04", subject: "person:p", rule: "merit", points: 1.5, author: "unit:s", approver: "person:q" });
    assert.equal(ledger.entry("z"), undefined);
    assert.deepEqual(ledger.post(grid, ENTRIES), { counted: 0, pending: 0, repeated: 3 });
    assert.deepEqual(ledger.post(grid, "id,date,author,reverses\nd,2024-06-05,unit:s,a\n"), { counted: 1, pending: 0, repeated: 0 });
    assert.deepEqual(ledger.rollUp(grid, { period: "year", by: "team" }).column("sum"), floats(1500, 2000));
    ledger.free();
});

test("what is behind a number, and the entries of a folder", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", ENTRIES);
    const ids = (line, options) => ledger.behind(grid, line, options).map(({ id }) => id);
    assert.deepEqual([ids("unit:s"), ids("unit:s", { period: "2024-05" }), ids("unit:u", { period: ["2024-06-01", "2024-07-01"] }), ids("person:q")], [["a", "b"], ["a"], ["b"], []]);
    const files = { ...grid.toFiles(), "entries.csv": "id,date,subject,rule,author\na,2024-05-17,person:p,tidy,unit:s\n" };
    assert.deepEqual(Ledger.load(files, "points").entry("a").points, 2);
    const bad = { ...files, "entries.csv": files["entries.csv"].replace("person:p", "person:x") };
    const error = thrownBy(() => Ledger.load(bad, "points"));
    assert.deepEqual([error.kind, error.findings[0].place], ["roster", { file: "entries.csv", line: 2, column: "subject" }]);
});

test("columns of typed arrays are posted as rows are", () => {
    const grid = workshop();
    const size = 5000;
    const points = Float64Array.from({ length: size }, (_, row) => ((row * 7919) % 18_001 - 9_000) / 1000);
    const same = (value) => new Array(size).fill(value);
    const columns = {
        id: Int32Array.from(points, (_, row) => row),
        date: same("2024-05-17"),
        subject: Array.from(points, (_, row) => (row % 3 ? "person:p" : "unit:u")),
        rule: same("any"),
        points,
        author: same("unit:s"),
    };
    const board = new Ledger(grid, "points", columns).rollUp(grid);
    const rows = Array.from(points, (_, row) => Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[row]])));
    assert.equal(new Ledger(grid, "points", rows).rollUp(grid).toJson(), board.toJson());
    const sum = (keep) => points.reduce((sum, number, row) => (keep(row) ? sum + Math.round(number * 1000) : sum), 0);
    assert.deepEqual(board.column("sum"), floats(sum(() => true), sum((row) => row % 3), sum((row) => row % 3 === 0)));
});

test("ranks and shares of lines", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", ENTRIES);
    const board = ledger.rollUp(grid, { period: "quarter" });
    assert.deepEqual(board.rank(), { s: 1, t: 1, u: 1 });
    assert.deepEqual(board.rank({ by: "per_head", within: "board" }), { s: 1, t: 2, u: null });
    assert.deepEqual(board.rank({ method: "fractional", within: "siblings", period: "2024-Q2" }), { s: 1, t: 1.5, u: 1.5 });
    const teams = ledger.rollUp(grid, { period: "quarter", by: "team" });
    assert.deepEqual(teams.share(1001), { t: 501, u: 500 });
    assert.deepEqual(teams.share(3, { method: "dhondt" }), { t: 2, u: 1 });
});

test("boards of parts merge, boards of months join", () => {
    const grid = workshop();
    const period = [["2024-05-01", "2024-07-01"]];
    const part = (rows) => new Ledger(grid, "points", Object.fromEntries(Object.entries(ENTRIES).map(([name, cells]) => [name, rows.map((row) => cells[row])])));
    const whole = part([0, 1]).rollUp(grid, { period });
    assert.equal(part([0]).rollUp(grid, { period }).merge(part([1]).rollUp(grid, { period })).toJson(), whole.toJson());
    const ledger = part([0, 1]);
    const may = ledger.rollUp(grid, { period: [["2024-05-01", "2024-06-01"]] });
    grid.apply([{ move_unit: { unit: "u", to: null } }]);
    const june = ledger.rollUp(grid, { period: [["2024-06-01", "2024-07-01"]] });
    assert.deepEqual(may.join(june).column("sum"), floats(2000, 0, 2000, 0, 0, 2000));
    const error = thrownBy(() => may.merge(june));
    assert.deepEqual([error.kind, error.findings[0].rule], ["call", "ledger.boards"]);
});

test("what is refused says where and why", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", ENTRIES);
    const row = { id: "d", date: "2024-05-17", subject: "person:x", rule: "tidy", points: 3, author: "unit:s" };
    const error = thrownBy(() => ledger.post(grid, [{ ...row, id: "e", subject: "person:p", points: 2 }, row]));
    assert.ok(error instanceof GridError);
    assert.deepEqual(error.findings.map(({ rule, place }) => [rule, place.line, place.column]), [["ledger.points", 2, "points"], ["ledger.unknown", 2, "subject"]]);
    assert.equal(ledger.length, 3);
    const board = ledger.rollUp(grid);
    for (const [call, kind] of [
        [() => new Ledger(grid, "pointz"), "key"],
        [() => ledger.rollUp(grid, { period: "decade" }), "text"],
        [() => ledger.rollUp(grid, { periods: "year" }), "text"],
        [() => ledger.rollUp(grid, { by: "nobody" }), "key"],
        [() => ledger.approve(grid, "c", "unit:s"), "roster"],
        [() => board.rank({ by: "size" }), "text"],
        [() => board.rank({ period: "2023-05" }), "key"],
        [() => board.share(-1), "call"],
    ]) {
        assert.equal(thrownBy(call).kind, kind, String(call));
    }
    for (const call of [() => new Ledger(grid, 7), () => ledger.post(grid, 7), () => ledger.entry(7), () => board.column("size"), () => board.share("x"), () => ledger.rollUp(grid, 7n)]) {
        assert.ok(thrownBy(call) instanceof TypeError, String(call));
    }
});
