// Moving a unit or a person without dragging.

import type { TreeRow } from "gridcore";

import { move } from "../actions/edit.ts";
import type { View } from "../engine/protocol.ts";
import { Choice, type Option } from "../parts/choice.tsx";
import { parse } from "../reference.ts";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

const MOST = 100;
const TOP = "top";

export function MoveDialog({ what, view }: { what: string; view: View }) {
    const words = useWords();
    const units = use((state) => state.units);
    const { kind, key } = parse(what);
    const find = (text: string): Option[] => {
        const wanted = text.trim().toLowerCase();
        const fits = (row: TreeRow) => wanted === "" || row.key.toLowerCase().includes(wanted) || (row.name ?? "").toLowerCase().includes(wanted);
        const targets = (kind === "unit" ? above(view, units, key) : cells(view)).filter(fits).slice(0, MOST);
        const options: Option[] = targets.map((row) => ({ id: `unit:${row.key}`, label: <Target row={row} now={units.get(key)?.parent === row.key && kind === "unit"} /> }));
        return kind === "unit" && wanted === "" ? [...options, { id: TOP, label: words.moveRoot }] : options;
    };
    return (
        <Modal title={<bdi>{words.moveTitle(key)}</bdi>}>
            <p class="quiet">{words.moveText}</p>
            <Choice always label={words.moveTitle(key)} placeholder={words.search} none={words.moveNone} find={find} choose={(id) => void move(what, id === TOP ? null : parse(id).key)} />
        </Modal>
    );
}

function Target({ row, now }: { row: TreeRow; now: boolean }) {
    const words = useWords();
    return (
        <>
            {row.name && <bdi class="name">{row.name}</bdi>} <bdi class={row.name ? "key quiet" : "key"}>{row.key}</bdi> <span class="quiet">{row.tier}</span>
            {now && <span class="tag">{words.moveNow}</span>}
        </>
    );
}

/** Units a person may be placed in: first those where people are. */
function cells(view: View): TreeRow[] {
    return [...view.rows.filter(({ people }) => people > 0), ...view.rows.filter(({ people }) => people === 0)];
}

/** Units of the same network that a unit may be moved under: first those of the tier of its parent. */
function above(view: View, units: ReadonlyMap<string, TreeRow>, key: string): TreeRow[] {
    const row = units.get(key);
    const tier = row?.parent === undefined ? undefined : units.get(row.parent)?.tier;
    const others = view.rows.filter((other) => other.network === row?.network && other.key !== key);
    return [...others.filter((other) => other.tier === tier), ...others.filter((other) => other.tier !== tier)];
}
