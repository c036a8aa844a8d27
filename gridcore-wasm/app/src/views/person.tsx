// A person: a key with what the host chose to say of it, and who answers.

import type { Details } from "../engine/protocol.ts";
import { Thing } from "../parts/thing.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Answers, Matters } from "./answers.tsx";
import { DaysOf, FindingsOf, Heading, Held, Links, Tags } from "./parts.tsx";

export function PersonDetails({ person, answers, matters }: Details & { kind: "person" }) {
    const words = useWords();
    const about = use((state) => state.about);
    const name = use((state) => state.names.get(person.key));
    const numbers = Object.entries(person.numbers);
    return (
        <>
            <Heading kind="person" id={person.key} {...(name !== undefined && { name })} />
            <table class="facts">
                <tbody>
                    <tr>
                        <th scope="row">{words.placements}</th>
                        <td>
                            {person.placements.length === 0 && <span class="tag warning">{words.unplaced}</span>}
                            {person.placements.map(({ network, cell, ...days }) => (
                                <p key={network}>
                                    <Thing reference={`unit:${cell}`} /> <span class="quiet">{network}</span> <DaysOf {...days} />
                                </p>
                            ))}
                        </td>
                    </tr>
                    {person.tags.length > 0 && (
                        <tr>
                            <th scope="row">{words.tags}</th>
                            <td>
                                <Tags tags={person.tags} />
                            </td>
                        </tr>
                    )}
                    {numbers.length > 0 && (
                        <tr>
                            <th scope="row">{words.numbers}</th>
                            <td>
                                {numbers.map(([name, number]) => (
                                    <span key={name} class="figure">
                                        <bdi>{name}</bdi> {number}
                                    </span>
                                ))}
                            </td>
                        </tr>
                    )}
                    <tr>
                        <th scope="row">{words.posts}</th>
                        <td>
                            {person.appointments.length === 0 && <span class="quiet">{words.noPosts}</span>}
                            {person.appointments.map((appointment, index) => (
                                <p key={index}>
                                    <Held appointment={appointment} of="person" />
                                </p>
                            ))}
                        </td>
                    </tr>
                    {person.powers.length > 0 && (
                        <tr>
                            <th scope="row">{words.powers}</th>
                            <td>{person.powers.join(", ")}</td>
                        </tr>
                    )}
                </tbody>
            </table>
            <Answers answers={answers} none={words.answersNone} />
            <FindingsOf findings={about.get(`person:${person.key}`) ?? []} title={words.findingsHere} />
            <Matters matters={matters} />
            <Links links={person.links} />
        </>
    );
}
