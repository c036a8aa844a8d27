// Histories: days, what was known, broken journals, and people who are forgotten.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, GridError, History } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const CHARTER = { name: "w", tiers: ["site", "team"], schemes: [{ key: "points", rules: [{ key: "tidy", points: 2 }] }] };
const march = () => new Grid(CHARTER, { units: "key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n", people: "key,cell\n0001,t1\n0002,t1\n0003,t2\n" }, { day: "2024-03-01" });

function history() {
    const made = new History(march(), "2024-03-01T08:00");
    const entries = [["e1", "person:0001"], ["e2", "person:0003"]].map(([id, subject]) => ({ id, date: "2024-03-05", subject, rule: "tidy", author: "unit:t1" }));
    assert.deepEqual(made.post("points", entries, { day: "2024-03-05", recorded: "2024-03-05T09:30" }), { counted: 2, pending: 0, repeated: 0 });
    made.apply([{ place: { person: "0001", cell: "t2" } }], { day: "2024-04-01", recorded: "2024-04-03T09:15" });
    return made;
}
const team = (made, day) => made.grid(day).person("0001").placements[0].cell;

test("any day, and what was known", () => {
    const made = history();
    assert.deepEqual(["2024-03-31", "2024-04-01", "2025-01-01"].map((day) => team(made, day)), ["t1", "t2", "t2"]);
    assert.equal(team(made.known("2024-04-02T00:00"), "2025-01-01"), "t1");
    assert.deepEqual([made.length, made.firstDay, made.lastDay, made.ledger("points").length, made.ledger("other")], [3, "2024-03-01", "2024-04-01", 2, undefined]);
    made.verify();
});

test("undoing appends, and what was refused leaves all as it was", () => {
    const made = history();
    assert.equal(made.undo(), 2);
    assert.equal(team(made, "2024-04-01"), "t1");
    const { journal } = made;
    const error = thrownBy(() => made.undo(2));
    assert.ok(error instanceof GridError);
    assert.equal(error.findings[0].rule, "history.undo");
    assert.equal(thrownBy(() => made.apply([], { dai: "2024-05-01" })).kind, "text");
    assert.equal(made.journal, journal);
    assert.equal(made.undo(3), 3);
    assert.equal(team(made, "2024-04-01"), "t2");
});

test("it is kept as two texts, and broken lines are said", () => {
    const made = history();
    const again = History.open(made.journal, made.people);
    assert.deepEqual([again.head, again.findings.length], [made.head, 0]);
    assert.ok(made.journal.endsWith(made.lines(2)) && !made.journal.includes("0001"));
    const broken = made.journal.replace('"scheme":"points"', '"scheme":points');
    assert.match(thrownBy(() => History.open(broken, made.people)).message, /journal\.jsonl:2: this is not a record/);
    const rest = History.recover(broken, made.people);
    assert.deepEqual([rest.length, rest.findings.length, team(rest, "2024-04-01")], [2, 1, "t2"]);
});

test("people are forgotten and still counted, and what is kept no longer goes", () => {
    const made = history();
    made.apply([{ remove_person: { person: "0001" } }], { recorded: "2024-06-01T08:00" });
    made.erase("0001");
    assert.ok(!(made.journal + made.people).includes("0001"));
    assert.equal(made.ledger("points").length, 2);
    const keep = { changes: "P3M", entries: "P6M" };
    const expired = made.expired(keep, "2025-03-01");
    assert.deepEqual([expired.changes, expired.entries, expired.first], [2, 2, "2024-06-01"]);
    assert.deepEqual(made.retain(keep, "2025-03-01", "0002"), expired);
});

test("entries wait for approval, cases are judged by the grid of their day, the grid is written down", () => {
    const charter = { ...CHARTER, tiers: ["team"], schemes: [{ key: "points", rules: [{ key: "merit", least: 0, most: 5, approval: true }] }], flows: [{ key: "faults", like: "city" }] };
    const grid = new Grid(charter, { units: "key,tier\nt1,team\n", people: "key,cell\n0001,t1\n0002,t1\n" }, { day: "2024-03-01" });
    const made = new History(grid, "2024-03-01T08:00");
    made.post("points", "id,date,subject,rule,points,author\ne1,2024-03-04,person:0001,merit,3,unit:t1\n", { day: "2024-03-04" });
    assert.equal(made.ledger("points").pending, 1);
    made.approve("points", "e1", "person:0002", { day: "2024-03-05" });
    assert.equal(made.ledger("points").pending, 0);
    made.event({ case: "c1", at: "2024-03-06T08:30", move: "report", by: "0001", place: "unit:t1" }, { recorded: "2024-03-06T09:00" });
    assert.deepEqual([made.desk().length, made.desk("2024-03-05").length, made.desk("2024-03-06").status("c1")], [1, 0, "open"]);
    assert.deepEqual(made.escalations("2024-03-07T08:00"), []);
    const { length } = made;
    made.snapshot();
    assert.equal(made.length, length + 1);
});
