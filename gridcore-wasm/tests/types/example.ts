// Compiled, not run: the types a program meets.

import init, { Board, Grid, GridError, Ledger, Monitor, encodingOf, rules, version } from "gridcore";
import type { Answer, BoardRow, Change, Charter, Delta, Finding, Findings, TreeRow, Unit } from "gridcore";

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
const cells: Int32Array = grid.column("people", "cell", "main");
const skill: Float64Array = grid.column("people", "skill");
const sums: Float64Array = grid.addUp(skill);
const wide: Grid = Grid.fromPeople("no,team\n", { path: ["team"], key: "no" });
const text: string = wide.mermaid({ root: "t" }) + version() + unit.key + rows.length + parents.length + cells.length + sums.length;

const ledger = new Ledger(grid, "points", { id: ["e1"], date: ["2024-05-17"], subject: ["unit:t"], rule: ["tidy"], points: new Float64Array([1.5]), author: ["unit:s"] });
const board: Board = ledger.rollUp(grid, { period: [["2024-05-01", "2024-06-01"]], by: "team", covered: true });
const lines: BoardRow[] = board.merge(board).join(ledger.rollUp(grid, { period: "half_year" })).rows();
const points: Float64Array = board.column("per_head");
const place: number | null | undefined = board.rank({ by: "plus", ties: ["count"], within: "siblings", method: "dense" })["t"];
const share: number | undefined = board.share(1000_00, { period: "2024-05-01/2024-06-01" })["t"];
const waiting: boolean | undefined = ledger.entry("e1")?.pending;

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
// @ts-expect-error: there is no such period
ledger.rollUp(grid, { period: "decade" });
// @ts-expect-error: there is no such measure
board.column("size");
// @ts-expect-error: a monitor is made by a grid
new Monitor();

export { answerer, counts, first, label, lines, place, points, share, slip, summaries, waiting, worst };
