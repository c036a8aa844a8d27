// A report: what, where, by which way, how secret; and where it would go, before it is made.

import type { EventRow, Routing, Secrecy } from "gridcore";
import { useEffect, useMemo, useState } from "preact/hooks";

import { engine } from "../../engine/client.ts";
import type { DeskQuestion, DeskShown, Refusal } from "../../engine/protocol.ts";
import { Thing } from "../../parts/thing.tsx";
import { use } from "../../store.ts";
import { useWords } from "../../words/index.ts";
import { FindingsOf } from "../parts.tsx";
import { Select } from "../scores.tsx";
import { Text } from "./fields.tsx";

const SECRECY: Secrecy[] = ["known", "confidential", "anonymous"];

interface Props {
    desk: DeskShown;
    asked: DeskQuestion;
    done: (chosen?: string) => void;
}

export function Report({ desk, asked, done }: Props) {
    const words = useWords().desk;
    const units = use((state) => state.units);
    const selected = use((state) => state.selected);
    const here = selected !== null && /^(unit|area|person):/.test(selected) ? selected : "";
    const [kind, setKind] = useState("");
    const [place, setPlace] = useState<string | null>(null);
    const [channel, setChannel] = useState("");
    const [secrecy, setSecrecy] = useState<Secrecy>("known");
    const [about, setAbout] = useState("");
    const [way, setWay] = useState<{ routing: Routing } | { refused: Refusal } | null>(null);
    const where = place ?? here;
    const persons = about.split(/[;,\s]+/).filter(Boolean);
    const event: EventRow = {
        case: `case-${desk.length + 1}`,
        at: asked.at,
        move: "report",
        ...(secrecy !== "anonymous" && desk.viewer !== null && { by: desk.viewer }),
        ...(secrecy !== "known" && { secrecy }),
        ...(desk.kinds.length > 0 && { kind: kind || (desk.kinds[0] ?? "") }),
        ...(where !== "" && { place: where }),
        ...(channel !== "" && { channel }),
        ...(persons.length > 0 && { about: persons }),
    };
    const text = JSON.stringify(event);
    useEffect(() => {
        let current = true;
        void engine.route(event).then((found) => current && setWay(found));
        return () => {
            current = false;
        };
    }, [text, desk]);
    const places = useMemo(() => [...units.keys()].slice(0, 2_000).map((key) => `unit:${key}`), [units]);
    const refused = way !== null && "refused" in way ? way.refused : null;
    const report = async () => {
        const failed = await engine.takeEvent(event);
        if (failed === null) done(event.case);
        else setWay({ refused: failed });
    };
    return (
        <section class="report">
            <h3>{words.report}</h3>
            <div class="filters">
                {desk.kinds.length > 0 && <Select label={words.kindOf} options={desk.kinds} value={kind || (desk.kinds[0] ?? "")} choose={setKind} />}
                <Text label={words.place} value={where} list={places} choose={setPlace} />
                {desk.channels.length > 0 && <Select label={words.channel} options={["", ...desk.channels]} named={(one) => one || "–"} value={channel} choose={setChannel} />}
                <Select label={words.secrecy} options={SECRECY} named={(one) => words.secrecies[one as Secrecy]} value={secrecy} choose={(one) => setSecrecy(one as Secrecy)} />
                <Text label={words.about} value={about} choose={setAbout} />
                <button type="button" class="primary" disabled={way === null || refused !== null} onClick={() => void report()}>
                    {words.reportIt}
                </button>
            </div>
            {way !== null && "routing" in way && <Way routing={way.routing} />}
            {refused !== null && (refused.findings.length === 0 ? <p class="quiet">{refused.message}</p> : <FindingsOf findings={refused.findings} title={words.notYet} />)}
        </section>
    );
}

function Way({ routing: { owner, why, start, passed } }: { routing: Routing }) {
    const words = useWords().desk;
    return (
        <p class="way" role="status">
            {words.goesTo} {owner ? <Thing reference={owner} /> : words.nobody} <span class="quiet">{words.why[why]}</span>
            {start && (
                <span class="quiet">
                    {" "}
                    {words.start} <Thing reference={start} />
                </span>
            )}
            {passed.length > 0 && (
                <span class="quiet">
                    {" "}
                    {words.passed}{" "}
                    {passed.map((unit) => (
                        <Thing key={unit} reference={unit} />
                    ))}
                </span>
            )}
        </p>
    );
}
