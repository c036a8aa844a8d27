// The session as the page calls it: in a worker, so that a large grid does not freeze the page.

import type { Session } from "./session.ts";

type Remote<T> = {
    [name in keyof T]: T[name] extends (...given: infer Given) => infer Value ? (...given: Given) => Promise<Value> : never;
};

interface Waiting {
    resolve(value: unknown): void;
    reject(error: Error): void;
}

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const waiting = new Map<number, Waiting>();
let calls = 0;

worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; value?: unknown; broken?: string }>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.broken === undefined) call?.resolve(data.value);
    else call?.reject(new Error(data.broken));
});

// Without its script or its module there is no session.
worker.addEventListener("error", (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || "the worker could not be loaded"));
    waiting.clear();
});

export const engine = new Proxy({} as Remote<Session>, {
    get: (_, name: string) => (...given: unknown[]) =>
        new Promise((resolve, reject) => {
            calls += 1;
            waiting.set(calls, { resolve, reject });
            worker.postMessage({ id: calls, name, given });
        }),
});
