// Explanations, scores, awards and rounds; the numbers are worked out by hand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, GridError, Ledger, Round, appraise } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const CHARTER = {
    name: "w",
    tiers: ["site", "team", { label: "member", people: { all: [] } }],
    schemes: [
        {
            key: "points",
            rules: [{ key: "tidy", points: 2, text: "left in order" }, { key: "late", least: -9, most: -1 }],
            tiers: [{ tier: "site", policy: "weighted", own: 0.5, below: 2 }, { tier: "team", policy: "mean" }],
            awards: [{ key: "flag", tier: "team", every: "month", top: 1, not_twice: true }],
        },
        { key: "order", indicators: [{ key: "tidy" }], assessment: { tier: "team", sheets: [{ from: "self", weight: 0.4 }, { from: "centre", weight: 0.6 }] } },
    ],
};
const ENTRIES = "id,date,subject,rule,points,author\ne1,2024-05-02,person:p1,tidy,,unit:s\ne2,2024-05-03,person:p1,tidy,,unit:s\ne3,2024-05-04,person:p2,tidy,,unit:s\ne4,2024-05-05,person:p3,tidy,,unit:s\ne5,2024-05-06,person:p3,tidy,,unit:s\ne6,2024-05-07,person:p3,late,-1,unit:s\n";
const workshop = () => new Grid(CHARTER, { units: "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", people: "key,cell\np1,t1\np2,t1\np3,t2\n" });

test("a number is taken apart, scores follow the policies, awards say why not", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", ENTRIES);
    const { sum, plus, minus, rules } = ledger.explain(grid, "unit:t2", { period: "2024-05" });
    assert.deepEqual([sum, plus, minus], [3, 4, -1]);
    assert.deepEqual(rules.map(({ rule, text, entries }) => [rule, text, entries.map(({ id }) => id)]), [["tidy", "left in order", ["e4", "e5"]], ["late", undefined, ["e6"]]]);
    // t1: 6 points of 2 people; t2: 3 of 1. The site has no entries of its own: twice the mean of 3 and 3.
    const board = ledger.rollUp(grid);
    assert.deepEqual(board.scores(grid, "points"), { s: 6, t1: 3, t2: 3 });
    assert.deepEqual(board.scoresWith(ledger.rollUp(grid, { by: "member" }), grid, "points", "2024-05"), { s: 6, t1: 3, t2: 3 });
    const award = (more) => ledger.award(grid, { award: "flag", period: "2024-05", ties: ["plus"], ...more });
    assert.deepEqual(award().winners.map(({ key }) => key), ["t1"]);
    assert.deepEqual(award({ previous: ["t1"] }).winners.map(({ key }) => key), ["t2"]);
    const vetoed = award({ vetoes: { t1: "unit:s" } });
    assert.equal(vetoed.near_misses.find(({ key }) => key === "t1").outcome, "vetoed");
    assert.deepEqual(vetoed.findings.counts, { "score.awarded": 1, "score.near-miss": 1 });
    assert.ok(thrownBy(() => ledger.award(grid, { award: "flags" })) instanceof GridError);
});

test("two months are compared", () => {
    const grid = workshop();
    const ledger = new Ledger(grid, "points", `${ENTRIES}e7,2024-06-03,person:p1,tidy,,unit:s\n`);
    const { changes } = ledger.explain(grid, "unit:s", { period: "2024-06", since: "2024-05" });
    assert.deepEqual(changes.map(({ key, change }) => [key, change]), [["tidy", -8], ["late", 1]]);
    const board = ledger.rollUp(grid);
    assert.deepEqual(board.since(board, "2024-05").map(({ key, change }) => [key, change]), [["s", -7], ["t1", -4], ["t2", -3]]);
    assert.deepEqual(board.since(board), []);
});

test("a round from sheets to a correction", () => {
    const grid = workshop();
    const may = new Round(grid, "order", "2024-05");
    const sheet = (team, from, author, tidy) => ({ subject: `unit:${team}`, from, author, values: { tidy } });
    assert.equal(may.findings().total, 4);
    may.fill(grid, [sheet("t1", "self", "unit:t1", 90), sheet("t1", "centre", "unit:s", 80)]);
    assert.deepEqual([may.results()[0].score, may.findings().total], [84, 2]);
    assert.ok(thrownBy(() => may.publish()) instanceof GridError);
    may.lock();
    may.publish();
    assert.ok(thrownBy(() => may.fill(grid, [sheet("t2", "self", "unit:t2", 90)])) instanceof GridError);
    may.correct(grid, [sheet("t1", "centre", "unit:s", 70)], "a sheet was misread");
    assert.equal(may.results()[0].score, 78);
    assert.deepEqual(may.versions.map(({ reason, results }) => [reason, results[0].score]), [[undefined, 84], ["a sheet was misread", 78]]);
    assert.equal(may.state, "published");
    assert.deepEqual(Round.fromJson(grid, may.toJson()).results(), may.results());
    assert.equal(appraise(grid, "order", { tidy: [175, 2] }).score, 87.5);
});
