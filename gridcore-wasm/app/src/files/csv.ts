// CSV as the page itself reads it: to show a beginning, or names. What a grid is made of gridcore reads.

/** The records of a CSV text as RFC 4180 has them; commas, semicolons and tabs all separate. Empty ones are left out. */
export function records(text: string): string[][] {
    const found: string[][] = [[]];
    for (const [, quoted, plain = "", end] of text.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))(,|;|\t|\r?\n|$)/g)) {
        found.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
        if (end?.endsWith("\n")) found.push([]);
    }
    return found.filter((record) => record.some((cell) => cell !== ""));
}
