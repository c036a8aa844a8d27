// The units of a network, each on a ground as strong as its score among those of its tier.

import type { BoardRow, Measure } from "gridcore";
import { useMemo } from "preact/hooks";

import { use } from "../../store.ts";
import { useWords } from "../../words/index.ts";
import { More } from "../../parts/more.tsx";
import { pointsText, valueOf } from "./number.ts";

/** How many strengths there are of each colour. */
const STRENGTHS = 4;

interface Props {
    rows: BoardRow[];
    by: Measure;
    line: string | null;
    show: (line: string) => void;
}

export function ScoreTree({ rows, by, line, show }: Props) {
    const words = useWords().scores;
    const most = useMemo(() => mostByTier(rows, by), [rows, by]);
    return (
        <section class="score-tree">
            <h3>{words.tree}</h3>
            <p class="quiet">{words.treeText}</p>
            <More items={rows} first={150}>
                {(some) => (
                    <ul>
                        {some.map((row) => (
                            <li key={row.key}>
                                <Row row={row} by={by} strength={strengthOf(valueOf(row, by), most.get(row.tier) ?? 0)} on={line === `unit:${row.key}`} show={show} />
                            </li>
                        ))}
                    </ul>
                )}
            </More>
        </section>
    );
}

function Row({ row, by, strength, on, show }: { row: BoardRow; by: Measure; strength: number; on: boolean; show: (line: string) => void }) {
    const words = useWords().scores;
    const name = use((state) => state.units.get(row.key)?.name);
    const value = valueOf(row, by);
    const ground = strength === 0 ? "" : `${strength > 0 ? "good" : "bad"} strength-${Math.abs(strength)}`;
    return (
        <button type="button" class={`score ${ground}`} aria-pressed={on} data-line={`unit:${row.key}`} style={{ marginInlineStart: `${row.depth * 18}px` }} title={words.sums(pointsText(row.plus), pointsText(row.minus), row.count)} onClick={() => show(`unit:${row.key}`)}>
            <span class="label">
                {name && <bdi class="name">{name}</bdi>} <bdi class={name ? "key quiet" : "key"}>{row.key}</bdi> <span class="tier quiet">{row.tier}</span>
            </span>
            <span class="points">{value === undefined ? "–" : pointsText(value)}</span>
        </button>
    );
}

/** The greatest number of each tier, signs left out. */
function mostByTier(rows: BoardRow[], by: Measure): Map<string, number> {
    const most = new Map<string, number>();
    for (const row of rows) most.set(row.tier, Math.max(most.get(row.tier) ?? 0, Math.abs(valueOf(row, by) ?? 0)));
    return most;
}

function strengthOf(value: number | undefined, most: number): number {
    if (value === undefined || value === 0 || most === 0) return 0;
    return Math.sign(value) * Math.max(1, Math.ceil((Math.abs(value) / most) * STRENGTHS));
}
