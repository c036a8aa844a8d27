// Edits, and their undoing.

import type { AppointmentRow } from "gridcore";

import { engine } from "../engine/client.ts";
import type { Label, Outcome, Step } from "../engine/protocol.ts";
import { keepEdits } from "../keep.ts";
import { parse } from "../reference.ts";
import { get, set } from "../store.ts";
import { bringIntoSight, show, working } from "./show.ts";

export async function apply(step: Step) {
    await change(step.label, () => engine.apply(step, get().language));
}

export async function undo() {
    const label = get().view?.undo;
    if (label) await change(label, () => engine.undo(get().language));
}

export async function redo() {
    const label = get().view?.redo;
    if (label) await change(label, () => engine.redo(get().language));
}

export async function change(label: Label, call: () => Promise<Outcome>) {
    await working(async () => {
        await show(await call(), (refused) => ({ kind: "edit", label, refused }), { dialog: null, notices: [] });
        set({ dialog: null });
        if (get().failure === null) await follow(label, get().view?.done?.way === "undone");
        set({ unsaved: get().view?.edited ?? false });
        keepEdits(await engine.edits());
    });
}

/** Keeps what was moved in sight. */
async function follow(label: Label, undone: boolean) {
    if (label.verb === "move") await bringIntoSight(`unit:${label.what}`);
    const cell = label.verb === "place" ? (undone ? label.from : label.to) : null;
    if (cell !== null && label.verb === "place") await bringIntoSight(`person:${label.what}`, cell);
}

/** Moves a unit under another, or a person into a cell; a unit under none becomes a root. */
export async function move(what: string, to: string | null) {
    const { kind, key } = parse(what);
    if (kind === "unit") {
        const from = get().view?.rows.find((row) => row.key === key)?.parent ?? null;
        if (from === to) return set({ dialog: null });
        await apply({ label: { verb: "move", what: key, from, to }, changes: [{ move_unit: { unit: key, to } }] });
    } else if (to !== null) {
        const network = get().view?.rows.find((row) => row.key === to)?.network;
        const details = await engine.look(what);
        const placements = details?.kind === "person" ? details.person.placements : [];
        const from = placements.find((placement) => placement.network === network)?.cell ?? null;
        if (from === to) return set({ dialog: null });
        await apply({ label: { verb: "place", what: key, from, to }, changes: [{ place: { person: key, cell: to } }] });
    }
}

/** Appoints from the day that is shown. */
export async function appoint(row: AppointmentRow) {
    const day = get().view?.day;
    const label: Label = { verb: "appoint", what: row.person, post: row.post, to: row.unit };
    await apply({ label, changes: [{ appoint: { ...row, ...(day && { from: day }) } }] });
}

export async function end(person: string, post: string, unit: string, shift?: string) {
    const ended = { person, post, unit, ...(shift !== undefined && { shift }) };
    await apply({ label: { verb: "end", what: person, post, to: unit }, changes: [{ end: ended }] });
}
