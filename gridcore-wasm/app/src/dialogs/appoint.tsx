// Appointing somebody whom no rule bars.

import { useEffect, useState } from "preact/hooks";

import { appoint } from "../actions/edit.ts";
import { engine } from "../engine/client.ts";
import { Choice } from "../parts/choice.tsx";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

const MOST = 100;

export function AppointDialog({ post, unit }: { post: string; unit: string }) {
    const words = useWords();
    const [people, setPeople] = useState<string[] | null>(null);
    useEffect(() => void engine.eligible(post, unit).then(setPeople), []);
    const find = (text: string) =>
        (people ?? [])
            .filter((key) => key.toLowerCase().includes(text.trim().toLowerCase()))
            .slice(0, MOST)
            .map((key) => ({ id: key, label: <bdi class="key">{key}</bdi> }));
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
