// Bad input as users make it: the same clear error, with its place.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, GridError } from "../dist/node.js";
import { CHARTER, TABLES, folder, thrownBy } from "./support/index.js";

const UNITS = { key: ["s", "t"], parent: ["", "s"], tier: ["site", "team"] };

/** The first finding of a refused grid, as rule and place. */
function refused(tables, charter = CHARTER) {
    const error = thrownBy(() => new Grid(charter, tables));
    assert.ok(error instanceof GridError, String(error));
    assert.equal(error.findings.total, error.findings.length);
    const [{ rule, place }] = error.findings;
    return `${error.kind} ${rule} ${[place.file, place.line, place.column].filter((part) => part !== undefined).join(":")}`;
}

function people(columns) {
    return refused({ units: UNITS, people: columns });
}

test("cells of a wrong type are named by row and column", () => {
    const key = ["p", "q"];
    assert.equal(people({ key: ["p", 1.5] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p", true] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p", new Date(0)] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p", ["q"]] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p", "\uD800"] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p\uD83D", "\uDE00q"] }), "roster table.wrong-type people:1:key");
    assert.equal(people({ key: [2 ** 53, 1] }), "roster table.wrong-type people:1:key");
    assert.equal(people({ key: ["p", 10n ** 30n] }), "roster table.wrong-type people:2:key");
    assert.equal(people({ key: ["p", null] }), "roster table.missing-value people:2:key");
    assert.equal(people({ key, skill: [1, "x"] }), "roster table.bad-number people:2:skill");
    assert.equal(people({ key, skill: [1, 0.0001] }), "roster table.bad-number people:2:skill");
    assert.equal(people({ key, skill: [1, Infinity] }), "roster table.bad-number people:2:skill");
    assert.equal(people({ key, skill: [1, {}] }), "roster table.wrong-type people:2:skill");
    assert.equal(people({ key, tags: [null, 1.5] }), "roster table.wrong-type people:2:tags");
    assert.equal(people({ key, tags: [null, [1]] }), "roster table.wrong-type people:2:tags");
    assert.equal(people([{ key: "p" }, { key: "q", cell: {} }]), "roster table.wrong-type people:2:cell");
});

test("columns are held to the table", () => {
    assert.equal(people({ key: ["p"], cel: ["t"] }), "text table.unknown-column people");
    assert.equal(people({ cell: ["t"] }), "text table.missing-column people");
    assert.equal(people([{ key: "p", cel: "t" }]), "text table.unknown-column people");
    const twice = { ...CHARTER, columns: { people: { 工号: "key" } } };
    assert.equal(refused({ units: UNITS, people: { key: ["p"], 工号: ["q"] } }, twice), "text table.duplicate-column people");
    assert.equal(people("key,key\np,q\n"), "text table.duplicate-column people.csv:1");
});

test("one bad cell in a million rows", () => {
    const rows = 1_000_000;
    const key = Array.from({ length: rows }, (_, row) => `p${row}`);
    key[654_321] = 1.5;
    assert.equal(people({ key }), "roster table.wrong-type people:654322:key");
    key[654_321] = "p3";
    assert.equal(people({ key }), "roster roster.duplicate-key people:654322:key");
    const skill = new Float64Array(rows).fill(1);
    skill[654_321] = 0.0005;
    key[654_321] = "q";
    assert.equal(people({ key, skill }), "roster table.bad-number people:654322:skill");
});

test("what is no table, file, charter or option is a TypeError that names it", () => {
    const cases = [
        [() => new Grid(CHARTER, { people: 7 }), "table `people` is neither a CSV text nor columns nor rows"],
        [() => new Grid(CHARTER, { people: new Float64Array(2) }), "table `people` is neither"],
        [() => new Grid(CHARTER, { people: { key: "p" } }), "column `key` of table `people` is neither an array"],
        [() => new Grid(CHARTER, { people: { key: ["p"], cell: [] } }), "columns of table `people` differ in length"],
        [() => new Grid(CHARTER, { people: [{ key: "p" }, null] }), "row 2 of table `people` is not an object"],
        [() => new Grid(CHARTER, { persons: "" }), "`persons` is not a table: there are `units`"],
        [() => new Grid(CHARTER, "x"), "`tables` is not an object"],
        [() => new Grid(CHARTER), "`tables` is not an object"],
        [() => new Grid(undefined, {}), "`charter` is not a value that JSON can hold"],
        [() => new Grid(CHARTER, TABLES, { lenent: true }), "options: unknown field `lenent`"],
        [() => new Grid(CHARTER, TABLES, { day: new Date(0) }), "options: "],
        [() => Grid.load({ "units.csv": 7 }), "file `units.csv` is neither a text nor bytes"],
        [() => Grid.load([]), "`files` is not an object"],
        [() => Grid.fromPeople("no\n1\n", { path: "no", key: "no" }), "options: "],
        [() => Grid.fromPeople("no\n1\n"), "options: "],
        [() => Grid.fromDocument(7), "`document` is neither a text nor bytes"],
    ];
    for (const [call, message] of cases) {
        const error = thrownBy(call);
        assert.ok(error instanceof TypeError, String(error));
        assert.ok(error.message.includes(message), error.message);
    }
    const grid = new Grid(CHARTER, TABLES);
    for (const call of [
        () => grid.unit(7),
        () => grid.person(null),
        () => grid.area(),
        () => grid.answersFor({}),
        () => grid.extract(7),
        () => grid.bars("0001", "lead", 7),
        () => grid.eligible("lead"),
        () => grid.table("persons"),
        () => grid.keys("links"),
        () => grid.column("people", "merit"),
        () => grid.column("people", "cell", "safety"),
        () => grid.addUp([1, 2, 3]),
        () => grid.addUp(new Float64Array(2)),
        () => grid.apply(undefined),
        () => grid.apply([{ move_unit: { unit: 7n } }]),
        () => grid.applyAt(0.5, []),
        () => grid.monitor().advance(7),
        () => grid.mermaid({ roots: "t1" }),
        () => grid.check({ language: "fr" }),
    ]) {
        assert.ok(thrownBy(call) instanceof TypeError, call.toString());
    }
    assert.throws(() => grid.between({}));
});

test("calls that cannot be carried out", () => {
    const grid = new Grid(CHARTER, TABLES);
    const before = grid.toDocument();
    const kinds = [
        [() => grid.unit("t9"), "key", "call.unknown-key"],
        [() => grid.answersFor("person:0009"), "key", "call.unknown-key"],
        [() => grid.apply([{ move_unit: { unit: "north", to: "t1" } }]), "change", "call.change-refused"],
        [() => grid.apply([{ mov_unit: { unit: "t1" } }]), "text", "call.bad-changes"],
        [() => grid.apply({}), "text", "call.bad-changes"],
        [() => grid.applyAt(7, []), "change", "call.stale-revision"],
        [() => grid.monitor().advance("tomorrow"), "call", "call.bad-argument"],
        [() => new Grid(CHARTER, TABLES, { day: "1.7.2024" }), "call", "call.bad-argument"],
        [() => new Grid(CHARTER, TABLES, { limits: { dept: 1 } }), "call", "call.bad-argument"],
        [() => new Grid(CHARTER, TABLES, { limits: { depth: 1 } }), "limit", "call.limit"],
        [() => grid.answersFor("0001"), "call", "call.bad-argument"],
        [() => new Grid(CHARTER, { units: "key,tier,from\ns,site,2024-01-01\n", people: "key\n" }), "call", "call.day-needed"],
        [() => new Grid({ ...CHARTER, tires: [] }, TABLES), "charter", "charter.unknown-field"],
        [() => new Grid("name = ", TABLES), "text", undefined],
        [() => Grid.fromDocument("{"), "text", undefined],
        [() => Grid.load({ "units.csv": "" }), "charter", undefined],
        [() => Grid.fromDocument(new Uint8Array([0xff, 0xfe, 0x7b, 0])), "text", undefined],
    ];
    for (const [call, kind, rule] of kinds) {
        const error = thrownBy(call);
        assert.ok(error instanceof GridError && error instanceof Error, String(error));
        assert.equal(error.name, "GridError");
        assert.equal(error.kind, kind);
        if (rule !== undefined) assert.equal(error.findings[0].rule, rule);
        assert.equal(error.findings.text().includes(error.findings[0].message), true);
    }
    assert.equal(grid.toDocument(), before, "a refused call changes nothing");
});

test("lenient loading sets rows aside", () => {
    const people = { key: ["p", "q", null], cell: ["t", "t9", "t"] };
    const grid = new Grid(CHARTER, { units: UNITS, people }, { lenient: true });
    assert.deepEqual(grid.keys("people"), ["p"]);
    assert.deepEqual(
        grid.rejected.map(({ record, findings }) => [record.table, record.cells, findings.total]),
        [
            ["people", [["key", "q"], ["cell", "t9"]], 1],
            ["people", [["cell", "t"]], 1],
        ],
    );
    assert.deepEqual(new Grid(CHARTER, TABLES).rejected, []);
});

test("junk beside the files of a folder is passed over, and what looks like a table is not", () => {
    const files = folder("area7");
    const junk = { ".DS_Store": new Uint8Array([0, 255]), "photo.png": new Uint8Array(9), "notes.txt": "=1+1" };
    const day = "2024-06-30";
    assert.equal(Grid.load({ ...files, ...junk }, { day }).toDocument(), Grid.load(files, { day }).toDocument());
    const error = thrownBy(() => Grid.load({ ...files, "peple.csv": "key\n" }, { day }));
    assert.equal(error.findings[0].place.file, "peple.csv");
});

test("hostile texts come back as they are", () => {
    const hostile = [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "__proto__",
        "constructor",
        "toString",
        "' OR 1=1 --",
        "=cmd|' /C calc'!A0",
        "${7*7}{{7*7}}",
        "🏳️‍🌈",
        "a".repeat(256),
    ];
    const charter = { name: "w", tiers: ["team"] };
    const grid = new Grid(charter, {
        units: hostile.map((key) => ({ key, tier: "team", name: key })),
        people: { key: hostile, cell: hostile, tags: hostile.map((tag) => [tag.replaceAll(/[;|,]/g, "-")]) },
    });
    for (const key of hostile) {
        assert.equal(grid.unit(key).name, key);
        assert.deepEqual(grid.person(key).placements, [{ network: "main", cell: key }]);
        assert.equal(grid.answersFor(`person:${key}`)[0].steps[0].unit, key);
    }
    assert.deepEqual(grid.keys("units").sort(), [...hostile].sort());
    assert.equal(Grid.fromDocument(grid.toDocument()).toDocument(), grid.toDocument());
    assert.equal(people({ key: ["p", "\u202Egnp.exe"] }), "roster table.bad-key people:2:key");
    assert.equal(Object.prototype.polluted, undefined);
    const fields = JSON.parse('{"name":"w","tiers":["team"],"__proto__":{"polluted":true}}');
    assert.equal(thrownBy(() => new Grid(fields, {})).kind, "charter");
});

test("deep and long input is refused", () => {
    let condition = { tag: "a" };
    for (let level = 0; level < 1000; level++) condition = { not: condition };
    const charter = { ...CHARTER, posts: [{ key: "lead", at: ["team"], eligible: condition }] };
    assert.ok(thrownBy(() => new Grid(charter, TABLES)) instanceof GridError);
    const deep = "[".repeat(100_000);
    assert.equal(thrownBy(() => Grid.fromDocument(`{"format":1,"charter":${deep}`)).kind, "text");
    assert.ok(thrownBy(() => new Grid(CHARTER, { people: { key: ["a".repeat(10_000)] }, units: UNITS })) instanceof GridError);
});
