// What a grid and a monitor are asked and told.

import assert from "node:assert/strict";
import { test } from "node:test";

import init, { Findings, Grid, GridError, encodingOf, rules } from "../dist/node.js";
import { CHARTER, DAY, TABLES, TWINS, folder, thrownBy } from "./support/index.js";

function grid() {
    return new Grid(CHARTER, TABLES);
}

test("findings are an array with exact counts", () => {
    const findings = grid().check();
    assert.ok(findings instanceof Findings && Array.isArray(findings));
    assert.equal(findings.length, 3);
    assert.equal(findings.total, 3);
    assert.equal(findings.at(-1).rule, "staffing.vacant");
    assert.deepEqual([...findings].map((finding) => finding.rule), Object.keys(findings.counts));
    assert.deepEqual(findings.of("coverage.unplaced").map((finding) => finding.subject), [{ kind: "person", key: "0003" }]);
    assert.equal(findings.filter(() => true) instanceof Findings, false);
    assert.ok(findings.text().startsWith("error[coverage.unplaced] person:0003: person `0003` is not placed in network `main`\n"));
    assert.deepEqual(JSON.parse(findings.json), { total: 3, counts: findings.counts, findings: [...findings] });
    assert.deepEqual(structuredClone(findings)[0], findings[0]);
});

test("messages in Chinese", () => {
    assert.equal(grid().check({ language: "zh" })[0].message, "人员 `0003` 未编入 `main` 网");
    assert.equal(grid().monitor().findings({ language: "zh" })[0].message, "人员 `0003` 未编入 `main` 网");
});

test("units, people and areas", () => {
    const all = grid();
    const unit = all.unit("t2");
    assert.deepEqual([unit.tier, unit.parent, unit.cell, unit.people, unit.areas], ["team", "north", true, ["0002"], ["a1"]]);
    assert.deepEqual(unit.seats, [{ post: "lead", required: 1, most: 1, held: 1 }]);
    assert.equal(unit.appointments[0].person, "0002");
    assert.deepEqual(unit.place, { file: "units.csv", line: 4 });
    assert.deepEqual(all.unit("north").children, ["t1", "t2"]);
    const person = all.person("0001");
    assert.deepEqual([person.tags, person.numbers], [["first-aider"], { skill: 2.5 }]);
    assert.deepEqual(all.area("a1").claims, [{ cell: "t2", keeper: "person:0002" }]);
    assert.deepEqual(all.units().map(({ key }) => key), ["north", "t1", "t2"]);
    assert.deepEqual(all.people()[0], person);
    assert.deepEqual(all.areas(), [all.area("a1")]);
    assert.deepEqual([all.unitCount, all.personCount, all.areaCount, all.revision, all.day], [3, 3, 1, 0, undefined]);
    assert.equal(all.charter.name, "workshop");
    assert.deepEqual(all.table("appointments")[0], { person: "0001", post: "head", unit: "north" });
});

test("the tree as rows", () => {
    const rows = grid().tree();
    assert.deepEqual(rows.map(({ key, depth, people_under }) => [key, depth, people_under]), [["north", 0, 2], ["t1", 1, 1], ["t2", 1, 1]]);
});

test("the tree with its findings", () => {
    const monitor = grid().monitor();
    const marks = () => monitor.tree().map(({ key, findings, findings_under }) => [key, findings?.count, findings_under?.count, findings_under?.worst]);
    assert.deepEqual(marks(), [["north", undefined, 2, "error"], ["t1", 1, 1, "error"], ["t2", 1, 1, "error"]]);
    monitor.apply([{ place: { person: "0003", cell: "t1" } }, { appoint: { person: "0001", post: "lead", unit: "t1" } }, { end: { person: "0002", post: "lead", unit: "t2" } }]);
    assert.deepEqual(marks(), [["north", undefined, 1, "error"], ["t1", undefined, undefined, undefined], ["t2", 1, 1, "error"]]);
});

