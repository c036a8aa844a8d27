// The worker: one session, called by name.

import init from "gridcore";

import { refusal } from "./made.ts";
import { Session } from "./session.ts";

const session = new Session();
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
