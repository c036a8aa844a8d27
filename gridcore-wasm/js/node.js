// The entry for Node, by import and by require: ready at once.

import { readFileSync } from "node:fs";
import { initSync } from "./gridcore.js";

initSync({ module: readFileSync(new URL("./gridcore_bg.wasm", import.meta.url)) });

export * from "./names.js";

/** What a page waits for; here it is ready already. */
export default async function init() {}
