// What is selected: who answers for it, what it holds, what is wrong with it.

import { useEffect, useState } from "preact/hooks";

import { bringIntoSight, select } from "../actions/show.ts";
import { engine } from "../engine/client.ts";
import type { Details, View } from "../engine/protocol.ts";
import { set, use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { AreaDetails } from "./area.tsx";
import { KindDetails } from "./kind.tsx";
import { Overview } from "./overview.tsx";
import { PersonDetails } from "./person.tsx";
import { UnitDetails } from "./unit.tsx";

export function Selection({ view }: { view: View }) {
    const words = useWords();
    const selected = use((state) => state.selected);
    const [seen, setSeen] = useState<{ reference: string; details: Details | null } | null>(null);
    useEffect(() => {
        let current = true;
        if (selected !== null) void engine.look(selected).then((details) => current && setSeen({ reference: selected, details }));
        return () => {
            current = false;
        };
    }, [selected, view]);

    useEffect(() => document.getElementById("panel-selection")?.scrollTo(0, 0), [selected]);

    if (selected === null) return <Overview view={view} />;
    if (seen?.reference !== selected) return null;
    const { details } = seen;
    const movable = details?.kind === "unit" || details?.kind === "person";
    return (
        <div class="details">
            <div class="actions">
                <button type="button" class="small" onClick={() => void select(null)}>
                    {words.overviewBack}
                </button>
                {details !== null && details.kind !== "kind" && (
                    <button
                        type="button"
                        class="small"
                        onClick={() => {
                            if (matchMedia("(max-width: 760px)").matches) set({ tab: "tree" });
                            void bringIntoSight(selected);
                        }}
                    >
                        {words.showInTree}
                    </button>
                )}
                {movable && (
                    <button type="button" class="small" onClick={() => set({ dialog: { kind: "move", what: selected } })}>
                        {words.moveTo}
                    </button>
                )}
            </div>
            {details === null && <p>{words.gone}</p>}
            {details?.kind === "unit" && <UnitDetails {...details} />}
            {details?.kind === "person" && <PersonDetails {...details} />}
            {details?.kind === "area" && <AreaDetails {...details} />}
            {details?.kind === "kind" && <KindDetails {...details} />}
        </div>
    );
}
