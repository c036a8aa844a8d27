// What goes into a grid and comes out of it. The charter, the changes and the document are in
// `schema.d.ts`, which is made from their JSON Schemas.

import type {
    BoardRow, CaseStatus, Change, CharterSpec, Count, Day, Entry, EventRow, Method, Moment, Outcome, PeriodKind, Posted, Reference, Unfilled,
} from "./schema.js";

export type * from "./schema.js";

/** The rule book as data. */
export type Charter = CharterSpec;

/** A kind of calendar period. */
export type PeriodName = PeriodKind;

export type Language = "en" | "zh";

export type TableName =
    | "units"
    | "people"
    | "placements"
    | "areas"
    | "claims"
    | "appointments"
    | "links"
    | "aliases";

/** What a cell may hold: a text, a number, tags; nothing at all is absent. */
export type Cell = string | number | bigint | readonly string[] | null | undefined;

/** A column: an array of cells, or numbers. */
export type Cells =
    | readonly Cell[]
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array
    | BigInt64Array
    | BigUint64Array;

/** A table: CSV as a text or bytes, rows, or columns. */
export type Wide = string | Uint8Array | ArrayBuffer | readonly object[] | Readonly<Record<string, Cells>>;

/** Tables by name; units and people at least. */
export type Tables = { readonly [name in TableName]?: Wide | null };

/** Files by name, as texts or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array | ArrayBuffer>>;

/** Bounds on everything that data could make large; those left out are the defaults. */
export interface Limits {
    /** Rows of one table: 20,000,000. */
    rows?: number;
    /** Bytes of one text: 2 GiB less one. */
    text?: number;
    /** Bytes of one key or name: 256. */
    key?: number;
    /** Tags of one row: 64. */
    tags?: number;
    /** Units from a root to a leaf: 1,000. */
    depth?: number;
    /** Entries of one list of a charter: 10,000. */
    charter?: number;
    /** Nesting of a condition: 16. */
    nesting?: number;
    /** Findings listed of one rule, of which all are counted: 10,000. */
    listed?: number;
}

export interface LanguageOptions {
    /** The language of messages; that of the charter if none is said. */
    language?: Language;
}

export interface DocumentOptions extends LanguageOptions {
    /** Sets the rows aside that do not fit, instead of refusing all: see `rejected`. */
    lenient?: boolean;
    /** How much is accepted. */
    limits?: Limits;
}

export interface GridOptions extends DocumentOptions {
    /** The day the grid is the state of, as in `2024-07-01`; needed if rows are dated. */
    day?: Day;
}

/** Which columns of a wide sheet say what. Each column must be named. */
export interface PeopleOptions extends GridOptions {
    /** The columns of the units, outermost first; each is also the label of its tier. */
    path: readonly string[];
    /** The column of the person's key. */
    key: string;
    /** The column of the post the person holds in the last unit of the path. */
    post?: string | null;
    /** The column of the person's tags. */
    tags?: string | null;
    /** Columns of numbers. */
    numbers?: readonly string[];
    /** Columns that are not read. */
    ignored?: readonly string[];
    /** The charter; without it one is proposed. */
    charter?: string | Charter | null;
}

export interface PictureOptions {
    /** The unit to start from; without it all units. */
    root?: string;
    /** Whether people are counted; they are. */
    people?: boolean;
    /** Whether units bear the number of their findings; they do not. */
    findings?: boolean;
    /** Whether links are drawn; they are. */
    links?: boolean;
    /** How many units a Mermaid diagram has at most: 500. */
    units?: number;
}

export type Severity = "error" | "warning" | "note";

/** What a rule says must hold. */
export interface RuleSummary {
    rule: string;
    /** How bad a violation is, unless the charter says otherwise. */
    severity: Severity;
    summary: string;
}

/** Where something was read. */
export interface Place {
    /** The file or table. */
    file: string;
    /** The line of a text, or the row, from 1. */
    line?: number;
    /** The column, or a path. */
    column?: string;
}

/** What a finding is about. */
export type Subject =
    | { kind: "charter" }
    | { kind: "table"; table: string }
    | { kind: "network"; key: string }
    | { kind: "tier"; network: string; tier: string }
    | { kind: "unit"; key: string }
    | { kind: "person"; key: string }
    | { kind: "area"; key: string }
    | { kind: "post"; post: string; unit: string }
    | { kind: "combined"; key: string; unit: string | null }
    | { kind: "appointment"; post: string; unit: string; person: string; shift: string | null }
    | { kind: "link"; link: string; source: Reference; target: Reference };

/** One violated invariant. */
export interface Finding {
    /** The id of the rule, such as `coverage.unplaced`. */
    rule: string;
    severity: Severity;
    subject: Subject;
    place: Place | null;
    message: string;
    /** What to do about it. */
    help: string;
}

