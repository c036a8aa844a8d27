// Written by scripts/types.js from the JSON Schemas; not to be edited.

import type { Finding } from "./types.js";

/** A person's appointment to a post or role. */
export interface AppointmentRow {
    /** The approvals obtained. */
    approvals?: string[];
    /** The channel of nomination. */
    channel?: string;
    /** The first day of it. */
    from?: Day | null;
    /** The person. */
    person: string;
    /** The post or role. */
    post: string;
    /** The shift, if the post has shifts. */
    shift?: string;
    /** The unit the post is in. */
    unit: string;
    /** The first day after it. */
    until?: Day | null;
}

/** What a subject comes to by the indicators of a scheme. */
export interface Appraisal {
    /** The key of the band it lies in. */
    band?: string | null;
    /** The fraction that was rounded. */
    exact?: string | null;
    /** What each indicator gives. */
    marks: Marked[];
    /** The composite, to three decimals. */
    score: number;
}

/** A sheet and what it comes to. */
export interface AppraisedSheet {
    /** What it comes to. */
    appraisal: Appraisal;
    /** Who filled it. */
    author: string;
    /** Where the evidence is. */
    ref?: string;
}

/** An area: a place or asset somebody answers for. */
export interface AreaRow {
    /** The key. */
    key: string;
    /** What kind of area it is. */
    kind?: string;
    /** What it is called. */
    name?: string;
}

/**
 * Rounds in which subjects are marked by the indicators of their scheme. The subjects are the units of a
 * tier, or the holders of a post: an officer assessed against a list of duties has a scheme whose
 * indicators are the duties.
 */
export interface AssessmentSpec {
    /** How often: the kind of period of a round. */
    every?: PeriodKind;
    /** The post whose holders are assessed. */
    post?: string;
    /** Whose sheets make the score, with weights that sum to 1. */
    sheets: SheetSpec[];
    /** The tier whose units are assessed. */
    tier?: string;
    /** How far the scores of one subject may lie apart; absent means any distance. */
    tolerance?: number | null;
}

/** Which award is given, to whom not, and how equals are told apart. */
export interface AwardOptions {
    /** The key of the award. */
    award: string;
    /** The network; the charter's first if not said. */
    network?: string | null;
    /** The tier of people among whom the best of a cell are looked for, if a policy asks for them. */
    people?: string | null;
    /** The period it is given for; the last of its kind that has entries if not said. */
    period?: Period | null;
    /** Who had it the last time, by key. */
    previous?: string[];
    /** What tells equals apart. */
    ties?: Measure[];
    /** Who vetoes whom, by the key of the candidate. */
    vetoes?: {
        [name: string]: string;
    };
}

/** An award for the best units of a tier, or the best people of a tier of people. */
export interface AwardSpec {
    /** How often: the kind of period it is given for. */
    every?: PeriodKind;
    /** The key of the award. */
    key: string;
    /** The least score. */
    least?: number | null;
    /** Those who nominate, from the lowest tier up: only the best of each unit go on to the next. */
    nominate?: NominateSpec[];
    /** Whether who had it the last time is passed over. */
    not_twice?: boolean;
    /** The tier of which each unit has at most one that is awarded. */
    one_per?: string | null;
    /** What it is given for. */
    text?: string;
    /** The tier it is given to. */
    tier: string;
    /** How many get it, those tied with the last included; absent means all with the least score. */
    top?: number | null;
    /** Rules of the scheme: an entry by one of them in the period, not reversed, bars its subject. */
    vetoes?: string[];
}

/** Who got an award, and who nearly did. */
export interface Awarded {
    /** The key of the award. */
    award: string;
    /** How many candidates have a score. */
    candidates: number;
    /** Whom a rule of the award keeps from it, and who comes next, best first. */
    near_misses: Candidate[];
    /** The name of the period. */
    period: string;
    /** Who is awarded, best first. */
    winners: Candidate[];
}

/** A band of scores, `[from, below)`. */
export interface BandSpec {
    /** The lowest score above it; absent means no upper end. */
    below?: number | null;
    /** The lowest score inside; absent means no lower end. */
    from?: number | null;
    /** The label of the band. */
    key: string;
    /**
     * The highest score inside. Only the topmost band may be closed like this; elsewhere it would leave a
     * gap or share its end with the next band.
     */
    up_to?: number | null;
}

/** Which entries are asked for. */
export interface BehindOptions {
    /** The network; the charter's first if not said. */
    network?: string | null;
    /** The period; all days if not said. */
    period?: Period | null;
}

/** What a board is to show. */
export interface BoardOptions {
    /** The tier whose units or people are the lines; all units if not said. */
    by?: string | null;
    /** Whether the people who have an entry are counted. */
    covered?: boolean;
    /** The network; the charter's first if not said. */
    network?: string | null;
    /**
     * A kind of calendar period, of which those that have entries are shown, or a list of periods; months
     * if not said.
     */
    period?: Periods | null;
}

/** How the lines of a board are ranked. */
export interface BoardRankOptions {
    /** Whether the smallest is first. */
    ascending?: boolean;
    /** By which number. */
    by?: Measure;
    /** What becomes of equals. */
    method?: Ranking;
    /** The name of the period; the last one if not said. */
    period?: string | null;
    /** What tells equals apart. */
    ties?: Measure[];
    /** Among whom. */
    within?: Within;
}

/** A line of a board in a period. */
export interface BoardRow {
    /** How many entries. */
    count: number;
    /** How many of the people have an entry, if asked for. */
    covered?: number | null;
    /** How many units lie above. */
    depth: number;
    /** How many people there are on the day of the grid. */
    heads: number;
    /** The key of the unit or person. */
    key: string;
    /** The penalties, not above zero. */
    minus: number;
    /** The unit above; of a person, the unit it belongs to. */
    parent?: string | null;
    /** Points a head, to the nearest thousandth; absent if there are no people. */
    per_head?: number | null;
    /** The name of the period. */
    period: string;
    /** The rewards. */
    plus: number;
    /** The points. */
    sum: number;
    /** The label of the tier. */
    tier: string;
}

/** How a total is shared among the lines of a board. */
export interface BoardShareOptions {
    /** By which method. */
    method?: Method;
    /** The name of the period; the last one if not said. */
    period?: string | null;
}

/** Posts of one unit. */
export interface BodySpec {
    /** Its posts that act for it; none named means all that answer. */
    posts?: string[];
    /** The unit. One that is not there on the day is a finding. */
    unit: string;
}

/** A number, or a least and a most number. */
export type Bounds = number | {
    /** At most; absent means any number. */
    max?: number | null;
    /** At least. */
    min?: number;
};

/** Units of one tier that must each be linked with a unit of another network. */
export interface BridgeSpec {
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** The tier whose units must have a bridge. */
    tier: string;
    /** The network the other end lies in. */
    to: string;
}

/** The most points, whatever their sign, that one author posts in a period. */
export interface BudgetSpec {
    /** The kind of period. */
    period?: PeriodKind;
    /** The points. */
    points: number;
}

/** The flows that are built in. */
export type BuiltIn = "solve_or_escalate" | "diagnosis" | "joint_office" | "city";

/** A working calendar: the hours of a working day, and which days are working days. */
export interface CalendarSpec {
    /** The days of the week that are working days; none named means Monday to Friday. */
    days?: Weekday[];
    /** Days that are no working days. */
    holidays?: Day[];
    /**
     * The working hours of a day, in order: `08:30-12:00`, `13:30-17:30`. Hours after midnight belong to
     * the day on which they begin: `22:00-06:00`.
     */
    hours: string[];
    /** The key of the calendar. */
    key: string;
    /** Days that are working days in spite of the week, such as those that make up for a holiday. */
    workdays?: Day[];
}

/** A candidate and what came of it. */
export interface Candidate {
    /** Who vetoed it. */
    by?: string | null;
    /** The entry that bars it. */
    entry?: string | null;
    /** The fraction that was rounded. */
    exact?: string | null;
    /** By how much the last that is awarded, or the least score, is missed. */
    gap?: number | null;
    /** The key. */
    key: string;
    /** Who of the same unit comes first. */
    other?: string | null;
    /** What came of it. */
    outcome: OutcomeName;
    /** Of who won: the place, counted from 1; equals have the same. */
    place?: number | null;
    /** The rule of that entry. */
    rule?: string | null;
    /** The score, to three decimals. */
    score: number;
    /** The unit that has another, or puts others forward. */
    unit?: string | null;
}

/** The most points in a period. */
export interface CapSpec {
    /** The kind of period. */
    period?: PeriodKind;
    /** The points. */
    points: number;
}

/** Which cases are looked for; what is not said does not matter. */
export interface CaseFilter {
    /** The moment lights are shown for. */
    at?: Moment | null;
    /** Cases that came by this channel. */
    channel?: string | null;
    /** Cases of this kind of matter. */
    kind?: string | null;
    /** Cases of this light at that moment. */
    light?: Light | null;
    /** Cases it stands so with. */
    status?: CaseStatus | null;
    /** Cases that count for this unit or one below it. */
    unit?: string | null;
}

/** How it stands with a case. */
export type CaseStatus = "open" | "suspended" | "closed" | "merged";

/** A case as it stands, for somebody who may read it. */
export interface CaseView {
    /** Its key. */
    case: string;
    /** The channel it came by. */
    channel?: string | null;
    /** When it was closed. */
    closed?: Moment | null;
    /** When it is to be closed. */
    due?: Moment | null;
    /** Its flow. */
    flow: string;
    /** Problems, suggestions and products that came out of it. */
    found: number[];
    /** The case it became part of. */
    into?: string | null;
    /** The kind of matter. */
    kind: string;
    /** The light of its stage at the moment that was asked for; none if none was. */
    light?: Light | null;
    /** How many cases became part of it. */
    merged: number;
    /** How it ended. */
    outcome?: Outcome | null;
    /** Who has it; none if it waits to be claimed. */
    owner?: string | null;
    /** When it was reported; the day alone, if anonymously. */
    reported: Moment;
    /** Who reported it, as far as the viewer may know. */
    reporter?: string | null;
    /** How often it was reworked. */
    reworked: number;
    /** The stage it is in. */
    stage: string;
    /** How it stands. */
    status: CaseStatus;
    /** The unit it counts for. */
    unit?: string | null;
}

