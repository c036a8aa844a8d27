// Plans: made, asked, applied whole or not at all, stopped.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Grid, GridError } from "../dist/node.js";
import { thrownBy } from "./support/index.js";

const CHARTER = {
    name: "works",
    tags: ["member"],
    numbers: [{ key: "merit" }],
    tiers: ["site", "team"],
    posts: [
        { key: "lead", at: ["team"], scope: "unit", prefer: [{ people: { tag: "member" } }, { high: "merit" }] },
        { key: "head", at: ["site"], scope: "unit", eligible: { tag: "member" } },
    ],
};
const UNITS = "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n";
const PEOPLE = "key,cell,tags,merit\np1,t1,,90\np2,t1,member,40\np3,t1,member,60.5\np4,t2,,80\np5,t2,,70\n";

function works(more = {}, appointments = "person,post,unit\n") {
    return new Grid({ ...CHARTER, ...more }, { units: UNITS, people: PEOPLE, appointments });
}

test("a plan is applied whole and undone", () => {
    const grid = works();
    const before = grid.toDocument();
    const plan = grid.staff();
    assert.deepEqual(plan.appointments.map(({ person, post, unit }) => `${person} ${post}@${unit}`), ["p3 lead@t1", "p4 lead@t2", "p2 head@s"]);
    assert.deepEqual([plan.exact, plan.left, plan.revision, plan.findings.total], [true, ["p1", "p5"], 0, 0]);
    assert.equal(JSON.stringify(JSON.parse(plan.json)), plan.json);
    plan.verify();
    assert.equal(grid.toDocument(), before);
    const inverse = plan.apply(grid);
    assert.equal(grid.check().total, 0);
    // The plan knows the grid it was made for; the grid is another by now.
    plan.verify();
    assert.equal(plan.explain("p4", "lead", "t2").verdict, "chosen");
    assert.equal(thrownBy(() => plan.apply(grid)).kind, "change");
    assert.equal(grid.revision, 1);
    grid.apply(inverse);
    assert.equal(grid.toDocument(), before);
    plan.free();
});

test("a plan is asked", () => {
    const plan = works().staff({ posts: ["lead", "head"] });
    const why = plan.explain("p1", "lead", "t1");
    assert.deepEqual([why.verdict, why.levels[0]], ["possible", { name: "tag = member", loss: 1 }]);
    assert.deepEqual(why.instead, [{ post: "lead", unit: "t1", before: "p3", after: "p1" }]);
    assert.match(plan.explain("p1", "head", "s").bars.findings[0].message, /`p1` does not meet/);
    assert.doesNotMatch(plan.explain("p1", "head", "s", { language: "zh" }).bars.findings[0].message, /does not meet/);
    const [leads, other] = [undefined, [{ high: "merit" }]].map((prefer) => works().staff({ posts: ["lead"], prefer }));
    assert.deepEqual(leads.compare(other).exchanges, [{ post: "lead", unit: "t1", before: "p3", after: "p1" }]);
    assert.equal(thrownBy(() => plan.explain("p9", "lead", "t1")).kind, "key");
    assert.throws(() => plan.explain("p1", "lead"), TypeError);
});

test("blockers speak both languages", () => {
    const plan = works({ posts: [{ ...CHARTER.posts[0], eligible: { tag: "member" } }] }).staff();
    assert.deepEqual(plan.unfilled, [{ post: "lead", unit: "t2", shift: "", missing: 1 }]);
    const [blocker] = plan.blockers();
    assert.equal(blocker.message, "1 seat of `lead`, 0 eligible people; of 2 in scope 2 lack `tag = member`");
    assert.deepEqual(blocker.removed.map(({ first, alone }) => [first, alone]), [[2, 2]]);
    assert.match(plan.blockers({ language: "zh" })[0].message, /^`lead` 共 1 席/);
});

test("parts come to the whole, in either order", () => {
    const held = "person,post,unit\np3,lead,t2\np5,lead,t1\n";
    for (const turn of [(parts) => parts, (parts) => parts.reverse()]) {
        const [grid, whole] = [works({}, held), works({}, held)];
        const plan = whole.staff({ holders: "reopen" });
        turn(plan.parts()).forEach(({ changes }) => grid.apply(changes));
        plan.apply(whole);
        assert.equal(grid.toDocument(), whole.toDocument());
    }
});

