// The five systems of the tests, as they are and broken, as files the page can fetch.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DATA = fileURLToPath(new URL("../../tests/data", import.meta.url));
const SYSTEMS = ["area7", "gas_centre", "jianghan", "longtan", "plant8"];

/** Each sample by the name of its file: the texts of its folder, by name. */
function samples() {
    return SYSTEMS.flatMap((system) => [
        [`samples/${system}.json`, folder(join(DATA, system))],
        [`samples/${system}-broken.json`, folder(join(DATA, system, "broken"))],
    ]);
}

function folder(path) {
    const names = readdirSync(path).filter((name) => /\.(csv|toml)$/.test(name));
    return JSON.stringify(Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), "utf8")])));
}

/** Puts the samples beside the page, when it is built and in development. */
export function withSamples() {
    return {
        name: "samples",
        generateBundle() {
            for (const [fileName, source] of samples()) this.emitFile({ type: "asset", fileName, source });
        },
        configureServer({ middlewares }) {
            const served = new Map(samples().map(([name, text]) => [`/${name}`, text]));
            middlewares.use((request, response, next) => {
                const text = served.get(request.url ?? "");
                if (text === undefined) return next();
                response.setHeader("content-type", "application/json");
                response.end(text);
            });
        },
    };
}
