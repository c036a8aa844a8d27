// A grid made of what is opened, and what is said when it is not.

import { Grid, GridError, type DocumentOptions, type GridOptions, type Language } from "gridcore";

import type { Refusal, Source } from "./protocol.ts";

/** The grid of a source; a document has its own day. */
export function made({ files, sheet, document = "", day, lenient = false }: Source, language: Language): Grid {
    const options: DocumentOptions = { lenient, language };
    const dated: GridOptions = { ...options, ...(day !== undefined && { day }) };
    if (files) return Grid.load(files, dated);
    if (sheet) return Grid.fromPeople(sheet.content, { ...sheet.options, ...dated });
    return Grid.fromDocument(document, options);
}

/** Why something was refused; what is no refusal of gridcore is told as it came. */
export function refusal(error: unknown): Refusal {
    if (error instanceof GridError) {
        const { kind, message, findings } = error;
        return { kind, message, findings: findings.slice(0, 1000), total: findings.total };
    }
    return { kind: "broken", message: error instanceof Error ? error.message : String(error), findings: [], total: 0 };
}
