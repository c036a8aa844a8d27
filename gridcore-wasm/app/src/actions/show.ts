// A new state of the grid, and what is looked at in it.

import type { Finding, TreeRow } from "gridcore";

import { engine } from "../engine/client.ts";
import type { Outcome, Placed, Refusal, View } from "../engine/protocol.ts";
import { markedAt } from "../reference.ts";
import { get, set, type Failure, type State } from "../store.ts";

/** How many rows of a tree are unfolded to begin with. */
const ENOUGH = 40;

/** Calls the engine, with the page marked as busy; a fault of the page is told as such. */
export async function working<T>(work: () => Promise<T>): Promise<T | undefined> {
    set({ busy: true });
    try {
        return await work();
    } catch (error) {
        set({ failure: { kind: "page", message: error instanceof Error ? error.message : String(error) } });
        return undefined;
    } finally {
        set({ busy: false });
    }
}

/** Shows what came out of a call, or why it was refused. */
export async function show(outcome: Outcome, failed: (refused: Refusal) => Failure, more: Partial<State> = {}) {
    if ("refused" in outcome) return set({ failure: failed(outcome.refused) });
    const { view } = outcome;
    const unfolded = more.unfolded ?? get().unfolded;
    const units = new Map(view.rows.map((row) => [row.key, row]));
    set({ failure: null, ...more, ...(view.planned === null && { plan: null }), view, units, about: aboutThings(view.findings), people: await peopleOf(view, unfolded), unfolded });
}

/** The people of all units that are unfolded. */
async function peopleOf(view: View, unfolded: ReadonlySet<string>): Promise<Map<string, Placed[]>> {
    const units = view.rows.filter(({ key, people }) => people > 0 && unfolded.has(`unit:${key}`)).map(({ key }) => key);
    return new Map(await engine.peopleOf(units));
}

function aboutThings(findings: Finding[]): Map<string, Finding[]> {
    const about = new Map<string, Finding[]>();
    for (const finding of findings) {
        for (const reference of markedAt(finding.subject)) {
            const list = about.get(reference);
            if (list) list.push(finding);
            else about.set(reference, [finding]);
        }
    }
    return about;
}

/** The networks, their roots, and further levels of a small tree. */
export function unfoldedAtFirst(view: View): Set<string> {
    const unfolded = new Set(view.networks.map(({ key }) => `network:${key}`));
    const levels: TreeRow[][] = [];
    for (const row of view.rows) (levels[row.depth] ??= []).push(row);
    let shown = 0;
    // A whole level at a time, so that no unit is unfolded beside one that is not.
    for (const [depth, level] of levels.entries()) {
        shown += level.length;
        if (depth > 1 && shown > ENOUGH) break;
        if (depth > 0) for (const { parent } of level) unfolded.add(`unit:${parent}`);
    }
    return unfolded;
}

export async function fold(reference: string, open: boolean) {
    const unfolded = new Set(get().unfolded);
    if (open) unfolded.add(reference);
    else unfolded.delete(reference);
    await unfold(unfolded);
}

/** Unfolds all units, not the people in them; or folds everything. */
export async function foldAll(open: boolean) {
    const { view } = get();
    if (view === null) return;
    const parents = open ? view.rows.filter(({ children }) => children > 0) : [];
    const networks = view.networks.map(({ key }) => `network:${key}`);
    await unfold(new Set([...networks, ...parents.map(({ key }) => `unit:${key}`)]));
}

async function unfold(unfolded: Set<string>) {
    const { view } = get();
    if (view === null) return;
    const people = await peopleOf(view, unfolded);
    if (get().view === view) set({ unfolded, people });
}

/** Selects a thing, and brings it into sight in the tree. */
export async function select(reference: string | null, reveal = true) {
    set({ selected: reference, tab: "selection" });
    if (reference !== null && reveal) await bringIntoSight(reference);
}

/** Brings a thing into sight in the tree: a person in one of their cells, an area at its cell. */
export async function bringIntoSight(reference: string, cell?: string) {
    const { view } = get();
    const unit = view && (cell ?? (await unitOf(reference)));
    if (!view || !unit) return;
    const isPerson = reference.startsWith("person:");
    const { units } = get();
    const unfolded = new Set(get().unfolded);
    let row = units.get(unit);
    if (row) unfolded.add(`network:${row.network}`);
    if (isPerson) unfolded.add(`unit:${unit}`);
    while (row?.parent !== undefined) {
        unfolded.add(`unit:${row.parent}`);
        row = units.get(row.parent);
    }
    await unfold(unfolded);
    set({ reveal: { id: isPerson ? `${reference}@${unit}` : `unit:${unit}` } });
}

/** The unit a thing is seen under. */
async function unitOf(reference: string): Promise<string | undefined> {
    const details = await engine.look(reference);
    switch (details?.kind) {
        case "unit":
            return details.unit.key;
        case "person":
            return details.person.placements[0]?.cell;
        case "area":
            return details.area.claims[0]?.cell;
        default:
            return undefined;
    }
}
