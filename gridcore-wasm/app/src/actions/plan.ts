// Holders proposed, reviewed, accepted.

import { engine } from "../engine/client.ts";
import type { Wanted } from "../engine/protocol.ts";
import { get, set } from "../store.ts";
import { change } from "./edit.ts";
import { show, working } from "./show.ts";

/** Proposes holders for the posts of the grid, or of a unit and all below it. */
export async function propose(wanted: Wanted) {
    set({ tab: "plan" });
    await working(async () => {
        const outcome = await engine.staff(wanted, get().language);
        await show(outcome, (refused) => ({ kind: "staff", refused }), "plan" in outcome ? { plan: outcome.plan } : {});
    });
}

/** Applies lines of the plan as one edit. */
export async function accept(lines: number[]) {
    await change({ verb: "staff", count: lines.length }, () => engine.accept(lines, get().language));
}

export async function discard() {
    await working(async () => {
        await show(await engine.discard(get().language), (refused) => ({ kind: "staff", refused }), { plan: null });
    });
}
