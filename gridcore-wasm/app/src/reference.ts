// Typed references, as in `person:p1`, and the things findings are about.

import type { Subject } from "gridcore";

export interface Parsed {
    kind: string;
    key: string;
    /** The post, of a reference to one; the key is its unit. */
    post?: string;
}

/** Keys may have any mark in them, posts no `@`. */
export function parse(reference: string): Parsed {
    const colon = reference.indexOf(":");
    const [kind, rest] = [reference.slice(0, colon), reference.slice(colon + 1)];
    if (kind !== "post") return { kind, key: rest };
    const at = rest.indexOf("@");
    return { kind, key: rest.slice(at + 1), post: rest.slice(0, at) };
}

/** What can be selected for a reference: a post is seen at its unit. */
export function selectable(reference: string): string {
    const { kind, key } = parse(reference);
    return kind === "post" ? `unit:${key}` : reference;
}

/** Where a finding is marked: at the things it is about, and at the post that it is about. */
export function markedAt(subject: Subject): Set<string> {
    const post = subject.kind === "post" || subject.kind === "appointment" ? [`post:${subject.post}@${subject.unit}`] : [];
    return new Set([...referencesOf(subject), ...post]);
}

/** The things a finding is about, the one to go to first; none if it is about the whole. */
export function referencesOf(subject: Subject): string[] {
    switch (subject.kind) {
        case "unit":
        case "person":
        case "area":
            return [`${subject.kind}:${subject.key}`];
        case "post":
            return [`unit:${subject.unit}`];
        case "combined":
            return subject.unit === null ? [] : [`unit:${subject.unit}`];
        case "appointment":
            return [`unit:${subject.unit}`, `person:${subject.person}`];
        case "link":
            return [selectable(subject.source), selectable(subject.target)];
        default:
            return [];
    }
}
