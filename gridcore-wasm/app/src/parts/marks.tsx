// Findings as marks: how bad, how many.

import type { Severity } from "gridcore";

import { use } from "../store.ts";
import { useWords } from "../words/index.ts";

const SHAPES: Record<Severity, string> = {
    error: "M8 1 15 8 8 15 1 8z",
    warning: "M8 2 15 14H1z",
    note: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
};

/** How bad it is: by shape, colour and word. */
export function Sign({ severity }: { severity: Severity }) {
    const words = useWords();
    return (
        <svg class={`sign ${severity}`} viewBox="0 0 16 16" role="img" aria-label={words.severity[severity]}>
            <path d={SHAPES[severity]} />
        </svg>
    );
}

/** How many findings there are, marked by the worst. */
export function Badge({ count, worst, title }: { count: number; worst: Severity; title: string }) {
    return (
        <span class={`badge ${worst}`} title={title}>
            <Sign severity={worst} />
            <span aria-hidden="true">{count}</span>
            <span class="unseen">{title}</span>
        </span>
    );
}

/** The findings about a thing, if there are any. */
export function Marked({ reference }: { reference: string }) {
    const words = useWords();
    const findings = use((state) => state.about.get(reference));
    if (findings === undefined) return null;
    const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
    const worst = has("error") ? "error" : has("warning") ? "warning" : "note";
    return <Badge count={findings.length} worst={worst} title={words.findingsCount(findings.length)} />;
}
