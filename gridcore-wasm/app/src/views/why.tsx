// Why this person, and why not another.

import type { Explanation, Planned } from "gridcore";
import { useEffect, useState } from "preact/hooks";

import { engine } from "../engine/client.ts";
import { parse } from "../reference.ts";
import { Choice } from "../parts/choice.tsx";
import { FindingItem } from "../parts/finding.tsx";
import { Thing } from "../parts/thing.tsx";
import { get, use } from "../store.ts";
import { useWords } from "../words/index.ts";

const MOST = 50;

export function Why({ person, post, unit }: Planned) {
    const words = useWords();
    const [other, setOther] = useState<string | null>(null);
    return (
        <div class="why-panel">
            <Explained person={person} post={post} unit={unit} />
            <h4>{words.whyOther}</h4>
            <Choice label={words.whyOther} placeholder={words.whyOtherPlaceholder} none={words.searchNone} find={people} choose={(reference) => setOther(parse(reference).key)} />
            {other !== null && <Explained key={other} person={other} post={post} unit={unit} />}
        </div>
    );
}

async function people(text: string) {
    const hits = await engine.search(text, 1_000);
    const { names } = get();
    const found = hits.filter(({ reference }) => reference.startsWith("person:")).slice(0, MOST);
    return found.map(({ reference }) => {
        const { key } = parse(reference);
        return { id: reference, label: <bdi>{[names.get(key), key].filter(Boolean).join(" ")}</bdi> };
    });
}

function Explained({ person, post, unit }: { person: string; post: string; unit: string }) {
    const words = useWords();
    const language = use((state) => state.language);
    const [answer, setAnswer] = useState<Explanation | null | undefined>(undefined);
    useEffect(() => void engine.explain(person, post, unit, language).then(setAnswer), [language]);
    if (answer === undefined) return <p class="quiet">{words.busy}</p>;
    if (answer === null) return <p class="quiet">{words.whyUnknown}</p>;
    return (
        <div class={`explained ${answer.verdict}`}>
            <p>
                <Thing reference={`person:${person}`} /> {words.verdicts[answer.verdict]}
            </p>
            {answer.verdict === "barred" ? (
                <ul class="findings">
                    {answer.bars.findings.map((finding, index) => (
                        <FindingItem key={index} finding={finding} linked={false} />
                    ))}
                </ul>
            ) : (
                <Levels {...answer} />
            )}
            {answer.unfilled > 0 && <p>{words.moreOpen(answer.unfilled)}</p>}
            <Instead {...answer} />
        </div>
    );
}

function Levels({ levels, verdict }: Explanation) {
    const words = useWords();
    if (levels.length === 0) return verdict === "chosen" ? <p class="quiet">{words.levelNone}</p> : null;
    return (
        <table class="levels">
            <thead>
                <tr>
                    <th scope="col">{words.level}</th>
                    <th scope="col">{verdict === "chosen" ? words.levelCost : words.levelLoss}</th>
                </tr>
            </thead>
            <tbody>
                {levels.map(({ name, loss }) => (
                    <tr key={name} class={loss === 0 ? "quiet" : ""}>
                        <th scope="row">
                            <code>{name}</code>
                        </th>
                        <td class="number">{loss}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

/** The appointments that would come and go if they had to be chosen. */
function Instead({ instead = [] }: Explanation) {
    const words = useWords();
    if (instead.length === 0) return null;
    const who = (person: string | null | undefined) => (person ? <Thing reference={`person:${person}`} /> : <span class="quiet">{words.nobody}</span>);
    return (
        <>
            <p class="quiet">{words.wouldChange}</p>
            <ul class="plain">
                {instead.map(({ post, unit, shift, before, after }) => (
                    <li key={`${post} ${unit} ${shift} ${before}`}>
                        <Thing reference={`post:${post}@${unit}`} />
                        <span>
                            {who(before)} → {who(after)}
                        </span>
                    </li>
                ))}
            </ul>
        </>
    );
}
