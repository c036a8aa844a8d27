// Appointing somebody whom no rule bars.

import { useEffect, useState } from "preact/hooks";

import { appoint } from "../actions/edit.ts";
import { engine } from "../engine/client.ts";
import { Choice } from "../parts/choice.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

const MOST = 100;

export function AppointDialog({ post, unit }: { post: string; unit: string }) {
    const words = useWords();
    const [people, setPeople] = useState<string[] | null>(null);
    const names = use((state) => state.names);
    useEffect(() => void engine.eligible(post, unit).then(setPeople), []);
    const find = (text: string) =>
        (people ?? [])
            .filter((key) => `${key} ${names.get(key) ?? ""}`.toLowerCase().includes(text.trim().toLowerCase()))
            .slice(0, MOST)
            .map((key) => ({ id: key, label: <Named id={key} name={names.get(key)} /> }));
    return (
        <Modal title={<bdi>{words.appointTitle(post, unit)}</bdi>}>
            {people === null ? (
                <p>{words.busy}</p>
            ) : (
                <>
                    <p class="quiet">{words.eligibleText(people.length)}</p>
                    <Choice always label={words.appointTitle(post, unit)} placeholder={words.search} none={words.appointNone} find={find} choose={(person) => void appoint(person, post, unit)} />
                </>
            )}
        </Modal>
    );
}

function Named({ id, name }: { id: string; name: string | undefined }) {
    return (
        <>
            {name && <bdi class="name">{name}</bdi>} <bdi class={name ? "key quiet" : "key"}>{id}</bdi>
        </>
    );
}