/**
 * One edit of a grid. As JSON a change is a table of one entry: `{"move_unit": {"unit": "c7", "to":
 * "b2"}}`.
 */
export type Change = {
    add_unit: UnitRow;
} | {
    update_unit: UnitRow;
} | {
    rename_unit: {
        /** Its new name. */
        name: string;
        /** The unit. */
        unit: string;
    };
} | {
    move_unit: {
        /** The unit above it from now on; none makes it a root. */
        to?: string | null;
        /** The unit. */
        unit: string;
    };
} | {
    split_unit: {
        /** What is split off. */
        parts: Part[];
        /** The unit. */
        unit: string;
    };
} | {
    merge_units: {
        /** The unit that stays. */
        into: string;
        /** The units that go. */
        units: string[];
    };
} | {
    retire_unit: {
        /** The unit. */
        unit: string;
    };
} | {
    merge_networks: {
        /** The network that goes. */
        from: string;
        /** The network that stays. */
        into: string;
        /** Which unit takes the place of which; every unit in use must be named. */
        units?: {
            [name: string]: string;
        };
    };
} | {
    rekey: {
        /** Whether the former key stays as an alias; it does unless said otherwise. */
        alias?: boolean;
        /** Its new key. */
        key: string;
        /** What gets another key. */
        what: Reference;
    };
} | {
    alias: {
        /** The former key. */
        alias: string;
        /** The key it stands for; none drops it. */
        key?: string | null;
        /** What it names: `unit`, `person` or `area`. */
        kind: string;
    };
} | {
    add_person: PersonRow;
} | {
    update_person: PersonRow;
} | {
    tag: {
        /** Tags to give. */
        add?: string[];
        /** The person. */
        person: string;
        /** Tags to take away. */
        remove?: string[];
    };
} | {
    remove_person: {
        /** The person. */
        person: string;
    };
} | {
    place: PlacementRow;
} | {
    unplace: {
        /** The network; empty means the first. */
        network?: string;
        /** The person. */
        person: string;
    };
} | {
    add_area: AreaRow;
} | {
    update_area: AreaRow;
} | {
    remove_area: {
        /** The area. */
        area: string;
    };
} | {
    appoint: AppointmentRow;
} | {
    end: {
        /** The person. */
        person: string;
        /** The post or role. */
        post: string;
        /** The shift; empty if none is said. */
        shift?: string;
        /** The unit. */
        unit: string;
    };
} | {
    claim: ClaimRow;
} | {
    release: {
        /** The area. */
        area: string;
        /** The cell. */
        cell: string;
    };
} | {
    link: LinkRow;
} | {
    unlink: {
        /** The kind of link. */
        kind: string;
        /** Where it starts. */
        source: Reference;
        /** Where it leads. */
        target: Reference;
    };
} | {
    schedule: DatedRow;
} | {
    unschedule: DatedRow;
} | {
    advance: {
        /** The day; none only for a grid that had none. */
        day?: Day | null;
    };
} | {
    charter: CharterSpec;
};

/** A channel by which matters are reported. */
export interface ChannelSpec {
    /** The key of the channel. */
    key: string;
    /** The body that gets what comes this way, past the tiers; absent means that the place decides. */
    to?: BodySpec | null;
}

/**
 * A whole charter as data; `Charter::new` validates it. The smallest one is a name and a list of tiers:
 * one network, called `main`, whose last unit tier holds the people.
 */
export interface CharterSpec {
    /** The kinds an area may be of; absent means any. */
    area_kinds?: string[] | null;
    /** The working calendars; the first is that of flows that name none. */
    calendars?: CalendarSpec[];
    /** The checklists of inspections. */
    checklists?: ChecklistSpec[];
    /** The code schemes of unit keys. */
    codes?: CodeSpec[];
    /** Column maps, by table: the user's header to the column it stands for. */
    columns?: ColumnMaps;
    /** Counts taken over several posts together. */
    combined?: CombinedSpec[];
    /** How matters come in, and who has those that nobody in the tree may handle. */
    desk?: DeskSpec | null;
    /** The lists of duties. */
    duty_lists?: DutyListSpec[];
    /** Groups of posts of which a person may hold only so many. */
    exclusive?: ExclusiveSpec[];
    /** The case flows. */
    flows?: FlowSpec[];
    /** The version of this format; absent means 1. */
    format?: number | null;
    /** The first day this version is in force. */
    from?: Day | null;
    /** The grades of responsibility that tiers and posts may carry. */
    grades?: string[];
    /** The kinds of matter and who answers for them. */
    kinds?: KindSpec[];
    /** The language messages are written in. */
    language?: Language;
    /** The kinds of link. */
    links?: LinkSpec[];
    /** The key of the charter. */
    name: string;
    /** The networks; the first is the one the column `cell` of people speaks of. */
    networks?: NetworkSpec[];
    /** The number columns of people. */
    numbers?: NumberSpec[];
    /** The posts, in the order in which they answer. */
    posts?: PostSpec[];
    /** What the people of a unit must include. */
    requirements?: RequirementSpec[];
    /** The registers of risks. */
    risks?: RisksSpec | null;
    /** The specialist roles. */
    roles?: RoleSpec[];
    /**
     * Severity and parameters of rules, by rule id: `severity` (`"off"` too) and what the rule's page
     * names.
     */
    rules?: RuleSettings;
    /** The score schemes. */
    schemes?: SchemeSpec[];
    /** The tags a person or unit may have; absent means any. */
    tags?: string[] | null;
    /** The tiers of the only network, outermost first; instead of `networks`. */
    tiers?: TierSpec[];
    /** The kinds a unit may be of; absent means any. */
    unit_kinds?: string[] | null;
    /** The first day it is no longer in force. */
    until?: Day | null;
}

/** An item of a checklist. */
export interface CheckSpec {
    /** The key of the item. */
    key: string;
    /** The kind of matter a defect of it becomes a case of; absent means that it is announced and mended. */
    kind?: string | null;
    /** The key of the standard it is held to. */
    standard?: string;
}

/** A checklist of inspections. */
export interface ChecklistSpec {
    /** What is looked at. */
    items: CheckSpec[];
    /** The key of the checklist. */
    key: string;
}

/** A cell's claim on an area. */
export interface ClaimRow {
    /** The area. */
    area: string;
    /** The cell that answers for it. */
    cell: string;
    /** The first day of it. */
    from?: Day | null;
    /** Who keeps it, as a typed reference to a person or a post. */
    keeper?: string;
    /** The first day after it. */
    until?: Day | null;
}

/** One part of a code. */
export interface CodePart {
    /** How many characters it has. */
    length: number;
    /** Whether letters, of any script, are allowed beside digits; absent means digits only. */
    letters?: boolean;
    /** The tier whose units end with this part. */
    tier: string;
}

/** The code scheme of a network's unit keys: a unit's key is its parent's and one part more. */
export interface CodeSpec {
    /** The network; absent means the first. */
    network?: string | null;
    /** The parts, outermost first. */
    parts: CodePart[];
}

/** Column maps, by table: the user's header to the column it stands for. */
export interface ColumnMaps {
    aliases?: {
        [name: string]: "kind" | "alias" | "key";
    };
    appointments?: {
        [name: string]: "person" | "post" | "unit" | "shift" | "channel" | "approvals" | "from" | "until";
    };
    areas?: {
        [name: string]: "key" | "name" | "kind";
    };
    claims?: {
        [name: string]: "area" | "cell" | "keeper" | "from" | "until";
    };
    duties?: {
        [name: string]: "date" | "duty" | "subject" | "target" | "task" | "state" | "count" | "period" | "author" | "ref";
    };
    entries?: {
        [name: string]: "id" | "date" | "subject" | "rule" | "points" | "author" | "approver" | "ref" | "reverses";
    };
    inspections?: {
        [name: string]: "round" | "date" | "unit" | "checklist" | "item" | "result" | "announced" | "author" | "mended";
    };
    links?: {
        [name: string]: "kind" | "source" | "target" | "from" | "until";
    };
    people?: {
        [name: string]: string;
    };
    placements?: {
        [name: string]: "person" | "network" | "cell" | "from" | "until";
    };
    risks?: {
        [name: string]: "key" | "unit" | "kind" | "level" | "owner" | "opened" | "closed";
    };
    tasks?: {
        [name: string]: "key" | "list" | "owner" | "opened" | "deadline" | "closed" | "measures" | "team" | "ref";
    };
    units?: {
        [name: string]: "key" | "parent" | "tier" | "network" | "name" | "kind" | "tags" | "from" | "until";
    };
}

/** A count taken over the holders of several posts together. */
export interface CombinedSpec {
    /** How many appointments there are. */
    count: Bounds | null;
    /** The key of the count. */
    key: string;
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** The posts and roles counted. */
    posts: string[];
    /** Counted in each unit of this tier and below it; absent means over the whole grid. */
    tier?: string | null;
}

/** What tells two plans apart. */
export interface Comparison {
    /** The appointments that are in one of them alone. */
    exchanges: Exchange[];
    /** By level that either has, what the second plan loses against the first; negative if it gains. */
    levels: LevelLoss[];
    /** How many more required seats, counts and shares the second leaves open. */
    unfilled: number;
}

/** Something that is counted. */
export type Count = "reported" | "filed" | "due" | "deferred" | "closed" | "on_time" | "ended" | "reworked" | "problems" | "rectified" | "suggestions" | "products" | "open";

/** What counts of a part of a distance. */
export type Counting = "exact" | "started" | "whole";

/**
 * A row that may be dated; a grid keeps those that are not in force on its day, be they of the past or of
 * the future.
 */
