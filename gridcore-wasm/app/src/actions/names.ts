// Names for display, joined to keys when they are shown: kept while the page is open, and never saved.

import { engine } from "../engine/client.ts";
import { namesOf } from "../files/names.ts";
import { set } from "../store.ts";
import { working } from "./show.ts";

export async function readNames(file: File) {
    await working(async () => {
        const names = namesOf(await engine.text(new Uint8Array(await file.arrayBuffer())));
        set({ names, notices: [{ kind: "named", count: names.size, file: file.name }] });
    });
}

export function forgetNames() {
    set({ names: new Map() });
}
