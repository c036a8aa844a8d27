// The one state of the page, and the hook by which a component reads of it.

import type { Finding, Language, TreeRow } from "gridcore";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

import type { Label, Placed, PlanShown, Refusal, Source, View } from "./engine/protocol.ts";
import type { SheetColumn } from "./files/sheet.ts";

/** Something the user asked for that was not done. */
export type Failure =
    | { kind: "open"; source: Source; refused: Refusal }
    | { kind: "edit"; label: Label; refused: Refusal }
    | { kind: "staff"; refused: Refusal }
    | { kind: "page"; message: string };

export type Dialog = { kind: "open" } | { kind: "move"; what: string } | { kind: "appoint"; post: string; unit: string; shift?: string } | { kind: "sheet"; name: string; text: string; columns: SheetColumn[] };

/** What is said once, in words that are chosen when it is shown. */
export type Notice =
    | { kind: "today"; day: string }
    | { kind: "decoded"; files: string[]; encoding: string }
    | { kind: "savedInto"; folder: string }
    | { kind: "inTheWay"; folder: string; file: string }
    | { kind: "notKept" | "resumed" | "nothingDropped" | "noLaterDay" | "noEarlierDay" | "proposed" }
    | { kind: "named"; count: number; file: string }
    | { kind: "tooLarge" | "unreadable"; file: string };

export interface State {
    language: Language;
    busy: boolean;
    view: View | null;
    /** By key, the units of the view. */
    units: ReadonlyMap<string, TreeRow>;
    /** By key, what people are called here; gridcore knows nothing of it. */
    names: ReadonlyMap<string, string>;
    /** By reference, the findings about a thing. */
    about: ReadonlyMap<string, Finding[]>;
    /** By unit, the people placed in it, of the units that are unfolded. */
    people: ReadonlyMap<string, Placed[]>;
    unfolded: ReadonlySet<string>;
    selected: string | null;
    tab: string;
    /** The plan under review. */
    plan: PlanShown | null;
    /** Whether there are edits that were not saved. */
    unsaved: boolean;
    failure: Failure | null;
    notices: Notice[];
    dialog: Dialog | null;
    /** The row that is to be brought into sight in the tree. */
    reveal: { id: string } | null;
}

let state: State = {
    language: "en",
    busy: false,
    view: null,
    units: new Map(),
    names: new Map(),
    about: new Map(),
    people: new Map(),
    unfolded: new Set(),
    selected: null,
    tab: "selection",
    plan: null,
    unsaved: false,
    failure: null,
    notices: [],
    dialog: null,
    reveal: null,
};

const listeners = new Set<() => void>();

export function get(): State {
    return state;
}

export function set(change: Partial<State>) {
    state = { ...state, ...change };
    for (const listen of listeners) listen();
}

/** A part of the state; the component is drawn again when that part is another. */
export function use<T>(select: (state: State) => T): T {
    const [, drawAgain] = useReducer<number, void>((times) => times + 1, 0);
    const value = select(state);
    const latest = useRef({ select, value });
    latest.current = { select, value };
    useLayoutEffect(() => {
        const listen = () => {
            const { select, value } = latest.current;
            if (!Object.is(select(state), value)) drawAgain();
        };
        listeners.add(listen);
        listen();
        return () => {
            listeners.delete(listen);
        };
    }, []);
    return value;
}
