// All findings, grouped by the rule they break.

import type { Finding, Severity } from "gridcore";
import { useMemo, useState } from "preact/hooks";

import type { View } from "../engine/protocol.ts";
import { FindingItem, placeText } from "../parts/finding.tsx";
import { Sign } from "../parts/marks.tsx";
import { More } from "../parts/more.tsx";
import { useWords } from "../words/index.ts";

const SEVERITIES: Severity[] = ["error", "warning", "note"];

export function Findings({ view }: { view: View }) {
    const words = useWords();
    const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
    const [text, setText] = useState("");
    const groups = useMemo(() => grouped(view.findings), [view]);
    const counts = countsBySeverity(view, groups);
    const wanted = text.trim().toLowerCase();
    const shown = groups.flatMap(({ rule, severity, findings }) => {
        const left = hidden.has(severity) ? [] : findings.filter((finding) => wanted === "" || haystack(finding).includes(wanted));
        return left.length === 0 ? [] : [{ rule, severity, findings: left }];
    });
    if (view.total === 0) return <p class="well">{words.allWell}</p>;
    return (
        <div class="findings-view">
            <div class="filters">
                {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
                    <button
                        key={severity}
                        type="button"
                        class="small toggle"
                        aria-pressed={!hidden.has(severity)}
                        onClick={() => {
                            const next = new Set(hidden);
                            if (!next.delete(severity)) next.add(severity);
                            setHidden(next);
                        }}
                    >
                        <Sign severity={severity} /> {words.severities[severity]} {counts[severity]}
                    </button>
                ))}
                <input type="search" aria-label={words.filter} placeholder={words.filter} value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </div>
            <p class="quiet hint">{words.groupedBy}</p>
            {shown.length === 0 && <p class="quiet">{words.filterNone}</p>}
            {shown.map((group) => (
                <Group key={group.rule} {...group} total={view.counts[group.rule] ?? 0} summary={view.summaries[group.rule] ?? ""} whole={wanted === ""} />
            ))}
        </div>
    );
}

interface GroupProps {
    rule: string;
    severity: Severity;
    findings: Finding[];
    total: number;
    summary: string;
    /** Whether all that there are are meant. */
    whole: boolean;
}

function Group({ rule, severity, findings, total, summary, whole }: GroupProps) {
    const words = useWords();
    const unlisted = whole ? total - findings.length : 0;
    return (
        <details class="group" open>
            <summary>
                <Sign severity={severity} />
                <span class="heading">
                    <span class="title">{summary || rule}</span> <code>{rule}</code>
                </span>
                <span class="count">{whole ? total : findings.length}</span>
            </summary>
            <More items={findings} first={20}>
                {(some) => (
                    <ul class="findings">
                        {some.map((finding, index) => (
                            <FindingItem key={index} finding={finding} />
                        ))}
                    </ul>
                )}
            </More>
            {unlisted > 0 && <p class="quiet">{words.more(unlisted)}</p>}
        </details>
    );
}

/** By rule, the worst first, else in the order they come in. */
function grouped(findings: Finding[]) {
    const groups = new Map<string, { rule: string; severity: Severity; findings: Finding[] }>();
    for (const finding of findings) {
        const group = groups.get(finding.rule);
        if (group) group.findings.push(finding);
        else groups.set(finding.rule, { rule: finding.rule, severity: finding.severity, findings: [finding] });
    }
    return [...groups.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function countsBySeverity(view: View, groups: { rule: string; severity: Severity }[]): Record<Severity, number> {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { rule, severity } of groups) counts[severity] += view.counts[rule] ?? 0;
    return counts;
}

/** What a filter looks in. */
function haystack(finding: Finding): string {
    return [finding.rule, finding.message, JSON.stringify(finding.subject), finding.place ? placeText(finding.place) : ""].join(" ").toLowerCase();
}
