// What is public, whatever the entry.

export { GridError } from "./error.js";
export { Findings } from "./findings.js";
export { Grid, Monitor, encodingOf, rank, redistribute, rules, share, version } from "./gridcore.js";
