// The page: its head, what it has to say, the tree, the views beside it.

import { useEffect, useRef, useState } from "preact/hooks";

import { redo, undo } from "./actions/edit.ts";
import { openFiles } from "./actions/open.ts";
import { EditBar } from "./bars/edit.tsx";
import { FailureBar } from "./bars/failure.tsx";
import { NoticeBar } from "./bars/notice.tsx";
import { RejectedBar } from "./bars/rejected.tsx";
import { AppointDialog } from "./dialogs/appoint.tsx";
import { MoveDialog } from "./dialogs/move.tsx";
import { OpenDialog, Opening } from "./dialogs/open.tsx";
import { SheetDialog } from "./dialogs/sheet.tsx";
import type { View } from "./engine/protocol.ts";
import { dropped } from "./files/read.ts";
import { Header } from "./header.tsx";
import { get, set, use } from "./store.ts";
import { isDragging } from "./tree/drag.ts";
import { Tree } from "./tree/tree.tsx";
import { VIEWS } from "./views/index.ts";
import { useWords } from "./words/index.ts";

export function App() {
    const [view, dialog] = [use((state) => state.view), use((state) => state.dialog)];
    const dropping = useFileDrop();
    useShortcuts();
    return (
        <div class={`page ${dropping ? "dropping" : ""}`}>
            <Header view={view} />
            <div class="bars">
                <FailureBar />
                <NoticeBar />
                {view && <RejectedBar view={view} />}
            </div>
            {view ? <Panes view={view} /> : <Welcome />}
            {view && <EditBar view={view} />}
            {dialog?.kind === "open" && <OpenDialog />}
            {dialog?.kind === "sheet" && <SheetDialog {...dialog} />}
            {dialog?.kind === "move" && view && <MoveDialog key={dialog.what} what={dialog.what} view={view} />}
            {dialog?.kind === "appoint" && <AppointDialog key={`${dialog.post}@${dialog.unit}`} {...dialog} />}
        </div>
    );
}

function Welcome() {
    const words = useWords();
    return (
        <main class="welcome">
            <h2>{words.welcome}</h2>
            <p>{words.welcomeText}</p>
            <ol>
                {words.steps.map((step) => (
                    <li key={step}>{step}</li>
                ))}
            </ol>
            <Opening />
            <p class="quiet">{words.private}</p>
        </main>
    );
}

/** The tree, and one view beside it; on a narrow page the tree is a tab as well. */
function Panes({ view }: { view: View }) {
    const words = useWords();
    const tab = use((state) => state.tab);
    const tabs = [{ id: "tree" as const, count: undefined }, ...VIEWS];
    const last = useRef<string>(VIEWS[0]?.id ?? "");
    if (tab !== "tree") last.current = tab;
    // What was looked at once stays as it was left, out of sight.
    const visited = useRef(new Set<string>());
    visited.current.add(last.current);
    return (
        <main class={`panes ${tab === "tree" ? "tree-shown" : ""}`}>
            <Tree view={view} />
            <section class="side">
                <div class="tabs" role="tablist" onKeyDown={onTabKey}>
                    {tabs.map(({ id, count }) => {
                        const on = id === tab || (tab === "tree" && id === last.current);
                        return (
                            <button key={id} id={`tab-${id}`} type="button" role="tab" class={id === "tree" ? "narrow-only" : ""} aria-selected={id === tab} data-on={on} tabIndex={on || id === tab ? 0 : -1} aria-controls={`panel-${id}`} onClick={() => set({ tab: id })}>
                                {words.tabs[id]}
                                {count && <span class="count">{count(view)}</span>}
                            </button>
                        );
                    })}
                </div>
                {VIEWS.filter(({ id }) => visited.current.has(id)).map(({ id, Content }) => (
                    <div key={id} class="panel" id={`panel-${id}`} role="tabpanel" aria-labelledby={`tab-${id}`} tabIndex={0} hidden={id !== last.current}>
                        <Content view={view} />
                    </div>
                ))}
            </section>
        </main>
    );
}

function onTabKey(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=tab]")].filter((tab) => tab.offsetParent !== null);
    const next = tabs[(tabs.indexOf(document.activeElement as HTMLElement) + step + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
}

/** Files dropped anywhere are opened; what is dragged within the page is none of this. */
function useFileDrop(): boolean {
    const [over, setOver] = useState(false);
    useEffect(() => {
        const isFiles = (event: DragEvent) => !isDragging() && event.dataTransfer?.types.includes("Files") === true;
        const listeners: Record<string, (event: DragEvent) => void> = {
            dragover: (event) => {
                if (!isFiles(event)) return;
                event.preventDefault();
                setOver(true);
            },
            dragleave: (event) => event.relatedTarget === null && setOver(false),
            drop: (event) => {
                setOver(false);
                const transfer = event.dataTransfer;
                if (isDragging() || transfer === null) return;
                // A link or a text that is dropped must not lead away.
                event.preventDefault();
                void openFiles(() => dropped(transfer));
            },
        };
        for (const [name, listen] of Object.entries(listeners)) addEventListener(name as "drop", listen);
        return () => {
            for (const [name, listen] of Object.entries(listeners)) removeEventListener(name as "drop", listen);
        };
    }, []);
    return over;
}

/** Control and Z, Control and Y or Shift Z, outside of text fields. */
function useShortcuts() {
    useEffect(() => {
        const onKey = (event: KeyboardEvent) => {
            if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target instanceof HTMLInputElement && event.target.type === "search" && event.target.value !== "") || get().dialog) return;
            const key = event.key.toLowerCase();
            if (key !== "z" && key !== "y") return;
            event.preventDefault();
            void (key === "y" || event.shiftKey ? redo() : undo());
        };
        const onLeave = (event: BeforeUnloadEvent) => {
            if (get().unsaved) event.preventDefault();
        };
        addEventListener("keydown", onKey);
        addEventListener("beforeunload", onLeave);
        return () => {
            removeEventListener("keydown", onKey);
            removeEventListener("beforeunload", onLeave);
        };
    }, []);
}
