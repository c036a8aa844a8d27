export * from "./names.js";
export { default, initSync } from "./gridcore.js";
