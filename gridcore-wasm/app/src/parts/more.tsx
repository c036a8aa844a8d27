// A long list a part at a time.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { useWords } from "../words/index.ts";

export function More<T>({ items, first, children }: { items: T[]; first: number; children: (some: T[]) => ComponentChildren }) {
    const words = useWords();
    const [shown, setShown] = useState(first);
    const left = items.length - shown;
    return (
        <>
            {children(items.slice(0, shown))}
            {left > 0 && (
                <button type="button" class="more" onClick={() => setShown(shown + Math.max(first, 200))}>
                    {words.showMore(Math.min(left, Math.max(first, 200)))}
                </button>
            )}
        </>
    );
}
