// Saving.

import { engine } from "../engine/client.ts";
import { saveArchive, saveDocument, saveInto, saveText } from "../files/save.ts";
import { get, set } from "../store.ts";
import { working } from "./show.ts";

export async function save(as: "document" | "archive" | "findings" | "folder") {
    const name = get().view?.name;
    if (name === undefined) return;
    await working(async () => {
        if (as === "findings") return saveText(name, await engine.report(get().language));
        if (as === "document") {
            saveDocument(name, await engine.document());
            return set({ unsaved: false });
        }
        const files = await engine.files();
        if (as === "archive") {
            saveArchive(name, files);
            return set({ unsaved: false });
        }
        const saved = await saveInto(files);
        if (saved === null) return;
        const { folder, inTheWay } = saved;
        if (inTheWay !== undefined) return set({ notices: [{ kind: "inTheWay", folder, file: inTheWay }] });
        set({ unsaved: false, notices: [{ kind: "savedInto", folder }] });
    });
}
