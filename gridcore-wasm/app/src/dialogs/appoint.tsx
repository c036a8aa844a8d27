// Appointing somebody whom no rule bars.

import { useEffect, useState } from "preact/hooks";

import { appoint } from "../actions/edit.ts";
import { engine } from "../engine/client.ts";
import type { Opening } from "../engine/protocol.ts";
import { Choice } from "../parts/choice.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

const MOST = 100;

export function AppointDialog({ post, unit, shift }: { post: string; unit: string; shift?: string }) {
    const words = useWords();
    const [opening, setOpening] = useState<Opening | null>(null);
    useEffect(() => void engine.opening(post, unit).then(setOpening), []);
    return (
        <Modal title={<bdi>{words.appointTitle(shift === undefined ? post : `${post} (${shift})`, unit)}</bdi>}>
            {opening === null ? <p>{words.busy}</p> : <Whom {...opening} post={post} unit={unit} {...(shift !== undefined && { shift })} />}
        </Modal>
    );
}

function Whom({ people, channels, approvals, post, unit, shift }: Opening & { post: string; unit: string; shift?: string }) {
    const words = useWords();
    const names = use((state) => state.names);
    const [channel, setChannel] = useState(channels[0] ?? "");
    const [obtained, setObtained] = useState<ReadonlySet<string>>(new Set());
    const find = (text: string) =>
        people
            .filter((key) => `${key} ${names.get(key) ?? ""}`.toLowerCase().includes(text.trim().toLowerCase()))
            .slice(0, MOST)
            .map((key) => ({ id: key, label: <Named id={key} name={names.get(key)} /> }));
    const choose = (person: string) => {
        const approved = approvals.filter((approval) => obtained.has(approval));
        void appoint({ person, post, unit, channel, approvals: approved, ...(shift !== undefined && { shift }) });
    };
    return (
        <>
            <p class="quiet">{words.eligibleText(people.length)}</p>
            {channels.length > 0 && (
                <label class="field">
                    {words.channel}{" "}
                    <select value={channel} onChange={(event) => setChannel(event.currentTarget.value)}>
                        {channels.map((channel) => (
                            <option key={channel}>{channel}</option>
                        ))}
                    </select>
                </label>
            )}
            {approvals.length > 0 && (
                <fieldset class="field">
                    <legend>{words.approvals}</legend>
                    {approvals.map((approval) => (
                        <label key={approval}>
                            <input
                                type="checkbox"
                                checked={obtained.has(approval)}
                                onChange={() => {
                                    const next = new Set(obtained);
                                    if (!next.delete(approval)) next.add(approval);
                                    setObtained(next);
                                }}
                            />{" "}
                            <bdi>{approval}</bdi>
                        </label>
                    ))}
                </fieldset>
            )}
            <Choice always label={words.appointTitle(post, unit)} placeholder={words.search} none={words.appointNone} find={find} choose={choose} />
        </>
    );
}

function Named({ id, name }: { id: string; name: string | undefined }) {
    return (
        <>
            {name && <bdi class="name">{name}</bdi>} <bdi class={name ? "key quiet" : "key"}>{id}</bdi>
        </>
    );
}
