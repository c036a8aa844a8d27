// Tables on their way in: columns of texts as one text with lengths, columns of numbers as typed
// arrays, and apart from them the few cells that are neither.

const SEPARATOR = "\0";

/**
 * The columns of a table: an object of arrays, or an array of objects.
 *
 * A column has `name`, and `text` in UTF-8 with `lengths` (in UTF-16 units, each followed by one separator)
 * and `counts` (in how many rows after each other a text stands, unless in one each), or `numbers`, or `wholes`;
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

function packTexts(cells) {
    // Neighbours that are equal cross once: parents and tiers mostly are.
    const texts = [];
    const counts = new Uint32Array(cells.length);
    const odd = [];
    let last;
    for (let row = 0; row < cells.length; row++) {
        let cell = cells[row];
        if (typeof cell !== "string") {
            if (cell !== null && cell !== undefined) odd.push([row, oddCell(cell)]);
            cell = "";
        }
        if (cell !== last) texts.push((last = cell));
        counts[texts.length - 1]++;
    }
    let text = texts.join(SEPARATOR);
    if (!isWellFormed(text)) {
        let row = 0;
        texts.forEach((cell, run) => {
            const end = row + counts[run];
            if (!isWellFormed(cell)) {
                texts[run] = "";
                for (; row < end; row++) odd.push([row, oddCell(undefined)]);
            }
            row = end;
        });
        odd.sort(([a], [b]) => a - b);
        text = texts.join(SEPARATOR);
    }
    const lengths = new Uint32Array(texts.length);
    for (let run = 0; run < texts.length; run++) lengths[run] = texts[run].length;
    return {
        // A long text crosses much faster as bytes.
        text: new TextEncoder().encode(text),
        lengths,
        counts: texts.length < cells.length ? counts.subarray(0, texts.length) : undefined,
        odd: json(odd),
    };
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
