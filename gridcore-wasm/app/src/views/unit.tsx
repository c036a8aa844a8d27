// A unit: who answers for it, its posts and holders, its people and areas, what is wrong there.

import type { Finding, TreeRow, Unit } from "gridcore";

import { end } from "../actions/edit.ts";
import { propose } from "../actions/plan.ts";
import type { Details } from "../engine/protocol.ts";
import { Marked } from "../parts/marks.tsx";
import { Thing, Things } from "../parts/thing.tsx";
import { set, use, type State } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Answers, Matters } from "./answers.tsx";
import { BlockedHere } from "./blockers.tsx";
import { FindingsOf, Heading, Held, Links, Tags } from "./parts.tsx";

export function UnitDetails({ unit, answers, matters }: Details & { kind: "unit" }) {
    const words = useWords();
    const [units, about] = [use((state) => state.units), use((state) => state.about)];
    return (
        <>
            <Heading kind="unit" id={unit.key} name={unit.name} />
            <p class="path">
                {ancestors(units, unit.key).map((key) => (
                    <span key={key}>
                        <Thing reference={`unit:${key}`} /> ›{" "}
                    </span>
                ))}
                {unit.tier}
                {unit.kind && `, ${unit.kind}`} {unit.grade && <span class="tag">{unit.grade}</span>} <Tags tags={unit.tags} />
            </p>
            <Answers answers={answers} none={words.answersNobody} />
            <FindingsOf findings={findingsAt(unit, about)} title={words.findingsHere} />
            <Posts unit={unit} />
            <Matters matters={matters} />
            {unit.children.length > 0 && <List title={words.unitsHere} kind="unit" keys={unit.children} />}
            {unit.cell && <List title={words.peopleHere} kind="person" keys={unit.people} none={words.nobodyHere} />}
            {unit.areas.length > 0 && <List title={words.areas} kind="area" keys={unit.areas} />}
            <Links links={unit.links} />
        </>
    );
}

function List({ title, kind, keys, none }: { title: string; kind: string; keys: string[]; none?: string }) {
    return (
        <section>
            <h3>
                {title} <span class="quiet">{keys.length}</span>
            </h3>
            {keys.length === 0 && <p class="quiet">{none}</p>}
            <Things references={keys.map((key) => `${kind}:${key}`)} />
        </section>
    );
}

function Posts({ unit }: { unit: Unit }) {
    const words = useWords();
    if (unit.seats.length === 0 && unit.appointments.length === 0) return null;
    const known = new Set(unit.seats.map(({ post }) => post));
    const others = unit.appointments.filter(({ post }) => !known.has(post));
    return (
        <section>
            <h3>
                {words.posts}{" "}
                <button type="button" class="small" onClick={() => void propose({ unit: unit.key, reopen: false, optional: false })}>
                    {words.staffHere}
                </button>
            </h3>
            <table class="posts">
                <thead>
                    <tr>
                        <th scope="col">{words.post}</th>
                        <th scope="col">{words.seats}</th>
                        <th scope="col">{words.holders}</th>
                    </tr>
                </thead>
                <tbody>
                    {unit.seats.map(({ post, shift, required, most, held }) => (
                        <tr key={`${post} ${shift}`} class={held < required ? "vacant" : ""}>
                            <th scope="row">
                                <span class="post">{post}</span> {shift !== undefined && <span class="quiet">{shift}</span>}
                            </th>
                            <td class="number">
                                {held}/{most === undefined ? words.anyNumber : most}
                            </td>
                            <td>
                                {held < required && <span class="tag error">{words.vacant}</span>}
                                <Marked reference={`post:${post}@${unit.key}`} />
                                <Holders unit={unit} post={post} shift={shift} />
                                <BlockedHere post={post} unit={unit.key} shift={shift ?? ""} />
                                {(most === undefined || held < most) && (
                                    <button type="button" class="small" onClick={() => set({ dialog: { kind: "appoint", post, unit: unit.key, ...(shift !== undefined && { shift }) } })}>
                                        {words.appoint}
                                    </button>
                                )}
                            </td>
                        </tr>
                    ))}
                    {others.map((appointment) => (
                        <tr key={`${appointment.post} ${appointment.person}`}>
                            <th scope="row">
                                <span class="post">{appointment.post}</span>
                            </th>
                            <td />
                            <td>
                                <Marked reference={`post:${appointment.post}@${appointment.unit}`} />
                                <Held appointment={appointment} of="unit" />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </section>
    );
}

function Holders({ unit, post, shift }: { unit: Unit; post: string; shift: string | undefined }) {
    const words = useWords();
    const held = unit.appointments.filter((one) => one.post === post && (shift === undefined || one.shift === shift));
    return (
        <ul class="plain">
            {held.map((appointment) => (
                <li key={`${appointment.person} ${appointment.shift}`}>
                    <span>
                        <Held appointment={appointment} of="unit" />
                    </span>
                    <button
                        type="button"
                        class="small bare"
                        aria-label={words.endAppointment(appointment.person, post)}
                        title={words.endAppointment(appointment.person, post)}
                        onClick={() => void end(appointment.person, post, unit.key, appointment.shift)}
                    >
                        {words.end}
                    </button>
                </li>
            ))}
        </ul>
    );
}

function ancestors(units: ReadonlyMap<string, TreeRow>, key: string): string[] {
    const above: string[] = [];
    for (let at = units.get(key)?.parent; at !== undefined; at = units.get(at)?.parent) above.unshift(at);
    return above;
}

/** Those of the unit, its people and its areas. */
function findingsAt(unit: Unit, about: State["about"]): Finding[] {
    const references = [`unit:${unit.key}`, ...unit.people.map((key) => `person:${key}`), ...unit.areas.map((key) => `area:${key}`)];
    return [...new Set(references.flatMap((reference) => about.get(reference) ?? []))];
}
