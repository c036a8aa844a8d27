// The last edit, at the foot of the page.

import { useState } from "preact/hooks";

import type { View } from "../engine/protocol.ts";
import { FindingItem } from "../parts/finding.tsx";
import { More } from "../parts/more.tsx";
import { useWords } from "../words/index.ts";

/** What the last edit did to the findings. */
export function EditBar({ view }: { view: View }) {
    const words = useWords();
    const [open, setOpen] = useState(false);
    const { done } = view;
    if (done === null) return null;
    const { appeared, disappeared } = done;
    const changed = appeared.length + disappeared.length;
    return (
        <section class="bar edit" aria-label={words.details}>
            <div class="line">
                <p role="status">
                    <b>{words.way[done.way]}:</b> <bdi>{words.label(done.label)}</bdi>.{" "}
                    {changed === 0 ? (
                        <span class="quiet">{words.unchanged}</span>
                    ) : (
                        <>
                            {appeared.length > 0 && <span class="tag appeared">{words.appeared(appeared.length)}</span>}{" "}
                            {disappeared.length > 0 && <span class="tag went">{words.disappeared(disappeared.length)}</span>}
                        </>
                    )}
                </p>
                <span class="space" />
                {changed > 0 && (
                    <button type="button" class="small" aria-expanded={open} onClick={() => setOpen(!open)}>
                        {words.details}
                    </button>
                )}
            </div>
            {open && changed > 0 && (
                <div class="why two">
                    {appeared.length > 0 && <Changed title={words.appearedTitle} findings={appeared} linked />}
                    {disappeared.length > 0 && <Changed title={words.disappearedTitle} findings={disappeared} linked={false} />}
                </div>
            )}
        </section>
    );
}

function Changed({ title, findings, linked }: { title: string; findings: View["findings"]; linked: boolean }) {
    return (
        <section>
            <h3>
                {title} <span class="quiet">{findings.length}</span>
            </h3>
            <More items={findings} first={20}>
                {(some) => (
                    <ul class="findings">
                        {some.map((finding, index) => (
                            <FindingItem key={index} finding={finding} linked={linked} />
                        ))}
                    </ul>
                )}
            </More>
        </section>
    );
}
