// What the tests share.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The five systems and their broken twins. */
export const TWINS = ["area7", "gas_centre", "jianghan", "longtan", "plant8"].flatMap((name) => [name, `${name}-broken`]);

/** The day the fixtures are the state of. */
export const DAY = "2024-06-30";

/** A file that `make twins` wrote: what Rust says. */
export function twin(name) {
    assert.ok(process.env.GRIDCORE_TWINS, "GRIDCORE_TWINS is the folder that `make twins` wrote");
    return readFileSync(join(process.env.GRIDCORE_TWINS, name));
}

/** The names of the documents among those files that form a grid. */
export function documents() {
    const names = readdirSync(process.env.GRIDCORE_TWINS ?? assert.fail("GRIDCORE_TWINS is not set"));
    const found = names.filter((name) => name.endsWith(".document.json") && !name.startsWith("refused-"));
    assert.ok(TWINS.every((name) => found.includes(`${name}.document.json`)));
    return found.map((name) => name.slice(0, -".document.json".length)).sort();
}

/** A folder of the fixtures, as names and bytes. */
export function folder(name) {
    const path = join(ROOT, "../tests/data", name);
    const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(path, name))]));
}

export function thrownBy(call) {
    try {
        call();
    } catch (error) {
        return error;
    }
    assert.fail("nothing was thrown");
}

export const CHARTER = {
    name: "workshop",
    tags: ["first-aider"],
    numbers: [{ key: "skill" }],
    tiers: ["site", "team"],
    posts: [{ key: "lead", at: ["team"], eligible: { tag: "first-aider" } }, { key: "head", at: ["site"] }],
    area_kinds: ["room"],
};

export const TABLES = {
    units: "key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n",
    people: "key,cell,tags,skill\n0001,t1,first-aider,2.5\n0002,t2,,\n0003,,,7\n",
    areas: "key,kind\na1,room\n",
    claims: "area,cell,keeper\na1,t2,person:0002\n",
    appointments: "person,post,unit\n0001,head,north\n0002,lead,t2\n",
};
