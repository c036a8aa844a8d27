// What is public, whatever the entry.

export { GridError } from "./error.js";
export { Findings } from "./findings.js";
export { Grid, Monitor, encodingOf, rules, version } from "./gridcore.js";
