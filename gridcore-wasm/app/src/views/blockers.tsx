// Why required seats stay open: beside the plan, and at the units the seats are in.

import type { Blocker, Unfilled } from "gridcore";

import { Message } from "../parts/finding.tsx";
import { More } from "../parts/more.tsx";
import { Thing } from "../parts/thing.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";

/** All that the plan under review leaves open. */
export function Blockers({ unfilled, blockers }: { unfilled: Unfilled[]; blockers: Blocker[] }) {
    const words = useWords();
    if (unfilled.length === 0) return null;
    const explained = new Set(blockers.flatMap(({ seats }) => seats.map(nameOf)));
    return (
        <section>
            <h3>{words.seatsOpen}</h3>
            <More items={blockers} first={20}>
                {(some) => (
                    <ul class="findings">
                        {some.map((blocker, index) => (
                            <li key={index} class="blocker">
                                <p>
                                    <Message text={blocker.message} />
                                </p>
                                <p class="where">
                                    {blocker.seats.map((seat) => (
                                        <Seat key={nameOf(seat)} {...seat} />
                                    ))}
                                </p>
                            </li>
                        ))}
                    </ul>
                )}
            </More>
            <p class="where">
                {unfilled
                    .filter((seat) => !explained.has(nameOf(seat)))
                    .map((seat) => (
                        <Seat key={nameOf(seat)} {...seat} />
                    ))}
            </p>
        </section>
    );
}

function Seat({ post, unit, shift, missing }: Unfilled) {
    const words = useWords();
    return (
        <span>
            <Thing reference={`post:${post}@${unit}`} /> <span class="quiet">{[shift, words.seatsMissing(missing)].filter(Boolean).join(", ")}</span>
        </span>
    );
}

/** Why the plan under review leaves a seat open, where the seat is. */
export function BlockedHere({ post, unit, shift }: { post: string; unit: string; shift: string }) {
    const words = useWords();
    const blockers = use((state) => state.plan?.blockers);
    const here = blockers?.find(({ seats }) => seats.some((seat) => nameOf(seat) === nameOf({ post, unit, shift })));
    if (here === undefined) return null;
    return (
        <p class="blocked" title={words.blocked}>
            <Message text={here.message} />
        </p>
    );
}

function nameOf({ post, unit, shift }: Pick<Unfilled, "post" | "unit" | "shift">): string {
    return JSON.stringify([post, unit, shift]);
}
