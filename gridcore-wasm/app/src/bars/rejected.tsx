// What lenient opening left out.

import type { View } from "../engine/protocol.ts";
import { FindingItem } from "../parts/finding.tsx";
import { More } from "../parts/more.tsx";
import { useWords } from "../words/index.ts";

/** Rows that were set aside, each with its reasons. */
export function RejectedBar({ view }: { view: View }) {
    const words = useWords();
    const { rejected } = view;
    if (rejected.length === 0) return null;
    return (
        <details class="bar rejected">
            <summary>
                <b>{words.rejectedTitle(rejected.length)}</b> <span class="quiet">{words.rejectedText}</span>
            </summary>
            <div class="why">
                <More items={rejected} first={20}>
                    {(some) =>
                        some.map(({ record, findings }, index) => (
                            <div key={index} class="rejected-row">
                                <p>
                                    <b>{record.table}</b>{" "}
                                    {record.cells.map(([column, cell]) => (
                                        <span key={column} class="figure">
                                            <span class="quiet">{column}</span> <bdi>{cell}</bdi>
                                        </span>
                                    ))}
                                </p>
                                <ul class="findings">
                                    {findings.findings.map((finding, at) => (
                                        <FindingItem key={at} finding={finding} linked={false} />
                                    ))}
                                </ul>
                            </div>
                        ))
                    }
                </More>
            </div>
        </details>
    );
}
