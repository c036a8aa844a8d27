// The desk: events in every form, who may do and read what, clocks, counts, what is kept.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Desk, Grid, receipt } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const CHARTER = {
    name: "w",
    tiers: ["site", "team"],
    posts: [{ key: "lead", at: ["team"] }, { key: "head", at: ["site"] }, { key: "ear", at: ["site"] }],
    kinds: [{ key: "fault", posts: ["lead", "head"] }],
    calendars: [{ key: "office", hours: ["08:30-12:00", "13:00-17:30"] }],
    desk: { fallback: [{ unit: "s", posts: ["ear"] }], channels: [{ key: "form" }, { key: "box", to: { unit: "s", posts: ["ear"] } }] },
    flows: [{ key: "faults", like: "solve_or_escalate", limit: "P2D", stages: [{ key: "solving", limit: "PT4H", escalate: [{ percent: 100, posts: ["head"] }] }] }],
};
const TABLES = {
    units: { key: ["s", "t", "u"], parent: [null, "s", "s"], tier: ["site", "team", "team"] },
    people: { key: ["p1", "p2", "p3", "p4"], cell: ["t", "t", "t", "u"] },
    appointments: { person: ["p2", "p3", "p4"], post: ["lead", "head", "ear"], unit: ["t", "s", "s"] },
};
const workshop = () => new Grid(CHARTER, TABLES);
const REPORT = { case: "c1", at: "2024-07-01T08:30", move: "report", by: "p1", kind: "fault", place: "unit:t", channel: "form" };
const CLOSE = { case: "c1", at: "2024-07-01T15:00", move: "close", by: "p3", outcome: "rectified", answer: "letter 7" };
const WAY = [REPORT, { case: "c1", at: "2024-07-01T12:00", move: "handle", by: "p2" }, { case: "c1", at: "2024-07-01T14:00", move: "verify", by: "p3" }, CLOSE];

test("a case goes from its report to its answer", () => {
    const grid = workshop();
    const desk = new Desk(grid);
    assert.deepEqual(desk.route(grid, REPORT), { owner: "post:lead@t", unit: "unit:t", direct: false, why: "place", start: "unit:t", passed: [] });
    assert.deepEqual(desk.route(grid, { ...REPORT, channel: "box" }).why, "channel");
    assert.deepEqual(desk.route(grid, { ...REPORT, place: "unit:u" }).passed, ["unit:u"]);
    assert.equal(desk.length, 0);
    desk.apply(grid, REPORT);
    assert.deepEqual([desk.length, desk.open, desk.status("c1"), desk.status("c2")], [1, 1, "open", undefined]);
    assert.equal(desk.case(grid, "c1", "p2").owner, "post:lead@t");
    assert.deepEqual([desk.due("c1"), desk.light("c1", "2024-07-01T09:00"), desk.light("c1", "2024-07-01T13:00")], ["2024-07-02T17:30", "green", "yellow"]);
    assert.deepEqual(desk.legalMovesFor(grid, "c1", "2024-07-01T09:00", "p1"), []);
    const moves = desk.legalMovesFor(grid, "c1", "2024-07-01T09:00", "p2");
    assert.deepEqual(moves[0], { move: "handle", stages: ["checking"], outcomes: [] });
    assert.ok(desk.legalMoves("c1", "2024-07-01T09:00").length >= moves.length);
    const error = thrownBy(() => desk.apply(grid, { case: "c1", at: "2024-07-01T09:00", move: "verify", by: "p2" }));
    assert.deepEqual([error.kind, error.findings[0].rule, error.findings[0].place.column], ["change", "case.illegal-move", "move"]);
    for (const event of WAY.slice(1)) desk.apply(grid, event);
    assert.deepEqual([desk.open, desk.status("c1"), desk.case(grid, "c1", "p2").outcome], [0, "closed", "rectified"]);
    const [line] = desk.metrics(grid, { period: "month", by: "team", rates: { closing: { count: "closed", over: ["due"] } } });
    assert.deepEqual([line.unit, line.period, line.counts.reported, line.outcomes, line.rates], ["t", "2024-07", 1, { rectified: 1 }, { closing: 100 }]);
    assert.deepEqual(desk.stepMatrix("faults"), { stages: ["solving", "checking", "closing"], rows: [["unit:t", [1, 1, 1]]] });
    assert.equal(desk.stepMatrix("none"), undefined);
    desk.free();
});

test("events are rows, columns, CSV and JSON alike", () => {
    const grid = workshop();
    const expected = new Desk(grid, WAY).toJson();
    const fields = ["case", "at", "move", "by", "kind", "place", "channel", "outcome", "answer"];
    const columns = Object.fromEntries(fields.map((field) => [field, WAY.map((event) => event[field])]));
    const csv = [fields.join(","), ...WAY.map((event) => fields.map((field) => event[field] ?? "").join(","))].join("\n");
    for (const events of [columns, csv, Buffer.from(csv), JSON.stringify(WAY), WAY.map((event) => JSON.stringify(event)).join("\n")]) {
        const desk = new Desk(grid);
        const applied = desk.applyAll(grid, events);
        assert.deepEqual([applied.taken, applied.refused, applied.findings.total], [4, [], 0]);
        assert.equal(desk.toJson(), expected);
        assert.equal(Desk.restore(grid, desk.toJson()).toJson(), expected);
    }
    assert.deepEqual(JSON.parse(expected).map(({ stage }) => stage), ["solving", "checking", "closing", "closing"]);
    assert.deepEqual(new Desk(grid, WAY).events()[0].owner, "post:lead@t");
});

