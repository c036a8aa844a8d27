// The desk: report a case, see where it goes and why, move it along its flow, lights and escalations at a moment.

import type { Light } from "gridcore";
import { useEffect, useState } from "preact/hooks";

import { engine } from "../engine/client.ts";
import type { DeskQuestion, DeskShown, Taken, View } from "../engine/protocol.ts";
import { read } from "../files/read.ts";
import { saveDocument } from "../files/save.ts";
import { More } from "../parts/more.tsx";
import { Thing } from "../parts/thing.tsx";
import { useWords } from "../words/index.ts";
import { CaseOf } from "./desk/case.tsx";
import { Person } from "./desk/fields.tsx";
import { CaseList } from "./desk/list.tsx";
import { Report } from "./desk/report.tsx";
import { FindingsOf } from "./parts.tsx";
import { Select } from "./scores.tsx";

const LIGHTS: Light[] = ["green", "yellow", "red", "off"];
const ALL = "";

export function DeskView({ view }: { view: View }) {
    const words = useWords().desk;
    const [asked, setAsked] = useState<DeskQuestion>(() => ({ viewer: null, at: `${view.day ?? new Date().toLocaleDateString("sv")}T09:00`, status: "open", light: null, kind: null, unit: null, chosen: null }));
    const [seen, setSeen] = useState<{ desk: DeskShown | null } | null>(null);
    const [times, setTimes] = useState(0);
    useEffect(() => {
        let current = true;
        void engine.desk(asked).then((desk) => current && setSeen({ desk }));
        return () => {
            current = false;
        };
    }, [asked, view, times]);
    if (seen === null) return null;
    const { desk } = seen;
    if (desk === null) return <p class="quiet">{words.noFlows}</p>;
    const ask = (change: Partial<DeskQuestion>) => setAsked({ ...asked, ...change });
    const done = (chosen?: string) => {
        setTimes(times + 1);
        if (chosen !== undefined) ask({ chosen });
    };
    return (
        <div class="desk-view">
            <Asking desk={desk} asked={asked} ask={ask} done={done} />
            {!desk.known && <p role="alert">{words.unknown}</p>}
            {desk.known && <Report desk={desk} asked={asked} done={done} />}
            <Lights desk={desk} asked={asked} ask={ask} />
            {desk.known && <CaseList view={view} desk={desk} asked={asked} ask={ask} />}
            {desk.chosen !== null && desk.viewer !== null && <CaseOf key={`${desk.chosen.view.case} ${desk.viewer}`} shown={desk.chosen} viewer={desk.viewer} at={asked.at} ask={ask} done={done} />}
            <Escalations desk={desk} asked={asked} ask={ask} />
        </div>
    );
}

interface Props {
    desk: DeskShown;
    asked: DeskQuestion;
    ask: (change: Partial<DeskQuestion>) => void;
}

/** Who looks and acts, and when; events in and out. */
function Asking({ desk, asked, ask, done }: Props & { done: () => void }) {
    const words = useWords().desk;
    const [taken, setTaken] = useState<Taken | null>(null);
    const readFile = async (file: File) => {
        setTaken(await engine.readEvents(await engine.text(await read(file))));
        done();
    };
    return (
        <>
            <div class="filters">
                <Person label={words.viewer} value={desk.viewer ?? ""} people={desk.holders} choose={(viewer) => ask({ viewer, chosen: asked.chosen })} />
                <label class="select">
                    <span class="quiet">{words.at}</span>
                    <input type="datetime-local" aria-label={words.at} value={asked.at} onChange={(event) => event.currentTarget.value !== "" && ask({ at: event.currentTarget.value.slice(0, 16) })} />
                </label>
                <span class="quiet">{words.counts(desk.length, desk.open)}</span>
                <label class="picker small">
                    {words.read}
                    <input
                        type="file"
                        class="events-input"
                        accept=".csv,.json,.jsonl,.txt"
                        onChange={(event) => {
                            const [file] = event.currentTarget.files ?? [];
                            if (file) void readFile(file);
                            event.currentTarget.value = "";
                        }}
                    />
                </label>
                {desk.length > 0 && (
                    <button type="button" class="small" onClick={() => void engine.events().then((text) => saveDocument("events", text))}>
                        {words.save}
                    </button>
                )}
            </div>
            {taken !== null && (
                <div role="status" class="events-taken">
                    <p class="quiet">{words.taken(taken.taken, taken.refused?.total ?? 0)}</p>
                    {taken.refused !== null && (taken.refused.findings.length === 0 ? <p>{taken.refused.message}</p> : <FindingsOf findings={taken.refused.findings} title={words.refused} />)}
                </div>
            )}
        </>
    );
}

/** How many open cases have which light; each is a choice of those. */
function Lights({ desk, asked, ask }: Props) {
    const words = useWords().desk;
    return (
        <div class="lights" role="group" aria-label={words.lights}>
            {LIGHTS.map((light) => (
                <button key={light} type="button" class={`light ${light}`} aria-pressed={asked.light === light} onClick={() => ask({ light: asked.light === light ? null : light })}>
                    <span class="dot" /> {words.light[light]} <b>{desk.lights[light]}</b>
                </button>
            ))}
            <Select label={words.status} options={["open", "ended", ALL]} named={(status) => words.statuses[status as "open" | "ended" | ""]} value={asked.status ?? ALL} choose={(status) => ask({ status: status === ALL ? null : (status as "open" | "ended") })} />
            {desk.kinds.length > 1 && <Select label={words.kind} options={[ALL, ...desk.kinds]} named={(kind) => kind || words.all} value={asked.kind ?? ALL} choose={(kind) => ask({ kind: kind === ALL ? null : kind })} />}
        </div>
    );
}

/** The levels reached up to the moment, with whom to tell. */
function Escalations({ desk, asked, ask }: Props) {
    const words = useWords().desk;
    const { escalations } = desk;
    if (desk.length === 0) return null;
    return (
        <section class="escalations">
            <h3>
                {words.escalations} <span class="quiet">{asked.at.replace("T", " ")}</span>
            </h3>
            {escalations.length === 0 && <p class="quiet">{words.noEscalations}</p>}
            {escalations.length > 0 && (
                <More items={escalations} first={20}>
                    {(some) => (
                        <table class="wide">
                            <thead>
                                <tr>
                                    <th>{words.reached}</th>
                                    <th>{words.case}</th>
                                    <th>{words.stage}</th>
                                    <th class="number">{words.level}</th>
                                    <th>{words.told}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {some.map((one) => (
                                    <tr key={`${one.case} ${one.stage} ${one.level} ${one.at}`}>
                                        <td>{one.at.replace("T", " ")}</td>
                                        <td>
                                            <button type="button" class="thing" onClick={() => ask({ chosen: one.case })}>
                                                <bdi>{one.case}</bdi>
                                            </button>
                                        </td>
                                        <td>
                                            <bdi>{one.stage}</bdi>
                                        </td>
                                        <td class="number">
                                            {one.level} ({one.percent} %)
                                        </td>
                                        <td>
                                            {one.told.map((person) => (
                                                <Thing key={person} reference={`person:${person}`} />
                                            ))}
                                        </td>
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

