// The points: a period, the tree coloured by score, a ranking, what is behind a number, a pot to share.

import type { PeriodName } from "gridcore";
import { useEffect, useState } from "preact/hooks";

import { engine } from "../engine/client.ts";
import type { Refusal, ScoreQuestion, Scores, View } from "../engine/protocol.ts";
import { read } from "../files/read.ts";
import { FindingsOf } from "./parts.tsx";
import { useWords } from "../words/index.ts";
import { BehindNumber } from "./scores/behind.tsx";
import { Ranking } from "./scores/ranking.tsx";
import { ScoreTree } from "./scores/tree.tsx";

const KINDS: PeriodName[] = ["year", "half_year", "quarter", "month", "week", "day"];

export function ScoresView({ view }: { view: View }) {
    const words = useWords().scores;
    const [asked, setAsked] = useState<ScoreQuestion>({ scheme: null, network: null, kind: "month", period: null, tier: null, by: "sum", pot: null });
    const [seen, setSeen] = useState<{ scores: Scores | null } | null>(null);
    const [line, setLine] = useState<string | null>(null);
    const [times, again] = useState(0);
    useEffect(() => {
        let current = true;
        void engine.scores(asked).then((scores) => current && setSeen({ scores }));
        return () => {
            current = false;
        };
    }, [asked, view, times]);
    if (seen === null) return null;
    const { scores } = seen;
    if (scores === null) return <p class="quiet">{words.noScheme}</p>;
    const ask = (change: Partial<ScoreQuestion>) => setAsked({ ...asked, ...change });
    return (
        <div class="scores-view">
            <Choices view={view} scores={scores} asked={asked} ask={ask} />
            <Entries scores={scores} done={() => again(times + 1)} />
            {scores.period !== null && (
                <>
                    <ScoreTree rows={scores.units} by={asked.by} line={line} show={setLine} />
                    <Ranking scores={scores} asked={asked} ask={ask} line={line} show={setLine} />
                    {line !== null && <BehindNumber view={view} scores={scores} network={asked.network} line={line} times={times} />}
                </>
            )}
        </div>
    );
}

interface Asking {
    view: View;
    scores: Scores;
    asked: ScoreQuestion;
    ask: (change: Partial<ScoreQuestion>) => void;
}

/** The scheme, the network, the period. */
function Choices({ view, scores, asked, ask }: Asking) {
    const words = useWords().scores;
    return (
        <div class="filters">
            {scores.schemes.length > 1 && <Select label={words.scheme} options={scores.schemes} value={scores.scheme} choose={(scheme) => ask({ scheme, period: null })} />}
            {view.networks.length > 1 && <Select label={words.network} options={view.networks.map(({ key }) => key)} value={asked.network ?? view.networks[0]?.key ?? ""} choose={(network) => ask({ network, tier: null })} />}
            <Select label={words.periods} options={KINDS} named={(kind) => words.kinds[kind as PeriodName]} value={asked.kind} choose={(kind) => ask({ kind: kind as PeriodName, period: null })} />
            {scores.period !== null && <Select label={words.period} options={[...scores.periods].reverse()} value={scores.period} choose={(period) => ask({ period })} />}
            <Select label={words.by} options={["sum", "per_head"]} named={(by) => words.measures[by as "sum" | "per_head"]} value={asked.by} choose={(by) => ask({ by: by as "sum" | "per_head" })} />
        </div>
    );
}

export function Select({ label, options, value, choose, named = (option) => option }: { label: string; options: string[]; value: string; choose: (option: string) => void; named?: (option: string) => string }) {
    return (
        <label class="select">
            <span class="quiet">{label}</span>
            <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
                {options.map((option) => (
                    <option key={option} value={option}>
                        {named(option)}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** How many entries there are, a file of others, and why they were refused. */
function Entries({ scores, done }: { scores: Scores; done: () => void }) {
    const words = useWords().scores;
    const [refused, setRefused] = useState<Refusal | null>(null);
    const why = refused ?? scores.refused;
    const readFile = async (file: File) => {
        setRefused(await engine.readEntries(scores.scheme, await engine.text(await read(file))));
        done();
    };
    return (
        <>
            <p class="quiet entries">
                {words.entries(scores.entries)} {scores.pending > 0 && words.pending(scores.pending)} {scores.entries === 0 && why === null && words.noEntries}
                <label class="picker small">
                    {words.readEntries}
                    <input
                        type="file"
                        class="entries-input"
                        accept=".csv,.txt"
                        onChange={(event) => {
                            const [file] = event.currentTarget.files ?? [];
                            if (file) void readFile(file);
                            event.currentTarget.value = "";
                        }}
                    />
                </label>
            </p>
            {why !== null && (
                <div role="alert" class="refused-entries">
                    <p>{why.findings.length === 0 ? why.message : words.refused}</p>
                    <FindingsOf findings={why.findings} title={words.refusals} />
                </div>
            )}
        </>
    );
}
