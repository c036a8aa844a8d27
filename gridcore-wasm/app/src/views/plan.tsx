// A plan of who should hold each post: asked for, reviewed line by line, accepted.

import type { Ended, Planned } from "gridcore";
import { useState } from "preact/hooks";

import { accept, discard, propose } from "../actions/plan.ts";
import type { Line, PlanShown, View } from "../engine/protocol.ts";
import { More } from "../parts/more.tsx";
import { Thing } from "../parts/thing.tsx";
import { parse } from "../reference.ts";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Blockers } from "./blockers.tsx";
import { Why } from "./why.tsx";

export function PlanView({ view }: { view: View }) {
    const words = useWords();
    const plan = use((state) => state.plan);
    return (
        <div class="plan-view">
            <p class="quiet">{words.planText}</p>
            <Ask again={plan !== null} />
            {plan && view.planned && <Review key={plan.id} plan={plan} {...view.planned} />}
        </div>
    );
}

/** What a plan is asked for. */
function Ask({ again }: { again: boolean }) {
    const words = useWords();
    const selected = use((state) => state.selected);
    const unit = selected?.startsWith("unit:") ? parse(selected).key : null;
    const [here, setHere] = useState(false);
    const [reopen, setReopen] = useState(false);
    const [optional, setOptional] = useState(false);
    return (
        <div class="ask">
            {unit !== null && (
                <label>
                    {words.planFor}{" "}
                    <select value={here ? "unit" : "all"} onChange={(event) => setHere(event.currentTarget.value === "unit")}>
                        <option value="all">{words.planWhole}</option>
                        <option value="unit">{words.planUnit(unit)}</option>
                    </select>
                </label>
            )}
            <label>
                <input type="checkbox" checked={reopen} onChange={() => setReopen(!reopen)} /> {words.planReopen}
            </label>
            <label>
                <input type="checkbox" checked={optional} onChange={() => setOptional(!optional)} /> {words.planOptional}
            </label>
            <button type="button" class="primary" onClick={() => void propose({ unit: here ? unit : null, reopen, optional })}>
                {again ? words.staffAgain : words.staff}
            </button>
        </div>
    );
}

function Review({ plan, accepted, stale }: { plan: PlanShown; accepted: number[]; stale: boolean }) {
    const words = useWords();
    const left = plan.lines.flatMap((_, line) => (accepted.includes(line) ? [] : [line]));
    const missing = plan.unfilled.reduce((sum, seat) => sum + seat.missing, 0);
    const count = (of: "started" | "ended") => plan.lines.reduce((sum, line) => sum + line[of].length, 0);
    return (
        <>
            <p role="status" class={stale ? "stale" : ""}>
                {stale ? words.planStale : [words.planSums(count("started"), count("ended"), plan.kept), missing > 0 ? words.planOpen(missing) : "", plan.exact ? words.planExact : words.planInexact, words.planLeaves(plan.leaves)].join(" ")}
            </p>
            <div class="actions">
                <button type="button" class="primary" disabled={stale || left.length === 0} onClick={() => void accept(left)}>
                    {words.acceptAll}
                </button>
                <button type="button" onClick={() => void discard()}>
                    {words.discardPlan}
                </button>
            </div>
            <Blockers unfilled={plan.unfilled} blockers={plan.blockers} />
            <Shortfalls plan={plan} />
            <section>
                <h3>
                    {words.planLines} <span class="quiet">{plan.lines.length}</span>
                </h3>
                {plan.lines.length === 0 && <p class="quiet">{words.planNothing}</p>}
                <More items={plan.lines} first={100}>
                    {(some) => (
                        <ul class="plan-lines">
                            {some.map((line, number) => (
                                <LineItem key={number} line={line} number={number} accepted={accepted.includes(number)} stale={stale} />
                            ))}
                        </ul>
                    )}
                </More>
            </section>
        </>
    );
}

function Shortfalls({ plan }: { plan: PlanShown }) {
    const words = useWords();
    if (plan.shortfalls.length === 0) return null;
    return (
        <section>
            <h3>{words.notReached}</h3>
            <ul class="plain">
                {plan.shortfalls.map(({ of, unit, missing }) => (
                    <li key={`${of} ${unit}`}>
                        <code>{of}</code> {unit ? <Thing reference={`unit:${unit}`} /> : <span class="quiet">{words.inTheWhole}</span>} <span class="quiet">{words.short(missing)}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function LineItem({ line, number, accepted, stale }: { line: Line; number: number; accepted: boolean; stale: boolean }) {
    const words = useWords();
    return (
        <li class={accepted ? "accepted" : ""}>
            <div class="entries">
                {line.ended.map((ended) => (
                    <EndedEntry key={`${ended.person} ${ended.post} ${ended.unit} ${ended.shift}`} {...ended} />
                ))}
                {line.started.map((planned) => (
                    <StartedEntry key={`${planned.person} ${planned.post} ${planned.unit} ${planned.shift}`} {...planned} />
                ))}
            </div>
            {accepted ? (
                <span class="tag went">{words.accepted}</span>
            ) : (
                <button type="button" class="small" disabled={stale} onClick={() => void accept([number])}>
                    {words.acceptLine}
                </button>
            )}
        </li>
    );
}

function EndedEntry({ person, post, unit, shift, rule }: Ended) {
    const words = useWords();
    return (
        <p class="entry ended">
            <span class="way">− {words.ends}</span> <Thing reference={`person:${person}`} /> <Thing reference={`post:${post}@${unit}`} /> <span class="quiet">{shift}</span>{" "}
            {rule && <code>{rule}</code>}
        </p>
    );
}

function StartedEntry(planned: Planned) {
    const words = useWords();
    const [open, setOpen] = useState(false);
    const { person, post, unit, shift, status, channel, pending } = planned;
    const more = [shift, channel, planned.with ? words.comesWith(planned.with) : "", pending.length > 0 ? `${words.pendingApprovals}: ${pending.join(", ")}` : ""];
    return (
        <div class="entry">
            <p>
                <span class="way">+ {status === "renewed" ? words.renewed : words.starts}</span> <Thing reference={`person:${person}`} /> <Thing reference={`post:${post}@${unit}`} />{" "}
                <span class="quiet">{more.filter(Boolean).join(" · ")}</span>{" "}
                <button type="button" class="small bare" aria-expanded={open} aria-label={words.whyTitle(person, post, unit)} onClick={() => setOpen(!open)}>
                    {words.why}
                </button>
            </p>
            {open && <Why {...planned} />}
        </div>
    );
}