export type DatedRow = {
    unit: UnitRow;
} | {
    placement: PlacementRow;
} | {
    claim: ClaimRow;
} | {
    appointment: AppointmentRow;
} | {
    link: LinkRow;
};

/** A day from 1800 to 2999, written YYYY-MM-DD. */
export type Day = string;

/** Points taken off by distance. */
export interface DeductSpec {
    /** What counts of a part of that distance. */
    count?: Counting;
    /** The distance they are taken off for; absent means 1. */
    per?: number | null;
    /** The points, above zero. */
    points: number;
}

/** How matters come to the desk, and who has those that nobody in the tree may handle. */
export interface DeskSpec {
    /** The channels by which matters are reported; none listed means any. */
    channels?: ChannelSpec[];
    /**
     * The bodies that handle what concerns those who would handle it: the first that is not concerned
     * itself.
     */
    fallback?: BodySpec[];
    /** The kinds of product a report may yield, such as rules and work flows; absent means any. */
    products?: string[] | null;
}

/** What a line or a rule has before and after. */
export interface Difference {
    /** After; nothing if it is not there. */
    after: Sums;
    /** Before; nothing if it was not there. */
    before: Sums;
    /** How much the sum grew. */
    change?: number | null;
    /** The key of the line or rule. */
    key: string;
}

/** Which values are better. */
export type Direction = "high" | "low";

/**
 * What cells to draw. Only `tier` and `cells` must be said; everything else has a default that follows
 * from the charter.
 */
export interface DrawRequest {
    /**
     * Whether the number of cells of each unit follows from its people alone (Webster's divisor method)
     * rather than from what the cells cost.
     */
    apportioned?: boolean;
    /** How many cells there are to be in all. */
    cells: number;
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /**
     * The people in the order in which they may be cut; empty means everybody placed in or below the
     * units, team by team and by key.
     */
    people?: DrawnPerson[];
    /** How many people a cell has; absent means the `size` of the tier. */
    size?: Bounds | null;
    /** How many cells a unit is cut into; absent means the `span` of its tier. */
    span?: Bounds | null;
    /**
     * What it costs to split a team, beside the squares of the cells; absent means 25: two cells that
     * differ by ten people cost 50 more than two equal ones.
     */
    split?: number | null;
    /**
     * The network whose cells are teams that should not be split; absent means the cells people are in
     * now.
     */
    teams?: string | null;
    /** The tier of the cells. They are drawn under the units of the tier above it. */
    tier: string;
    /** Only under this unit and those below it; absent means everywhere. */
    under?: string | null;
    /**
     * The number column that says how much work a person stands for, in whole numbers; absent means one
     * each.
     */
    weight?: string | null;
}

/** Cells as `draw_cells` drew them. */
export interface Drawing {
    /**
     * What it would cost with numbers of cells that follow from the people of each unit alone; none if
     * the bounds leave no room for those numbers.
     */
    apportioned?: number | null;
    /** The cells, unit by unit and in order. */
    cells: DrawnCell[];
    /** What the plan costs: `squares` and what `splits` cost together. */
    cost: number;
    /** Cells that are there now and have nobody any more. */
    emptied: string[];
    /** The network of the cells. */
    network: string;
    /**
     * What one cell more is worth: the cost that the dearest cell saves. It proves the plan with the
     * prices of the units.
     */
    price: number;
    /** How many cuts run through a team. */
    splits: number;
    /** The sum of the squares of the cells' weights. */
    squares: number;
    /** Their tier. */
    tier: string;
    /** The units that were cut. */
    units: DrawnUnit[];
}

/** A cell of a plan. */
export interface DrawnCell {
    /** The key: that of a cell that is there, as long as there are any, or a new one. */
    cell: string;
    /** Whether the cell is not there yet. */
    new: boolean;
    /** Its people, in order. */
    people: string[];
    /** The team that its end splits. */
    splits?: SplitTeam | null;
    /** The unit above it. */
    unit: string;
    /** How much they weigh. */
    weight: number;
}

/** A person in the order in which a unit may be cut. */
export interface DrawnPerson {
    /** The person. */
    person: string;
    /** Their team, shift or area; neighbours of one team should stay together. Empty means none. */
    team?: string;
    /** The unit whose cells they go to. */
    unit: string;
}

/** A unit of a plan, and why it has so many cells. */
export interface DrawnUnit {
    /** How many cells it is cut into. */
    cells: number;
    /** What its cells and cuts cost. */
    cost: number;
    /** What one cell fewer would cost more; none if it cannot have one fewer. */
    fewer?: number | null;
    /**
     * What one cell more would cost, mostly less than nothing; none if it cannot have one more. No unit's
     * cell more saves more than another's cell fewer costs: that is why each has as many as it has.
     */
    more?: number | null;
    /** How many people it has. */
    people: number;
    /** The cost of one cell more that proves the cuts of the unit to be the best. */
    price: number;
    /** The unit. */
    unit: string;
}

/** A kind of duty. */
export type DutyKind = "work" | "report" | "meeting" | "contact" | "training";

/**
 * A list of duties: whom it binds, and its items. It binds the units of a `tier`, each holder of a
 * `post`, each `link` of a kind, or with `tasks` each open row of the table of tasks that names it.
 */
export interface DutyListSpec {
    /** The duties. */
    items?: DutySpec[];
    /** The key of the list. */
    key: string;
    /** The kind of link whose sources it binds to reach their targets. */
    link?: string | null;
    /** What each of its tasks must say. */
    needs?: TaskNeed[];
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** The post or role each holder of which it binds; with `tier`, the one that answers for the unit. */
    post?: string | null;
    /** How often the list itself is revised; its key names that duty. */
    revised?: RevisedSpec | null;
    /** Whether it is a list of tasks or projects, each of which it binds while it is open. */
    tasks?: boolean;
    /** The tier whose units it binds. */
    tier?: string | null;
}

/** A duty: how often it is due, and what it is worth. */
export interface DutySpec {
    /**
     * The kind of period in each of which it is due; absent means as it comes, such as a training or a
     * themed day.
     */
    every?: PeriodKind | null;
    /** Within how many days at the beginning of the period; absent means the whole of it. */
    first?: number | null;
    /** The key of the duty; no other duty or list has it. */
    key: string;
    /** What kind of duty it is, for the burden of those it binds. */
    kind?: DutyKind;
    /** Within how many days at the end of the period; instead of `first`. */
    last?: number | null;
    /** The points due each time it is done late; absent means as in time. */
    late?: number | null;
    /** How long it may take once begun, as the list says it. */
    limit?: string | null;
    /** The points due each time it is missed. */
    missed?: number | null;
    /** The points due each time it is done in time. */
    points?: number | null;
    /** The key of the standard it is held to. */
    standard?: string;
    /** How often in each period; absent means once. */
    times?: number | null;
}

/** What each case takes off from a number of cases on. */
export interface EachSpec {
    /** The first case it holds for, counted from 1. */
    from: number;
    /** The points each takes off, above zero. */
    points: number;
}

/** What stands at an end of a link. */
export type EndKind = "person" | "unit" | "post";

/** An appointment that ends. */
export interface Ended {
    /** Who. */
    person: string;
    /** Which post or role. */
    post: string;
    /** The rule by which it could not stay; none if somebody else was chosen. */
    rule?: string | null;
    /** On which shift. */
    shift: string;
    /** Where. */
    unit: string;
}

/** An entry of a ledger. */
export interface Entry {
    /** Who approved it. */
    approver?: string | null;
    /** Who posted it. */
    author: string;
    /** The day it counts for. */
    date: Day;
    /** Its id. */
    id: string;
    /** Whether it waits for approval, and does not count. */
    pending?: boolean;
    /** The points. */
    points: number;
    /** Where the evidence is. */
    ref?: string | null;
    /** The entry it takes back. */
    reverses?: string | null;
    /** The rule. */
    rule: string;
    /** Whom or what it is about. */
    subject: string;
}

/** A level of escalation. */
export interface EscalationSpec {
    /** When it is reached, in hundredths of the limit; levels rise. */
    percent: number;
    /**
     * The posts that are told: the first that is held, from the unit that has the case upwards; none
     * named means those that answer there.
     */
    posts?: string[];
}

/**
 * An event: which case, when, what, by whom, and what else the move needs. A field that says nothing for
 * a move is refused and not passed over.
 */
export interface EventRow {
    /** Of a report: the persons it is about. Neither they nor those they answer to see it. */
    about?: string[];
    /** Of a closing: where the answer is found. */
    answer?: string;
    /** When it happened. Of an anonymous report the day is kept. */
    at: Moment;
    /** The person who did it; of a report, who reported it, and empty for an anonymous one. */
    by?: string;
    /** The key of the case. */
    case: string;
    /** Of a report: the channel it came by. */
    channel?: string;
    /** Of a closing: whether it is closed where its stage does not allow it, with approval. */
    forced?: boolean;
    /** Of a report: the kind of matter. */
    kind?: string;
    /** Of an extension: how much more time it gets. */
    limit?: TimeLimit | null;
    /** What happened. */
    move: Move;
    /** Of a closing: how it ends. */
    outcome?: Outcome | null;
    /** Of joint handling: who else takes part. */
    partners?: string[];
    /** Of a report: where it arose, `unit:t1`, `area:a3`; the cell of a person by `person:p1`. */
    place?: string;
    /** Of findings: how many problems. */
    problems?: number;
    /** Of findings: what kind of product. */
    product?: string;
    /** Of findings: how many products. */
    products?: number;
    /** Of an anonymous report: what is kept of its [receipt](super::Receipt). */
    receipt?: string;
    /** Of a report: what is kept of who reported it; known, if there is somebody. */
    secrecy?: Secrecy | null;
    /** The stage it goes to, where there is a choice. */
    stage?: string;
    /** Of findings: how many suggestions. */
    suggestions?: number;
    /** Of joint handling: who supervises, and so verifies. */
    supervisor?: string;
    /**
     * Whom it goes to: `unit:t1`, `post:lead@t1` or `person:p1`; of a merge, the other case; of joint
     * handling, who leads.
     */
    to?: string;
    /** Of a deferral: until when. */
    until?: Moment | null;
}

