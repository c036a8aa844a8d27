// What is public, whatever the entry.

export { GridError } from "./error.js";
export { Findings } from "./findings.js";
export {
    Assignment, Board, Desk, Grid, History, Ledger, Monitor, Plan, Review, Round, appraise, encodingOf, linearSumAssignment,
    rank, receipt, redistribute, rules, share, solveAssignment, version,
} from "./gridcore.js";
