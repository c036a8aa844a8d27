import type { ErrorKind, Findings } from "./types.js";

export type * from "./types.js";
export type { Pairs } from "./gridcore.js";
export {
    Assignment, Board, Desk, Grid, History, Ledger, Monitor, Plan, Review, Round, appraise, encodingOf, linearSumAssignment,
    rank, receipt, redistribute, rules, share, solveAssignment, version,
} from "./gridcore.js";

/** Thrown when a call cannot be carried out. */
export class GridError extends Error {
    private constructor();
    readonly name: "GridError";
    /** What kind of call failed. */
    readonly kind: ErrorKind;
    /** Everything that is wrong. */
    readonly findings: Findings;
}
