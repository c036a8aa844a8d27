// The whole at a glance: an icicle, in which every unit is a bar as high as the people in and below it.

import { hierarchy, partition, type HierarchyRectangularNode } from "d3-hierarchy";
import type { TreeRow } from "gridcore";
import { useMemo, useState } from "preact/hooks";

import { select } from "../actions/show.ts";
import type { View } from "../engine/protocol.ts";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";

/** The drawing's own measure; the page scales it. */
const WIDTH = 900;
/** It is as high as its leaves need for a label each, within these. */
const HEIGHTS = { each: 15, least: 420, most: 6000 };
/** Bars lower than this are left out, and lower than the other have no label. */
const LOWEST = 3;
const LABELLED = 12.5;
/** How wide the bar of a root is, measured by the others: it has little to say. */
const ROOT = 0.5;

interface Node {
    row: TreeRow | null;
    children: Node[];
}

export function MapView({ view }: { view: View }) {
    const words = useWords();
    const [network, setNetwork] = useState(view.networks[0]?.key ?? "");
    const { bars, left, height } = useMemo(() => barsOf(view.rows.filter((row) => row.network === network)), [view, network]);
    const selected = use((state) => state.selected);
    return (
        <div class="map-view">
            {view.networks.length > 1 && (
                <div class="filters" role="group" aria-label={words.network}>
                    {view.networks.map(({ key }) => (
                        <button key={key} type="button" class="small toggle" aria-pressed={key === network} onClick={() => setNetwork(key)}>
                            <bdi>{key}</bdi>
                        </button>
                    ))}
                </div>
            )}
            <p class="quiet">
                {words.mapText} {left > 0 && words.mapLeft(left)}
            </p>
            <p class="legend" aria-label={words.legend}>
                {(["error", "warning", "note"] as const).map((severity) => (
                    <span key={severity} class={`patch ${severity}`}>
                        {words.severity[severity]}
                    </span>
                ))}
                <span class="patch">{words.legendNone}</span>
            </p>
            {bars.length === 0 ? (
                <p class="quiet">{words.mapNone}</p>
            ) : (
                <svg class="map" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={words.tabs.map}>
                    {bars.map((bar) => (
                        <Bar key={bar.data.row?.key} bar={bar} selected={selected === `unit:${bar.data.row?.key}`} />
                    ))}
                </svg>
            )}
        </div>
    );
}

function Bar({ bar, selected }: { bar: HierarchyRectangularNode<Node>; selected: boolean }) {
    const words = useWords();
    const row = bar.data.row as TreeRow;
    const mark = bar.children ? row.findings : row.findings_under;
    const [width, height] = [bar.y1 - bar.y0, bar.x1 - bar.x0];
    const label = row.name || row.key;
    const room = Math.max(1, Math.floor((width - 10) / 7));
    return (
        <g class={["part", mark?.worst, selected && "selected"].filter(Boolean).join(" ")} onClick={() => void select(`unit:${row.key}`)}>
            <title>{`${[row.name, row.key].filter(Boolean).join(" ")} · ${words.people(row.people_under)}${mark ? ` · ${words.findingsCount(mark.count)}` : ""}`}</title>
            <rect x={bar.y0} y={bar.x0} width={Math.max(0, width - 1)} height={Math.max(0.5, height - (height > 4 ? 1 : 0))} />
            {height >= LABELLED && (
                <text x={bar.y0 + 5} y={bar.x0 + Math.min(height / 2 + 4, 16)}>
                    {label.length > room ? `${[...label].slice(0, room - 1).join("")}…` : label}
                </text>
            )}
        </g>
    );
}

/** The bars to draw, from the rows of one network, which come each before those below it. */
function barsOf(rows: TreeRow[]): { bars: HierarchyRectangularNode<Node>[]; left: number; height: number } {
    const top: Node = { row: null, children: [] };
    const open: Node[] = [top];
    for (const row of rows) {
        open.length = row.depth + 1;
        const node = { row, children: [] };
        open[row.depth]?.children.push(node);
        open.push(node);
    }
    // A unit without people has a line of its own all the same.
    const root = hierarchy(top).sum(({ row, children }) => (row?.people ?? 0) + (children.length === 0 ? 0.2 : 0));
    const height = Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, root.leaves().length * HEIGHTS.each));
    const drawn = partition<Node>().size([height, 1])(root);
    const levels = root.height;
    const wide = WIDTH / (levels > 1 ? levels - 1 + ROOT : 1);
    const bars = drawn.descendants().filter(({ data, x0, x1 }) => data.row !== null && x1 - x0 >= LOWEST);
    // The top is no unit, so that its units stand at the edge.
    for (const bar of bars) {
        const [root, rest] = levels > 1 ? [wide * ROOT, bar.depth - 2] : [0, bar.depth - 1];
        bar.y0 = bar.depth === 1 ? 0 : root + rest * wide;
        bar.y1 = bar.depth === 1 && levels > 1 ? root : bar.y0 + wide;
    }
    return { bars, left: rows.length - bars.length, height };
}
