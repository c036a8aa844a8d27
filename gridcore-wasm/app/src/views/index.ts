// The views beside the tree, each a tab. A later view is one module and one line here.

import type { ComponentType } from "preact";

import type { View } from "../engine/protocol.ts";
import type { Words } from "../words/index.ts";
import { DeskView } from "./desk.tsx";
import { Findings } from "./findings.tsx";
import { MapView } from "./map.tsx";
import { PlanView } from "./plan.tsx";
import { ScoresView } from "./scores.tsx";
import { Selection } from "./selection.tsx";

export interface TabView {
    id: keyof Words["tabs"];
    Content: ComponentType<{ view: View }>;
    /** A number beside the label. */
    count?: (view: View) => number;
}

export const VIEWS: TabView[] = [
    { id: "selection", Content: Selection },
    { id: "findings", Content: Findings, count: ({ total }) => total },
    { id: "plan", Content: PlanView },
    { id: "map", Content: MapView },
    { id: "scores", Content: ScoresView },
    { id: "desk", Content: DeskView },
];
