// The worker: one session, called by name.

import init from "gridcore";

import { refusal } from "./made.ts";
import { Session } from "./session.ts";

/** Milliseconds between two messages of how far a call is. */
const OFTEN = 50;

let last = 0;
const session = new Session((done, total) => {
    if (performance.now() - last < OFTEN) return;
    last = performance.now();
    postMessage({ told: [done, total] });
});
const ready = init();

addEventListener("message", async ({ data }: MessageEvent<{ id: number; name: keyof Session; given: never[] }>) => {
    const { id, name, given } = data;
    try {
        await ready;
        const call = session[name] as (...given: never[]) => unknown;
        postMessage({ id, value: call.apply(session, given) });
    } catch (error) {
        postMessage({ id, broken: refusal(error).message });
    }
});
