// The same synthetic tree as the Rust benches: opaque keys, ten units below each, parents before children.

const TIERS = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

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