/** An appointment that is in one plan and not in another. */
export interface Exchange {
    /** Who has it in the second and not in the first. */
    after?: string | null;
    /** Who has it in the first plan and not in the second. */
    before?: string | null;
    /** Which post or role. */
    post: string;
    /** On which shift. */
    shift: string;
    /** Where. */
    unit: string;
}

/** Posts of which a person may hold only so many at a time. */
export interface ExclusiveSpec {
    /** The key of the group. */
    key: string;
    /** How many of them one person may hold; absent means one. */
    limit?: number | null;
    /** The posts and roles of the group. */
    posts: string[];
}

/** Which number is to be explained. */
export interface ExplainOptions {
    /** The network; the charter's first if not said. */
    network?: string | null;
    /** The period; all days if not said. */
    period?: Period | null;
    /** The period it is compared with. */
    since?: Period | null;
}

/** Why a plan gives a seat to somebody, or does not. */
export interface Explanation {
    /** What bars them. */
    bars: PlanFindings;
    /** Who would hold something else then: the appointments that would come and go. */
    instead: Exchange[];
    /**
     * By level: what choosing them costs if they are chosen; what the plan would lose if they had to be,
     * if they are not. Nothing if they are barred.
     */
    levels: LevelLoss[];
    /** Who. */
    person: string;
    /** Which post or role. */
    post: string;
    /** How many more required seats, counts and shares would stay open if they had to be chosen. */
    unfilled: number;
    /** Where. */
    unit: string;
    /** What the plan makes of it. */
    verdict: Verdict;
}

/** A case flow: stages and the moves between them. */
export interface FlowSpec {
    /**
     * The posts that approve extensions, pauses and forced closings; none named means whoever may move
     * the case and does not handle it.
     */
    approvers?: string[];
    /**
     * The calendar its time limits run by; absent means the first of the charter, and natural time if it
     * has none.
     */
    calendar?: string | null;
    /** The key of the flow. */
    key: string;
    /**
     * The built-in flow whose stages it has. What `stages` says of one of them takes the place of what is
     * built in; stages of other keys come after.
     */
    like?: BuiltIn | null;
    /** How long a case may take from its report to its closing; absent means any time. */
    limit?: TimeLimit | null;
    /** Whether that limit is in natural time and not in that of the calendar. */
    natural?: boolean;
    /**
     * Whether the clock of a stage begins anew when the case is given to somebody else in it; it goes on
     * otherwise.
     */
    restart?: boolean;
    /** Its stages; the first is where a case begins. */
    stages?: StageSpec[];
}

/** A role given to a person. */
export interface GivenRole {
    /** The person. */
    person: string;
    /** The role. */
    role: string;
    /** How well they do it, if the request names a number for the role and they have one. */
    skill?: number | null;
}

/** What becomes of those who hold a post now. */
export type Holders = "keep" | "reopen";

/**
 * One indicator of a scheme: marks given by hand, or worked out of a value by one kind of rule. Marks lie
 * between `least` and `full`. `deduct` takes points by the distance from `target`, `steps` give marks by
 * how far the value came, `each` takes points for every case counted.
 */
export interface IndicatorSpec {
    /** What is taken off for what is missing to the target. */
    deduct?: DeductSpec | null;
    /** Which values are better. */
    direction?: Direction;
    /** What each case takes off, by its number. */
    each?: EachSpec[];
    /** The most marks; absent means 100. */
    full?: number | null;
    /** The key of the indicator. */
    key: string;
    /** The fewest marks; absent means 0. */
    least?: number | null;
    /** The marks of values that come as far as a step; short of all of them the fewest. */
    steps?: StepSpec[];
    /** The value from which on, in that direction, the marks are full. */
    target?: number | null;
    /** What it asks for, as those who are assessed read it. */
    text?: string;
    /** Its weight; those of a scheme sum to 1. Without weights the marks are added up. */
    weight?: number | null;
}

/** Who is to inspect whom. Only `tier` must be said. */
export interface InspectRequest {
    /** Units of one unit of this tier do not inspect each other: cells that stay out of their own net. */
    apart?: string | null;
    /** Who inspected whom before. */
    history?: Inspected[];
    /**
     * The kind of link that says who inspects whom. Links there are count as the last period, its
     * `within` holds, and the plan's changes are links of it.
     */
    link?: string | null;
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** Whether no two units may inspect each other in one period; they may unless this is said. */
    no_reciprocal?: boolean;
    /** For how many periods; 0 is taken for one. */
    periods?: number;
    /** The tier of the units that inspect each other. */
    tier: string;
    /** Only this unit and those below it; absent means everywhere. */
    under?: string | null;
}

/** An inspection of the past. */
export interface Inspected {
    /** How many periods ago: 1 is the last one. 0 is taken for 1. */
    ago?: number;
    /** The unit that was inspected. */
    inspected: string;
    /** The unit that inspected. */
    inspector: string;
}

/** A unit that inspects another. */
export interface Inspection {
    /** How many periods ago it did so last; none if never. */
    ago?: number | null;
    /** The unit it inspects. */
    inspected: string;
    /** The unit that inspects. */
    inspector: string;
    /** Whether it is inspected by that unit in the same period. */
    reciprocal: boolean;
}

/** A period of mutual inspection. */
export interface InspectionPeriod {
    /** Whether nothing is better. */
    exact: boolean;
    /** Who inspects whom, by inspector. */
    inspections: Inspection[];
    /**
     * The least any plan of the period could have, were reciprocal pairs allowed; the same as `repeats`
     * if they are.
     */
    least: Repeat[];
    /** How many pairs met before, by how many periods ago, latest first. */
    repeats: Repeat[];
}

/** Who inspects whom, period by period, as `inspections` planned it. */
export interface Inspections {
    /** How many of the latest periods are counted one by one; earlier ones are weighed by their age. */
    counted: number;
    /** The network of the units. */
    network: string;
    /** The periods, in order. */
    periods: InspectionPeriod[];
    /** Their tier. */
    tier: string;
    /** The units, by key. */
    units: string[];
}

/**
 * A round as plain data. What its sheets come to is worked out again by the charter, which should be the
 * one in force in its period.
 */
export interface KeptRound {
    /** The period, such as `2024-05`. */
    period: string;
    /** The scheme. */
    scheme: string;
    /** The sheets there are. */
    sheets?: Sheet[];
    /** How far it is. */
    state?: RoundState;
    /** Whom it is about. */
    subjects?: string[];
    /** What was published. */
    versions?: KeptVersion[];
}

/** A published version as plain data. */
export interface KeptVersion {
    /** Why it replaced the one before. */
    reason?: string;
    /** Its sheets. */
    sheets: Sheet[];
}

/** A kind of matter and who answers for it. */
export interface KindSpec {
    /** The flow its cases go through; absent means the first of the charter. */
    flow?: string | null;
    /** The key of the kind. */
    key: string;
    /** The network that handles it; absent means the first. */
    network?: string | null;
    /** The posts and roles that answer for it; none named means all that answer. */
    posts?: string[];
    /** The kind of link, a bridge, whose other end must sign off what was rectified. */
    sign_off?: string | null;
    /**
     * The unit that owns it, wherever it arises; absent means the cell it arises in. One that is not
     * there on the day is a finding.
     */
    unit?: string | null;
}

/** The language of messages. */
export type Language = "en" | "zh";

/** A move that is legal. */
export interface LegalMove {
    /** The move. */
    move: Move;
    /** The outcomes it may end with. */
    outcomes: Outcome[];
    /** The stages it may lead to; none if the case stays where it is. */
    stages: string[];
}

/** A loss on one level of preference. */
export interface LevelLoss {
    /** The loss; the lower the better. */
    loss: number;
    /** What the level is about. */
    name: string;
}

/** The total of one level of preference. */
export interface LevelTotal {
    /** What the level is about. */
    name: string;
    /** The number of the stage. */
    stage: number;
    /** Its total; the lower the better. */
    total: number;
}

/** How much of a time limit has gone by. */
export type Light = "green" | "yellow" | "red" | "off";

/** How many open cases have which light. */
export interface Lights {
    /** At most 80 % of the limit of their stage has gone by. */
    green: number;
    /** Their stage has no limit. */
    off: number;
    /** More than all of it. */
    red: number;
    /** At most all of it. */
    yellow: number;
}

/** A link: a contact duty or a bridge. */
export interface LinkRow {
    /** The first day of it. */
    from?: Day | null;
    /** The kind of link. */
    kind: string;
    /** Where it starts, as a typed reference. */
    source: string;
    /** Where it leads, as a typed reference. */
    target: string;
    /** The first day after it. */
    until?: Day | null;
}

/** A kind of link: a contact duty, or a bridge between networks. */
export interface LinkSpec {
    /** The units it must join; its ends are units or posts then. */
    bridge?: BridgeSpec | null;
    /** The key of the kind. */
    key: string;
    /** How many links of the kind may start from one source. */
    max?: number | null;
    /** Who must be reached, and from whom; the target is a person then. */
    reach?: ReachSpec[];
    /** What it starts from. */
    source?: EndKind;
    /** What it leads to. */
    target?: EndKind;
    /**
     * Where a target must lie, seen from its source: `unit`, `tier:<label>`, `network` or
     * `network:<key>`; absent means anywhere.
     */
    within?: Scope | null;
}

/** What one indicator gives. */
export interface Marked {
    /** The marks as the fraction that was rounded. */
    exact?: string | null;
    /** The most there are. */
    full: number;
    /** The key of the indicator. */
    indicator: string;
    /** The marks, to three decimals. */
    marks: number;
    /** What it asks for. */
    text?: string;
    /** What was reported, to three decimals. */
    value: number;
    /** The weight, if indicators are weighed. */
    weight?: number | null;
}

/** A number of a line of a board. */
export type Measure = "sum" | "per_head" | "plus" | "minus" | "count";

