// What the page says across its width: what failed, what is worth knowing, what the last edit did.

import { useState } from "preact/hooks";

import { open } from "./actions/open.ts";
import type { View } from "./engine/protocol.ts";
import { titleOf } from "./files/read.ts";
import { FindingItem, Message } from "./parts/finding.tsx";
import { More } from "./parts/more.tsx";
import { set, use, type Failure, type Notice } from "./store.ts";
import { useWords, type Words } from "./words/index.ts";

export function FailureBar() {
    const words = useWords();
    const failure = use((state) => state.failure);
    const isOpen = use((state) => state.view !== null);
    if (failure === null) return null;
    return (
        <section class="bar failure" role="alert">
            <div class="line">
                <h2>
                    <bdi>{title(failure, words)}</bdi>
                </h2>
                {failure.kind === "open" && <span class="quiet">{isOpen ? words.failedKept : words.failedNothing}</span>}
                <span class="space" />
                {failure.kind === "open" && failure.refused.kind === "roster" && !failure.source.lenient && (
                    <button type="button" class="small" title={words.lenientTitle} onClick={() => void open({ ...failure.source, lenient: true })}>
                        {words.lenient}
                    </button>
                )}
                <button type="button" class="small" onClick={() => set({ failure: null })}>
                    {words.close}
                </button>
            </div>
            <Why failure={failure} />
        </section>
    );
}

function title(failure: Failure, words: Words): string {
    switch (failure.kind) {
        case "open":
            return words.failed(titleOf(failure.source));
        case "edit":
            return `${words.refusedTitle}: ${words.label(failure.label)}`;
        case "page":
            return words.brokenTitle;
    }
}

function Why({ failure }: { failure: Failure }) {
    const words = useWords();
    if (failure.kind === "page") return <p>{failure.message}</p>;
    const { findings, message, total } = failure.refused;
    if (findings.length === 0) {
        return (
            <p>
                <Message text={message} />
            </p>
        );
    }
    return (
        <div class="why">
            <More items={findings} first={20}>
                {(some) => (
                    <ul class="findings">
                        {some.map((finding, index) => (
                            <FindingItem key={index} finding={finding} linked={failure.kind === "edit"} />
                        ))}
                    </ul>
                )}
            </More>
            {total > findings.length && <p class="quiet">{words.more(total - findings.length)}</p>}
        </div>
    );
}

export function NoticeBar() {
    const words = useWords();
    const notices = use((state) => state.notices);
    if (notices.length === 0) return null;
    return (
        <section class="bar notice" role="status">
            <div class="line">
                <ul>
                    {notices.map((notice, index) => (
                        <li key={index}>{noticeText(notice, words)}</li>
                    ))}
                </ul>
                <span class="space" />
                <button type="button" class="small" onClick={() => set({ notices: [] })}>
                    {words.close}
                </button>
            </div>
        </section>
    );
}

function noticeText(notice: Notice, words: Words): string {
    switch (notice.kind) {
        case "today":
            return words.today(notice.day);
        case "decoded":
            return words.decoded(notice.files.join(", "), notice.encoding);
        case "savedInto":
            return words.savedInto(notice.folder);
        case "inTheWay":
            return words.inTheWay(notice.folder, notice.file);
        case "named":
            return words.named(notice.count, notice.file);
        case "tooLarge":
        case "unreadable":
            return words[notice.kind](notice.file);
        default:
            return words[notice.kind];
    }
}

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
