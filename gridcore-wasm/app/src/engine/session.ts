// The grid that is open, in the worker: opened, edited, undone, asked.

import { GridError, type Delta, type Explanation, type Grid, type Language, type Monitor } from "gridcore";

import { decodeAll, textOf } from "./decode.ts";
import { look, placed } from "./look.ts";
import { made, refusal } from "./made.ts";
import { Review } from "./plan.ts";
import type { Behind, Details, Done, Hit, Kept, Opening, Outcome, Placed, PlanOutcome, PlanShown, Refusal, ScoreQuestion, Scores, Source, Step, Wanted } from "./protocol.ts";
import { Ledgers } from "./scores.ts";
import { search, searchable } from "./search.ts";
import { view } from "./view.ts";

/** An edit with the way back. */
interface Past extends Step {
    inverse: Delta["inverse"];
}

interface Open {
    source: Source;
    decoded: { file: string; encoding: string }[];
    rejected: Grid["rejected"];
    monitor: Monitor;
    /** A copy to ask, dropped by an edit. */
    grid: Grid | null;
    /** What a search looks through, dropped by an edit. */
    searchable: Hit[] | null;
    past: Past[];
    future: Step[];
    /** The plan under review. */
    review: Review | null;
    last: { way: Done["way"]; delta: Delta; step: Step } | null;
    ledgers: Ledgers;
}

export class Session {
    #open: Open | null = null;

