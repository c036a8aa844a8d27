// A plan under review: what it says, which of its lines were accepted.

import type { Explanation, Grid, Language, Plan, PlanPart, StaffPlan, StaffRequest } from "gridcore";

import type { PlanShown, Step, View, Wanted } from "./protocol.ts";

let plans = 0;

export class Review {
    readonly #plan: Plan & StaffPlan;
    readonly #parts: PlanPart[];
    readonly #wanted: Wanted;
    readonly #id = (plans += 1);
    /** How many edits there were when it was made. */
    readonly #edits: number;

    constructor(grid: Grid, wanted: Wanted, edits: number) {
        const { unit, reopen, optional } = wanted;
        const request: StaffRequest = { ...(unit !== null && { units: [unit] }), ...(reopen && { holders: "reopen" }), optional };
        this.#plan = grid.staff(request);
        this.#parts = this.#plan.parts();
        [this.#wanted, this.#edits] = [wanted, edits];
    }

    shown(language: Language): PlanShown {
        const { appointments, ended, levels, unfilled, shortfalls, exact, findings } = this.#plan;
        const some = <T>(list: T[], places: number[]) => places.flatMap((place) => list[place] ?? []);
        return {
            id: this.#id,
            unit: this.#wanted.unit,
            lines: this.#parts.map((part) => ({ started: some(appointments, part.started), ended: some(ended, part.ended) })),
            kept: appointments.filter(({ status }) => status === "kept").length,
            levels,
            unfilled,
            shortfalls,
            blockers: this.#plan.blockers({ language }),
            leaves: findings.total,
            exact,
        };
    }

    explain(person: string, post: string, unit: string, language: Language): Explanation {
        return this.#plan.explain(person, post, unit, { language });
    }

    /** The edit that applies some lines. */
    step(lines: number[]): Step {
        const changes = lines.flatMap((line) => this.#parts[line]?.changes ?? []);
        return { label: { verb: "staff", count: lines.length }, changes, accepted: { plan: this.#id, parts: lines } };
    }

    /** What the edits so far mean for it: an edit that was undone is none. */
    standing(past: Step[]): NonNullable<View["planned"]> {
        const since = past.slice(this.#edits);
        const own = since.filter(({ accepted }) => accepted?.plan === this.#id);
        return {
            id: this.#id,
            accepted: own.flatMap(({ accepted }) => accepted?.parts ?? []),
            stale: past.length < this.#edits || own.length < since.length,
        };
    }

    free() {
        this.#plan.free();
    }
}
