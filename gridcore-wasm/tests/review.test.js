// Reviews of duties: tables of every shape, lists as rows, points on into a ledger.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, Ledger, Review } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const CHARTER = {
    name: "w",
    tiers: ["site", "team"],
    posts: [{ key: "lead", at: ["team"] }],
    kinds: [{ key: "fault" }],
    schemes: [{ key: "points", rules: [{ key: "duty", least: -9, most: 9 }] }],
    duty_lists: [
        { key: "routine", tier: "team", post: "lead", items: [{ key: "meeting", kind: "meeting", every: "month", last: 10, points: 2.5, missed: -1 }, { key: "theme-day", kind: "training" }] },
    ],
    checklists: [{ key: "look-back", items: [{ key: "wiring", kind: "fault" }] }],
};
const DUTIES = "date,duty,subject,count\n2024-05-28,meeting,unit:t1,12\n2024-05-29,theme-day,unit:t1,36\n";
const workshop = () =>
    new Grid(CHARTER, {
        units: { key: ["s", "t1", "t2"], parent: [null, "s", "s"], tier: ["site", "team", "team"] },
        people: { key: ["p1", "p3"], cell: ["t1", "t2"] },
        appointments: { person: ["p1"], post: ["lead"], unit: ["t1"] },
    });

test("what was due is counted, whatever the shape of the table", () => {
    const grid = workshop();
    const columns = { date: ["2024-05-28", "2024-05-29"], duty: ["meeting", "theme-day"], subject: ["unit:t1", "unit:t1"], count: new Float64Array([12, 36]) };
    const rows = columns.date.map((date, at) => ({ date, duty: columns.duty[at], subject: "unit:t1", count: columns.count[at] }));
    const texts = [DUTIES, columns, rows].map((duties) => grid.review({ period: "2024-05" }, { duties }).toJson());
    assert.equal(new Set(texts).size, 1);
    const review = grid.review({ period: ["2024-05-01", "2024-06-01"], today: "2024-06-03" }, { duties: DUTIES });
    const [meeting, theme] = review.table("totals");
    assert.deepEqual([meeting.expected, meeting.done, meeting.missed, meeting.points, meeting.participations], [2, 1, 1, 1.5, 12]);
    assert.deepEqual([theme.expected, theme.held, theme.participations], [0, 1, 36]);
    assert.deepEqual(review.table("burden"), [{ person: "p1", due: 1, reports: 0, meetings: 1, contacts: 0, trainings: 0, tasks: 0 }]);
    assert.equal(review.findings[0].message, "`meeting` of 2024-05 was due on 2024-05-31 and is missing 1 of 1 times");
    assert.deepEqual(JSON.parse(review.toJson()).lines, review.table("lines"));
    assert.throws(() => review.table("list"), TypeError);
    review.free();
});

test("points and defects go on", () => {
    const grid = workshop();
    const inspections = [{ round: "r1", date: "2024-05-06", unit: "t1", checklist: "look-back", item: "wiring", result: "defect", author: "person:p3" }];
    const review = grid.review({ period: "2024-05" }, { duties: DUTIES, inspections });
    const ledger = new Ledger(grid, "points", review.entries("duty", "unit:s"));
    assert.equal(ledger.entry("meeting/2024-05/unit:t2").points, -1);
    assert.deepEqual(review.reports(), [{ case: "r1/t1/look-back/wiring", at: "2024-05-06T00:00", move: "report", by: "p3", kind: "fault", place: "unit:t1" }]);
});

test("what is refused says where, and a folder is reviewed", () => {
    const grid = workshop();
    const error = thrownBy(() => grid.review({ period: "2024-05" }, { duties: DUTIES.replace("meeting", "meting") }));
    assert.deepEqual([error.kind, error.findings[0].rule, error.findings[0].place], ["roster", "duty.unknown", { file: "duties.csv", line: 2, column: "duty" }]);
    assert.equal(thrownBy(() => grid.review({ period: "May" })).kind, "text");
    assert.throws(() => grid.review({ period: "2024-05" }, { duty: DUTIES }), TypeError);
    const review = Review.load({ ...grid.toFiles(), "duties.csv": DUTIES }, { period: "2024-05" });
    assert.equal(review.table("totals")[0].done, 1);
});
