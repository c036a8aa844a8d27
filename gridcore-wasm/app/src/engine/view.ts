// The grid as the page shows it.

import { rules, type Grid, type Language, type Monitor, type Rejected } from "gridcore";

import type { Review } from "./plan.ts";
import type { Done, Label, Source, Step, View } from "./protocol.ts";

/** How many findings of one rule are handed to the page; all are counted. */
const LISTED = 1000;

interface Shown {
    source: Source;
    decoded: { file: string; encoding: string }[];
    rejected: Rejected[];
    monitor: Monitor;
    grid: Grid;
    past: Step[];
    future: Step[];
    review: Review | null;
    last: { way: Done["way"]; delta: Pick<Done, "appeared" | "disappeared">; step: Step } | null;
}

export function view(shown: Shown, language: Language): View {
    const { source, decoded, rejected, monitor, grid, past, future, review, last } = shown;
    const charter = grid.charter;
    const findings = monitor.findings({ language });
    const listed: Record<string, number> = {};
    return {
        name: source.name || charter.name,
        charter: charter.name,
        rows: monitor.tree(),
        findings: findings.filter(({ rule }) => (listed[rule] = (listed[rule] ?? 0) + 1) <= LISTED),
        total: findings.total,
        counts: findings.counts,
        summaries: Object.fromEntries(rules({ language }).filter(({ rule }) => rule in findings.counts).map(({ rule, summary }) => [rule, summary])),
        networks: networks(charter),
        kinds: (charter.kinds ?? []).map(({ key }) => key),
        people: grid.personCount,
        areas: grid.keys("areas"),
        day: grid.day ?? null,
        edited: past.length > 0,
        undo: label(past),
        redo: label(future),
        done: last && { label: last.step.label, way: last.way, appeared: last.delta.appeared, disappeared: last.delta.disappeared },
        decoded,
        rejected,
        planned: review?.standing(past) ?? null,
    };
}

function label(steps: Step[]): Label | null {
    return steps.at(-1)?.label ?? null;
}

function networks(charter: Grid["charter"]): View["networks"] {
    const given = charter.networks?.length ? charter.networks : [{ key: "main", tiers: charter.tiers ?? [] }];
    return given.map((network) => ({
        key: network.key,
        tiers: network.tiers.map((tier) => (typeof tier === "string" ? tier : tier.label)),
        refines: "refines" in network ? (network.refines ?? null) : null,
    }));
}