test("other plans", () => {
    const grid = works({ roles: [{ key: "publicist", at: ["team"] }], links: [{ key: "contact", within: "unit" }] });
    const roles = grid.splitRoles({ skills: { publicist: "merit" } });
    assert.deepEqual(roles.cells.map(({ roles: [given] }) => [given.person, given.skill]), [["p1", 90], ["p4", 80]]);
    assert.deepEqual(roles.alternatives("t1", "publicist").map(({ loss }) => loss), [[0, 0, 0], [0, 0, 50], [0, 0, 29.5]]);
    assert.equal(grid.drawCells({ tier: "team", cells: 2 }).cost, 13);
    const inspections = grid.inspections({ tier: "team", periods: 3 });
    assert.deepEqual([inspections.periods.length, inspections.changes(1)], [3, []]);
    const pairing = grid.pair({ link: "contact", targets: { placed_under: "t2" } });
    assert.deepEqual(pairing.unreached, []);
    for (const plan of [roles, inspections, pairing]) {
        plan.verify();
        assert.throws(() => plan.explain("p1", "lead", "t1"), TypeError);
    }
    pairing.apply(grid);
    assert.equal(thrownBy(() => roles.apply(grid)).kind, "change");
});

test("requests that do not fit are refused", () => {
    const grid = works();
    const error = thrownBy(() => grid.staff({ post: ["lead"] }));
    assert.ok(error instanceof GridError && error.kind === "text" && error.message.includes("there is no `post` here"));
    assert.equal(thrownBy(() => grid.staff({ posts: ["laed"] })).findings[0].rule, "call.bad-request");
    assert.equal(thrownBy(() => grid.drawCells({ tier: "cell", cells: 1 })).kind, "key");
    assert.throws(() => grid.staff({}, { progress: 7 }), TypeError);
    assert.throws(() => grid.staff({}, { signal: null, stop: 1 }), TypeError);
    const circle = {};
    circle.of = circle;
    assert.throws(() => grid.staff(circle), TypeError);
});

/** Everybody may lead every team: many choices. */
function large() {
    const teams = Array.from({ length: 40 }, (_, team) => `t${team}`);
    const people = Array.from({ length: 1_500 }, (_, person) => person);
    const posts = [{ key: "lead", at: ["team"], scope: "network", prefer: [{ high: "merit" }] }];
    return new Grid(
        { name: "large", tiers: ["site", "team"], numbers: [{ key: "merit" }], posts },
        {
            units: { key: ["s", ...teams], parent: [null, ...teams.map(() => "s")], tier: ["site", ...teams.map(() => "team")] },
            people: {
                key: people.map((person) => `p${person}`),
                cell: people.map((person) => teams[person % 40]),
                merit: Float64Array.from(people, (person) => (person * 7_919) % 1_000),
            },
        },
    );
}

test("progress is told and may stop", () => {
    const grid = large();
    const seen = [];
    const plan = grid.staff({}, { progress: (done, total) => void seen.push([done, total]) });
    assert.equal(plan.appointments.length, 40);
    assert.ok(seen.length > 10 && seen[0][1] === 60_000 && seen.every(([done]) => done > 0));
    let told = 0;
    const stopped = thrownBy(() => grid.staff({}, { progress: () => ++told === 3 }));
    assert.ok(stopped instanceof GridError && stopped.kind === "call");
    assert.equal(told, 3);
    const thrown = new RangeError("enough");
    assert.equal(thrownBy(() => grid.staff({}, { progress: () => { throw thrown; } })), thrown);
    assert.equal(grid.revision, 0);
});

test("every long call stops when told to", () => {
    const grid = large();
    const drawn = { tier: "team", cells: 40, size: { min: 20, max: 60 } };
    const plan = grid.staff();
    const people = Array.from({ length: 70 }, (_, person) => `p${person}`);
    const team = new Grid(
        { name: "team", tiers: ["team"], roles: [{ key: "publicist", at: ["team"] }] },
        { units: { key: ["t"], tier: ["team"] }, people: { key: people, cell: people.map(() => "t") } },
    );
    const calls = [
        (told) => grid.drawCells(drawn, told),
        (told) => grid.inspections({ tier: "team", periods: 40 }, told),
        (told) => grid.splitRoles({}, told),
        (told) => plan.verify(told),
        (told) => grid.drawCells(drawn).verify(told),
        (told) => team.splitRoles().alternatives("t", "publicist", told),
    ];
    for (const call of calls) {
        let seen = 0;
        call({ progress: () => void (seen += 1) });
        assert.ok(seen > 0, String(call));
        assert.equal(thrownBy(() => call({ progress: () => true })).kind, "call", String(call));
    }
    assert.equal(grid.revision, 0);
});

test("a plan is kept as text and restored", () => {
    const grid = works();
    const plan = grid.staff();
    const again = grid.restorePlan(plan.keep());
    assert.equal(again.json, plan.json);
    again.verify();
    assert.equal(thrownBy(() => large().restorePlan(plan.keep())).kind, "call");
    assert.throws(() => grid.restorePlan(7), TypeError);
});

test("what throws leaves a grid that works", () => {
    const grid = large();
    assert.throws(() => grid.staff({}, { progress: () => grid.apply([{ place: { person: "p0", cell: "t1" } }]) }));
    assert.equal(grid.staff().appointments.length, 40);
});
