// What is public, whatever the entry.

export { GridError } from "./error.js";
export { Findings } from "./findings.js";
export { Assignment, Grid, Monitor, encodingOf, linearSumAssignment, rules, solveAssignment, version } from "./gridcore.js";
