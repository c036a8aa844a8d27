// The entry for pages, workers and bundlers: ready when `init()` is.

export * from "./names.js";
export { default, initSync } from "./gridcore.js";
