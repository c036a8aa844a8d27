export * from "./names.js";

/** What a page waits for; in Node it is ready already. */
export default function init(): Promise<void>;
