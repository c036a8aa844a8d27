// The entries behind a number.

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
    const { entries, total } = behind;
    return (
        <section class="behind">
            <h3>
                {words.behind} <Thing reference={line} /> <span class="quiet">{period}</span>
            </h3>
            {total === 0 && <p class="quiet">{words.behindNone}</p>}
            {total > 0 && (
                <table class="wide">
                    <thead>
                        <tr>
                            <th>{words.day}</th>
                            <th>{words.subject}</th>
                            <th>{words.rule}</th>
                            <th class="number">{words.measures.sum}</th>
                            <th>{words.author}</th>
                            <th>{words.note}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {entries.map((entry) => (
                            <tr key={entry.id}>
                                <td>{entry.date}</td>
                                <td>
                                    <Thing reference={entry.subject} />
                                </td>
                                <td>
                                    <bdi>{entry.rule}</bdi>
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
                </table>
            )}
            {total > entries.length && <p class="quiet">{words.behindMore(total - entries.length)}</p>}
        </section>
    );
}
