// The head of the page: what is open, the day, undo and redo, saving, the language.

import { useEffect, useRef } from "preact/hooks";

import { redo, undo } from "./actions/edit.ts";
import { goBeside, goTo, speak } from "./actions/open.ts";
import { save } from "./actions/save.ts";
import type { View } from "./engine/protocol.ts";
import { canSaveInto } from "./files/save.ts";
import { set, use } from "./store.ts";
import { rememberLanguage, useWords } from "./words/index.ts";

export function Header({ view }: { view: View | null }) {
    const words = useWords();
    const [language, busy, unsaved] = [use((state) => state.language), use((state) => state.busy), use((state) => state.unsaved)];
    const other = language === "en" ? "zh" : "en";
    return (
        <header class="head" aria-busy={busy}>
            <h1>
                <img src="./icon.svg" alt="" width="20" height="20" /> <span class={view ? "title open" : "title"}>{words.title}</span>
            </h1>
            {view && (
                <span class="what">
                    <bdi title={view.name}>{view.name}</bdi>
                    {unsaved && <span class="tag">{words.unsaved}</span>}
                </span>
            )}
            <span class="space">{busy && <span class="quiet busy">{words.busy}</span>}</span>
            {view?.day && (
                <span class="day">
                    <button type="button" class="bare small" aria-label={words.dayEarlier} title={words.dayEarlier} onClick={() => void goBeside(false)}>
                        ‹
                    </button>
                    <input type="date" aria-label={words.dayTitle} title={words.dayTitle} min="1800-01-01" max="2999-12-31" required value={view.day} onChange={(event) => event.currentTarget.checkValidity() && void goTo(event.currentTarget.value)} />
                    <button type="button" class="bare small" aria-label={words.dayLater} title={words.dayLater} onClick={() => void goBeside(true)}>
                        ›
                    </button>
                </span>
            )}
            {view && (
                <span class="joined">
                    <button type="button" disabled={view.undo === null} title={view.undo ? words.label(view.undo) : ""} onClick={() => void undo()}>
                        {words.undo}
                    </button>
                    <button type="button" disabled={view.redo === null} title={view.redo ? words.label(view.redo) : ""} onClick={() => void redo()}>
                        {words.redo}
                    </button>
                </span>
            )}
            {view && (
                <button type="button" class="opener" onClick={() => set({ dialog: { kind: "open" } })}>
                    {words.open}
                </button>
            )}
            {view && <Save />}
            <button
                type="button"
                class="language"
                lang={other === "zh" ? "zh-Hans" : "en"}
                title={words.languageTitle}
                onClick={() => {
                    rememberLanguage(other);
                    void speak(other);
                }}
            >
                {words.language}
            </button>
        </header>
    );
}

function Save() {
    const words = useWords();
    const menu = useRef<HTMLDetailsElement>(null);
    useEffect(() => {
        const close = (event: Event) => {
            const element = menu.current;
            if (element && (!(event.target instanceof Node) || !element.contains(event.target))) element.open = false;
        };
        document.addEventListener("pointerdown", close);
        return () => document.removeEventListener("pointerdown", close);
    }, []);
    const item = (label: string, as: Parameters<typeof save>[0]) => (
        <button
            type="button"
            onClick={() => {
                if (menu.current) menu.current.open = false;
                void save(as);
            }}
        >
            {label}
        </button>
    );
    return (
        <details
            class="menu"
            ref={menu}
            onKeyDown={(event) => {
                if (event.key !== "Escape" || !menu.current?.open) return;
                menu.current.open = false;
                menu.current.querySelector("summary")?.focus();
            }}
        >
            <summary>{words.save}</summary>
            <div class="items">
                {item(words.saveDocument, "document")}
                {item(words.saveFolder, "archive")}
                {item(words.saveFindings, "findings")}
                {canSaveInto && item(words.saveInto, "folder")}
            </div>
        </details>
    );
}