test("what rules say must hold, and what a text is written in", () => {
    const vacant = (language) => rules(language && { language }).find(({ rule }) => rule === "staffing.vacant");
    assert.deepEqual(vacant(), { rule: "staffing.vacant", severity: "error", summary: "A post has as many holders as it needs" });
    assert.match(vacant("zh").summary, /岗位/);
    const bytes = (...numbers) => new Uint8Array(numbers);
    assert.equal(encodingOf(bytes(0xe4, 0xb8, 0x80)), "utf-8");
    assert.equal(encodingOf(bytes(0xd2, 0xbb, 0xba, 0xc5, 0x0a)), "gb18030");
    assert.equal(encodingOf(bytes(0xff, 0xfe, 0x6b, 0).buffer), "utf-16le");
    assert.equal(encodingOf(bytes(0x89, 0x50, 0x4e, 0x47, 0)), null);
    assert.throws(() => encodingOf(7), TypeError);
});

test("messages in the language a call asks for", () => {
    const zh = { language: "zh" };
    const han = (text) => assert.match(text, /\p{Script=Han}/u);
    han(thrownBy(() => new Grid(CHARTER, { ...TABLES, people: "key,cell\n1,nowhere\n" }, zh)).findings[0].message);
    han(thrownBy(() => Grid.load({}, zh)).message);
    han(thrownBy(() => Grid.fromDocument("[]", zh)).message);
    han(thrownBy(() => Grid.fromPeople("no\n", { path: ["team"], key: "no", ...zh })).message);
    const monitor = grid().monitor();
    han(thrownBy(() => monitor.apply([{ retire_unit: { unit: "north" } }], zh)).message);
    const [finding] = monitor.apply([{ place: { person: "0003", cell: "t2" } }], zh).disappeared;
    han(finding.message);
    assert.equal(finding.rule, "coverage.unplaced");
});

test("who answers", () => {
    const all = grid();
    const [answer] = all.answersFor("person:0001");
    assert.deepEqual(answer.answered_by, { person: "0001", post: "head", unit: "north", passed_up: true });
    assert.equal(all.answersFor("area:a1")[0].answered_by.person, "0002");
    assert.equal(all.answersFor("unit:t2")[0].answered_by.person, "0002");
    assert.deepEqual(all.answersFor("person:0003"), []);
    const kinds = new Grid({ ...CHARTER, kinds: [{ key: "hazard", network: "main", posts: ["head"] }] }, TABLES);
    assert.equal(kinds.answersForMatter("hazard", "person:0002").answered_by.person, "0001");
    assert.equal(kinds.answersForMatter("hazard", "person:0003"), null);
});

test("who may hold a post", () => {
    const all = grid();
    assert.deepEqual(all.bars("0002", "lead", "t1").map(({ rule }) => rule), ["staffing.ineligible"]);
    assert.equal(all.bars("0001", "lead", "t1").total, 0);
    assert.deepEqual(all.eligible("lead", "t1"), ["0001"]);
});

test("edits, their inverse and what lies between", () => {
    const all = grid();
    const before = all.copy();
    const undo = all.apply([{ move_unit: { unit: "t2", to: null } }, { rename_unit: { unit: "t1", name: "Night" } }]);
    assert.deepEqual([all.revision, all.unit("t1").name, all.unit("t2").parent], [1, "Night", undefined]);
    const between = before.between(all);
    assert.deepEqual(between.map((change) => Object.keys(change)[0]).sort(), ["move_unit", "rename_unit"]);
    const other = before.copy();
    other.apply(between);
    assert.equal(other.toDocument(), all.toDocument());
    all.applyAt(1, undo);
    assert.equal(all.toDocument(), before.toDocument());
});