/** Findings in order. Those of one rule are listed up to a limit; `total` and `counts` are exact. */
export interface Findings extends ReadonlyArray<Finding> {
    /** How many there are, listed or not. */
    readonly total: number;
    /** By rule, how many there are, listed or not. */
    readonly counts: Readonly<Record<string, number>>;
    /** The whole as JSON, the same bytes as in Rust and Python. */
    readonly json: string;
    /** The findings listed of one rule. */
    of(rule: string): Finding[];
    /** All as a text to read. */
    text(): string;
}

export type ErrorKind = "text" | "charter" | "roster" | "change" | "key" | "call" | "limit" | "file";

/** A row that was set aside, with every reason. */
export interface Rejected {
    record: { table: TableName; cells: [column: string, cell: string][] };
    findings: { total: number; counts: Record<string, number>; findings: Finding[] };
}

/** What an edit did to the findings, and the changes that undo it. */
export interface Delta {
    inverse: Change[];
    appeared: Finding[];
    disappeared: Finding[];
}

/** Who answers in one network: posts from the innermost unit outwards. */
export interface Answer {
    about: Reference;
    network: string;
    /** Who keeps the area asked about. */
    keeper: Reference | null;
    steps: AnswerStep[];
    /** The first holder along the way, or the keeper. */
    answered_by: AnsweredBy | null;
}

export interface AnswerStep {
    /** The unit; none if a tier is meant. */
    unit: string | null;
    tier: string;
    grade: string | null;
    posts: AnswerPost[];
}

export interface AnswerPost {
    post: string;
    grade: string | null;
    holders: { person: string; shift?: string }[];
    held: number;
    vacant: boolean;
}

export interface AnsweredBy {
    person: string;
    post: string | null;
    unit: string;
    /** Whether a vacancy passed the answer upwards. */
    passed_up: boolean;
}

/** Days, half-open; an end that is absent is open. */
export interface Days {
    from?: Day;
    until?: Day;
}

export interface Unit extends Days {
    key: string;
    network: string;
    tier: string;
    name: string;
    kind: string;
    tags: string[];
    /** Whether people are placed in units of its tier. */
    cell: boolean;
    grade?: string;
    parent?: string;
    children: string[];
    /** The people placed in it. */
    people: string[];
    seats: Seats[];
    appointments: Appointment[];
    /** The areas it claims. */
    areas: string[];
    links: Link[];
    place?: Place;
}

/** The seats of a post in a unit, or of one of its shifts there. */
export interface Seats {
    post: string;
    shift?: string;
    required: number;
    /** Absent for any number. */
    most?: number;
    held: number;
}

export interface Appointment extends Days {
    person: string;
    post: string;
    unit: string;
    shift?: string;
    role: boolean;
    channel: string;
    approvals: string[];
    place?: Place;
}

export interface Link extends Days {
    kind: string;
    source: Reference;
    target: Reference;
    place?: Place;
}

export interface Person {
    key: string;
    tags: string[];
    numbers: Record<string, number>;
    placements: (Days & { network: string; cell: string })[];
    appointments: Appointment[];
    /** The powers their posts carry. */
    powers: string[];
    links: Link[];
    place?: Place;
}

export interface Area {
    key: string;
    name: string;
    kind: string;
    claims: (Days & { cell: string; keeper?: Reference })[];
    place?: Place;
}

/** A unit of the tree as it is drawn: what lies below it are the next `units_below` rows. */
export interface TreeRow {
    key: string;
    parent?: string;
    network: string;
    tier: string;
    name?: string;
    kind?: string;
    tags?: string[];
    depth: number;
    children: number;
    units_below: number;
    people: number;
    people_under: number;
    /** The findings that belong to it, as `monitor.tree()` says; absent if there are none. */
    findings?: Mark;
    /** Those and the ones that belong to units below it, each counted once. */
    findings_under?: Mark;
}

/** Findings of one unit: how many, and the worst of them. */
export interface Mark {
    count: number;
    worst: Severity;
}

export type ShareMethod = Method;

export interface ProgressOptions {
    /** Told how many of how many have been looked at, or settled; the solve stops if it gives true. */
    progress?: (done: number, total: number) => unknown;
}

/** Seats that cannot all be filled, no fewer of which are too many, and why so few people can take them. */
export interface Blocker {
    /** It as one sentence. */
    message: string;
    /** The seats, with the number that must be filled of each. */
    seats: Unfilled[];
    required: number;
    /** Those who could take one. */
    eligible: string[];
    /** How many people are within the scope of the seats. */
    pool: number;
    /** Why the others cannot, in the order in which the charter is read. */
    removed: Removed[];
}