/**
 * How a total is divided. Weights, floors, caps and totals are whole numbers of whatever unit; a quota,
 * the exact proportional part, is seldom whole. The methods differ in what they make of that. See
 * Balinski and Young, *Fair Representation* (2nd edition, 2001), and Pukelsheim, *Proportional
 * Representation* (2nd edition, 2017).
 */
export type Method = "largest-remainder" | "sainte-lague" | "dhondt" | "huntington-hill";

/** What is to be counted. */
export interface MetricsOptions {
    /** The tier of units that have lines of their own; all together if not said. */
    by?: string | null;
    /** Whether each channel has lines of its own. */
    by_channel?: boolean;
    /** Whether each kind of matter has lines of its own. */
    by_kind?: boolean;
    /**
     * A kind of calendar period, of which those with events are counted, or a list of periods; months if
     * not said.
     */
    period?: Periods | null;
    /** By name, what is divided by what; `closing` and `on_time` over `due` if not said. */
    rates?: {
        [name: string]: Sum;
    } | null;
    /** A unit that is counted with all below it; everything if not said. */
    unit?: string | null;
}

/** A minute of a day from 1800 to 2999, written YYYY-MM-DDTHH:MM. */
export type Moment = string;

/** A move of a case. */
export type Move = "report" | "file" | "dispatch" | "claim" | "handle" | "feedback" | "verify" | "advance" | "close" | "return" | "rework" | "suspend" | "resume" | "defer" | "extend" | "oversee" | "escalate" | "merge" | "appeal" | "reopen" | "propose" | "find" | "join" | "sign_off";

/** A network: a grid over the organisation. */
export interface NetworkSpec {
    /** The key of the network. */
    key: string;
    /** Who must be placed in it; absent means everyone. */
    people?: Predicate | null;
    /** The network this one refines: each of its cells lies inside one cell of that one. */
    refines?: string | null;
    /** Its tiers, outermost first. */
    tiers: TierSpec[];
}

/** How many candidates each unit of a tier puts forward. */
export interface NominateSpec {
    /** The tier. */
    tier: string;
    /** How many. */
    top: number;
}

/** A nomination: somebody was named for a post, by themselves, by others or by the organisation. */
export interface Nomination {
    /**
     * The channel it came by, such as `self`, `colleagues` or `organisation`; one the post does not allow
     * makes it void.
     */
    channel?: string;
    /** Who was named. */
    person: string;
    /** The post or role. */
    post: string;
    /** Where; absent means in any unit. */
    unit?: string | null;
    /** How many votes it had. */
    votes?: number;
}

/** A number column of people. */
export interface NumberSpec {
    /** The name of the column. */
    key: string;
    /** The largest value allowed. */
    max?: number | null;
    /** The smallest value allowed. */
    min?: number | null;
}

/** A comparison of one number column; every bound given must hold. */
export interface NumberTest {
    /** More than this. */
    above?: number | null;
    /** At least this. */
    at_least?: number | null;
    /** At most this. */
    at_most?: number | null;
    /** Less than this. */
    below?: number | null;
    /** Exactly this. */
    equals?: number | null;
    /** The number column. */
    of: string;
}

/** How a case ended. Closed is not the same as fixed. */
export type Outcome = "rectified" | "explained" | "rejected" | "duplicate" | "void" | "transferred" | "proposed_upward";

/** Why a candidate is awarded or not. */
export type OutcomeName = "won" | "vetoed" | "barred" | "had_it" | "other_first" | "not_nominated" | "short" | "below_least";

/** A link of a plan. */
export interface Pair {
    /** How many steps in the tree lie between the two. */
    distance: number;
    /** Whether it is not there yet. */
    new: boolean;
    /** The duty it meets; empty for a kind without duties to reach. */
    reach: string;
    /** Where it starts, as a typed reference. */
    source: string;
    /** The person it leads to. */
    target: string;
}

/** How many links start from a source. */
export interface PairLoad {
    /** How many it has by the plan. */
    after: number;
    /** How many it has and keeps. */
    before: number;
    /** The source, as a typed reference. */
    source: string;
}

/**
 * Which links to plan. Only `link` must be said: the charter says who must be reached by whom, within
 * which region, and how many links may start from one source.
 */
export interface PairRequest {
    /** Whether links that are there are planned anew; otherwise they stay, and count as loads. */
    anew?: boolean;
    /** How many links may start from one source, beside what the charter says: 1 pairs one to one. */
    limit?: number | null;
    /** The kind of link; it leads to people. */
    link: string;
    /** The posts links may start from, for a kind that starts from posts; none named means all. */
    posts?: string[];
    /**
     * Whom links may start from, beside what the charter says: people who meet this, posts one of whose
     * holders does, units where somebody appointed does.
     */
    sources?: Predicate | null;
    /**
     * Who is to be reached, beside what the charter says. A kind without duties to reach asks for a link
     * to each of them.
     */
    targets?: Predicate | null;
    /** Only people placed in these units or below them are to be reached; none named means everywhere. */
    units?: string[];
}

/** Links as `pair` planned them. */
export interface Pairing {
    /** Links that end, as source and person. */
    ended: [string, string][];
    /** The kind of link. */
    link: string;
    /** How many links start from each source that may have any, by source. */
    loads: PairLoad[];
    /** Who reaches whom, by person reached; with the links that stay if they are planned anew. */
    pairs: Pair[];
    /** Who is not reached, and why. */
    unreached: Unreached[];
}

/** A part split off a unit. */
export interface Part {
    /** The areas whose claims go there. */
    areas?: string[];
    /** The people who go there. */
    people?: string[];
    /** The posts and roles whose appointments go there. */
    posts?: string[];
    /** The new unit; an empty parent or tier means that of the unit split. */
    unit: UnitRow;
    /** The units below that go there. */
    units?: string[];
}

/** The name of a period, such as `2024-05`, `2024-Q2` or `2024`, or its first day and the first day after. */
export type Period = string | [Day, Day];

/** A kind of calendar period. */
export type PeriodKind = "day" | "week" | "month" | "quarter" | "half_year" | "year";

/** Calendar periods that have entries, or spans of days. */
export type Periods = PeriodKind | Period[];

/** A person: an opaque key, tags and numbers, and nothing else. */
export interface PersonRow {
    /** The cell of the first network the person is placed in. */
    cell?: string;
    /** The key. */
    key: string;
    /** The person's tags. */
    tags?: string[];
    [name: string]: string | string[] | number | undefined;
}

/** A person's place in a network. */
export interface PlacementRow {
    /** The cell. */
    cell: string;
    /** The first day of it. */
    from?: Day | null;
    /** The network; empty means the network of the cell. */
    network?: string;
    /** The person. */
    person: string;
    /** The first day after it. */
    until?: Day | null;
}

/** Findings: their exact number, how many there are of each rule, and those listed. */
export interface PlanFindings {
    /** How many there are of each rule, by id. */
    counts: {
        [name: string]: number;
    };
    /** Those that are listed. */
    findings: Finding[];
    /** How many there are. */
    total: number;
}

/**
 * What of a plan belongs together: it can be applied without the other parts, before them or after. That
 * is all that one person takes up and gives up, and all that changes hands in one seat.
 */
export interface PlanPart {
    /** What applying the part does. */
    changes: Change[];
    /** Those that end, by their places in `Plan::ended`. */
    ended: number[];
    /** The appointments that start, by their places in `Plan::appointments`. */
    started: number[];
}

/** An appointment of a plan. */
export interface Planned {
    /** The approvals it has. */
    approvals: string[];
    /** The channel of nomination; empty if none is known. */
    channel: string;
    /** Its first day. */
    from?: Day | null;
    /**
     * What it adds to the total of each level of its stage; nothing if it comes with another or was not
     * open.
     */
    loss: number[];
    /** The approvals it still needs, in order. */
    pending: string[];
    /** Who. */
    person: string;
    /** Which post or role. */
    post: string;
    /** On which shift; empty for a post without shifts. */
    shift: string;
    /** The number of the stage it was decided in; none if it was not open. */
    stage?: number | null;
    /** Whether it starts, stays or starts anew. */
    status: Status;
    /** Where. */
    unit: string;
    /**
     * The post and unit it comes with, as `post@unit`: it follows that one or goes with it, and was not
     * chosen for itself.
     */
    with?: string | null;
}

/** What a number of a board is made of. */
export interface PointsExplained {
    /** What rules gave more or less than in the period it is compared with. */
    changes?: Difference[] | null;
    /** How many entries. */
    count: number;
    /** The line: `unit:t1` or `person:p1`. */
    line: string;
    /** The penalties, not above zero. */
    minus: number;
    /** The rewards. */
    plus: number;
    /** By rule, in the order of the charter; those without entries are left out. */
    rules: RuleExplained[];
    /** The points. */
    sum: number;
}

/** How a score is made. */
export type Policy = "sum" | "mean" | "weighted" | "best";

/** What is said of one post or role; what is absent is as in the request. */
export interface PostRequest {
    /** The approvals that are given. */
    approvals?: string[] | null;
    /** The channel of appointments that come from no nomination. */
    channel?: string | null;
    /** Whether only those who were nominated for it are chosen. */
    nominated?: boolean | null;
    /** Whether seats it does not need are filled too. */
    optional?: boolean | null;
    /** What is preferred in its holders, the most important first. */
    prefer?: Preference[] | null;
    /** A condition that every new holder must meet beside that of the charter. */
    require?: Predicate | null;
}

