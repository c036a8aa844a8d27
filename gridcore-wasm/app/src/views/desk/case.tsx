// One case: how it stands, what the viewer may do with it, and what happened so far.

import type { EventRow, LegalMove, Move, Outcome } from "gridcore";
import { useState } from "preact/hooks";

import { engine } from "../../engine/client.ts";
import type { CaseShown, DeskQuestion, Refusal } from "../../engine/protocol.ts";
import { Thing } from "../../parts/thing.tsx";
import { useWords } from "../../words/index.ts";
import { FindingsOf } from "../parts.tsx";
import { Select } from "../scores.tsx";
import { Text } from "./fields.tsx";

const OUTCOMES: Outcome[] = ["rectified", "explained", "rejected", "duplicate", "void", "transferred"];

/** What a move says beside who, when and what. */
type Field = "to" | "outcome" | "answer" | "until" | "limit" | "supervisor" | "partners" | "problems" | "suggestions" | "products" | "product";

/** The fields of each move, and those it may leave out. */
const NEEDS: Partial<Record<Move, Field[]>> = {
    dispatch: ["to"],
    claim: ["to"],
    close: ["outcome", "answer"],
    propose: ["to", "answer"],
    defer: ["until"],
    extend: ["limit"],
    merge: ["to"],
    join: ["to", "supervisor", "partners"],
    find: ["problems", "suggestions", "products", "product"],
};
const OPTIONAL: ReadonlySet<Field> = new Set<Field>(["supervisor", "partners", "problems", "suggestions", "products", "product"]);

interface Props {
    shown: CaseShown;
    viewer: string;
    at: string;
    ask: (change: Partial<DeskQuestion>) => void;
    done: () => void;
}

export function CaseOf({ shown, viewer, at, ask, done }: Props) {
    const words = useWords().desk;
    const [open, setOpen] = useState<LegalMove | null>(null);
    const [refused, setRefused] = useState<Refusal | null>(null);
    const { view, moves, light, others, log } = shown;
    const take = async (event: EventRow) => {
        const failed = await engine.takeEvent(event);
        setRefused(failed);
        if (failed !== null) return;
        setOpen(null);
        done();
    };
    const begin = (move: LegalMove) => {
        setRefused(null);
        if (NEEDS[move.move] || move.stages.length > 1) setOpen(open?.move === move.move ? null : move);
        else void take({ case: view.case, at, move: move.move, by: viewer });
    };
    return (
        <section class="case" data-chosen={view.case}>
            <h3>
                <span class={`light ${light}`}>
                    <span class="dot" />
                </span>{" "}
                <bdi>{view.case}</bdi> <span class="quiet">{words.statusOf[view.status]}</span>
            </h3>
            <p>
                {words.owner}: {view.owner ? <Thing reference={view.owner} /> : words.nobody} · {words.stage}: <bdi>{view.stage}</bdi>
                {view.reporter && (
                    <>
                        {" "}
                        · {words.reporter}: <Thing reference={`person:${view.reporter}`} />
                    </>
                )}
            </p>
            <div class="moves" role="group" aria-label={words.moves}>
                {moves.map((move) => (
                    <button key={move.move} type="button" data-move={move.move} aria-pressed={open?.move === move.move} onClick={() => begin(move)}>
                        {words.move[move.move]}
                        {move.move === "close" && move.outcomes.length === 0 && ` (${words.forced})`}
                    </button>
                ))}
                {moves.length === 0 && <span class="quiet">{words.noMoves}</span>}
            </div>
            {others.length > 0 && (
                <p class="quiet others">
                    {words.others}{" "}
                    {others.map((person) => (
                        <button key={person} type="button" class="thing" title={words.actAs(person)} onClick={() => ask({ viewer: person })}>
                            <bdi class="key">{person}</bdi>
                        </button>
                    ))}
                </p>
            )}
            {open !== null && <MoveForm key={open.move} move={open} view={view.case} viewer={viewer} at={at} owner={view.unit ?? ""} take={take} />}
            {refused !== null && <div role="alert">{refused.findings.length === 0 ? <p>{refused.message}</p> : <FindingsOf findings={refused.findings} title={words.refused} />}</div>}
            <ol class="log">
                {log.map(({ event, stage, owner }, number) => (
                    <li key={number}>
                        <span class="quiet">{event.at.replace("T", " ")}</span> {words.move[event.move]} {event.by && event.move !== "report" && <Thing reference={`person:${event.by}`} />}
                        <span class="quiet">
                            {" "}
                            → <bdi>{stage}</bdi> {owner && <Thing reference={owner} />} {event.outcome && words.outcomes[event.outcome]}
                        </span>
                    </li>
                ))}
            </ol>
        </section>
    );
}

interface FormProps {
    move: LegalMove;
    view: string;
    viewer: string;
    at: string;
    owner: string;
    take: (event: EventRow) => Promise<void>;
}

function MoveForm({ move, view, viewer, at, owner, take }: FormProps) {
    const words = useWords().desk;
    const forced = move.move === "close" && move.outcomes.length === 0;
    const outcomes = forced ? OUTCOMES : move.outcomes;
    const [said, setSaid] = useState<Record<string, string>>({ to: move.move === "dispatch" || move.move === "claim" ? owner : "", outcome: outcomes[0] ?? "", stage: move.stages[0] ?? "" });
    const say = (field: string) => (text: string) => setSaid({ ...said, [field]: text });
    const fields = NEEDS[move.move] ?? [];
    const lacks = fields.some((field) => !OPTIONAL.has(field) && !(said[field] ?? "").trim());
    const event = () => {
        const row: Record<string, unknown> = { case: view, at, move: move.move, by: viewer };
        if (move.stages.length > 1) row["stage"] = said["stage"];
        if (forced) row["forced"] = true;
        for (const field of fields) {
            const text = (said[field] ?? "").trim();
            if (text === "") continue;
            if (field === "partners") row[field] = text.split(/[;,\s]+/).filter(Boolean);
            else if (field === "problems" || field === "suggestions" || field === "products") row[field] = Number(text);
            else row[field] = text;
        }
        return row as unknown as EventRow;
    };
    return (
        <div class="filters move-form">
            {move.stages.length > 1 && <Select label={words.stage} options={move.stages} value={said["stage"] ?? ""} choose={say("stage")} />}
            {fields.map((field) =>
                field === "outcome" ? <Select key={field} label={words.fields.outcome} options={outcomes} named={(one) => words.outcomes[one as Outcome]} value={said["outcome"] ?? ""} choose={say("outcome")} /> : <Text key={field} label={words.fields[field]} value={said[field] ?? ""} choose={say(field)} />,
            )}
            <button type="button" class="primary" disabled={lacks} onClick={() => void take(event())}>
                {words.move[move.move]}
            </button>
        </div>
    );
}
