// Names for display: a table of keys and names that stays in the page, since gridcore keeps none.

/** The names of a CSV text whose first column is the key and whose second is the name, by key; the header is left out. */
export function namesOf(text: string): Map<string, string> {
    const [, ...rows] = records(text.replace(/^\ufeff/, ""));
    const named = rows.map(([key = "", name = ""]) => [key.trim(), name.trim()] as const);
    return new Map(named.filter(([key, name]) => key !== "" && name !== ""));
}

/** The records of a CSV text as RFC 4180 has them; commas, semicolons and tabs all separate. */
function records(text: string): string[][] {
    const found: string[][] = [[]];
    for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))(,|;|\t|\r?\n|$)/g)) {
        found.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end?.endsWith("\n")) found.push([]);
    }
    return found.filter((record) => record.some((cell) => cell !== ""));
}
