// Fields of the forms of the desk.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

import { use } from "../../store.ts";

export function Labelled({ label, children }: { label: string; children: ComponentChildren }) {
    return (
        <label class="select">
            <span class="quiet">{label}</span>
            {children}
        </label>
    );
}

/** The key of a person, with those who hold a post to choose from. */
export function Person({ label, value, people, choose }: { label: string; value: string; people: string[]; choose: (key: string) => void }) {
    const list = useId();
    const names = use((state) => state.names);
    return (
        <Labelled label={label}>
            <input aria-label={label} list={list} value={value} spellcheck={false} autocomplete="off" onChange={(event) => choose(event.currentTarget.value.trim())} />
            <datalist id={list}>
                {people.map((key) => (
                    <option key={key} value={key}>
                        {names.get(key)}
                    </option>
                ))}
            </datalist>
        </Labelled>
    );
}

export function Text({ label, value, choose, list }: { label: string; value: string; choose: (text: string) => void; list?: string[] }) {
    const id = useId();
    return (
        <Labelled label={label}>
            <input aria-label={label} value={value} spellcheck={false} autocomplete="off" {...(list && { list: id })} onInput={(event) => choose(event.currentTarget.value)} />
            {list && (
                <datalist id={id}>
                    {list.map((one) => (
                        <option key={one} value={one} />
                    ))}
                </datalist>
            )}
        </Labelled>
    );
}
