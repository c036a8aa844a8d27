// Files from a picker or a drop, as something to open.

import type { Content, Source } from "../engine/protocol.ts";

/** The names a grid folder has; other texts among several files are told as well. */
const FOLDER = /^(charter(-.*)?\.(toml|json)|(units|people|placements|areas|claims|appointments|links|aliases)\.(csv|json))$/i;
const TEXT = /\.(csv|toml|json)$/i;

/** More than this a browser does not hold in one piece. */
const LARGEST = 1024 ** 3;

/** What a source is called before its charter is known. */
export function titleOf({ name, files = {} }: Source): string {
    const names = Object.keys(files);
    const known = names.filter((name) => FOLDER.test(name));
    return name || (known.length > 0 ? known : names).slice(0, 3).join(", ");
}

/** Whether this is one sheet by itself, which belongs to no folder. */
export function isSheet(files: File[], folder: string | null): boolean {
    const [first] = files;
    return folder === null && files.length === 1 && first !== undefined && /\.(csv|tsv|txt)$/i.test(first.name) && !FOLDER.test(first.name);
}

/** A file that cannot be opened. */
export class Unreadable extends Error {
    constructor(readonly kind: "tooLarge" | "unreadable", readonly file: string) {
        super(`${kind}: ${file}`);
    }
}

/**
 * One file of another name is a document, everything else a folder, of which only texts are read: of other files the
 * name is enough, as it is for gridcore on a disk.
 */
export async function sourceOf(files: File[], folder: string | null): Promise<Source> {
    const [first] = files;
    if (folder === null && files.length === 1 && first && !FOLDER.test(first.name) && !/\.(csv|toml)$/i.test(first.name)) {
        return { name: first.name, document: await read(first) };
    }
    const contents: Record<string, Content> = {};
    for (const file of files) contents[file.name] = TEXT.test(file.name) ? await read(file) : new Uint8Array();
    return { name: folder ?? "", files: contents };
}

export async function read(file: File): Promise<Uint8Array> {
    if (file.size > LARGEST) throw new Unreadable("tooLarge", file.name);
    try {
        return new Uint8Array(await file.arrayBuffer());
    } catch {
        throw new Unreadable("unreadable", file.name);
    }
}

/** What a folder picker gives: the files directly in the folder. */
export function inFolder(list: FileList): { files: File[]; folder: string } {
    const all = [...list].map((file) => ({ file, path: file.webkitRelativePath.split("/") }));
    const folder = all[0]?.path[0] ?? "";
    return { files: all.filter(({ path }) => path.length === 2).map(({ file }) => file), folder };
}

/** What was dropped: files, or the files directly in the first folder among them. */
export async function dropped(transfer: DataTransfer): Promise<{ files: File[]; folder: string | null }> {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    const folder = entries.find((entry) => entry.isDirectory) as FileSystemDirectoryEntry | undefined;
    if (folder === undefined) return { files: [...transfer.files], folder: null };
    const reader = folder.createReader();
    const inside: FileSystemEntry[] = [];
    // A reader gives a hundred at a time, and nothing at the end.
    for (;;) {
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) break;
        inside.push(...some);
    }
    const files = inside.filter((entry) => entry.isFile) as FileSystemFileEntry[];
    return { files: await Promise.all(files.map((entry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject)))), folder: folder.name };
}
