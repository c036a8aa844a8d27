// Tables on their way in: columns of texts as one text with lengths, columns of numbers as typed
// arrays, and apart from them the few cells that are neither.

const ENCODER = new TextEncoder();
// So many UTF-16 units are encoded at a time: joined all at once they take more than twice as long.
const PART = 4096;

/**
 * The columns of a table: an object of arrays, or an array of objects.
 *
 * A column has `name`, and `text` in UTF-8 with `lengths` (in UTF-16 units) and `counts` (in how many rows after
 * each other a text stands, unless in one each), or `numbers`, or `wholes`;
 * `odd` is JSON, an array of `[row, cell]` for the cells apart.
 */
export function packed(table, name) {
    if (typeof table !== "object" || table === null || ArrayBuffer.isView(table)) {
        throw new TypeError(`table \`${name}\` is neither a CSV text nor columns nor rows`);
    }
    const columns = Array.isArray(table) ? transposed(table, name) : Object.entries(table);
    const rows = columns.length === 0 ? 0 : columns[0][1].length;
    for (const [column, cells] of columns) {
        if (!Array.isArray(cells) && !isNumeric(cells)) {
            throw new TypeError(`column \`${column}\` of table \`${name}\` is neither an array nor a typed array`);
        }
        if (cells.length !== rows) {
            const [first] = columns[0];
            const found = `\`${column}\` has ${cells.length} cells and \`${first}\` ${rows}`;
            throw new TypeError(`columns of table \`${name}\` differ in length: ${found}`);
        }
    }
    return { rows, columns: columns.map(([column, cells]) => ({ name: column, ...pack(cells) })) };
}

function isNumeric(cells) {
    return ArrayBuffer.isView(cells) && !(cells instanceof DataView);
}

/** The columns of rows: a column for each field any of them has. */
function transposed(rows, name) {
    const columns = new Map();
    rows.forEach((row, index) => {
        if (typeof row !== "object" || row === null || Array.isArray(row)) {
            throw new TypeError(`row ${index + 1} of table \`${name}\` is not an object`);
        }
        for (const field of Object.keys(row)) {
            let cells = columns.get(field);
            if (cells === undefined) columns.set(field, (cells = new Array(rows.length).fill(undefined)));
            cells[index] = row[field];
        }
    });
    return [...columns];
}

function pack(cells) {
    if (cells instanceof BigInt64Array) return { wholes: cells };
    if (cells instanceof BigUint64Array) return packTexts(Array.from(cells));
    if (cells instanceof Float64Array) return { numbers: cells };
    // A number of four bytes stands for its shortest decimal, not for the double it is read as.
    if (cells instanceof Float32Array) return { numbers: Float64Array.from(cells, shortest) };
    if (!Array.isArray(cells)) return { numbers: Float64Array.from(cells) };
    const first = cells.find((cell) => cell !== null && cell !== undefined);
    return typeof first === "number" ? packNumbers(cells) : packTexts(cells);
}

function shortest(single) {
    if (!Number.isFinite(single) || Number.isInteger(single)) return single;
    for (let digits = 1; digits < 9; digits++) {
        const text = Number(single.toPrecision(digits));
        if (Math.fround(text) === single) return text;
    }
    return single;
}

function packNumbers(cells) {
    const numbers = new Float64Array(cells.length);
    const odd = [];
    for (let row = 0; row < cells.length; row++) {
        const cell = cells[row];
        if (typeof cell === "number") {
            numbers[row] = cell;
        } else {
            numbers[row] = NaN;
            if (cell !== null && cell !== undefined) odd.push([row, oddCell(cell)]);
        }
    }
    return { numbers, odd: json(odd) };
}

/** Whether each cell can be encoded is only asked, `wary`, when something cannot. */
function packTexts(cells, wary = false) {
    const text = new Text();
    const lengths = new Uint32Array(cells.length);
    const counts = new Uint32Array(cells.length);
    const odd = [];
    let [runs, part, last] = [0, "", undefined];
    for (let row = 0; row < cells.length; row++) {
        let cell = cells[row];
        if (typeof cell !== "string" || (wary && !isWellFormed(cell))) {
            if (cell !== null && cell !== undefined) odd.push([row, oddCell(cell)]);
            cell = "";
        }
        // Neighbours that are equal cross once: parents and tiers mostly are.
        if (cell !== last) {
            if (beginsAmid(cell)) return packTexts(cells, true);
            if (part.length >= PART) {
                if (!isWellFormed(part)) return packTexts(cells, true);
                text.add(part);
                part = "";
            }
            last = cell;
            part += cell;
            lengths[runs++] = cell.length;
        }
        counts[runs - 1]++;
    }
    if (!isWellFormed(part)) return packTexts(cells, true);
    text.add(part);
    return {
        // A long text crosses much faster as bytes.
        text: text.bytes.subarray(0, text.length),
        lengths: lengths.subarray(0, runs),
        counts: runs < cells.length ? counts.subarray(0, runs) : undefined,
        odd: json(odd),
    };
}

/** Whether a text begins with the second half of a character, which might find the first before it. */
function beginsAmid(text) {
    return (text.charCodeAt(0) & 0xfc00) === 0xdc00;
}

/** Texts end to end in UTF-8. */
class Text {
    bytes = new Uint8Array(4 * PART);
    length = 0;

    add(part) {
        // A UTF-16 unit takes at most three bytes.
        const needed = this.length + 3 * part.length;
        if (needed > this.bytes.length) {
            const wider = new Uint8Array(2 * needed);
            wider.set(this.bytes);
            this.bytes = wider;
        }
        this.length += ENCODER.encodeInto(part, this.bytes.subarray(this.length)).written;
    }
}

/** A cell that is neither a text nor, among numbers, a number. */
function oddCell(cell) {
    switch (typeof cell) {
        case "string":
            return isWellFormed(cell) ? { text: cell } : { other: "no text" };
        case "number":
            return Number.isFinite(cell) ? { number: cell } : { other: "no number" };
        case "bigint":
            return BigInt.asIntN(64, cell) === cell ? { whole: String(cell) } : { other: "bigint" };
        case "object": {
            const isTags = Array.isArray(cell) && cell.every((tag) => typeof tag === "string" && isWellFormed(tag));
            return isTags ? { tags: cell } : { other: Array.isArray(cell) ? "[..]" : "{..}" };
        }
        case "undefined":
            return { other: "no text" };
        default:
            return { other: typeof cell === "boolean" ? String(cell) : typeof cell };
    }
}

function isWellFormed(text) {
    return text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text);
}

function json(odd) {
    return odd.length === 0 ? undefined : JSON.stringify(odd);
}
