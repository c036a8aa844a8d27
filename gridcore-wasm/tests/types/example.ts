// Compiled, not run: the types a program meets.

import init, { Board, Desk, Grid, GridError, History, Ledger, Monitor, Plan, Review, Round, appraise, encodingOf, rules, version } from "gridcore";
import type { Answer, Blocker, BoardRow, Change, Charter, Delta, Explanation, Finding, Findings, ReviewRow, RoundResult, StaffPlan, TreeRow, Unit } from "gridcore";

await init();

const charter: Charter = {
    name: "workshop",
    tiers: ["site", { label: "team", size: { min: 1, max: 20 } }],
    posts: [{ key: "lead", at: ["team", { tier: "team", kind: null }], eligible: { all: [{ tag: "a" }, { not: { holds: "head" } }] } }],
    rules: { "structure.span": { severity: "note" } },
};

const grid = new Grid(
    charter,
    {
        units: { key: ["s", "t"], parent: [null, "s"], tier: ["site", "team"] },
        people: [{ key: 42, cell: "t" }],
        areas: new Uint8Array(),
        claims: "area,cell\n",
        links: null,
    },
    { day: "2024-06-30", lenient: true },
);

const findings: Findings = grid.check({ language: "zh" });
const first: Finding | undefined = findings[0];
const counts: Readonly<Record<string, number>> = findings.counts;
for (const finding of findings.of("coverage.unplaced")) {
    if (finding.subject.kind === "person") finding.subject.key.toUpperCase();
}

const changes: Change[] = [{ place: { person: "p", cell: "t" } }, { move_unit: { unit: "t", to: null } }];
const undo: Change[] = grid.apply(changes);
const monitor: Monitor = grid.monitor();
const delta: Delta = monitor.apply(undo);
monitor.advance("2024-07-01").inverse.push(...delta.inverse);

const answers: Answer[] = grid.answersFor("person:p");
const answerer: string | undefined = answers[0]?.answered_by?.person;
const unit: Unit = grid.unit("t");
const rows: TreeRow[] = [...grid.tree(), ...monitor.tree()];
const worst: "error" | "warning" | "note" | undefined = rows[0]?.findings_under?.worst;
const label: string | null = encodingOf(new Uint8Array());
const summaries: string[] = rules({ language: "zh" }).map(({ summary }) => summary);
const parents: Int32Array = grid.column("units", "parent");
const homes: Int32Array = grid.column("people", "cell", "main");
const skill: Float64Array = grid.column("people", "skill");
const sums: Float64Array = grid.addUp(skill);
const wide: Grid = Grid.fromPeople("no,team\n", { path: ["team"], key: "no" });
const text: string = wide.mermaid({ root: "t" }) + version() + unit.key + rows.length + parents.length + homes.length + sums.length;

const plan: Plan & StaffPlan = grid.staff(
    { posts: ["lead"], holders: "reopen", prefer: [{ people: { tag: "a" } }, "votes"], of: { lead: { optional: true } } },
    { progress: (done, total) => done > total },
);
const kept: string[] = plan.appointments.filter(({ status }) => status === "kept").map(({ person }) => person);
const why: Explanation = plan.explain("p", "lead", "t", { language: "zh" });
const blockers: Blocker[] = plan.blockers();
const gained: number | undefined = plan.compare(grid.staff()).levels[0]?.loss;
grid.apply(plan.parts()[0]?.changes ?? []);
undo.push(...plan.apply(grid));
const cells: string[] = grid.drawCells({ tier: "team", cells: 2 }).cells.flatMap(({ people }) => people);
const pairs: string[] = grid.pair({ link: "contact" }).pairs.map(({ target }) => target);
const seen: boolean | undefined = grid.inspections({ tier: "team", periods: 2 }).periods[0]?.inspections[0]?.reciprocal;
const lost: [number, number, number] | null | undefined = grid.splitRoles().alternatives("t", "publicist")[0]?.loss;

