// Dragging a unit or a person within the tree.

import { fold } from "../actions/show.ts";
import { move } from "../actions/edit.ts";
import { get } from "../store.ts";

/** How long one hovers over a folded unit before it unfolds, in milliseconds. */
const PATIENCE = 700;

/** What is being dragged: while one hovers, the browser does not tell. */
let dragged: string | null = null;
let hovering: { unit: string; timer: number } | null = null;

export function begin(event: DragEvent, reference: string) {
    dragged = reference;
    event.dataTransfer?.setData("text/plain", reference);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
}

export function isDragging(): boolean {
    return dragged !== null;
}

/** Whether what is dragged may be let go over a unit, as far as can be told: gridcore decides. */
export function over(event: DragEvent, unit: string): boolean {
    if (dragged === null || dragged === `unit:${unit}`) return false;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "move";
    if (hovering?.unit !== unit) {
        leave();
        const timer = window.setTimeout(() => {
            const row = get().units.get(unit);
            if (row && row.children > 0 && dragged !== null) void fold(`unit:${unit}`, true);
        }, PATIENCE);
        hovering = { unit, timer };
    }
    return true;
}

export function leave() {
    if (hovering) clearTimeout(hovering.timer);
    hovering = null;
}

export function drop(event: DragEvent, unit: string) {
    if (dragged === null) return;
    event.preventDefault();
    event.stopPropagation();
    const what = dragged;
    end();
    void move(what, unit);
}

export function end() {
    dragged = null;
    leave();
}

// A drag that the browser did not end, as when its row went out of the page, ends with the next press.
addEventListener("pointerdown", end, true);