/** How many people one rule removed. */
export interface Removed {
    message: string;
    rule: string;
    /** The condition that was not met, or the post that bars or is not held. */
    reason?: string;
    /** How many it removed first. */
    first: number;
    /** How many it alone bars. */
    alone: number;
}

/** How something is shared. */
export interface ShareOptions {
    /** The largest remainder unless another is named. */
    method?: ShareMethod;
    /** Keys, by which those with the same claim to the last units come first. */
    keys?: Cells;
    /** Without keys a tie is an error, or settled as the entries are listed. */
    ties?: "error" | "position";
    /** The least each gets that has a weight: one for all or one each. */
    floors?: number | Cells;
    /** The most each gets: one for all or one each. */
    caps?: number | Cells;
}

/** What came of a pot. */
export interface Redistributed {
    /** What each group gets. */
    groups: Record<string, number>;
    /** What each person gets. */
    people: Float64Array;
}

/** How values are ranked: by default the largest is first and equals share the best place. */
export interface RankOptions {
    /** 1, 2, 2, 4 or 1, 3, 3, 4 or 1, 2, 2, 3 or 1, 2, 3, 4 or 1, 2.5, 2.5, 4. */
    method?: "competition" | "modified" | "dense" | "ordinal" | "fractional";
    /** The smallest is first. */
    ascending?: boolean;
    /** Further values that tell equals apart. */
    ties?: readonly Cells[];
    /** The group of each value, within which it is ranked. */
    within?: Cells;
}

/** A line of a board for an audience; of one that is left out only what it is about. */
export type PublishedLine =
    | BoardRow
    | (Pick<BoardRow, "key" | "tier" | "parent" | "depth" | "period"> & { left_out: "small" | "beside" });

/** How long records are kept, by kind, as in `P2Y`; for ever if nothing is said. */
export interface Keep {
    changes?: string;
    cases?: string;
    entries?: string;
}

/** When a record is written; the moment of the last one if left out. */
export interface WrittenOptions {
    recorded?: Moment;
}

/** When a record is written, and the day from which it holds: the day of that moment if left out. */
export interface RecordOptions extends WrittenOptions {
    day?: Day;
}

/** What a retention leaves out. */
export interface Expired {
    changes: number;
    cases: number;
    entries: number;
    people: number;
    first: string;
}

/** What is reviewed, and the day from which it is looked at: the first day after the period if left out. */
export interface ReviewOptions {
    /** The name of a period, as `2024-05` or `2024-Q2`, or its first day and the first day after. */
    period: string | readonly [Day, Day];
    today?: Day;
}

/** What was done of duties, tasks and projects, what inspections found, and risks. */
export type DutyTables = { readonly [name in "duties" | "tasks" | "inspections" | "risks"]?: Wide | null };

/** A list of a review. */
export type ReviewList =
    | "lines"
    | "totals"
    | "reach"
    | "revisions"
    | "burden"
    | "tasks"
    | "rounds"
    | "defects"
    | "practice"
    | "risks"
    | "registers";

/** A row of a list of a review; what is absent is left out. */
export type ReviewRow = Record<string, string | number | string[]>;

/** What came of several events: how many were taken, the rows that were refused, the first being 0, and why. */
export interface Applied {
    taken: number;
    refused: number[];
    findings: { total: number; counts: Record<string, number>; findings: Finding[] };
}

/** A level of escalation that was reached, and the persons to tell. */
export interface Escalated {
    case: string;
    stage: string;
    /** From 1. */
    level: number;
    /** The part of the limit that was used up, in hundredths. */
    percent: number;
    /** When it was reached, whenever that was looked at. */
    at: Moment;
    told: string[];
}

/** What became of an anonymous report. */
export interface ReceiptAnswer {
    status: CaseStatus;
    outcome: Outcome | null;
    /** Where the answer is found. */
    answer: string | null;
}

/** A receipt: the code is told once to whoever reports, what is kept goes with the report. */
export interface Receipt {
    code: string;
    kept: string;
}

/** Counts of cases for an audience; those left out are `null`. */
export type PublishedMetricsLine = Pick<MetricsLine, "unit" | "kind" | "channel" | "period"> & {
    counts: Record<Count, number | null>;
    outcomes: Record<Outcome, number | null>;
};

/** Counts of cases of a unit, kind, channel and period; those that were not asked for are absent. */
export interface MetricsLine {
    unit?: string;
    kind?: string;
    channel?: string;
    period: string;
    counts: Record<Count, number>;
    /** How many ended so. */
    outcomes: { [outcome in Outcome]?: number };
    /** In per cent, to the nearest hundredth; null over nothing. */
    rates: Record<string, number | null>;
}
