// The points of the grid that is open: ledgers of its schemes, rolled up on the tree as it is now.

import { GridError, Ledger, type Board, type Grid } from "gridcore";

import { refusal } from "./made.ts";
import type { Behind, Refusal, ScoreLine, ScoreQuestion, Scores, Source } from "./protocol.ts";

/** Ledgers by scheme, read when they are first asked for. */
export class Ledgers {
    #read = new Map<string, { ledger: Ledger | null; refused: Refusal | null }>();

    /** What there is to see of the points: rows of all units, and the lines of one tier with ranks and shares. */
    look(grid: Grid, source: Source, asked: ScoreQuestion): Scores | null {
        const schemes = schemesOf(grid);
        const scheme = schemes.find((key) => key === asked.scheme) ?? schemes[0];
        if (scheme === undefined) return null;
        const { ledger, refused } = this.#of(grid, source, scheme);
        const tiers = tiersOf(grid, asked.network);
        const answer: Scores = { schemes, scheme, refused, entries: ledger?.length ?? 0, pending: ledger?.pending ?? 0, tiers, periods: [], period: null, units: [], lines: [], unshared: null };
        if (ledger === null) return answer;
        const options = { period: asked.kind, ...(asked.network !== null && { network: asked.network }) };
        const whole = ledger.rollUp(grid, options);
        const { periods } = whole;
        const period = periods.find((name) => name === asked.period) ?? periods.at(-1) ?? null;
        if (period === null) return done({ ...answer, periods }, whole);
        const tier = tiers.find((label) => label === asked.tier) ?? tiers[0];
        const board = ledger.rollUp(grid, { ...options, period: [period as `${number}`], covered: true, ...(tier !== undefined && { by: tier }) });
        const units = whole.rows().filter((row) => row.period === period);
        const { shares, refused: unshared } = shared(board, asked.pot);
        return done({ ...answer, periods, period, units, lines: linesOf(board, asked.by, shares), unshared }, whole, board);
    }

    /** What a number is made of, with the first `most` entries. */
    behind(grid: Grid, source: Source, scheme: string, line: string, period: string, network: string | null, most: number): Behind | null {
        const { ledger } = this.#of(grid, source, scheme);
        const explanation = ledger && orNull(() => ledger.explain(grid, line as `unit:${string}`, { period: period as `${number}`, ...(network !== null && { network }) }));
        if (explanation === null) return null;
        let room = most;
        const rules = explanation.rules.map((part) => {
            const entries = part.entries.slice(0, room);
            room -= entries.length;
            return { ...part, entries };
        });
        return { explanation: { ...explanation, rules }, left: Math.max(0, explanation.count - most) };
    }

    /** Reads a table of entries in place of what there is, all or none: those of a folder on the grid of their day. */
    read(grid: Grid, source: Source, scheme: string, entries: string): Refusal | null {
        try {
            const files = source.files && { ...source.files, "entries.csv": entries };
            const ledger = files ? Ledger.load(files, scheme) : new Ledger(grid, scheme, entries);
            this.free();
            if (files) source.files = files;
            this.#read.set(scheme, { ledger, refused: null });
            return null;
        } catch (error) {
            return refusal(error);
        }
    }

    free() {
        for (const { ledger } of this.#read.values()) ledger?.free();
        this.#read.clear();
    }

    #of(grid: Grid, { files }: Source, scheme: string) {
        let read = this.#read.get(scheme);
        if (read === undefined) {
            try {
                const ledger = files && "entries.csv" in files ? Ledger.load(files, scheme) : new Ledger(grid, scheme);
                read = { ledger, refused: null };
            } catch (error) {
                if (!(error instanceof GridError)) throw error;
                read = { ledger: null, refused: refusal(error) };
            }
            this.#read.set(scheme, read);
        }
        return read;
    }
}

function done(scores: Scores, ...boards: Board[]): Scores {
    for (const board of boards) board.free();
    return scores;
}

/** The schemes of the charter that have rules for points. */
function schemesOf(grid: Grid): string[] {
    return (grid.charter.schemes ?? []).filter(({ rules }) => (rules?.length ?? 0) > 0).map(({ key }) => key);
}

/** The tiers of a network, the innermost first: that is what is mostly compared. */
function tiersOf(grid: Grid, network: string | null): string[] {
    const { networks, tiers = [] } = grid.charter;
    const own = networks?.length ? (networks.find(({ key }) => key === network) ?? networks[0])?.tiers : tiers;
    const units = new Set<string>();
    const people = new Set<string>();
    for (const tier of own ?? []) {
        const label = typeof tier === "string" ? tier : tier.label;
        const isOfPeople = typeof tier !== "string" && (tier.people ?? tier.post ?? null) !== null;
        (isOfPeople ? people : units).add(label);
    }
    return [...[...units].reverse(), ...people];
}

/** The lines of a board, the first first; ties are marked. */
function linesOf(board: Board, by: ScoreQuestion["by"], shares: Record<string, number> | null): ScoreLine[] {
    const ranks = board.rank({ by });
    const places = new Map<number, number>();
    for (const rank of Object.values(ranks)) if (rank !== null) places.set(rank, (places.get(rank) ?? 0) + 1);
    const lines = board.rows().map((row) => {
        const rank = ranks[row.key] ?? null;
        return { ...row, rank, tied: rank !== null && (places.get(rank) ?? 0) > 1, share: shares?.[row.key] ?? null };
    });
    return lines.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

/** A pot shared among the lines, or why it cannot be. */
function shared(board: Board, pot: number | null): { shares: Record<string, number> | null; refused: Refusal | null } {
    try {
        return { shares: pot === null ? null : board.share(pot), refused: null };
    } catch (error) {
        if (!(error instanceof GridError)) throw error;
        return { shares: null, refused: refusal(error) };
    }
}

/** A line may be gone since it was chosen. */
function orNull<T>(ask: () => T): T | null {
    try {
        return ask();
    } catch (error) {
        if (error instanceof GridError) return null;
        throw error;
    }
}
