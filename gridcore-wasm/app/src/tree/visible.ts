// The rows of the tree that are not folded away.

import type { TreeRow } from "gridcore";

import type { Placed, View } from "../engine/protocol.ts";

export type Item = {
    /** The reference, which for a person is joined by the cell they are seen in. */
    id: string;
    reference: string;
    /** From 1, as the tree is read out. */
    level: number;
    /** The place among its siblings, from 1, and how many these are. */
    position: number;
    siblings: number;
    /** Whether it is unfolded; nothing if there is nothing below. */
    open: boolean | null;
} & ({ kind: "network"; key: string } | { kind: "unit"; row: TreeRow } | { kind: "person"; key: string; posts: string[] });

export function visible(view: View, unfolded: ReadonlySet<string>, people: ReadonlyMap<string, Placed[]>): Item[] {
    const items: Item[] = [];
    const several = view.networks.length > 1;
    const counted = new Siblings();
    let network = "";
    for (let at = 0; at < view.rows.length; at++) {
        const row = view.rows[at] as TreeRow;
        if (several && row.network !== network) {
            network = row.network;
            const id = `network:${network}`;
            items.push({ kind: "network", key: network, id, reference: id, level: 1, open: unfolded.has(id), ...counted.next("", 1) });
        }
        if (several && !unfolded.has(`network:${network}`)) continue;
        const reference = `unit:${row.key}`;
        const level = row.depth + (several ? 2 : 1);
        const open = row.children + row.people > 0 ? unfolded.has(reference) : null;
        items.push({ kind: "unit", row, id: reference, reference, level, open, ...counted.next(row.parent ?? network, level) });
        if (!open) {
            at += row.units_below;
            continue;
        }
        // The people of a unit come before the units below it.
        for (const { key, posts } of people.get(row.key) ?? []) {
            const id = `person:${key}@${row.key}`;
            items.push({ kind: "person", key, posts, id, reference: `person:${key}`, level: level + 1, open: null, ...counted.next(row.key, level + 1) });
        }
    }
    counted.settle(items);
    return items;
}

/** Counts siblings as they come, and tells them their number at the end. */
class Siblings {
    #counts = new Map<string, number>();
    #of: string[] = [];

    next(parent: string, level: number) {
        const group = `${level}:${parent}`;
        const position = (this.#counts.get(group) ?? 0) + 1;
        this.#counts.set(group, position);
        this.#of.push(group);
        return { position, siblings: 0 };
    }

    settle(items: Item[]) {
        items.forEach((item, index) => (item.siblings = this.#counts.get(this.#of[index] as string) ?? 0));
    }
}