test("what is refused has its row and column, and the rest is taken", () => {
    const grid = workshop();
    const desk = new Desk(grid);
    const applied = desk.applyAll(grid, [REPORT, { ...REPORT, case: "c2", at: "noon" }, { ...REPORT, case: "c3", by: "p9" }, { ...REPORT, case: "c4" }]);
    assert.deepEqual([applied.taken, applied.refused], [2, [1, 2]]);
    assert.deepEqual(applied.findings.findings.map(({ place }) => `${place.line}:${place.column}`), ["2:at", "3:by"]);
    assert.equal(thrownBy(() => new Desk(grid, [REPORT, REPORT])).kind, "change");
    assert.equal(thrownBy(() => desk.applyAll(grid, "case,at,mov\nc,x,y\n")).kind, "roster");
    assert.equal(thrownBy(() => desk.apply(grid, { ...REPORT, kin: "fault" })).kind, "text");
    assert.equal(thrownBy(() => desk.light("c1", "noon")).kind, "call");
    assert.ok(thrownBy(() => desk.status(7)) instanceof TypeError);
    assert.ok(thrownBy(() => desk.applyAll(grid, 7)) instanceof TypeError);
});

test("a case is read by those it concerns, and not by those it is about", () => {
    const grid = workshop();
    const desk = new Desk(grid, [REPORT, { ...REPORT, case: "c2", about: ["p2"], secrecy: "confidential" }]);
    const keys = (viewer, options) => desk.cases(grid, viewer, options).map((view) => view.case);
    assert.deepEqual([keys("p2"), keys("p3"), keys("p4")], [["c1"], ["c1"], ["c1", "c2"]]);
    assert.deepEqual([keys("p4", { unit: "u" }), keys("p4", { channel: "form" }), keys("p4", { status: "closed" })], [[], ["c1", "c2"], []]);
    assert.equal(thrownBy(() => desk.case(grid, "c2", "p2")).findings[0].rule, "case.read");
    assert.deepEqual([desk.case(grid, "c2", "p4").reporter, desk.case(grid, "c2", "p1").reporter], ["p1", "p1"]);
    const lit = desk.cases(grid, "p4", { at: "2024-07-02T08:30", light: "red" });
    assert.deepEqual(lit.map(({ light }) => light), ["red", "red"]);
    assert.deepEqual(desk.lights("2024-07-02T08:30"), { green: 0, yellow: 0, red: 2, off: 0 });
    assert.equal(thrownBy(() => desk.cases(grid, "p4", { lamp: "red" })).kind, "text");
});

test("levels of escalation are told once, and nothing before them is taken any more", () => {
    const grid = workshop();
    const desk = new Desk(grid, [REPORT]);
    assert.deepEqual(desk.escalations(grid, "2024-07-01T12:00"), []);
    assert.deepEqual(desk.escalations(grid, "2024-07-09T12:00"), [{ case: "c1", stage: "solving", level: 1, percent: 100, at: "2024-07-01T13:30", told: ["p3"] }]);
    assert.deepEqual(desk.escalations(grid, "2024-07-09T12:00"), []);
    assert.equal(thrownBy(() => desk.apply(grid, WAY[1])).findings[0].rule, "case.time");
});

test("a receipt tells whoever holds it", () => {
    const grid = workshop();
    const desk = new Desk(grid);
    const { code, kept } = receipt(new Uint8Array(32).fill(1));
    desk.apply(grid, { ...REPORT, by: undefined, secrecy: "anonymous", receipt: kept });
    assert.deepEqual(desk.receiptAnswer("c1", code), { status: "open", outcome: null, answer: null });
    for (const event of WAY.slice(1)) desk.apply(grid, event);
    assert.deepEqual(desk.receiptAnswer("c1", code.toLowerCase()), { status: "closed", outcome: "rectified", answer: "letter 7" });
    assert.equal(thrownBy(() => desk.receiptAnswer("c1", receipt(new Uint8Array(32)).code)).kind, "key");
    assert.equal(thrownBy(() => desk.receiptAnswer("c2", code)).kind, "key");
    assert.ok(!desk.toJson().includes(code));
    assert.match(thrownBy(() => receipt(new Uint8Array(3))).message, /`random` is not 32 bytes/);
});

test("published counts stand subtraction", () => {
    const grid = workshop();
    const places = ["unit:u", "unit:u", ...Array(7).fill("unit:t")];
    const desk = new Desk(grid, places.map((place, at) => ({ ...REPORT, case: `c${at}`, place })));
    const reported = (lines) => lines.map(({ unit, counts }) => [unit, counts.reported]);
    assert.deepEqual(reported(desk.published(grid, [{ by: "team" }])), [["t", 7], ["u", null]]);
    assert.deepEqual(reported(desk.published(grid, [{}, { by: "team" }])), [[undefined, 9], ["t", null], ["u", null]]);
    assert.deepEqual(reported(desk.published(grid, [{}, { by: "team" }], 1)), [[undefined, 9], ["t", 7], ["u", 2]]);
});

test("a desk that is restored tells nothing twice", () => {
    const grid = workshop();
    const desk = new Desk(grid, [REPORT]);
    const at = "2024-07-03T09:00";
    assert.equal(desk.toldUntil, undefined);
    assert.equal(desk.escalations(grid, at).length, 1);
    assert.equal(desk.toldUntil, at);
    assert.deepEqual(Desk.restore(grid, desk.toJson(), desk.toldUntil).escalations(grid, at), []);
    assert.equal(Desk.restore(grid, desk.toJson()).escalations(grid, at).length, 1);
    assert.match(thrownBy(() => Desk.restore(grid, desk.toJson(), "noon")).message, /`told` is not a minute/);
});
