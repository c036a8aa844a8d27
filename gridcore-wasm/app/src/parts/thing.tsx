// A thing by its key, to click.

import { select } from "../actions/show.ts";
import { parse, selectable } from "../reference.ts";
import { use, type State } from "../store.ts";
import { useWords } from "../words/index.ts";
import { Marked } from "./marks.tsx";
import { More } from "./more.tsx";

/** The key, and the name if it is a unit with one; all of it as text. */
export function Thing({ reference, named = true }: { reference: string; named?: boolean }) {
    const words = useWords();
    const { kind, key, post } = parse(reference);
    const name = use((state) => (named ? nameOf(state, kind, key) : undefined));
    const title = `${words.kinds[kind] ?? kind} ${post === undefined ? key : `${post} @ ${key}`}`;
    return (
        <button type="button" class={`thing ${kind}`} title={title} onClick={() => void select(selectable(reference)).then(toSelection)}>
            {post !== undefined && <span>{post} · </span>}
            <bdi class="key">{key}</bdi>
            {name && <bdi class="name">{name}</bdi>}
        </button>
    );
}

/** What was clicked may be out of sight now: those who do not see are led along. */
function toSelection() {
    const panel = document.getElementById("panel-selection");
    panel?.focus({ preventScroll: true });
}

export function nameOf({ units, names }: State, kind: string, key: string): string | undefined {
    if (kind === "person") return names.get(key);
    return kind === "unit" || kind === "post" ? units.get(key)?.name : undefined;
}

/** Things side by side, the first few at once. */
export function Things({ references, first = 60 }: { references: string[]; first?: number }) {
    return (
        <More items={references} first={first}>
            {(some) => (
                <ul class="things">
                    {some.map((reference) => (
                        <li key={reference}>
                            <Thing reference={reference} /> <Marked reference={reference} />
                        </li>
                    ))}
                </ul>
            )}
        </More>
    );
}
