// Texts that are not in UTF-8, which gridcore refuses: decoded with what the browser has.

import { encodingOf } from "gridcore";

import type { Content, Source } from "./protocol.ts";

/** The source with every text in another encoding decoded, and which those were. */
export function decodeAll(source: Source) {
    const decoded: { file: string; encoding: string }[] = [];
    const decode = (file: string, content: Content): Content => {
        if (typeof content === "string") return content;
        const { encoding, text } = textOf(content);
        // What is in UTF-8, or in nothing known, gridcore reads or refuses as it came.
        if (encoding === "utf-8" || text === null) return content;
        decoded.push({ file, encoding: encoding === "gb18030" ? "GB18030" : "UTF-16" });
        return text;
    };
    const { files, document, sheet } = source;
    return {
        source: {
            ...source,
            ...(files && { files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, decode(name, content)])) }),
            ...(document !== undefined && { document: decode(source.name, document) }),
            ...(sheet && { sheet: { ...sheet, content: decode(source.name, sheet.content) } }),
        },
        decoded,
    };
}

/** The text of bytes in any encoding that is told apart; none if they are no such text. */
export function textOf(bytes: Uint8Array): { encoding: string | null; text: string | null } {
    const encoding = encodingOf(bytes);
    if (encoding === null) return { encoding, text: null };
    try {
        return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
        return { encoding, text: null };
    }
}
