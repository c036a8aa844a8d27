// A dialog over the page, closed by Escape, by its button, or by what it is for.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { set } from "../store.ts";
import { useWords } from "../words/index.ts";

export function Modal({ title, children, wide = false }: { title: ComponentChildren; children: ComponentChildren; wide?: boolean }) {
    const words = useWords();
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        const element = dialog.current as HTMLDialogElement;
        const before = document.activeElement;
        element.showModal();
        element.querySelector<HTMLElement>("input, .body button")?.focus();
        return () => {
            element.close();
            if (before instanceof HTMLElement) before.focus();
        };
    }, []);
    return (
        <dialog ref={dialog} class={wide ? "wide" : ""} aria-labelledby="dialog-title" onClose={() => dialog.current && set({ dialog: null })} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
            <header>
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="small" onClick={() => dialog.current?.close()}>
                    {words.close}
                </button>
            </header>
            <div class="body">{children}</div>
        </dialog>
    );
}