/** A post: a position that exists in every unit of its sites, held or vacant. */
export interface PostSpec {
    /** Whether its holders answer for what lies in and below the unit; absent means yes. */
    answers?: boolean | null;
    /** The approvals an appointment needs, in order. */
    approvals?: string[];
    /** In which units it exists. */
    at: SiteSpec[];
    /** The channels of nomination allowed; none named means any. */
    channels?: string[];
    /** Who may hold it. */
    eligible?: Predicate | null;
    /** Posts and roles that bar their holders from this one. */
    excludes?: string[];
    /**
     * The post whose holder this post's holder must be: in the same unit or above it, or anywhere if that
     * post is one of another network.
     */
    follows?: string | null;
    /** The grade of responsibility it carries. */
    grade?: string | null;
    /** The key of the post. */
    key: string;
    /** The powers it carries. */
    powers?: string[];
    /** What is preferred in whoever is chosen to hold it, the most important first. */
    prefer?: Preference[];
    /**
     * Where a holder must be placed: `unit`, `tier:<label>`, `network` or `network:<key>`; absent means
     * anywhere.
     */
    scope?: Scope | null;
    /** How many people hold it in one unit, or in one shift of it; absent means one. */
    seats?: Bounds | null;
    /** The shifts that must each be watched. */
    shifts?: string[];
    /** How long an appointment lasts from its first day: `P2Y`. */
    term?: Term | null;
    /** Posts its holder must hold as well, in the same unit or above, or anywhere in another network. */
    with?: string[];
}

/** What a posting did. */
export interface Posted {
    /** Entries that are new and count. */
    counted: number;
    /** Entries that are new and wait for approval. */
    pending: number;
    /** Entries that were there already, to the letter. */
    repeated: number;
}

/**
 * A condition on a person. Written as a table of one entry: `{ tag = "member" }`, `{ all = [{ tag =
 * "member" }, { not = { holds = "lead" } }] }`, `{ number = { of = "skill", at_least = 3 } }`.
 */
export type Predicate = {
    tag: string;
} | {
    not: Predicate;
} | {
    all: Predicate[];
} | {
    any: Predicate[];
} | {
    number: NumberTest;
} | {
    holds: string;
} | {
    placed_under: string;
};

/**
 * What is preferred in a holder when several people may hold a post. A list of them is read in order:
 * what comes later never buys a loss in what came before. Written as a word or as a table of one entry:
 * `"votes"`, `{ people = { tag = "member" } }`, `{ high = "merit" }`.
 */
export type Preference = "votes" | "kept" | {
    people: Predicate;
} | {
    high: string;
} | {
    low: string;
};

/**
 * What equal values get. Named as on the page of ranking: for the values 9, 7, 7, 5 the ranks are those
 * said here.
 */
export type Ranking = "competition" | "modified" | "dense" | "ordinal" | "fractional";

/** A number, or a pair: what is divided, and by how many; it is not rounded. */
export type Rate = number | [number, number];

/** People who must each be the target of a link. */
export interface ReachSpec {
    /**
     * Who must reach them: the next tier up; absent means anyone. A link from a post counts when one of
     * its holders matches, one from a unit when somebody appointed in it does.
     */
    by?: Predicate | null;
    /** The key of this duty to reach. */
    key: string;
    /** Who must be reached; absent means everyone. */
    people?: Predicate | null;
}

/**
 * An event as it is kept: what came of it stands beside it, so that it can be replayed without the grid
 * it was judged by.
 */
export interface Recorded {
    /** Whether who has it stands in, or got it past the tiers. */
    direct: boolean;
    /** The event. */
    event: EventRow;
    /** Who has the case after it; none if nobody. */
    owner?: string | null;
    /** The stage the case is in after it. */
    stage: string;
    /** Of a report: the unit the case counts for. */
    unit?: string | null;
}

/** `person:KEY`, `unit:KEY`, `area:KEY`, `kind:KEY` or `post:POST@UNIT`. */
export type Reference = string;

/** Pairs that met before. */
export interface Repeat {
    /** How many periods ago. */
    ago: number;
    /** How many pairs. */
    pairs: number;
}

/** What the people of a unit, or of the units below it, must include. */
export interface RequirementSpec {
    /** The key of the requirement. */
    key: string;
    /** How many of them at least. */
    min?: number | null;
    /** The network; absent means the first that has the tier. */
    network?: string | null;
    /** Whom the people must include. */
    people?: Predicate | null;
    /** Which share of all the people at least, from 0 to 1. */
    share?: number | null;
    /** The tier whose units must meet it. */
    tier: string;
}

/** How often a list is revised, and by when. */
export interface RevisedSpec {
    /** The kind of period in each of which it is revised once. */
    every?: PeriodKind;
    /** By which day of the period, counted from its first. */
    first?: number | null;
    /** Within how many days at the end of the period; instead of `first`. */
    last?: number | null;
}

/** The registers of risks. */
export interface RisksSpec {
    /** The kinds of risk; absent means any. */
    kinds?: string[] | null;
    /** The levels of risk, the gravest first. */
    levels?: string[];
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** The post or role in the unit that answers for a risk which names nobody. */
    post?: string | null;
    /** The tier each unit of which keeps a register. */
    tier: string;
}

/** What it would mean that somebody has a role. */
export interface RoleAlternative {
    /** Whether a rule bars them from it; `Grid::bars` says which. */
    barred: boolean;
    /** Whether they have it in the plan. */
    chosen: boolean;
    /**
     * Seats of roles more that nobody would have in the best split in which they have it, steps of loads
     * more over one each, and skill lost; none if they may not have it.
     */
    loss?: [number, number, number] | null;
    /** The person. */
    person: string;
    /** How well they do it, 0 if no number says. */
    skill: number;
}

/** The roles of a unit. */
export interface RoleCell {
    /** How many people it has. */
    people: number;
    /**
     * Who is to have which role, in the order of the charter; without those who have one already and keep
     * it.
     */
    roles: GivenRole[];
    /** The roles nobody or too few can have. */
    uncovered: Uncovered[];
    /** The unit. */
    unit: string;
}

/** A role: a specialist duty split among the people of a unit. */
export interface RoleSpec {
    /** In which units it is split. */
    at: SiteSpec[];
    /** Who may have it. */
    eligible?: Predicate | null;
    /** The key of the role; no post has the same. */
    key: string;
    /** What is preferred in whoever is chosen to have it, the most important first. */
    prefer?: Preference[];
    /** How many people of one unit have it; absent means one or more. */
    seats?: Bounds | null;
}

/** Roles as `split_roles` split them. */
export interface RoleSplit {
    /** The units in which roles were split, each before those below it. */
    cells: RoleCell[];
}

/** The sheets of one kind about a subject. */
export interface RoundPart {
    /** The fraction that was rounded. */
    exact?: string | null;
    /** Who filled them. */
    from: SheetKind;
    /** How many are missing. */
    missing: number;
    /** The mean of their scores, to three decimals; absent if there are none. */
    score?: number | null;
    /** Each with what it comes to. */
    sheets: AppraisedSheet[];
    /** What they weigh. */
    weight: number;
}

/** What a subject of a round comes to. */
export interface RoundResult {
    /** The key of the band it lies in. */
    band?: string | null;
    /** The fraction that was rounded. */
    exact?: string | null;
    /** By kind of sheet, in the order of the charter. */
    parts: RoundPart[];
    /**
     * The weighted composite, to three decimals; absent while a kind of sheet that has a weight is
     * missing.
     */
    score?: number | null;
    /** The subject: `unit:c1`, or `person:p1`. */
    subject: string;
}

/** How far a round is. */
export type RoundState = "open" | "locked" | "published";

/** A published version. */
export interface RoundVersion {
    /** Why it replaced the one before; absent of the first. */
    reason?: string;
    /** What each subject came to. */
    results: RoundResult[];
}

/** To whom something that is reported goes, and why. */
export interface Routing {
    /** Whether it goes past the tiers. */
    direct: boolean;
    /** Who gets it: a post in a unit; none if it waits to be claimed. */
    owner?: string | null;
    /** The units on that way where nobody may have it. */
    passed: string[];
    /** Where the way up the tree began. */
    start?: string | null;
    /** The unit it counts for. */
    unit?: string | null;
    /** Why. */
    why: Why;
}

/** What one rule gave. */
export interface RuleExplained {
    /** How many entries. */
    count: number;
    /** The entries, in the order of posting. */
    entries: Entry[];
    /** The key of the rule. */
    rule: string;
    /** The points. */
    sum: number;
    /** What it says. */
    text?: string;
}

/** Severity and parameters of rules, by id: those of gridcore and those of the embedding program. */
export interface RuleSettings {
    /** The charter of a grid is in force on its day */
    "charter.day-outside"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A unit that the charter names is there */
    "charter.unknown-unit"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** An area is claimed by one cell of a network */
    "coverage.area-claimed-twice"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Every area is claimed */
    "coverage.area-unclaimed"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The claim on an area names a keeper who is there */
    "coverage.area-without-keeper"?: {
        /** whether a claim must name a keeper; absent means only that a keeper named is there */
        required?: boolean;
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A cell has as many people as the charter says */
    "coverage.cell-size"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The people of a unit include as many matching a requirement as the charter says */
    "coverage.nobody-matching"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** People are placed in cells */
    "coverage.not-a-cell"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The share of a unit's people that match a requirement is what the charter says */
    "coverage.share-too-low"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Every shift of a post that is held is watched */
    "coverage.shift-uncovered"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A unit whose post has shifts is watched in at least one of them */
    "coverage.station-uncovered"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Everybody whom a network must place is placed in it */
    "coverage.unplaced"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A unit that must be joined to another network is */
    "links.bridge-missing"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A link leads to a target within the region its kind allows */
    "links.outside"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** No more links start from one source than their kind allows */
    "links.overloaded"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Everybody who must be reached is reached from the next tier up */
    "links.unlinked"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** An appointment has every approval its post needs */
    "staffing.approval-missing"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** An appointment came by a channel its post allows */
    "staffing.channel"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The holders of several posts together are as many as the charter says */
    "staffing.combined-count"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Nobody holds a post that another post they hold bars them from */
    "staffing.excluded"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Nobody holds more posts of an exclusive group than it allows */
    "staffing.exclusive-posts"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The holder of a post meets the condition of the post */
    "staffing.ineligible"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A post is held only in units it exists in */
    "staffing.misplaced-post"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The holder of a post that follows another holds the other too */
    "staffing.not-following"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The holder of a post that goes with another holds the other too */
    "staffing.not-joint"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The holder of a post is placed within the scope of the post */
    "staffing.out-of-scope"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A post has no more holders than seats */
    "staffing.over-full"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Every role of a unit is taken */
    "staffing.role-uncovered"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Nobody holds a post past its term */
    "staffing.term-over"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** Nobody holds more posts and roles than the charter says */
    "staffing.too-many-posts"?: {
        /** how many posts one person may hold; absent means any number */
        limit?: number;
        /** how many roles one person may hold; absent means any number */
        roles?: number;
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A post has as many holders as it needs */
    "staffing.vacant"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The key of a unit follows the code scheme of its network: its parent's key and one part more */
    "structure.code"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A unit has people, if it is a cell, or units below it */
    "structure.empty-unit"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A cell of a network that refines another lies inside one cell of that network */
    "structure.not-refined"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A network has exactly one unit without a parent */
    "structure.one-root"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A unit has as many units directly below it as the charter says */
    "structure.span"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** A tier has as many units or people as the charter says */
    "structure.tier-count"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    };
    /** The tier of a unit comes next after the tier of its parent */
    "structure.tier-order"?: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
        /** whether a unit may skip tiers below its parent's; absent means no */
        skips?: boolean;
    };
    [name: string]: {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    } | {
        /** whether a claim must name a keeper; absent means only that a keeper named is there */
        required?: boolean;
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    } | {
        /** how many posts one person may hold; absent means any number */
        limit?: number;
        /** how many roles one person may hold; absent means any number */
        roles?: number;
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
    } | {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
        /** whether a unit may skip tiers below its parent's; absent means no */
        skips?: boolean;
    } | {
        /** How bad a violation is. */
        severity?: "error" | "warning" | "note" | "off";
        [name: string]: "error" | "warning" | "note" | "off" | Setting | undefined;
    } | undefined;
}

