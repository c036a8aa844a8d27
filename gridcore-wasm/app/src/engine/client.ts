// The session as the page calls it: in a worker, so that a large grid does not freeze the page.

import type { Session } from "./session.ts";

type Remote<T> = {
    [name in keyof T]: T[name] extends (...given: infer Given) => infer Value ? (...given: Given) => Promise<Value> : never;
};

interface Waiting {
    resolve(value: unknown): void;
    reject(error: Error): void;
}

/** What a call ends with whose worker was stopped. */
export class Stopped extends Error {}

let worker = begun();
const waiting = new Map<number, Waiting>();
let calls = 0;
let listener: ((done: number, total: number) => void) | null = null;

function begun(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; value?: unknown; broken?: string; told?: [number, number] }>) => {
        if (data.told) return listener?.(...data.told);
        const call = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.broken === undefined) call?.resolve(data.value);
        else call?.reject(new Error(data.broken));
    });
    // Without its script or its module there is no session.
    worker.addEventListener("error", (event) => end(new Error(event.message || "the worker could not be loaded")));
    return worker;
}

function end(error: Error) {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
}

/** Who is told how far a long call is; nobody if null. */
export function listen(to: typeof listener) {
    listener = to;
}

/** Stops what the worker does. All that it holds is lost with it: another begins with nothing open. */
export function stop() {
    worker.terminate();
    worker = begun();
    end(new Stopped());
}

export const engine = new Proxy({} as Remote<Session>, {
    get: (_, name: string) => (...given: unknown[]) =>
        new Promise((resolve, reject) => {
            calls += 1;
            waiting.set(calls, { resolve, reject });
            worker.postMessage({ id: calls, name, given });
        }),
});
