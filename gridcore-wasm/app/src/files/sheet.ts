// A sheet with a person on each row: what its columns seem to be, which the user then says.

import type { SheetOptions } from "../engine/protocol.ts";
import { records } from "./csv.ts";

/** What a column may be: a level of units is told by its number, from 1 for the outermost. */
export type Role = "key" | "post" | "tags" | "number" | "ignored" | `level${number}`;

export interface SheetColumn {
    name: string;
    /** A few of its cells. */
    examples: string[];
    role: Role;
}

const POST = /^(post|title|position|岗位|职务|职位)/i;
const TAGS = /^(tags?|标签)/i;

/** More levels than this nobody is asked about. */
export const LEVELS = 6;

/** The columns of a sheet with a guess: what has a value of its own on each row is the key, what repeats most is outermost. */
export function columnsOf(text: string): SheetColumn[] {
    const [header = [], ...rows] = records(text);
    const columns = header.map((name, index) => {
        const values = new Set(rows.map((row) => row[index] ?? "").filter((cell) => cell !== ""));
        return { name, values, numeric: [...values].every((value) => /^-?\d+(\.\d{1,3})?$/.test(value)) };
    });
    const key = columns.find(({ values }) => values.size === rows.length) ?? columns[0];
    const isLevel = ({ name, values, numeric }: (typeof columns)[number]) => !numeric && !POST.test(name) && !TAGS.test(name) && values.size > 0 && values.size * 2 <= rows.length;
    const levels = columns.filter((column) => column !== key && isLevel(column)).sort((a, b) => a.values.size - b.values.size).slice(0, LEVELS);
    return columns.map((column) => {
        const level = levels.indexOf(column);
        const { name, values } = column;
        const role: Role = column === key ? "key" : level >= 0 ? `level${level + 1}` : POST.test(name) ? "post" : TAGS.test(name) ? "tags" : "ignored";
        return { name, examples: [...values].slice(0, 3), role };
    });
}

/** What gridcore is told of the columns; nothing if no key or no level is chosen, or one twice. */
export function optionsOf(columns: SheetColumn[]): SheetOptions | null {
    const named = (role: Role) => columns.filter((column) => column.role === role).map(({ name }) => name);
    const levels = Array.from({ length: LEVELS }, (_, index) => named(`level${index + 1}`));
    const path = levels.flat();
    const [key, ...more] = named("key");
    const [post, ...posts] = named("post");
    const [tags, ...others] = named("tags");
    if (key === undefined || path.length === 0 || levels.some((level) => level.length > 1) || more.length + posts.length + others.length > 0) return null;
    return { path, key, ...(post !== undefined && { post }), ...(tags !== undefined && { tags }), numbers: named("number"), ignored: named("ignored") };
}