    /** Opens what it is given in place of what is open, which stays if that fails. */
    open(given: Source, language: Language): Outcome {
        return this.#attempt(() => {
            const { source, decoded } = decodeAll(given);
            const grid = made(source, language);
            const opened = { source, decoded, rejected: grid.rejected, monitor: grid.monitor(), grid, searchable: null, past: [], future: [], review: null, last: null, ledgers: new Ledgers() };
            this.#close();
            this.#open = opened;
        }, language);
    }

    /** Opens what was kept and does its edits again. */
    resume(kept: Kept, language: Language): Outcome {
        const opened = this.open(kept.source, language);
        if ("refused" in opened) return opened;
        return this.#attempt((open) => {
            for (const step of kept.done) this.#do(open, step, "done", language);
            open.future = kept.undone;
            open.last = null;
        }, language);
    }

    /** The same view with its texts in another language. */
    view(language: Language): Outcome {
        return this.#attempt((open) => {
            if (open.last === null) return;
            // Only an edit tells what it did to the findings: it is taken back and made again.
            const { delta, step, way } = open.last;
            open.monitor.apply(delta.inverse);
            open.last = { delta: open.monitor.apply(step.changes, { language }), step, way };
        }, language);
    }

    apply(step: Step, language: Language): Outcome {
        return this.#attempt((open) => {
            this.#do(open, step, "done", language);
            open.future = [];
        }, language);
    }

    undo(language: Language): Outcome {
        return this.#attempt((open) => {
            const step = open.past.at(-1);
            if (step === undefined) return;
            const delta = open.monitor.apply(step.inverse, { language });
            open.past.pop();
            const { inverse: _, ...again } = step;
            open.future.push(again);
            this.#changed(open, { way: "undone", delta, step: { label: step.label, changes: step.inverse } });
        }, language);
    }

    redo(language: Language): Outcome {
        return this.#attempt((open) => {
            const step = open.future.at(-1);
            if (step === undefined) return;
            this.#do(open, step, "redone", language);
            open.future = open.future.slice(0, -1);
        }, language);
    }

    /** The people placed in units; nobody in a unit that is there no more. */
    peopleOf(units: string[]): [unit: string, people: Placed[]][] {
        const grid = this.#grid();
        return units.map((unit) => [unit, orNull(() => placed(grid.unit(unit))) ?? []]);
    }

    /** What there is to see of a thing; nothing if it is there no more. */
    look(reference: string): Details | null {
        return orNull(() => look(this.#grid(), reference));
    }

    search(text: string, most: number): Hit[] {
        const open = this.#open as Open;
        open.searchable ??= searchable(this.#grid());
        return search(open.searchable, text, most);
    }

    /** Who can be appointed to a post, and how. */
    opening(post: string, unit: string): Opening {
        const grid = this.#grid();
        const { channels = [], approvals = [] } = grid.charter.posts?.find(({ key }) => key === post) ?? {};
        return { people: grid.eligible(post, unit), channels, approvals };
    }

    /** Proposes holders; nothing is changed. */
    staff(wanted: Wanted, language: Language): PlanOutcome {
        const outcome = this.#attempt((open) => {
            const review = new Review(this.#grid(), wanted, open.past.length);
            open.review?.free();
            open.review = review;
        }, language);
        return "refused" in outcome ? outcome : { ...outcome, plan: this.plan(language) as PlanShown };
    }

    /** The plan under review, its texts in a language. */
    plan(language: Language): PlanShown | null {
        return this.#open?.review?.shown(language) ?? null;
    }

    /** Why the plan chooses somebody for a seat, or why not; nothing if it cannot be asked about them. */
    explain(person: string, post: string, unit: string, language: Language): Explanation | null {
        return orNull(() => this.#open?.review?.explain(person, post, unit, language) ?? null);
    }

    /** Applies lines of the plan together. */
    accept(lines: number[], language: Language): Outcome {
        const step = this.#open?.review?.step(lines);
        return step ? this.apply(step, language) : this.view(language);
    }

    /** Puts the plan aside. */
    discard(language: Language): Outcome {
        return this.#attempt((open) => {
            open.review?.free();
            open.review = null;
        }, language);
    }

    /** The points; nothing if the charter has no scheme of them. */
    scores(asked: ScoreQuestion): Scores | null {
        const { ledgers, source } = this.#open as Open;
        return ledgers.look(this.#grid(), source, asked);
    }

    /** What a number of the points is made of; nothing if its line is there no more. */
    behind(scheme: string, line: string, period: string, network: string | null, most: number): Behind | null {
        const { ledgers, source } = this.#open as Open;
        return ledgers.behind(this.#grid(), source, scheme, line, period, network, most);
    }

    /** Reads a table of entries; says why if it does not. */
    readEntries(scheme: string, entries: string): Refusal | null {
        const { ledgers, source } = this.#open as Open;
        return ledgers.read(this.#grid(), source, scheme, entries);
    }

    /** The text of a file that is none of the grid's; empty if it is no text. */
    text(bytes: Uint8Array): string {
        return textOf(bytes).text ?? "";
    }

    document(): string {
        return this.#grid().toDocument();
    }

    /** The day next to this one on which something changes, later or earlier; none if nothing does any more. */
    dayBeside(day: string, later: boolean): string | null {
        const days = this.#grid().days();
        return (later ? days.find((other) => other > day) : days.findLast((other) => other < day)) ?? null;
    }

    /** All findings as a text to read. */
    report(language: Language): string {
        return (this.#open as Open).monitor.findings({ language }).text();
    }

    files(): Record<string, string> {
        const entries = (this.#open as Open).source.files?.["entries.csv"];
        return { ...this.#grid().toFiles(), ...(entries !== undefined && { "entries.csv": typeof entries === "string" ? entries : new TextDecoder().decode(entries) }) };
    }

    /** What is needed to have it again after a reload. */
    kept(): Kept | null {
        const open = this.#open;
        if (open === null) return null;
        const text = (content: string | Uint8Array) => (typeof content === "string" ? content : new TextDecoder().decode(content));
        const { files, document, sheet, ...rest } = open.source;
        return {
            source: {
                ...rest,
                ...(files && { files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(content)])) }),
                ...(document !== undefined && { document: text(document) }),
                ...(sheet && { sheet: { ...sheet, content: text(sheet.content) } }),
            },
            ...this.edits(),
        };
    }

    /** The edits, done and undone. */
    edits(): Pick<Kept, "done" | "undone"> {
        const { past, future } = this.#open ?? { past: [], future: [] };
        return { done: past.map(({ label, changes }) => ({ label, changes })), undone: future };
    }

    #do(open: Open, step: Step, way: Done["way"], language: Language) {
        const delta = open.monitor.apply(step.changes, { language });
        open.past.push({ ...step, inverse: delta.inverse });
        this.#changed(open, { way, delta, step });
    }

    #changed(open: Open, last: NonNullable<Open["last"]>) {
        open.last = last;
        open.grid?.free();
        open.grid = null;
        open.searchable = null;
    }

    #attempt(act: (open: Open) => void, language: Language): Outcome {
        try {
            act(this.#open as Open);
            const open = this.#open as Open;
            return { view: view({ ...open, grid: this.#grid() }, language) };
        } catch (error) {
            return { refused: refusal(error) };
        }
    }

    #grid(): Grid {
        const open = this.#open as Open;
        open.grid ??= open.monitor.grid();
        return open.grid;
    }

    #close() {
        this.#open?.monitor.free();
        this.#open?.grid?.free();
        this.#open?.review?.free();
        this.#open?.ledgers.free();
        this.#open = null;
    }
}

/** The page may ask about what an edit has just taken away. */
function orNull<T>(ask: () => T): T | null {
    try {
        return ask();
    } catch (error) {
        if (error instanceof GridError) return null;
        throw error;
    }
}