/** A score scheme: the rules of a points ledger; weighted indicators and the bands of their total. */
export interface SchemeSpec {
    /** The rounds in which its indicators are marked. */
    assessment?: AssessmentSpec | null;
    /** What the best are awarded. */
    awards?: AwardSpec[];
    /** Its bands, half-open and adjoining, lowest first. */
    bands?: BandSpec[];
    /** How much one author may give and take together in a period. */
    budgets?: BudgetSpec[];
    /** Its indicators; their weights sum to 1. */
    indicators?: IndicatorSpec[];
    /** The key of the scheme. */
    key: string;
    /** What points are given and taken for. */
    rules?: ScoreRuleSpec[];
    /** How the scores of tiers are made of entries; a tier that is not named has their sum. */
    tiers?: TierScoreSpec[];
}

/** `unit`, `tier:LABEL`, `network` or `network:KEY`. */
export type Scope = string;

/** What points are given or taken for: above zero a reward, below zero a penalty. */
export interface ScoreRuleSpec {
    /** Whether an entry counts only once somebody else has approved it. */
    approval?: boolean;
    /** The posts and roles whose holders may approve it; none named means anyone else. */
    approvers?: string[];
    /** The posts and roles whose holders may post it; none named means anyone. */
    by?: string[];
    /** The most points of the rule, whatever their sign, that one subject gets in a period. */
    caps?: CapSpec[];
    /** The key of the rule. */
    key: string;
    /** The fewest points it may be. */
    least?: number | null;
    /** The most points it may be. */
    most?: number | null;
    /** How many points it always is; instead of `least` and `most`. */
    points?: number | null;
    /** Whether an entry must refer to its evidence. */
    reference?: boolean;
    /** What kinds of subject it is for; none named means all. */
    subjects?: EndKind[];
    /** What it says, as those whom it concerns read it. */
    text?: string;
}

/** What is kept of who reported a case. */
export type Secrecy = "known" | "confidential" | "anonymous";

/** The value of a rule's parameter. */
export type Setting = boolean | number | string;

/** A share of the holders of some posts, taken together, that must meet a condition. */
export interface Share {
    /** The condition. */
    people: Predicate;
    /** The posts and roles whose holders are counted; none named means all that are staffed. */
    posts?: string[];
    /** Which part of the holders must meet it at least, from 0 to 1. */
    share: number;
}

/** A filled sheet: a value for each indicator of the scheme. */
export interface Sheet {
    /** The author: `person:p1`, `unit:t1` or `post:lead@t1`. */
    author: string;
    /** Who fills it. */
    from: SheetKind;
    /** Where the evidence is. */
    ref?: string;
    /** Whom it is about: `unit:c1`, or `person:p1` where holders of a post are assessed. */
    subject: string;
    /** By indicator, its marks, its rate or its number of cases. */
    values: {
        [name: string]: number;
    };
}

/** Who fills a sheet. */
export type SheetKind = "self" | "mutual" | "centre";

/** Sheets of one kind. */
export interface SheetSpec {
    /** The posts and roles whose holders may fill them; none named means anyone of that kind. */
    by?: string[];
    /** How many each subject needs; absent means 1. */
    count?: number | null;
    /** Who fills them. */
    from?: SheetKind;
    /** What they weigh. */
    weight: number;
}

/** A count or share that is not reached. */
export interface Shortfall {
    /** How many are missing. */
    missing: number;
    /** The key of the combined count, the label of the tier, or the condition of the share. */
    of: string;
    /** Where it is taken; none for the whole. */
    unit?: string | null;
}

/** The label of a tier, or a table that narrows it to a kind or tag. */
export type SiteSpec = string | {
    /** Only units of this kind. */
    kind?: string | null;
    /** The network of the tier; absent means the first that has it. */
    network?: string | null;
    /** Only units with this tag. */
    tag?: string | null;
    /** The tier. */
    tier: string;
};

/**
 * Which roles to split, and how. The empty request splits every role that is not taken, in every unit it
 * exists in, as evenly as can be.
 */
export interface SplitRequest {
    /** Whether roles that are taken are split anew; otherwise they stay, and count as loads. */
    anew?: boolean;
    /** How many roles one person may have; absent means as many as the charter says. */
    limit?: number | null;
    /** The roles; none named means all. */
    roles?: string[];
    /**
     * By role, the number column that says how well people would do; the higher the better, and a number
     * that is missing is 0.
     */
    skills?: {
        [name: string]: string;
    };
    /**
     * How much skill one role more of the same person must be worth: the second as much as said, the
     * third twice that, and so on. 0 gives each role to who does it best. Absent means that roles are
     * spread as evenly as can be, and skill decides among such splits.
     */
    spread?: number | null;
    /** The units, each with all below it; none named means all. */
    units?: string[];
}

/** A team that is split by a cut. */
export interface SplitTeam {
    /** Its first person after it. */
    after: string;
    /** Its last person before the cut. */
    before: string;
    /** The team. */
    team: string;
}

/** A stage of a flow: something that is to be done with a case. */
export interface StageSpec {
    /** The stages a case may be returned to from here; from one that verifies, to be reworked. */
    back?: string[];
    /** Who is told when the limit comes near or has passed, level after level. */
    escalate?: EscalationSpec[];
    /** The key of the stage. */
    key: string;
    /** How long a case may stay here; absent means any time. */
    limit?: TimeLimit | null;
    /** Whether the limit is in natural time and not in that of the calendar. */
    natural?: boolean;
    /** The stages a case goes on to from here; none, if it ends here. */
    next?: string[];
    /** The outcomes with which a case may be closed here. */
    outcomes?: Outcome[];
    /**
     * The posts that may move it, in the unit that has the case or above it; none named means those that
     * answer for the kind of matter.
     */
    posts?: string[];
    /**
     * What is to be done here: the move by which a case leaves it for one of `next`. Absent means
     * `advance`, a step without further meaning.
     */
    work?: Work | null;
}

/** Whether an appointment starts or stays. */
export type Status = "kept" | "started" | "renewed";

/** By unit and step, how often it was taken. */
export interface StepMatrix {
    /** Each unit with how many of its cases have reached which stage. */
    rows: [string, number[]][];
    /** The stages of the flow, in its order. */
    stages: string[];
}

/** A step: the marks of values that come as far as `at`. */
export interface StepSpec {
    /** The value. */
    at: number;
    /** The marks. */
    marks: number;
}

/** What a rate is made of: authorities differ in what they divide by, so it is data. */
export interface Sum {
    /** What is counted. */
    count: Count;
    /** less the sum of these. */
    less?: Count[];
    /** What it is divided by: the sum of these, */
    over?: Count[];
}

/** What some entries add up to. */
export interface Sums {
    /** How many entries. */
    count: number;
    /** The penalties, not above zero. */
    minus: number;
    /** The rewards. */
    plus: number;
    /** The points. */
    sum: number;
}

/** What a task must say. */
export type TaskNeed = "owner" | "deadline" | "measures" | "team";

/** Years, months, weeks and days, at most a hundred years: `P2Y`, `P18M`, `P90D`. */
export type Term = string;

/** How the score of the units of a tier, or of the people of one, is made of entries. */
export interface TierScoreSpec {
    /** With `weighted`: what the mean of the scores of the units right below weighs. */
    below?: number | null;
    /** With `best`: how many of the best scores right below are added up. */
    best?: number | null;
    /** No score is higher. */
    cap?: number | null;
    /** No score is lower. */
    floor?: number | null;
    /** With `weighted`: what the unit's own entries weigh, those of people in it included. */
    own?: number | null;
    /** How. */
    policy?: Policy;
    /** The tier. */
    tier: string;
}

/** The label of a tier, or a table that says more of it. */
export type TierSpec = string | {
    /** Whether people are placed in its units; absent means: in those of the last unit tier. */
    cell?: boolean | null;
    /** How many units or people the tier has. */
    count?: Bounds | null;
    /** The grade of responsibility its units carry. */
    grade?: string | null;
    /** The label. */
    label: string;
    /** The people matching this form the tier. */
    people?: Predicate | null;
    /** The holders of this post form the tier. */
    post?: string | null;
    /** How many people are placed in each of its units. */
    size?: Bounds | null;
    /** How many child units each of its units has. */
    span?: Bounds | null;
};

