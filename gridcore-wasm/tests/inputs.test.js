// Every way to hand over a charter and tables gives the same grid.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid } from "../dist/node.js";
import { CHARTER, TABLES } from "./support/index.js";

const CHARTER_TOML = `
name = "workshop"
tags = ["first-aider"]
tiers = ["site", "team"]
area_kinds = ["room"]
numbers = [{ key = "skill" }]
posts = [{ key = "lead", at = ["team"], eligible = { tag = "first-aider" } }, { key = "head", at = ["site"] }]
`;
const DOCUMENT = new Grid(CHARTER, TABLES).toDocument();

const COLUMNS = {
    units: { key: ["north", "t1", "t2"], parent: [null, "north", "north"], tier: ["site", "team", "team"] },
    people: {
        key: ["0001", "0002", "0003"],
        cell: ["t1", "t2", undefined],
        tags: [["first-aider"], [], null],
        skill: [2.5, null, 7],
    },
    areas: { key: ["a1"], kind: ["room"] },
    claims: { area: ["a1"], cell: ["t2"], keeper: ["person:0002"] },
    appointments: { person: ["0001", "0002"], post: ["head", "lead"], unit: ["north", "t2"] },
};

/** The rows of columns; cells that are absent are left out. */
function rows(columns) {
    const [first] = Object.values(columns);
    return first.map((_, row) =>
        Object.fromEntries(
            Object.entries(columns)
                .map(([name, cells]) => [name, cells[row]])
                .filter(([, cell]) => cell !== null && cell !== undefined),
        ),
    );
}

function each(tables, convert) {
    return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, convert(table, name)]));
}

const WAYS = {
    "CSV as bytes": each(TABLES, (text) => new TextEncoder().encode(text)),
    "CSV as a buffer": each(TABLES, (text) => new TextEncoder().encode(text).buffer),
    "CSV with a byte order mark and Windows line ends": each(TABLES, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`),
    columns: COLUMNS,
    rows: each(COLUMNS, rows),
    "one of each": { ...TABLES, units: COLUMNS.units, people: rows(COLUMNS.people) },
    "tables that are not there": { ...COLUMNS, links: null, aliases: undefined },
    "numbers as typed arrays": { ...COLUMNS, people: { ...COLUMNS.people, skill: new Float64Array([2.5, NaN, 7]) } },
    "numbers of four bytes": { ...COLUMNS, people: { ...COLUMNS.people, skill: new Float32Array([2.5, NaN, 7]) } },
    "numbers as texts": { ...COLUMNS, people: { ...COLUMNS.people, skill: ["2.5", "", "7"] } },
    "tags as texts": { ...COLUMNS, people: { ...COLUMNS.people, tags: ["first-aider", "", null] } },
};

for (const [name, tables] of Object.entries(WAYS)) {
    test(`tables: ${name}`, () => {
        assert.equal(new Grid(CHARTER, tables).toDocument(), DOCUMENT);
    });
}

test("charters: TOML, JSON, an object", () => {
    for (const charter of [CHARTER_TOML, JSON.stringify(CHARTER), CHARTER]) {
        assert.equal(new Grid(charter, TABLES).toDocument(), DOCUMENT);
    }
});

test("a folder: texts and bytes", () => {
    const files = { "charter.toml": CHARTER_TOML, ...Object.fromEntries(Object.entries(TABLES).map(([n, t]) => [`${n}.csv`, t])) };
    files["people.csv"] = new TextEncoder().encode(files["people.csv"]);
    assert.equal(Grid.load(files).toDocument(), DOCUMENT);
});

test("whole numbers are keys by their digits", () => {
    const charter = { name: "w", tiers: ["team"] };
    const units = { key: ["t"], tier: ["team"] };
    const ways = [
        [42, 7],
        [42n, 7n],
        ["42", 7],
        [42, "7"],
        new Int32Array([42, 7]),
        new Uint8Array([42, 7]),
        new Float64Array([42, 7]),
        new BigInt64Array([42n, 7n]),
        new BigUint64Array([42n, 7n]),
    ];
    for (const key of ways) assert.deepEqual(new Grid(charter, { units, people: { key } }).keys("people"), ["42", "7"]);
    const large = new Grid(charter, { units, people: { key: new BigInt64Array([9007199254740993n]) } });
    assert.deepEqual(large.keys("people"), ["9007199254740993"]);
});

test("a number of four bytes is its shortest decimal", () => {
    const grid = new Grid(CHARTER, { ...COLUMNS, people: { key: ["a", "b"], skill: new Float32Array([0.1, 1234.567]) } , appointments: null, claims: null });
    assert.deepEqual(grid.column("people", "skill"), new Float64Array([100, 1234567]));
});

test("texts beyond ASCII keep their places", () => {
    const key = ["北区", "", "a", "😀", "é", "z"].filter((text) => text !== "");
    const people = { key, tags: [null, null, [], null, null] };
    const grid = new Grid({ name: "w", tiers: ["team"] }, { units: { key: ["组"], tier: ["team"] }, people });
    assert.deepEqual(grid.keys("people").sort(), [...key].sort());
});

test("a wide sheet proposes its charter", () => {
    const text = "no,branch,cell,title,skill\n0001,north,c1,lead,2.5\n0002,north,c1,,\n0003,south,,head,7\n";
    const columns = {
        no: ["0001", "0002", "0003"],
        branch: ["north", "north", "south"],
        cell: ["c1", "c1", null],
        title: ["lead", null, "head"],
        skill: [2.5, null, 7],
    };
    const options = { path: ["branch", "cell"], key: "no", post: "title", numbers: ["skill"] };
    const grids = [text, new TextEncoder().encode(text), columns, rows(columns)].map((sheet) => Grid.fromPeople(sheet, options));
    for (const grid of grids) assert.equal(grid.toDocument(), grids[0].toDocument());
    const [{ charter }] = grids;
    assert.deepEqual(charter.posts.map((post) => post.key), ["head", "lead"]);
    assert.deepEqual(grids[0].keys("units"), ["north", "north/c1", "south"]);
    const same = Grid.fromPeople(text, { ...options, charter });
    assert.equal(same.toDocument(), grids[0].toDocument());
    assert.equal(Grid.fromPeople(text, { ...options, charter: JSON.stringify(charter) }).toDocument(), same.toDocument());
});

test("columns may go by the charter's own headers", () => {
    const charter = { name: "w", tiers: ["team"], columns: { people: { 工号: "key" } } };
    const grid = new Grid(charter, { units: [{ key: "t", tier: "team" }], people: { 工号: [1, 2] } });
    assert.deepEqual(grid.keys("people"), ["1", "2"]);
});

test("texts of every script cross whole, in columns of any length", () => {
    const key = Array.from({ length: 5000 }, (_, row) => ["a", "é", "网格", "😀"][row % 4] + row);
    const cell = key.map((_, row) => (row % 7 < 3 ? "t1" : row % 7 < 6 ? "t2" : null));
    const grid = new Grid(CHARTER, { ...COLUMNS, people: { key, cell }, claims: undefined, appointments: undefined });
    const placed = JSON.parse(grid.toDocument()).people.map(({ key, cell }) => [key, cell ?? null]);
    const expected = key.map((key, row) => [key, cell[row]]);
    assert.deepEqual(new Map(placed), new Map(expected));
    grid.free();
});
