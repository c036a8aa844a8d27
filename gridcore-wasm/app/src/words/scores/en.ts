// The points in English.

import type { Measure, PeriodName } from "gridcore";

import { count } from "../count.ts";

export const en = {
    noScheme: "The charter has no scheme with rules for points.",
    scheme: "Scheme",
    network: "Network",
    periods: "Periods",
    period: "Period",
    by: "Measure",
    tier: "Tier",
    kinds: { day: "days", week: "weeks", month: "months", quarter: "quarters", half_year: "half-years", year: "years" } satisfies Record<PeriodName, string>,
    measures: { sum: "Points", per_head: "Points a head", plus: "Rewards", minus: "Penalties", count: "Entries" } satisfies Record<Measure, string>,
    entries: (n: number) => `${count(n, "entry", "entries")}.`,
    pending: (n: number) => (n === 1 ? "1 waits for approval and does not count." : `${n.toLocaleString("en")} wait for approval and do not count.`),
    noEntries: "Put entries.csv into the folder, or read a file of entries here.",
    readEntries: "Read entries…",
    refused: "No entry was read: some are refused.",
    refusals: "Refused",
    tree: "Units by score",
    treeText: "The stronger the colour, the further from zero among the units of its tier: green above, red below. A click shows what is behind a number.",
    sums: (plus: string, minus: string, n: number) => `${plus} and ${minus} in ${count(n, "entry", "entries")}`,
    ranking: "Ranking",
    rank: "Rank",
    tied: (rank: number) => `${rank} =`,
    heads: "People",
    covered: "With entries",
    pot: "Pot to share",
    potNone: "none",
    potText: "A whole number of the smallest unit of money, such as cents",
    share: "Share",
    together: "Together",
    behind: "Behind the number of",
    behindNone: "No entry counts here.",
    behindMore: (n: number) => `and ${n.toLocaleString("en")} more`,
    day: "Day",
    subject: "About",
    author: "Posted by",
    note: "Evidence",
    reverses: (id: string) => `reverses ${id}`,
    approved: (by: string) => `approved by ${by}`,
};

export type ScoreWords = typeof en;
