// Names for display: a table of keys and names that stays in the page, since gridcore keeps none.

import { records } from "./csv.ts";

/** The names of a CSV text whose first column is the key and whose second is the name, by key; the header is left out. */
export function namesOf(text: string): Map<string, string> {
    const named = records(text).slice(1).map(([key = "", name = ""]) => [key, name] as const);
    return new Map(named.filter(([key, name]) => key !== "" && name !== ""));
}
