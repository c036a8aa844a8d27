// A finding as it is read: what, where, what to do.

import type { Finding, Place } from "gridcore";

import { referencesOf } from "../reference.ts";
import { useWords } from "../words/index.ts";
import { Sign } from "./marks.tsx";
import { Thing } from "./thing.tsx";

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
