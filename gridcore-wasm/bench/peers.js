// What a program would write by hand: ids by a `Map`, trees as typed arrays.

/** The tree of keys and parents, validated: no key twice, no parent unknown, no circle. */
export function typedArrays(keys, parents) {
    const ids = new Map();
    for (let unit = 0; unit < keys.length; unit++) {
        if (ids.has(keys[unit])) throw new Error(`${keys[unit]} twice`);
        ids.set(keys[unit], unit);
    }
    const above = new Int32Array(keys.length).fill(-1);
    const children = new Int32Array(keys.length);
    for (let unit = 0; unit < keys.length; unit++) {
        if (parents[unit] === null) continue;
        const parent = ids.get(parents[unit]);
        if (parent === undefined) throw new Error(`${parents[unit]} unknown`);
        above[unit] = parent;
        children[parent]++;
    }
    // Leaves first, each after all below it: whatever is left lies on a circle.
    const order = new Int32Array(keys.length);
    const left = children.slice();
    let end = 0;
    for (let unit = 0; unit < keys.length; unit++) if (left[unit] === 0) order[end++] = unit;
    for (let next = 0; next < end; next++) {
        const parent = above[order[next]];
        if (parent >= 0 && --left[parent] === 0) order[end++] = parent;
    }
    if (end < keys.length) throw new Error("a circle");
    return { ids, above, order };
}

/** Sums over subtrees: `parents` in an order in which each unit follows the one above it. */
export function sums(parents, numbers) {
    const sums = numbers.slice();
    for (let unit = sums.length - 1; unit > 0; unit--) {
        const parent = parents[unit];
        if (parent >= 0) sums[parent] += sums[unit];
    }
    return sums;
}

/** Rewards, penalties and how many entries of the days [from, until), of each unit and all below it. */
export function windowed(units, days, points, parents, from, until) {
    const [plus, minus, count] = [0, 1, 2].map(() => new Float64Array(parents.length));
    for (let row = 0; row < units.length; row++) {
        if (days[row] < from || days[row] >= until) continue;
        const unit = units[row];
        if (points[row] > 0) plus[unit] += points[row];
        else minus[unit] += points[row];
        count[unit]++;
    }
    return { plus: sums(parents, plus), minus: sums(parents, minus), count: sums(parents, count) };
}
