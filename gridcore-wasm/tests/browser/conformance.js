// Runs in the browser, in a page or a worker: what the module makes of the documents, as text.

import init, { Grid, GridError, Ledger } from "gridcore";

/** Compares with what Rust wrote; the names of the files that differ. */
export async function conformance(names, base) {
    await init();
    const differing = [];
    const fetched = async (name) => new Uint8Array(await (await fetch(new URL(name, base))).arrayBuffer());
    const text = (bytes) => new TextDecoder().decode(bytes);
    for (const name of names) {
        const document = await fetched(`${name}.document.json`);
        if (name.startsWith("refused-")) {
            try {
                Grid.fromDocument(document);
                differing.push(name);
            } catch (error) {
                const { kind, message, findings } = error;
                const found = `{"kind":"${kind}","message":${JSON.stringify(message)},"findings":${findings.json}}`;
                const expected = text(await fetched(`${name}.error.json`));
                if (!(error instanceof GridError) || found !== expected) differing.push(name);
            }
            continue;
        }
        const grid = Grid.fromDocument(document);
        if (grid.check().json !== text(await fetched(`${name}.findings.json`))) differing.push(`${name}: findings`);
        const expected = text(await fetched(`${name}.answers.json`));
        const lines = Object.keys(JSON.parse(expected)).map(
            (about) => `${JSON.stringify(about)}:${JSON.stringify(grid.answersFor(about))}`,
        );
        if (`{${lines.join(",\n")}}` !== expected) differing.push(`${name}: answers`);
        if (grid.toDocument() !== text(document)) differing.push(`${name}: document`);
        grid.free();
        const scored = Grid.fromDocument(await fetched(`${name}.scored.json`));
        const ledger = new Ledger(scored, "compared", await fetched(`${name}.entries.csv`));
        for (const { request, board } of JSON.parse(text(await fetched(`${name}.boards.json`)))) {
            if (ledger.rollUp(scored, request).toJson() !== board) differing.push(`${name}: board ${JSON.stringify(request)}`);
        }
    }
    return differing.length === 0 ? `${names.length} alike` : differing.join(", ");
}