const ledger = new Ledger(grid, "points", { id: ["e1"], date: ["2024-05-17"], subject: ["unit:t"], rule: ["tidy"], points: new Float64Array([1.5]), author: ["unit:s"] });
const board: Board = ledger.rollUp(grid, { period: [["2024-05-01", "2024-06-01"]], by: "team", covered: true });
const lines: BoardRow[] = board.merge(board).join(ledger.rollUp(grid, { period: "half_year" })).rows();
const points: Float64Array = board.column("per_head");
const place: number | null | undefined = board.rank({ by: "plus", ties: ["count"], within: "siblings", method: "dense" })["t"];
const share: number | undefined = board.share(1000_00, { period: "2024-05-01/2024-06-01" })["t"];
const tidy: number | undefined = ledger.explain(grid, "unit:t", { period: "2024-05", since: "2024-04" }).changes?.[0]?.change ?? undefined;
const flag: string[] = ledger.award(grid, { award: "flag", ties: ["plus"], vetoes: { t: "person:p" } }).winners.map(({ key }) => key);
const scores: number | null | undefined = board.scores(grid, "points", "2024-05")["t"];
const round = new Round(grid, "order", "2024-05");
round.fill(grid, [{ subject: "unit:t", from: "centre", author: "unit:s", values: { tidy: 90 } }]);
const result: RoundResult | undefined = round.results()[0];
const published: boolean = round.state === "published" && round.versions.length > 0;
const marks: number | undefined = appraise(grid, "order", { tidy: [175, 2] }).marks[0]?.marks;
const review: Review = grid.review({ period: ["2024-05-01", "2024-06-01"], today: "2024-06-03" }, { duties: "date,duty\n", risks: null });
const due: ReviewRow | undefined = review.table("totals")[0];
const waiting: boolean | undefined = ledger.entry("e1")?.pending;

const desk = new Desk(grid, [{ case: "c1", at: "2024-07-01T08:30", move: "report", by: "p", place: "unit:t" }]);
desk.apply(grid, { case: "c1", at: "2024-07-01T09:00", move: "close", by: "p", outcome: "explained", answer: "letter", forced: true });
const refusedRows: number[] = desk.applyAll(grid, "case,at,move\n").refused;
const owner: string | null | undefined = desk.case(grid, "c1", "p").owner ?? desk.route(grid, { case: "c2", at: "2024-07-01T08:30", move: "report" }).owner;
const lit: "green" | "yellow" | "red" | "off" | undefined = desk.light("c1", "2024-07-01T09:00");
const counted: number | undefined = desk.metrics(grid, { by: "team", rates: { closing: { count: "closed", over: ["due"], less: [] } } })[0]?.counts.on_time;
const may: boolean = desk.legalMovesFor(grid, "c1", "2024-07-01T09:00", "p").some(({ move, outcomes }) => move === "close" && outcomes.includes("rectified"));
const restored: string | undefined = Desk.restore(grid, desk.toJson(), desk.toldUntil).toldUntil;
const toldOf: string[] = desk.escalations(grid, "2024-07-02T09:00").flatMap(({ told }) => told);

try {
    Grid.load({ "units.csv": text });
} catch (error) {
    if (error instanceof GridError && error.kind === "charter") error.findings.text();
}

// What must not compile.

// @ts-expect-error: a charter has no such field
const slip: Charter = { name: "w", tiers: ["team"], tires: [] };
// @ts-expect-error: there is no such table
new Grid(charter, { persons: "" });
// @ts-expect-error: there is no such change
grid.apply([{ mov_unit: { unit: "t" } }]);
// @ts-expect-error: there is no such option
Grid.load({}, { lenent: true });
// @ts-expect-error: a key is a text
grid.unit(7);
// @ts-expect-error: units have no such column
grid.column("units", "cell");
// @ts-expect-error: a request has no such field
grid.staff({ post: ["lead"] });
// @ts-expect-error: a plan of cells appoints nobody
grid.drawCells({ tier: "team", cells: 2 }).appointments;
// @ts-expect-error: there is no such period
ledger.rollUp(grid, { period: "decade" });
// @ts-expect-error: there is no such list
review.table("duties");
// @ts-expect-error: there is no such move
desk.apply(grid, { case: "c1", at: "2024-07-01T08:30", move: "rapport" });
// @ts-expect-error: cases have no such light
desk.cases(grid, "p", { light: "blue" });
// @ts-expect-error: there is no such measure
board.column("size");
// @ts-expect-error: a monitor is made by a grid
new Monitor();

export { answerer, blockers, cells, counted, counts, due, first, flag, gained, kept, label, lines, lit, lost, marks, may, owner, pairs, place, points, published, refusedRows, restored, result, scores, seen, share, slip, summaries, tidy, toldOf, waiting, why, worst };
