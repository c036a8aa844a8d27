// The lines of one tier, the first first, and what each gets of a pot.

import { useState } from "preact/hooks";

import type { ScoreLine, ScoreQuestion, Scores } from "../../engine/protocol.ts";
import { More } from "../../parts/more.tsx";
import { nameOf } from "../../parts/thing.tsx";
import { use } from "../../store.ts";
import { useWords } from "../../words/index.ts";
import { Select } from "../scores.tsx";
import { pointsText, valueOf } from "./number.ts";

interface Props {
    scores: Scores;
    asked: ScoreQuestion;
    ask: (change: Partial<ScoreQuestion>) => void;
    line: string | null;
    show: (line: string) => void;
}

export function Ranking({ scores, asked, ask, line, show }: Props) {
    const words = useWords().scores;
    const unitKeys = use((state) => state.units);
    const { lines, tiers, unshared } = scores;
    const tier = asked.tier ?? tiers[0] ?? "";
    // A tier is of units or of people; the board says only the keys.
    const kind = lines.every(({ key }) => unitKeys.has(key)) ? "unit" : "person";
    const total = lines.reduce((sum, { share }) => sum + (share ?? 0), 0);
    return (
        <section class="ranking">
            <h3>{words.ranking}</h3>
            <div class="filters">
                <Select label={words.tier} options={tiers} value={tier} choose={(tier) => ask({ tier })} />
                <Pot pot={asked.pot} share={(pot) => ask({ pot })} />
            </div>
            {unshared !== null && (
                <p role="alert" class="quiet">
                    {unshared.message}
                </p>
            )}
            <More items={lines} first={60}>
                {(some) => (
                    <table class="wide">
                        <thead>
                            <tr>
                                <th class="number">{words.rank}</th>
                                <th>{tier}</th>
                                <th class="number">{words.measures.sum}</th>
                                <th class="number">{words.heads}</th>
                                <th class="number">{words.measures.per_head}</th>
                                <th class="number">{words.covered}</th>
                                {asked.pot !== null && <th class="number">{words.share}</th>}
                            </tr>
                        </thead>
                        <tbody>
                            {some.map((row) => (
                                <Line key={row.key} row={row} kind={kind} pot={asked.pot} on={line === `${kind}:${row.key}`} show={show} />
                            ))}
                        </tbody>
                        {asked.pot !== null && unshared === null && (
                            <tfoot>
                                <tr>
                                    <td colSpan={6}>{words.together}</td>
                                    <td class="number total">{total.toLocaleString("en")}</td>
                                </tr>
                            </tfoot>
                        )}
                    </table>
                )}
            </More>
        </section>
    );
}

function Line({ row, kind, pot, on, show }: { row: ScoreLine; kind: string; pot: number | null; on: boolean; show: (line: string) => void }) {
    const words = useWords().scores;
    const name = use((state) => nameOf(state, kind, row.key));
    const mean = valueOf(row, "per_head");
    return (
        <tr class={on ? "on" : ""} data-rank={row.key}>
            <td class="number">{row.rank === null ? "–" : row.tied ? words.tied(row.rank) : row.rank}</td>
            <td>
                <button type="button" class="thing" aria-pressed={on} onClick={() => show(`${kind}:${row.key}`)}>
                    <bdi class="key">{row.key}</bdi>
                    {name && <bdi class="name">{name}</bdi>}
                </button>
            </td>
            <td class="number">{pointsText(row.sum)}</td>
            <td class="number">{row.heads}</td>
            <td class="number">{mean === undefined ? "–" : pointsText(mean)}</td>
            <td class="number">{row.covered ?? 0} / {row.heads}</td>
            {pot !== null && <td class="number share">{row.share?.toLocaleString("en") ?? "–"}</td>}
        </tr>
    );
}

/** A pot in the smallest unit of money; empty for none. */
function Pot({ pot, share }: { pot: number | null; share: (pot: number | null) => void }) {
    const words = useWords().scores;
    const [text, setText] = useState(pot === null ? "" : String(pot));
    return (
        <label class="select pot">
            <span class="quiet">{words.pot}</span>
            <input
                type="text"
                inputMode="numeric"
                placeholder={words.potNone}
                title={words.potText}
                value={text}
                onInput={(event) => {
                    const typed = event.currentTarget.value;
                    setText(typed);
                    const digits = typed.replaceAll(/[\s,]/g, "");
                    if (digits === "") share(null);
                    else if (/^\d{1,15}$/.test(digits)) share(Number(digits));
                }}
            />
        </label>
    );
}
