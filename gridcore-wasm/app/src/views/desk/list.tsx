// The cases a viewer may read.

import type { DeskQuestion, DeskShown, View } from "../../engine/protocol.ts";
import { More } from "../../parts/more.tsx";
import { Thing } from "../../parts/thing.tsx";
import { use } from "../../store.ts";
import { useWords } from "../../words/index.ts";
import { Text } from "./fields.tsx";

interface Props {
    view: View;
    desk: DeskShown;
    asked: DeskQuestion;
    ask: (change: Partial<DeskQuestion>) => void;
}

export function CaseList({ desk, asked, ask }: Props) {
    const words = useWords().desk;
    const units = use((state) => state.units);
    const { cases, total } = desk;
    return (
        <section class="cases">
            <h3>
                {words.cases} <span class="quiet">{total}</span>
            </h3>
            <div class="filters">
                <Text
                    label={words.below}
                    value={asked.unit ?? ""}
                    list={[...units.keys()].slice(0, 2_000)}
                    choose={(text) => {
                        const unit = text.trim();
                        if (unit === "" || units.has(unit)) ask({ unit: unit || null });
                    }}
                />
            </div>
            {total === 0 && <p class="quiet">{words.none}</p>}
            {total > 0 && (
                <More items={cases} first={30}>
                    {(some) => (
                        <table class="wide">
                            <thead>
                                <tr>
                                    <th>{words.case}</th>
                                    <th>{words.kindOf}</th>
                                    <th>{words.stage}</th>
                                    <th>{words.owner}</th>
                                    <th>{words.reported}</th>
                                    <th>{words.due}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {some.map((one) => (
                                    <tr key={one.case} data-case={one.case} class={asked.chosen === one.case ? "on" : ""}>
                                        <td>
                                            <span class={`light ${one.light ?? "off"}`} title={words.light[one.light ?? "off"]}>
                                                <span class="dot" />
                                            </span>{" "}
                                            <button type="button" class="thing" aria-pressed={asked.chosen === one.case} onClick={() => ask({ chosen: asked.chosen === one.case ? null : one.case })}>
                                                <bdi class="key">{one.case}</bdi>
                                            </button>
                                        </td>
                                        <td>
                                            <bdi>{one.kind}</bdi>
                                        </td>
                                        <td>{one.status === "open" ? <bdi>{one.stage}</bdi> : `${words.statusOf[one.status]}${one.outcome ? `: ${words.outcomes[one.outcome]}` : ""}`}</td>
                                        <td>{one.owner ? <Thing reference={one.owner} /> : <span class="quiet">{words.nobody}</span>}</td>
                                        <td>{one.reported.replace("T", " ")}</td>
                                        <td>{one.due?.replace("T", " ") ?? "–"}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    )}
                </More>
            )}
        </section>
    );
}
