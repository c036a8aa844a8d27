// The same synthetic tree as the Rust benches: opaque keys, ten units below each, parents before children.

const TIERS = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

export const SCHEME = { name: "tree", tiers: TIERS, schemes: [{ key: "points", rules: [{ key: "any", least: -9, most: 9 }] }] };

export const CHARTER = { name: "tree", tiers: TIERS };

export function tree(count) {
    const depths = new Uint8Array(count);
    const keys = new Array(count);
    const parents = new Array(count);
    const tiers = new Array(count);
    for (let unit = 0; unit < count; unit++) {
        const above = unit === 0 ? -1 : Math.floor((unit - 1) / 10);
        depths[unit] = unit === 0 ? 0 : depths[above] + 1;
        keys[unit] = key(unit);
        parents[unit] = unit === 0 ? null : key(above);
        tiers[unit] = TIERS[depths[unit]];
    }
    return { keys, parents, tiers };
}

function key(unit) {
    return `u${String(unit).padStart(7, "0")}`;
}

/** Entries of the leaves of a tree of 11,111 units over two years: as columns to post, and as numbers. */
export function entries(count, keys) {
    const [leaves, first] = [10_000, keys.length - 10_000];
    const cell = new Int32Array(count);
    const day = new Int32Array(count);
    const points = new Int32Array(count);
    for (let row = 0; row < count; row++) {
        const mixed = Math.imul(row, 0x9e3779b1) >>> 0;
        cell[row] = first + (mixed % leaves);
        day[row] = Math.floor((row * 731) / count);
        points[row] = (Math.floor(mixed / leaves) % 18_001) - 9_000;
    }
    const start = (number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
    const columns = (from, until) => {
        const rows = Array.from({ length: until - from }, (_, row) => from + row);
        return {
            id: Int32Array.from(rows),
            date: rows.map((row) => start(day[row])),
            subject: rows.map((row) => `unit:${keys[cell[row]]}`),
            rule: rows.map(() => "any"),
            points: Float64Array.from(rows, (row) => points[row] / 1000),
            author: rows.map(() => `unit:${keys[0]}`),
        };
    };
    return { columns, cell, day, points, start };
}
