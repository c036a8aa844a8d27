// A finding as it is read: what, where, what to do.

import type { Finding, Place, Severity } from "gridcore";

import { referencesOf } from "../reference.ts";
import { useWords } from "../words/index.ts";
import { Thing } from "./thing.tsx";

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

/** A text with its names in backticks set apart. */
export function Message({ text }: { text: string }) {
    const parts = text.split("`");
    // An odd one out is a mark of the data itself.
    if (parts.length % 2 === 0) return <>{text}</>;
    return <>{parts.map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part))}</>;
}

export function placeText({ file, line, column }: Place): string {
    return [file, line, column].filter((part) => part !== undefined).join(":");
}

export function FindingItem({ finding, linked = true }: { finding: Finding; linked?: boolean }) {
    const words = useWords();
    const references = linked ? referencesOf(finding.subject) : [];
    return (
        <li class="finding">
            <Sign severity={finding.severity} />
            <div>
                <p>
                    <Message text={finding.message} />
                </p>
                <p class="help">
                    <span class="unseen">{words.helpLabel}: </span>
                    <Message text={finding.help} />
                </p>
                <p class="where">
                    {references.map((reference) => (
                        <Thing key={reference} reference={reference} />
                    ))}
                    {finding.place && <bdi class="place">{placeText(finding.place)}</bdi>}
                </p>
            </div>
        </li>
    );
}
