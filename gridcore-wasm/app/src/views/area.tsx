// An area: who claims it, and who answers.

import type { Details } from "../engine/protocol.ts";
import { Thing } from "../parts/thing.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Answers, Matters } from "./answers.tsx";
import { DaysOf, FindingsOf, Heading } from "./parts.tsx";

export function AreaDetails({ area, answers, matters }: Details & { kind: "area" }) {
    const words = useWords();
    const about = use((state) => state.about);
    return (
        <>
            <Heading kind="area" id={area.key} name={area.name} />
            {area.kind && <p class="path">{area.kind}</p>}
            <table class="facts">
                <tbody>
                    <tr>
                        <th scope="row">{words.claims}</th>
                        <td>
                            {area.claims.length === 0 && <span class="tag warning">{words.unclaimed}</span>}
                            {area.claims.map(({ cell, keeper, ...days }) => (
                                <p key={cell}>
                                    <Thing reference={`unit:${cell}`} />, {words.keeper}: {keeper === undefined ? <span class="quiet">{words.noKeeper}</span> : <Thing reference={keeper} />}{" "}
                                    <DaysOf {...days} />
                                </p>
                            ))}
                        </td>
                    </tr>
                </tbody>
            </table>
            <Answers answers={answers} none={words.answersUnclaimed} />
            <FindingsOf findings={about.get(`area:${area.key}`) ?? []} title={words.findingsHere} />
            <Matters matters={matters} />
        </>
    );
}
