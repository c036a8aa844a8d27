// The search: by key or name, to the thing itself.

import { select } from "../actions/show.ts";
import { engine } from "../engine/client.ts";
import type { Hit } from "../engine/protocol.ts";
import { Choice } from "../parts/choice.tsx";
import { parse } from "../reference.ts";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";

const MOST = 50;

export function Search() {
    const words = useWords();
    const names = use((state) => state.names);
    const find = async (text: string) =>
        [...named(names, text), ...(await engine.search(text, MOST))].slice(0, MOST).map(({ reference, name: given }) => {
            const { kind, key } = parse(reference);
            const name = given || (kind === "person" && names.get(key));
            const label = (
                <>
                    <bdi class="key">{key}</bdi> {name && <bdi class="name">{name}</bdi>} <span class="quiet">{words.kinds[kind]}</span>
                </>
            );
            return { id: reference, label };
        });
    return <Choice label={words.search} placeholder={words.search} none={words.searchNone} find={find} choose={(reference) => void select(reference)} />;
}

/** People by the names that only the page knows. */
function named(names: ReadonlyMap<string, string>, text: string): Hit[] {
    const wanted = text.trim().toLowerCase();
    if (wanted === "") return [];
    const found = [...names].filter(([, name]) => name.toLowerCase().includes(wanted));
    return found.slice(0, MOST).map(([key, name]) => ({ reference: `person:${key}`, name }));
}
