// The desk of the grid that is open: its cases, judged by the grid as it is now.

import { Desk, GridError, type EventRow, type Grid, type Move, type Routing } from "gridcore";

import { refusal } from "./made.ts";
import type { CaseShown, DeskQuestion, DeskShown, Refusal, Taken } from "./protocol.ts";

/** How many cases of a list are shown at most, and how many persons are named who could go on. */
const MOST = 500;
const OTHERS = 8;

/** Moves that lead a case onwards or close it: who may make one is who could go on with it. */
const ONWARDS: ReadonlySet<Move> = new Set<Move>(["file", "dispatch", "claim", "handle", "feedback", "verify", "advance", "close"]);

export class Cases {
    #desk: Desk | null = null;

    /** What a viewer sees of the cases at a moment; nothing if the charter has no flows. */
    look(grid: Grid, asked: DeskQuestion): DeskShown | null {
        const { flows = [], kinds = [], desk } = grid.charter;
        if (flows.length === 0) return null;
        const holders = holdersOf(grid);
        const viewer = asked.viewer ?? holders[0] ?? null;
        const own = this.#of(grid);
        const { at, status, light, kind, unit } = asked;
        const filter = { at, ...(light !== null && { light }), ...(kind !== null && { kind }), ...(unit !== null && { unit }) };
        const known = viewer !== null && isThere(grid, viewer);
        const all = known ? own.cases(grid, viewer, filter) : [];
        const cases = all.filter((view) => status === null || (status === "open" ? view.status === "open" || view.status === "suspended" : view.status === "closed" || view.status === "merged"));
        return {
            kinds: kinds.map(({ key }) => key),
            channels: (desk?.channels ?? []).map(({ key }) => key),
            holders: holders.slice(0, MOST),
            viewer,
            known,
            cases: cases.slice(0, MOST),
            total: cases.length,
            length: own.length,
            open: own.open,
            lights: own.lights(at),
            escalations: this.#escalations(grid, at),
            chosen: known && asked.chosen !== null ? this.#shown(grid, asked.chosen, viewer, at, holders) : null,
        };
    }

    /** Where a report would go, or why it would be refused. */
    route(grid: Grid, event: EventRow): { routing: Routing } | { refused: Refusal } {
        try {
            return { routing: this.#of(grid).route(grid, event) };
        } catch (error) {
            return { refused: refusal(error) };
        }
    }

    /** Takes an event; says why if it does not. */
    take(grid: Grid, event: EventRow): Refusal | null {
        try {
            this.#of(grid).apply(grid, event);
            return null;
        } catch (error) {
            return refusal(error);
        }
    }

    /** Takes what is legal of a file of events: what was kept, or events as they are. */
    read(grid: Grid, text: string): Taken {
        try {
            if (isKept(text)) {
                const desk = Desk.restore(grid, text);
                this.free();
                this.#desk = desk;
                return { taken: desk.events().length, refused: null };
            }
            const { taken, findings } = this.#of(grid).applyAll(grid, text);
            const refused = findings.total === 0 ? null : ({ kind: "change", message: "", findings: findings.findings, total: findings.total } as const);
            return { taken, refused };
        } catch (error) {
            return { taken: 0, refused: refusal(error) };
        }
    }

    /** All events with what came of them. */
    kept(grid: Grid): string {
        return this.#of(grid).toJson();
    }

    free() {
        this.#desk?.free();
        this.#desk = null;
    }

    #of(grid: Grid): Desk {
        this.#desk ??= new Desk(grid);
        return this.#desk;
    }

    /** Asked of a copy: to look ahead must not bar what has yet to happen. */
    #escalations(grid: Grid, at: string) {
        const copy = Desk.restore(grid, this.#of(grid).toJson());
        const reached = copy.escalations(grid, at);
        copy.free();
        return reached;
    }

    #shown(grid: Grid, key: string, viewer: string, at: string, holders: string[]): CaseShown | null {
        const desk = this.#of(grid);
        try {
            const view = desk.case(grid, key, viewer);
            const moves = desk.legalMovesFor(grid, key, at, viewer);
            const light = desk.light(key, at) ?? "off";
            const goOn = (person: string) => desk.legalMovesFor(grid, key, at, person).some(({ move }) => ONWARDS.has(move));
            const others: string[] = [];
            for (const person of holders) {
                if (others.length === OTHERS) break;
                if (person !== viewer && goOn(person)) others.push(person);
            }
            const log = desk.events().filter(({ event }) => event.case === key);
            return { view, moves, light, others, log };
        } catch (error) {
            if (error instanceof GridError) return null;
            throw error;
        }
    }
}

/** Those who hold a post, the topmost units first. */
function holdersOf(grid: Grid): string[] {
    const depth = new Map(grid.tree().map((row) => [row.key, row.depth]));
    const held = grid.table("appointments") as { person: string; unit: string }[];
    const ordered = [...held].sort((a, b) => (depth.get(a.unit) ?? 0) - (depth.get(b.unit) ?? 0));
    return [...new Set(ordered.map(({ person }) => person))];
}

function isThere(grid: Grid, person: string): boolean {
    try {
        grid.person(person);
        return true;
    } catch (error) {
        if (error instanceof GridError) return false;
        throw error;
    }
}

/** Whether a text is a desk as `toJson` writes it, and not plain events. */
function isKept(text: string): boolean {
    return /^\s*\[\s*\{\s*"event"/.test(text);
}
