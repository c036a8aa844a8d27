// What outlives a reload: what was opened and the edits on it, for as long as the tab is open.

import type { Kept } from "./engine/protocol.ts";

const SOURCE = "gridcore.source";
const EDITS = "gridcore.edits";

/** Browsers keep some five million characters. */
const MOST = 4_500_000;

/** Keeps the whole; false if it is too large, and nothing is kept then. */
export function keep(kept: Kept): boolean {
    forget();
    const source = JSON.stringify(kept.source);
    if (source.length > MOST) return false;
    try {
        sessionStorage.setItem(SOURCE, source);
        keepEdits(kept);
        return true;
    } catch {
        forget();
        return false;
    }
}

/** Keeps the edits, of what is kept already. */
export function keepEdits({ done, undone }: Pick<Kept, "done" | "undone">) {
    if (sessionStorage.getItem(SOURCE) === null) return;
    try {
        sessionStorage.setItem(EDITS, JSON.stringify({ done, undone }));
    } catch {
        forget();
    }
}

export function kept(): Kept | null {
    try {
        const [source, edits] = [sessionStorage.getItem(SOURCE), sessionStorage.getItem(EDITS)];
        return source === null || edits === null ? null : { source: JSON.parse(source), ...JSON.parse(edits) };
    } catch {
        return null;
    }
}

export function forget() {
    sessionStorage.removeItem(SOURCE);
    sessionStorage.removeItem(EDITS);
}
