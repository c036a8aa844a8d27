// What is saved: a document or an archive to download, or files into a folder where the browser can.

import { zip } from "./zip.ts";

export function download(name: string, content: Blob) {
    const address = URL.createObjectURL(content);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The download has begun by then.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveDocument(name: string, text: string) {
    download(`${stem(name)}.json`, new Blob([text], { type: "application/json" }));
}

export function saveText(name: string, text: string) {
    download(`${stem(name)}.txt`, new Blob([text], { type: "text/plain" }));
}

export function saveArchive(name: string, files: Record<string, string>) {
    const folder = stem(name);
    download(`${folder}.zip`, zip(Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]))));
}

interface Picker {
    showDirectoryPicker?: (options: { mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;
}

export const canSaveInto = "showDirectoryPicker" in window;

/** What would be read along with the files that are written, such as a second charter. */
const BESIDE = /^(charter(-.*)?\.(toml|json)|(units|people|placements|areas|claims|appointments|links|aliases)\.json)$/i;

/**
 * Writes the files into a folder of the user's choice and gives its name, or the file that is in the way there; none if
 * they chose none. A table that has no rows any more keeps its header alone, so that its former rows are not read again.
 */
export async function saveInto(files: Record<string, string>): Promise<{ folder: string; inTheWay?: string } | null> {
    const folder = await (window as Picker).showDirectoryPicker?.({ mode: "readwrite" }).catch(() => null);
    if (!folder) return null;
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
        if (BESIDE.test(name) && !(name in files)) return { folder: folder.name, inTheWay: name };
    }
    for (const [name, text] of Object.entries(files)) await write(folder, name, text);
    for (const table of ["placements", "areas", "claims", "appointments", "links", "aliases"]) {
        const name = `${table}.csv`;
        if (name in files) continue;
        const former = await folder.getFileHandle(name).catch(() => null);
        if (former) await write(folder, name, `${(await (await former.getFile()).text()).split(/\r?\n/, 1)[0]}\n`);
    }
    return { folder: folder.name };
}

async function write(folder: FileSystemDirectoryHandle, name: string, text: string) {
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
}

function stem(name: string): string {
    return name.replace(/\.[a-z]+$/i, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "grid";
}
