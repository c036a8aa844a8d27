// What there is to see of one thing.

import { GridError, type Grid, type Unit } from "gridcore";

import { parse } from "../reference.ts";
import type { Details, Matter, Placed } from "./protocol.ts";

export function look(grid: Grid, reference: string): Details {
    const { kind, key } = parse(reference);
    const answers = () => grid.answersFor(reference);
    switch (kind) {
        case "unit":
            return { kind, unit: grid.unit(key), answers: answers(), matters: matters(grid, reference) };
        case "person":
            return { kind, person: grid.person(key), answers: answers(), matters: matters(grid, reference) };
        case "area":
            return { kind, area: grid.area(key), answers: answers(), matters: matters(grid, reference) };
        case "kind":
            return { kind, key, ...orHomeless(answers, []) };
        default:
            throw new Error(`nothing to see of ${reference}`);
    }
}

export function placed({ people, appointments }: Unit): Placed[] {
    return people.map((key) => ({ key, posts: appointments.filter(({ person }) => person === key).map(({ post }) => post) }));
}

/** Who answers here, for each kind of matter the charter knows. */
function matters(grid: Grid, about: string): Matter[] {
    return (grid.charter.kinds ?? []).map(({ key }) => {
        const { answers, homeless } = orHomeless(() => grid.answersForMatter(key, about), null);
        return { kind: key, answer: answers, homeless };
    });
}

/** Nobody can be asked about a kind of matter whose unit is not there. */
function orHomeless<T>(ask: () => T, none: T): { answers: T; homeless: boolean } {
    try {
        return { answers: ask(), homeless: false };
    } catch (error) {
        if (error instanceof GridError && error.kind === "key") return { answers: none, homeless: true };
        throw error;
    }
}
