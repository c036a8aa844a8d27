// Holders proposed, reviewed, accepted.

import { engine, listen, stop, Stopped } from "../engine/client.ts";
import type { Wanted } from "../engine/protocol.ts";
import { get, set } from "../store.ts";
import { change } from "./edit.ts";
import { show, working } from "./show.ts";

/** Proposes holders for the posts of the grid, or of a unit and all below it. */
export async function propose(wanted: Wanted) {
    set({ tab: "plan" });
    await working(async () => {
        const kept = await engine.kept();
        set({ planning: { done: 0, total: 0 } });
        listen((done, total) => set({ planning: { done, total } }));
        try {
            const outcome = await engine.staff(wanted, get().language);
            await show(outcome, (refused) => ({ kind: "staff", refused }), "plan" in outcome ? { plan: outcome.plan } : {});
        } catch (error) {
            if (!(error instanceof Stopped) || kept === null) throw error;
            await show(await engine.resume(kept, get().language), (refused) => ({ kind: "staff", refused }), { plan: null });
        } finally {
            listen(null);
            set({ planning: null });
        }
    });
}

/** Stops the making of a plan: the grid and its edits are as they were, a plan under review is put aside. */
export function stopProposing() {
    stop();
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
