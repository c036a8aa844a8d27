// What the page and its worker say to each other.

import type { Answer, Area, Blocker, BoardRow, CaseView, Change, Ended, ErrorKind, Escalated, Finding, LegalMove, LevelTotal, Light, Lights, Measure, PeopleOptions, PeriodName, Person, Planned, PointsExplained, Recorded, Rejected, Shortfall, TreeRow, Unfilled, Unit } from "gridcore";

/** A file: its text, or its bytes as they came. */
export type Content = string | Uint8Array;

/** Which columns of a sheet say what; see `PeopleOptions`. */
export type SheetOptions = Pick<PeopleOptions, "path" | "key" | "post" | "tags" | "numbers" | "ignored">;

/** What is opened: the files of a folder, a document, or a sheet with a person on each row. */
export interface Source {
    /** The folder or file; empty for files picked one by one, which are called as their charter. */
    name: string;
    files?: Record<string, Content>;
    document?: Content;
    sheet?: { content: Content; options: SheetOptions };
    /** The day asked for. */
    day?: string;
    /** Whether rows that do not fit are set aside. */
    lenient?: boolean;
}

/** What an edit is called, in words that are chosen when it is shown. */
export type Label =
    | { verb: "move"; what: string; from: string | null; to: string | null }
    | { verb: "place"; what: string; from: string | null; to: string }
    | { verb: "appoint" | "end"; what: string; post: string; to: string }
    | { verb: "day"; from: string | null; to: string }
    | { verb: "staff"; count: number };

/** An edit: changes that are applied together. */
export interface Step {
    label: Label;
    changes: Change[];
    /** The parts of a plan that were accepted by it. */
    accepted?: { plan: number; parts: number[] };
}

/** What of a plan belongs together: what starts and what ends. */
export interface Line {
    started: Planned[];
    ended: Ended[];
}

/** A plan as it is reviewed. */
export interface PlanShown {
    /** Which one it is; a later one has a higher number. */
    id: number;
    /** What it was asked for: a unit with all below it, or all. */
    unit: string | null;
    lines: Line[];
    /** How many appointments stay. */
    kept: number;
    levels: LevelTotal[];
    unfilled: Unfilled[];
    shortfalls: Shortfall[];
    /** Why required seats stay open. */
    blockers: Blocker[];
    /** How many findings it will leave of what it staffs. */
    leaves: number;
    /** Whether no plan is better. */
    exact: boolean;
}

/** What the user asks a plan for. */
export interface Wanted {
    unit: string | null;
    reopen: boolean;
    optional: boolean;
}

/** An edit that was done, undone or done again, and what it did to the findings. */
export interface Done {
    label: Label;
    way: "done" | "undone" | "redone";
    appeared: Finding[];
    disappeared: Finding[];
}

export interface Network {
    key: string;
    tiers: string[];
    refines: string | null;
}

/** The grid as it is shown. */
export interface View {
    name: string;
    charter: string;
    rows: TreeRow[];
    findings: Finding[];
    total: number;
    counts: Record<string, number>;
    /** What the rules that are broken say must hold. */
    summaries: Record<string, string>;
    networks: Network[];
    kinds: string[];
    people: number;
    areas: string[];
    day: string | null;
    /** Whether there is something to save. */
    edited: boolean;
    undo: Label | null;
    redo: Label | null;
    done: Done | null;
    /** Files that were not in UTF-8, with what they were read as. */
    decoded: { file: string; encoding: string }[];
    rejected: Rejected[];
    /** Of the plan under review: the lines that were accepted, and whether the grid was changed otherwise since. */
    planned: { id: number; accepted: number[]; stale: boolean } | null;
}

/** Why a call was refused. */
export interface Refusal {
    kind: ErrorKind | "broken";
    message: string;
    findings: Finding[];
    total: number;
}

export type Outcome = { view: View } | { refused: Refusal };

export type PlanOutcome = { plan: PlanShown; view: View } | { refused: Refusal };

/** A person where they are placed, and the posts they hold there. */
export interface Placed {
    key: string;
    posts: string[];
}

/** What an appointment to a post takes: somebody whom no rule bars, a channel, approvals. */
export interface Opening {
    people: string[];
    channels: string[];
    approvals: string[];
}

/** A kind of matter, and who answers for it here; nobody if this is in no cell of the network that handles it. */
export interface Matter {
    kind: string;
    answer: Answer | null;
    /** Whether the charter gives it to a unit that is not there. */
    homeless: boolean;
}

/** All that is shown of one thing. */
export type Details =
    | { kind: "unit"; unit: Unit; answers: Answer[]; matters: Matter[] }
    | { kind: "person"; person: Person; answers: Answer[]; matters: Matter[] }
    | { kind: "area"; area: Area; answers: Answer[]; matters: Matter[] }
    | { kind: "kind"; key: string; answers: Answer[]; homeless: boolean };

/** A thing that was searched for, and what it is called. */
export interface Hit {
    reference: string;
    name: string;
}

/** What outlives a reload: what was opened, and the edits on it. */
export interface Kept {
    source: Source;
    done: Step[];
    undone: Step[];
}

/** What is to be seen of the points; what is not there any more, or null, is chosen. */
export interface ScoreQuestion {
    scheme: string | null;
    network: string | null;
    kind: PeriodName;
    period: string | null;
    tier: string | null;
    by: Measure;
    /** What is to be shared, a whole number of the smallest unit of money. */
    pot: number | null;
}

/** A line of a ranking. */
export interface ScoreLine extends BoardRow {
    rank: number | null;
    /** Whether others have the same rank. */
    tied: boolean;
    share: number | null;
}

export interface Scores {
    schemes: string[];
    scheme: string;
    /** Why the entries of the scheme could not be read. */
    refused: Refusal | null;
    entries: number;
    pending: number;
    tiers: string[];
    periods: string[];
    period: string | null;
    /** All units in the period, each before those below it. */
    units: BoardRow[];
    /** Those of the tier, the first first. */
    lines: ScoreLine[];
    /** Why the pot cannot be shared. */
    unshared: Refusal | null;
}

/** What a number is made of, rule by rule; of the entries only the first. */
export interface Behind {
    explanation: PointsExplained;
    /** How many entries are left out. */
    left: number;
}

/** What is to be seen of the cases. */
export interface DeskQuestion {
    /** Who looks and acts; the holder of the topmost post if null. */
    viewer: string | null;
    /** The moment, `2024-07-01T08:30`. */
    at: string;
    /** Open or ended cases, or all. */
    status: "open" | "ended" | null;
    light: Light | null;
    kind: string | null;
    /** A unit and all below it. */
    unit: string | null;
    /** The case that is looked at closely. */
    chosen: string | null;
}

export interface DeskShown {
    kinds: string[];
    channels: string[];
    /** Who holds a post, the topmost first. */
    holders: string[];
    viewer: string | null;
    /** Whether there is such a person. */
    known: boolean;
    /** Those the viewer may read and asked for, the first of them. */
    cases: CaseView[];
    total: number;
    /** How many cases there are, and how many are open, whoever may read them. */
    length: number;
    open: number;
    lights: Lights;
    escalations: Escalated[];
    chosen: CaseShown | null;
}

/** A case that is looked at closely. */
export interface CaseShown {
    view: CaseView;
    /** What the viewer may do with it. */
    moves: LegalMove[];
    light: Light;
    /** Some others who could go on with it. */
    others: string[];
    log: Recorded[];
}

/** What came of a file of events. */
export interface Taken {
    taken: number;
    refused: Refusal | null;
}
