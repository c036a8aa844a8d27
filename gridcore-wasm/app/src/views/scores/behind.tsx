// What a number is made of: rule by rule, down to the entries.

import type { PointsExplained } from "gridcore";
import { useEffect, useState } from "preact/hooks";

import { engine } from "../../engine/client.ts";
import type { Behind, Scores, View } from "../../engine/protocol.ts";
import { Thing } from "../../parts/thing.tsx";
import { useWords } from "../../words/index.ts";
import { pointsText } from "./number.ts";

/** How many entries are shown at most. */
const MOST = 500;

interface Props {
    view: View;
    scores: Scores;
    network: string | null;
    line: string;
    times: number;
}

export function BehindNumber({ view, scores, network, line, times }: Props) {
    const words = useWords().scores;
    const [behind, setBehind] = useState<Behind | null>(null);
    const { scheme, period } = scores;
    useEffect(() => {
        let current = true;
        setBehind(null);
        if (period !== null) void engine.behind(scheme, line, period, network, MOST).then((found) => current && setBehind(found));
        return () => {
            current = false;
        };
    }, [view, scheme, period, network, line, times]);
    if (behind === null) return null;
    const { explanation, left } = behind;
    return (
        <section class="behind">
            <h3>
                {words.behind} <Thing reference={line} /> <span class="quiet">{period}</span> <span class="total">{pointsText(explanation.sum)}</span>
            </h3>
            {explanation.count === 0 ? <p class="quiet">{words.behindNone}</p> : <Parts rules={explanation.rules} />}
            {left > 0 && <p class="quiet">{words.behindMore(left)}</p>}
        </section>
    );
}

function Parts({ rules }: { rules: PointsExplained["rules"] }) {
    const words = useWords().scores;
    return (
        <table class="wide">
            <thead>
                <tr>
                    <th>{words.day}</th>
                    <th>{words.subject}</th>
                    <th class="number">{words.measures.sum}</th>
                    <th>{words.author}</th>
                    <th>{words.note}</th>
                </tr>
            </thead>
            {rules.map(({ rule, text, sum, count, entries }) => (
                <tbody key={rule}>
                    <tr class="rule">
                        <th colSpan={2} scope="rowgroup">
                            <bdi>{rule}</bdi> {text && <bdi class="quiet">{text}</bdi>}
                        </th>
                        <td class="number">{pointsText(sum)}</td>
                        <td colSpan={2} class="quiet">
                            {words.entries(count)}
                        </td>
                    </tr>
                    {entries.map((entry) => (
                        <tr key={entry.id} data-entry={entry.id}>
                            <td>{entry.date}</td>
                            <td>
                                <Thing reference={entry.subject} />
                            </td>
                            <td class="number">{pointsText(entry.points)}</td>
                            <td>
                                <Thing reference={entry.author} />
                            </td>
                            <td class="quiet">
                                <bdi>{[entry.ref, entry.reverses && words.reverses(entry.reverses), entry.approver && words.approved(entry.approver)].filter(Boolean).join(" · ")}</bdi>
                            </td>
                        </tr>
                    ))}
                </tbody>
            ))}
        </table>
    );
}
