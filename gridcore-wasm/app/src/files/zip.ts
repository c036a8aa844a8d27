// A zip archive of texts, stored as they are: tables are small and every system opens it.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are in UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the earliest day the format knows: the same files give the same archive. */
const DATE = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
});

/** The checksum of ISO 3309, which the format asks for. */
export function crc32(bytes: Uint8Array): number {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
}

/** See APPNOTE.TXT of PKWARE, 4.3: each file with its header, then the directory, then its end. */
export function zip(files: Record<string, string>): Blob {
    const encoder = new TextEncoder();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const directory: Uint8Array<ArrayBuffer>[] = [];
    let offset = 0;
    for (const [path, text] of Object.entries(files)) {
        const [name, content] = [encoder.encode(path), encoder.encode(text)];
        const common = [20, UTF8, 0, 0, DATE];
        const sizes = [crc32(content), content.length, content.length];
        const local = record([LOCAL], common, sizes, [name.length, 0]);
        directory.push(record([CENTRAL], [20, ...common], sizes, [name.length, 0, 0, 0, 0], [0, offset]), name);
        parts.push(local, name, content);
        offset += local.length + name.length + content.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0);
    const count = Object.keys(files).length;
    const end = record([END], [0, 0, count, count], [size, offset], [0]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** Numbers in little-endian order: groups of four bytes and of two in turn. */
function record(...groups: number[][]): Uint8Array<ArrayBuffer> {
    const bytes: number[] = [];
    groups.forEach((group, index) => {
        for (const number of group) for (let at = 0; at < (index % 2 ? 2 : 4); at++) bytes.push((number >>> (8 * at)) & 0xff);
    });
    return Uint8Array.from(bytes);
}
