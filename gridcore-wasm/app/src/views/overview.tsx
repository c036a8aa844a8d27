// The whole: its networks and their tiers, what there is of each, the kinds of matter.

import { forgetNames, readNames } from "../actions/names.ts";
import type { View } from "../engine/protocol.ts";
import { Sign } from "../parts/marks.tsx";
import { Things } from "../parts/thing.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";
import { FindingsOf } from "./parts.tsx";
import { referencesOf } from "../reference.ts";

export function Overview({ view }: { view: View }) {
    const words = useWords();
    const whole = view.findings.filter(({ subject }) => referencesOf(subject).length === 0);
    return (
        <div class="details">
            <h2>
                <bdi>{view.charter}</bdi>
            </h2>
            <p class="path">
                {words.units(view.rows.length)} · {words.people(view.people)} · {words.areasCount(view.areas.length)} · {words.findingsCount(view.total)}
            </p>
            <p>{words.overviewText}</p>
            <p class="legend quiet">
                {(["error", "warning", "note"] as const).map((severity) => (
                    <span key={severity}>
                        <Sign severity={severity} /> {words.severity[severity]}
                    </span>
                ))}
                <span>{words.treeHelp}</span>
            </p>
            {view.networks.map(({ key, tiers, refines }) => (
                <section key={key}>
                    <h3>
                        <bdi>{key}</bdi> <span class="quiet">{refines === null ? words.network : words.refines(refines)}</span>
                    </h3>
                    <Tiers view={view} network={key} tiers={tiers} />
                </section>
            ))}
            <FindingsOf findings={whole} title={words.wholeGrid} />
            <section>
                <h3>{words.kindsOfMatter}</h3>
                {view.kinds.length === 0 ? <p class="quiet">{words.kindsNone}</p> : <Things references={view.kinds.map((key) => `kind:${key}`)} />}
            </section>
            <Names />
            {view.areas.length > 0 && (
                <section>
                    <h3>
                        {words.areas} <span class="quiet">{view.areas.length}</span>
                    </h3>
                    <Things references={view.areas.map((key) => `area:${key}`)} first={20} />
                </section>
            )}
        </div>
    );
}

/** How many units each tier has; tiers of people have none. */
function Tiers({ view, network, tiers }: { view: View; network: string; tiers: string[] }) {
    const counts = new Map<string, number>();
    for (const row of view.rows) if (row.network === network) counts.set(row.tier, (counts.get(row.tier) ?? 0) + 1);
    return (
        <ul class="tiers">
            {tiers.filter((tier) => counts.has(tier)).map((tier) => (
                <li key={tier}>
                    <b>{counts.get(tier)?.toLocaleString("en")}</b> <bdi>{tier}</bdi>
                </li>
            ))}
        </ul>
    );
}

/** Names of people, from a file of the user's. */
function Names() {
    const words = useWords();
    const count = use((state) => state.names.size);
    return (
        <section>
            <h3>{words.names}</h3>
            <p class="quiet">{words.namesText}</p>
            <p class="actions">
                <label class="picker small">
                    {words.namesChoose}
                    <input
                        type="file"
                        class="names-input"
                        accept=".csv,.txt"
                        onChange={(event) => {
                            const [file] = event.currentTarget.files ?? [];
                            if (file) void readNames(file);
                            event.currentTarget.value = "";
                        }}
                    />
                </label>
                {count > 0 && (
                    <button type="button" class="small" onClick={forgetNames}>
                        {words.namesForget(count)}
                    </button>
                )}
            </p>
        </section>
    );
}
