// One row of the tree.

import type { TreeRow } from "gridcore";
import { useState } from "preact/hooks";

import { fold, select } from "../actions/show.ts";
import { Badge, Marked } from "../parts/marks.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import * as drag from "./drag.ts";
import type { Item } from "./visible.ts";

interface Props {
    item: Item;
    index: number;
    active: boolean;
    top: number;
    onActive: (index: number) => void;
    onHeld: (id: string | null) => void;
}

export function Row({ item, index, active, top, onActive, onHeld }: Props) {
    const selected = use((state) => state.selected === item.reference);
    const [target, setTarget] = useState(false);
    const unit = item.kind === "unit" ? item.row.key : null;
    const classes = ["row", item.kind, selected && "selected", active && "active", target && "target"];
    return (
        <div
            id={`row-${index}`}
            role="treeitem"
            aria-level={item.level}
            aria-posinset={item.position}
            aria-setsize={item.siblings}
            aria-selected={selected}
            {...(item.open !== null && { "aria-expanded": item.open })}
            class={classes.filter(Boolean).join(" ")}
            data-id={item.id}
            style={{ transform: `translateY(${top}px)`, paddingInlineStart: `${(item.level - 1) * 14 + 4}px` }}
            draggable={item.kind !== "network"}
            onClick={() => {
                onActive(index);
                if (item.kind === "network") void fold(item.reference, !item.open);
                else void select(item.reference, false);
            }}
            onDblClick={() => item.open !== null && void fold(item.reference, !item.open)}
            onDragStart={(event) => {
                onHeld(item.id);
                drag.begin(event, item.reference);
            }}
            onDragEnd={() => {
                onHeld(null);
                drag.end();
            }}
            onDragOver={(event) => unit !== null && setTarget(drag.over(event, unit))}
            onDragLeave={() => {
                setTarget(false);
                drag.leave();
            }}
            onDrop={(event) => {
                setTarget(false);
                if (unit !== null) drag.drop(event, unit);
            }}
        >
            <span
                class={`fold ${item.open === null ? "none" : item.open ? "open" : ""}`}
                aria-hidden="true"
                onClick={(event) => {
                    event.stopPropagation();
                    onActive(index);
                    if (item.open !== null) void fold(item.reference, !item.open);
                }}
            />
            {item.kind === "network" && <NetworkLabel network={item.key} />}
            {item.kind === "unit" && <UnitLabel row={item.row} open={item.open === true} />}
            {item.kind === "person" && <PersonLabel person={item.key} posts={item.posts} />}
        </div>
    );
}

function NetworkLabel({ network }: { network: string }) {
    const words = useWords();
    return (
        <span class="label">
            <bdi class="key">{network}</bdi> <span class="quiet">{words.network}</span>
        </span>
    );
}

function UnitLabel({ row, open }: { row: TreeRow; open: boolean }) {
    const words = useWords();
    // What is folded away is counted where it is hidden.
    const mark = open ? row.findings : row.findings_under;
    return (
        <>
            <span class="label" title={[row.name, row.key, row.tier, row.kind].filter(Boolean).join(" · ")}>
                {row.name && <bdi class="name">{row.name}</bdi>}
                <bdi class={row.name ? "key quiet" : "key"}>{row.key}</bdi>
                <span class="tier quiet">{row.tier}</span>
            </span>
            {mark && <Badge {...mark} title={open ? words.findingsCount(mark.count) : words.findingsBelow(mark.count)} />}
            <span class="heads quiet" title={words.people(row.people_under)}>
                {row.people_under}
            </span>
        </>
    );
}

function PersonLabel({ person, posts }: { person: string; posts: string[] }) {
    const name = use((state) => state.names.get(person));
    return (
        <>
            <span class="label">
                {name && <bdi class="name">{name}</bdi>}
                <bdi class={name ? "key quiet" : "key"}>{person}</bdi>
                {posts.length > 0 && <bdi class="held quiet">{posts.join(", ")}</bdi>}
            </span>
            <Marked reference={`person:${person}`} />
        </>
    );
}
