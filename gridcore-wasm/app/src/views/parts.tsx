// What the details of several kinds of thing share.

import type { Appointment, Days, Finding, Link } from "gridcore";
import type { ComponentChildren } from "preact";

import { FindingItem } from "../parts/finding.tsx";
import { More } from "../parts/more.tsx";
import { Thing } from "../parts/thing.tsx";
import { useWords } from "../words/index.ts";

export function Heading({ kind, id, name, more }: { kind: string; id: string; name?: string; more?: ComponentChildren }) {
    const words = useWords();
    return (
        <h2>
            <span class="kind">{words.kinds[kind]}</span> {name && <bdi>{name}</bdi>} <bdi class={name ? "key quiet" : "key"}>{id}</bdi>
            {more}
        </h2>
    );
}

export function Tags({ tags }: { tags: string[] }) {
    return (
        <>
            {tags.map((tag) => (
                <span key={tag} class="tag">
                    <bdi>{tag}</bdi>
                </span>
            ))}
        </>
    );
}

export function DaysOf({ from, until }: Days) {
    const words = useWords();
    if (from === undefined && until === undefined) return null;
    return (
        <span class="quiet days">
            {from !== undefined && words.since(from)} {until !== undefined && words.until(until)}
        </span>
    );
}

/** An appointment, said of the person who holds it or of the unit it is in. */
export function Held({ appointment, of }: { appointment: Appointment; of: "person" | "unit" }) {
    const { person, post, unit, shift, channel, approvals } = appointment;
    return (
        <>
            {of === "unit" ? (
                <Thing reference={`person:${person}`} />
            ) : (
                <>
                    <span class="post">{post}</span> <Thing reference={`unit:${unit}`} />
                </>
            )}
            {shift !== undefined && <span class="quiet"> {shift}</span>} <DaysOf {...appointment} />
            {(channel !== "" || approvals.length > 0) && <span class="quiet days">{[channel, ...approvals].filter(Boolean).join(" · ")}</span>}
        </>
    );
}

export function Links({ links }: { links: Link[] }) {
    const words = useWords();
    if (links.length === 0) return null;
    return (
        <section>
            <h3>
                {words.links} <span class="quiet">{links.length}</span>
            </h3>
            <More items={links} first={12}>
                {(some) => (
                    <ul class="plain">
                        {some.map((link) => (
                            <li key={`${link.kind} ${link.source} ${link.target}`}>
                                <span class="quiet">{link.kind}</span> <Thing reference={link.source} /> → <Thing reference={link.target} /> <DaysOf {...link} />
                            </li>
                        ))}
                    </ul>
                )}
            </More>
        </section>
    );
}

export function FindingsOf({ findings, title }: { findings: Finding[]; title: string }) {
    if (findings.length === 0) return null;
    return (
        <section>
            <h3>
                {title} <span class="quiet">{findings.length}</span>
            </h3>
            <More items={findings} first={6}>
                {(some) => (
                    <ul class="findings">
                        {some.map((finding, index) => (
                            <FindingItem key={index} finding={finding} />
                        ))}
                    </ul>
                )}
            </More>
        </section>
    );
}
