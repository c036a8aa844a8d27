// What was asked for and not done, with the reasons.

import { open } from "../actions/open.ts";
import { titleOf } from "../files/read.ts";
import { FindingItem, Message } from "../parts/finding.tsx";
import { More } from "../parts/more.tsx";
import { set, use, type Failure } from "../store.ts";
import { useWords, type Words } from "../words/index.ts";

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
        case "staff":
            return words.staffRefused;
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
