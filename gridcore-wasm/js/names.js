// What is public, whatever the entry.

export { GridError } from "./error.js";
export { Findings } from "./findings.js";
export {
    Assignment, Board, Desk, Grid, Ledger, Monitor, Plan, Round, appraise, encodingOf, linearSumAssignment, rank, redistribute,
    rules, share, solveAssignment, version,
} from "./gridcore.js";
