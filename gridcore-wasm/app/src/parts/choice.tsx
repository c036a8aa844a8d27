// A text field with a list of things below it to choose from: a combobox as ARIA has it.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

export interface Option {
    id: string;
    label: ComponentChildren;
}

interface Props {
    label: string;
    placeholder: string;
    none: string;
    /** The options for what was typed. */
    find: (text: string) => Promise<Option[]> | Option[];
    choose: (id: string) => void;
    /** Whether the list is there before anything is typed, and stays. */
    always?: boolean;
}

export function Choice({ label, placeholder, none, find, choose, always = false }: Props) {
    const [text, setText] = useState("");
    const [options, setOptions] = useState<Option[] | null>(null);
    const [active, setActive] = useState(0);
    const list = useId();
    const latest = useRef(text);
    latest.current = text;

    const look = async (text: string) => {
        const found = await find(text);
        if (latest.current !== text) return;
        setOptions(found);
        setActive(0);
    };
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => {
        if (!always) return;
        input.current?.focus();
        void look("");
    }, []);
    useEffect(() => document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: "nearest" }), [active]);

    const shown = always || text.trim() !== "" ? options : null;
    const close = () => {
        setText("");
        latest.current = "";
        setOptions(null);
    };
    const take = (option: Option | undefined) => {
        if (option === undefined) return;
        if (!always) close();
        choose(option.id);
    };
    const onKey = (event: KeyboardEvent) => {
        const count = shown?.length ?? 0;
        if (event.key === "ArrowDown") setActive(Math.min(active + 1, count - 1));
        else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
        else if (event.key === "Enter") take(shown?.[active]);
        else if (event.key === "Escape" && !always && text !== "") close();
        else return;
        event.preventDefault();
    };
    return (
        <div
            class={`choice ${always ? "always" : ""}`}
            onFocusOut={(event) => {
                if (!always && !event.currentTarget.contains(event.relatedTarget as Node | null)) close();
            }}
        >
            <input
                ref={input}
                type="search"
                role="combobox"
                aria-label={label}
                aria-expanded={shown !== null}
                aria-controls={list}
                aria-autocomplete="list"
                {...(shown && shown.length > 0 && { "aria-activedescendant": `${list}-${active}` })}
                placeholder={placeholder}
                autocomplete="off"
                spellcheck={false}
                value={text}
                onInput={(event) => {
                    const typed = event.currentTarget.value;
                    setText(typed);
                    latest.current = typed;
                    void look(typed);
                }}
                onKeyDown={onKey}
            />
            {shown && (
                <ul id={list} role="listbox" aria-label={label} tabIndex={-1}>
                    {shown.map(({ id, label }, index) => (
                        <li key={id} id={`${list}-${index}`} role="option" aria-selected={index === active} onClick={() => take(shown[index])}>
                            {label}
                        </li>
                    ))}
                    {shown.length === 0 && <li class="none">{none}</li>}
                </ul>
            )}
        </div>
    );
}