/** Days, hours and minutes, above zero and at most ten years: `P2D`, `PT4H`, `P1DT30M`. */
export type TimeLimit = string;

/** A role that people are lacking for. */
export interface Uncovered {
    /**
     * How many of the unit's people nothing bars from it; they have as many roles as they may, if there
     * are any.
     */
    candidates: number;
    /** How many people it lacks. */
    missing: number;
    /** The role. */
    role: string;
}

/** Required seats that stay open. */
export interface Unfilled {
    /** How many. */
    missing: number;
    /** The post or role. */
    post: string;
    /** On which shift. */
    shift: string;
    /** Where. */
    unit: string;
}

/** A unit: a node of a network's tree. */
export interface UnitRow {
    /** The first day it exists. */
    from?: Day | null;
    /** The key. */
    key: string;
    /** What kind of place it is. */
    kind?: string;
    /** What it is called. */
    name?: string;
    /** Its network; empty means the first that has the tier. */
    network?: string;
    /** The unit above; empty for a root. */
    parent?: string;
    /** Its tags. */
    tags?: string[];
    /** The label of its tier. */
    tier?: string;
    /** The first day it no longer does. */
    until?: Day | null;
}

/** Somebody the plan leaves unreached. */
export interface Unreached {
    /** The person. */
    person: string;
    /** The duty. */
    reach: string;
    /** How many sources within the region could reach them; all have as many links as they may. */
    within: number;
}

/** What a plan makes of a person and a seat. */
export type Verdict = "chosen" | "kept" | "possible" | "tied" | "barred";

/** A day of the week. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** Why somebody gets what is reported. */
export type Why = "channel" | "kind" | "place" | "stand_in" | "nobody";

/** Among which lines ranks are given. */
export type Within = "tier" | "siblings" | "board";

/** What is to be done at a stage. */
export type Work = "advance" | "file" | "dispatch" | "claim" | "handle" | "feedback" | "verify";

/** A grid document. */
export interface GridDocument {
    aliases?: ({
        /** The former key. */
        alias: string;
        /** The key it has now. */
        key: string;
        /** What it named: `unit`, `person` or `area`. */
        kind: "unit" | "person" | "area";
    })[] | null;
    appointments?: ({
        /** The approvals obtained. */
        approvals?: string[] | string | null;
        /** The channel of nomination. */
        channel?: string | null;
        /** The first day of it. */
        from?: Day | null;
        /** The person. */
        person: string;
        /** The post or role. */
        post: string;
        /** The shift, if the post has shifts. */
        shift?: string | null;
        /** The unit the post is in. */
        unit: string;
        /** The first day after it. */
        until?: Day | null;
    })[] | null;
    areas?: ({
        /** The key. */
        key: string;
        /** What kind of area it is. */
        kind?: string | null;
        /** What it is called. */
        name?: string | null;
    })[] | null;
    charter: CharterSpec;
    claims?: ({
        /** The area. */
        area: string;
        /** The cell that answers for it. */
        cell: string;
        /** The first day of it. */
        from?: Day | null;
        /** Who keeps it, as a typed reference to a person or a post. */
        keeper?: Reference | null;
        /** The first day after it. */
        until?: Day | null;
    })[] | null;
    /** The day the document is the state of. */
    day?: Day | null;
    duties?: ({
        /** Who says so; needed of what is excused. */
        author?: Reference | null;
        /** How many took part. */
        count?: number | null;
        /** The day on which it was. */
        date: Day;
        /** The duty; the key of a list stands for its revision. */
        duty: string;
        /** The period it counts for, by its name; empty means that of the day. */
        period?: string | null;
        /** Where the evidence is found; of a revision, the version of the list. */
        ref?: string | null;
        /** `done`, `missed` or `excused`; empty means done. */
        state?: string | null;
        /** Whom it binds: `person:p1`, `unit:t1`, or `post:lead@t1` for whoever holds the post. */
        subject?: Reference | null;
        /** Of a contact: who was reached. */
        target?: Reference | null;
        /** Of a list of tasks: the key of the task. */
        task?: string | null;
    })[] | null;
    entries?: ({
        /** Who approved it, as `subject`; empty for nobody. */
        approver?: Reference | null;
        /** Who posts it, as `subject`. */
        author: Reference;
        /** The day it counts for. */
        date: Day;
        /** The id, given by whoever posts: posting twice does no harm. */
        id: string;
        /** The points; absent means those of the rule. */
        points?: number | null;
        /** Where the evidence is; empty for none. */
        ref?: string | null;
        /** The entry it takes back; empty for none. */
        reverses?: string | null;
        /** The rule of the scheme. */
        rule: string;
        /** Whom or what it is about: `person:p1`, `unit:t1` or `post:lead@t1`. */
        subject: Reference;
    })[] | null;
    format: 1;
    inspections?: ({
        /** `yes` or `no`; empty means announced. */
        announced?: string | null;
        /** The person who inspected. */
        author?: Reference | null;
        /** The checklist. */
        checklist: string;
        /** The day of the inspection. */
        date: Day;
        /** The item; empty if the row says only that the unit was inspected. */
        item?: string | null;
        /** Of a defect: the day on which it was mended. */
        mended?: Day | null;
        /** `ok`, `defect` or `good` practice. */
        result?: string | null;
        /** The key of the round. */
        round: string;
        /** The unit that was inspected. */
        unit: string;
    })[] | null;
    links?: ({
        /** The first day of it. */
        from?: Day | null;
        /** The kind of link. */
        kind: string;
        /** Where it starts, as a typed reference. */
        source: Reference;
        /** Where it leads, as a typed reference. */
        target: Reference;
        /** The first day after it. */
        until?: Day | null;
    })[] | null;
    people: ({
        /** The cell of the first network the person is placed in. */
        cell?: string | null;
        /** The key. */
        key: string;
        /** The person's tags. */
        tags?: string[] | string | null;
        [name: string]: string | null | string | string[] | string | null | number | null | undefined;
    })[];
    placements?: ({
        /** The cell. */
        cell: string;
        /** The first day of it. */
        from?: Day | null;
        /** The network; empty means the network of the cell. */
        network?: string | null;
        /** The person. */
        person: string;
        /** The first day after it. */
        until?: Day | null;
    })[] | null;
    risks?: ({
        /** The day on which it was gone. */
        closed?: Day | null;
        /** The key of the risk. */
        key: string;
        /** The kind of risk. */
        kind?: string | null;
        /** The level. */
        level?: string | null;
        /** The day on which it was found. */
        opened: Day;
        /** Who answers for it: `person:p1` or `post:lead@t1`; empty means the post the charter names. */
        owner?: string | null;
        /** The unit whose register holds it. */
        unit: string;
    })[] | null;
    tasks?: ({
        /** The day on which it was done. */
        closed?: Day | null;
        /** The day by which it is to be done. */
        deadline?: Day | null;
        /** The key of the task. */
        key: string;
        /** The list it stands in. */
        list: string;
        /** The key of the measures. */
        measures?: string | null;
        /** The day on which it was put in the list. */
        opened: Day;
        /** Who answers for it: `person:p1` or `post:lead@t1`. */
        owner?: string | null;
        /** Where it came from, such as the key of a case. */
        ref?: string | null;
        /** The keys of those who take part. */
        team?: string[] | string | null;
    })[] | null;
    units: ({
        /** The first day it exists. */
        from?: Day | null;
        /** The key. */
        key: string;
        /** What kind of place it is. */
        kind?: string | null;
        /** What it is called. */
        name?: string | null;
        /** Its network; empty means the first that has the tier. */
        network?: string | null;
        /** The unit above; empty for a root. */
        parent?: string | null;
        /** Its tags. */
        tags?: string[] | string | null;
        /** The label of its tier. */
        tier: string;
        /** The first day it no longer does. */
        until?: Day | null;
    })[];
}

/** What is to be staffed and how. */
export interface StaffRequest {
    /**
     * The approvals that are given to all new appointments, as far as their posts need them; the others
     * are pending.
     */
    approvals?: string[];
    /** The channel of appointments that come from no nomination. */
    channel?: string | null;
    /** The first day of new appointments; absent means the day of the grid. */
    date?: Day | null;
    /** What becomes of those who hold these posts now. */
    holders?: Holders;
    /** Whether only those who were nominated are chosen. */
    nominated?: boolean;
    /** Who was nominated for what. */
    nominations?: Nomination[];
    /** What is said of single posts and roles instead, by key. */
    of?: {
        [name: string]: PostRequest;
    };
    /** Whether seats a post may have but does not need are filled too, as far as their number is bounded. */
    optional?: boolean;
    /**
     * How many posts one person may be given at once, beside those that follow them or go with them;
     * absent means one, or as many of these as they hold already. Roles are not counted.
     */
    per_person?: number | null;
    /** The posts and roles to staff; none named means all. */
    posts?: string[];
    /**
     * What is preferred in holders, the most important first; absent means as the charter says of each
     * post.
     */
    prefer?: Preference[] | null;
    /** A condition that every new holder must meet beside that of the charter. */
    require?: Predicate | null;
    /** Shares of the holders that must meet a condition, as far as can be. */
    shares?: Share[];
    /** The units to staff, each with all below it; none named means all. */
    units?: string[];
}

/** A proposal of who holds what. */
export interface StaffPlan {
    /** Every appointment there will be to what was staffed, by post, unit, shift and person. */
    appointments: Planned[];
    /** The appointments that end, in the same order. */
    ended: Ended[];
    /** Whether no better plan exists; otherwise the search ended before it knew. */
    exact: boolean;
    /** What a check will find of what was staffed once the plan is applied. */
    findings: PlanFindings;
    /** The people who could have taken something and hold nothing of what was staffed, by key. */
    left: string[];
    /** What was made as small as can be, stage by stage and the most important level first. */
    levels: LevelTotal[];
    /** The revision of the grid it was made for. */
    revision: number;
    /** The counts and shares that are not reached. */
    shortfalls: Shortfall[];
    /** The required seats that nobody fills. */
    unfilled: Unfilled[];
}
