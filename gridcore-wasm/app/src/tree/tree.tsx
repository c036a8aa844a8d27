// The tree of units and people: only the rows in sight are drawn.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import { fold, foldAll, select } from "../actions/show.ts";
import type { View } from "../engine/protocol.ts";
import { set, use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Row } from "./row.tsx";
import { Search } from "./search.tsx";
import { visible, type Item } from "./visible.ts";

/** The height of a row, which the style sheet has as well: fingers need more room. */
const HEIGHT = matchMedia("(pointer: coarse)").matches ? 40 : 28;

/** How many rows beyond the edge are drawn. */
const BEYOND = 8;

export function Tree({ view }: { view: View }) {
    const words = useWords();
    return (
        <section class="tree-pane" id="panel-tree" aria-label={words.tree}>
            <div class="tree-head">
                <Search />
                <button type="button" class="small" onClick={() => void foldAll(true)}>
                    {words.expandAll}
                </button>
                <button type="button" class="small" onClick={() => void foldAll(false)}>
                    {words.collapseAll}
                </button>
            </div>
            <p class="columns quiet" aria-hidden="true">
                <span>{words.columnFindings}</span> <span>{words.columnPeople}</span>
            </p>
            <Rows view={view} />
        </section>
    );
}

function Rows({ view }: { view: View }) {
    const words = useWords();
    const [unfolded, people] = [use((state) => state.unfolded), use((state) => state.people)];
    const items = useMemo(() => visible(view, unfolded, people), [view, unfolded, people]);
    const [active, setActive] = useState<string | null>(null);
    const [held, setHeld] = useState<string | null>(null);
    const box = useRef<HTMLDivElement>(null);
    const { top, height, scroll } = useScrolled(box);
    const index = Math.max(0, items.findIndex(({ id }) => id === active));

    const reveal = use((state) => state.reveal);
    useLayoutEffect(() => {
        const at = reveal ? items.findIndex(({ id }) => id === reveal.id) : -1;
        if (at < 0) return;
        setActive((items[at] as Item).id);
        scroll(at, true);
        set({ reveal: null });
    }, [reveal, items]);

    const go = (at: number) => {
        const item = items[Math.max(0, Math.min(items.length - 1, at))];
        if (item === undefined) return;
        setActive(item.id);
        scroll(items.indexOf(item));
    };
    const first = Math.max(0, Math.floor(top / HEIGHT) - BEYOND);
    const last = Math.min(items.length, Math.ceil((top + height) / HEIGHT) + BEYOND);
    // The active row is drawn wherever it is, since the tree names it to those who listen; and the row that is
    // dragged, without which the browser would not say that it was let go.
    const wanted = [index, items.findIndex(({ id }) => id === held)].filter((at) => at >= 0 && at < items.length);
    const drawn = [...new Set([...Array(Math.max(0, last - first)).keys()].map((at) => at + first).concat(wanted))];
    return (
        <div
            class="rows"
            ref={box}
            role="tree"
            tabIndex={0}
            aria-label={words.tree}
            aria-description={words.treeHelp}
            aria-activedescendant={`row-${index}`}
            onKeyDown={(event) => onKey(event, items, index, go)}
        >
            <div class="all-rows" style={{ height: `${items.length * HEIGHT}px` }}>
                {drawn.map((at) => {
                    const item = items[at] as Item;
                    return <Row key={item.id} item={item} index={at} active={at === index} top={at * HEIGHT} onActive={go} onHeld={setHeld} />;
                })}
            </div>
        </div>
    );
}

/** The keys of a tree, as the ARIA Authoring Practices have them, and M to move something elsewhere. */
function onKey(event: KeyboardEvent, items: Item[], index: number, go: (at: number) => void) {
    const item = items[index];
    if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
        ArrowDown: () => go(index + 1),
        ArrowUp: () => go(index - 1),
        Home: () => go(0),
        End: () => go(items.length - 1),
        PageDown: () => go(index + 10),
        PageUp: () => go(index - 10),
        ArrowRight: () => (item.open === false ? void fold(item.reference, true) : item.open && go(index + 1)),
        ArrowLeft: () => (item.open ? void fold(item.reference, false) : go(above(items, index))),
        Enter: () => (item.kind === "network" ? void fold(item.reference, !item.open) : void select(item.reference, false)),
        m: () => item.kind !== "network" && set({ dialog: { kind: "move", what: item.reference } }),
    };
    keys[" "] = keys["Enter"] as () => void;
    keys["M"] = keys["m"] as () => void;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
}

function above(items: Item[], index: number): number {
    const level = items[index]?.level ?? 1;
    for (let at = index - 1; at >= 0; at--) if ((items[at] as Item).level < level) return at;
    return index;
}

/** How far a box is scrolled, how high it is, and a way to bring a row into sight. */
function useScrolled(box: { current: HTMLDivElement | null }) {
    const [seen, setSeen] = useState({ top: 0, height: 600 });
    useLayoutEffect(() => {
        const element = box.current as HTMLDivElement;
        const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
        const observer = new ResizeObserver(look);
        observer.observe(element);
        element.addEventListener("scroll", look, { passive: true });
        look();
        return () => {
            observer.disconnect();
            element.removeEventListener("scroll", look);
        };
    }, []);
    const scroll = (at: number, middle = false) => {
        const element = box.current;
        if (element === null) return;
        const away = at * HEIGHT < element.scrollTop || (at + 1) * HEIGHT > element.scrollTop + element.clientHeight;
        if (middle && away) element.scrollTop = (at + 0.5) * HEIGHT - element.clientHeight / 2;
        if (at * HEIGHT < element.scrollTop) element.scrollTop = at * HEIGHT;
        const bottom = (at + 1) * HEIGHT - element.clientHeight;
        if (bottom > element.scrollTop) element.scrollTop = bottom;
    };
    return { ...seen, scroll };
}
