// Units, people, areas and kinds of matter by a part of their key, units by their name as well.

import type { Grid } from "gridcore";

import type { Hit } from "./protocol.ts";

/** All that can be found, in the order in which what fits equally well is shown. */
export function searchable(grid: Grid): Hit[] {
    const hits = (kind: string, keys: string[]) => keys.map((key) => ({ reference: `${kind}:${key}`, name: "" }));
    return [
        ...grid.tree().map(({ key, name = "" }) => ({ reference: `unit:${key}`, name })),
        ...hits("person", grid.keys("people")),
        ...hits("area", grid.keys("areas")),
        ...hits("kind", (grid.charter.kinds ?? []).map(({ key }) => key)),
    ];
}

/** The best are first: the whole key, then its beginning, then any part. */
export function search(among: Hit[], text: string, most: number): Hit[] {
    const wanted = text.trim().toLowerCase();
    if (wanted === "") return [];
    const ranks: Hit[][] = [[], [], [], []];
    for (const hit of among) {
        const key = hit.reference.slice(hit.reference.indexOf(":") + 1).toLowerCase();
        ranks[Math.min(rankOf(key, wanted), rankOf(hit.name.toLowerCase(), wanted) + 1)]?.push(hit);
    }
    return ranks.flat().slice(0, most);
}

function rankOf(text: string, wanted: string): number {
    if (text === wanted) return 0;
    const at = text.indexOf(wanted);
    return at === 0 ? 1 : at > 0 ? 2 : 4;
}