test("a monitor follows every edit", () => {
    const all = grid();
    const monitor = all.monitor();
    const delta = monitor.apply([{ place: { person: "0003", cell: "t2" } }]);
    assert.deepEqual(delta.disappeared.map(({ rule }) => rule), ["coverage.unplaced"]);
    assert.deepEqual(delta.appeared, []);
    assert.equal(monitor.findings().json, monitor.grid().check().json);
    assert.equal(all.check().total, 3, "the monitor has a grid of its own");
    assert.equal(monitor.revision, 1);
    monitor.applyAt(1, delta.inverse);
    assert.equal(monitor.findings().json, all.check().json);
});

test("a monitor goes to another day", () => {
    const charter = { name: "w", tiers: ["team"], posts: [{ key: "lead", at: ["team"], term: "P1Y" }] };
    const tables = {
        units: "key,tier\nt,team\n",
        people: "key,cell\np,t\n",
        appointments: "person,post,unit,from\np,lead,t,2024-01-01\n",
    };
    const monitor = new Grid(charter, tables, { day: "2024-06-30" }).monitor();
    assert.equal(monitor.findings().total, 0);
    assert.deepEqual(monitor.advance("2025-06-30").appeared.map(({ rule }) => rule), ["staffing.term-over"]);
    assert.equal(monitor.grid().day, "2025-06-30");
});

test("an extract is a grid of its own", () => {
    const part = grid().extract("t2");
    assert.deepEqual(part.keys("units"), ["t2"]);
    assert.deepEqual(part.keys("people"), ["0002"]);
});

test("pictures", () => {
    const all = grid();
    assert.ok(all.mermaid().startsWith("flowchart LR\n"));
    assert.ok(all.mermaid({ root: "t1", people: false, findings: true, links: false, units: 10 }).includes("1 finding"));
    assert.ok(all.dot().startsWith("digraph"));
    assert.ok(all.graphml().includes("<graphml"));
});

test("columns out are typed arrays of the caller's own", () => {
    const all = grid();
    assert.deepEqual(all.keys("units"), ["north", "t1", "t2"]);
    assert.deepEqual(all.keys("people"), ["0001", "0002", "0003"]);
    assert.deepEqual(all.keys("areas"), ["a1"]);
    assert.deepEqual(all.column("units", "parent"), new Int32Array([-1, 0, 0]));
    const cells = all.column("people", "cell");
    assert.deepEqual(cells, new Int32Array([1, 2, -1]));
    assert.deepEqual(all.column("people", "cell", "main"), cells);
    assert.deepEqual(all.column("people", "skill"), new Float64Array([2500, NaN, 7000]));
    const numbers = new Float64Array([1, 2, 4]);
    assert.deepEqual(all.addUp(numbers), new Float64Array([7, 2, 4]));
    assert.deepEqual(numbers, new Float64Array([1, 2, 4]));
    // The memory of the module grows; what came out of it before stays as it is.
    new Grid({ name: "w", tiers: ["t"] }, { units: { key: Array.from({ length: 200_000 }, (_, i) => `u${i}`), tier: new Array(200_000).fill("t") }, people: "key\n" });
    assert.deepEqual(cells, new Int32Array([1, 2, -1]));
});

test("a grid is freed by hand, by `Symbol.dispose` or by neither", () => {
    const all = grid();
    all.free();
    assert.throws(() => all.check());
    const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
    if (typeof Symbol.dispose === "symbol") {
        const other = grid();
        other[dispose]();
        assert.throws(() => other.check());
    }
});

test("loading again and again does not fill the memory", () => {
    const files = folder("jianghan/broken");
    const size = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    const load = () => {
        const loaded = Grid.load(files, { day: DAY });
        loaded.check();
        loaded.free();
        try {
            Grid.load({ ...files, "units.csv": "key\n" }, { day: DAY });
        } catch (error) {
            assert.ok(error instanceof GridError);
        }
    };
    for (let round = 0; round < 5; round++) load();
    const before = size();
    for (let round = 0; round < 30; round++) load();
    assert.ok(size() - before < 20_000_000, `${size() - before} bytes more`);
});

test("init is there in Node too, so that one program runs everywhere", async () => {
    await init();
    assert.equal(TWINS.length, 10);
});
