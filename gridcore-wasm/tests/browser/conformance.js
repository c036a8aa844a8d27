// Runs in Node and in the browser, in a page or a worker: what the module makes of the documents, as text.

import init, { Desk, Grid, GridError, History, Ledger } from "gridcore";

/** The method that makes a kind of plan. */
const METHODS = { draw_cells: "drawCells", split_roles: "splitRoles" };

/** What of the plans for a document differs from what Rust wrote. */
export function differingPlans(document, expected) {
    return expected.flatMap((twin, number) => {
        const grid = Grid.fromDocument(document);
        grid.apply(JSON.parse(twin.before));
        const plan = grid[METHODS[twin.kind] ?? twin.kind](JSON.parse(twin.request));
        const found = [[plan.json, twin.plan], [JSON.stringify(plan.changes()), twin.changes]];
        if (twin.staffing) {
            const { parts, blockers, explained } = twin.staffing;
            found.push([JSON.stringify(plan.parts()), parts]);
            ["en", "zh"].forEach((language, at) => found.push([JSON.stringify(plan.blockers({ language })), blockers[at]]));
            explained.forEach(([person, post, unit, answer]) => found.push([JSON.stringify(plan.explain(person, post, unit)), answer]));
        }
        plan.verify();
        plan.apply(grid);
        plan.free();
        grid.free();
        return found.every(([text, wanted]) => text === wanted) ? [] : [`plan ${number} (${twin.kind})`];
    });
}

/** What of the reviews of a system differs from what Rust wrote. */
export function differingReviews({ document, tables, reviews }) {
    const grid = Grid.fromDocument(document);
    return reviews.flatMap(({ request, review, entries, reports }) => {
        const made = grid.review(request, tables);
        const found = [[made.toJson(), review], [JSON.stringify(made.entries("duty", "unit:x")), entries]];
        found.push([JSON.stringify(made.reports()), reports], [JSON.stringify(made.table("lines")), JSON.stringify(JSON.parse(review).lines)]);
        made.free();
        return found.every(([text, wanted]) => text === wanted) ? [] : [`review ${request.period}`];
    });
}

/** What of the history of a system differs from what Rust wrote. */
export function differingJournal(twin) {
    const history = new History(Grid.fromDocument(twin.document), twin.recorded);
    const found = twin.steps.map(({ method, arguments: given, options, error }) => [method, refusal(() => history[method](...given, ...(method === "undo" ? [undefined] : []), options)), error]);
    found.push(["journal", history.journal, twin.journal], ["people", history.people, twin.people], ["head", history.head, twin.head]);
    const opened = History.open(twin.journal, twin.people);
    for (const made of [history, opened]) {
        for (const [day, document] of twin.days) found.push([day, made.grid(day).toDocument(), document]);
        const [day, desk] = twin.desk_on;
        found.push(["desk", made.desk().toJson(), twin.desk], ["desk of a day", made.desk(day).toJson(), desk]);
        made.free();
    }
    return found.filter(([, made, wanted]) => made !== wanted).map(([name]) => name);
}

/** The message a call is refused with; null if it is not. */
function refusal(call) {
    try {
        call();
        return null;
    } catch (error) {
        return error.message;
    }
}

/** What of the cases of a document differs from what Rust wrote. */
export function differingCases(document, expected) {
    const grid = Grid.fromDocument(document);
    const desk = new Desk(grid);
    const text = JSON.stringify;
    const { events, viewers, at } = expected;
    const found = [["applied", text(desk.applyAll(grid, events)), expected.applied], ["desk", desk.toJson(), expected.desk]];
    viewers.forEach((viewer, number) => {
        found.push(["cases", text(desk.cases(grid, viewer, { at })), expected.cases[number]]);
        found.push(["moves", text(desk.legalMovesFor(grid, "case-00", at, viewer)), expected.moves[number]]);
    });
    found.push(["lights", text(desk.lights(at)), expected.lights]);
    for (const [request, counts] of expected.metrics) found.push(["metrics", text(desk.metrics(grid, JSON.parse(request))), counts]);
    found.push(["steps", text(desk.stepMatrix(grid.charter.flows[0].key)), expected.steps]);
    const again = Desk.restore(grid, desk.toJson());
    found.push(["restored", again.toJson(), expected.desk]);
    found.push(["escalations", text(desk.escalations(grid, at)), expected.escalations]);
    [again, desk, grid].forEach((handle) => handle.free());
    return found.filter(([, made, wanted]) => made !== wanted).map(([name]) => name);
}

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
        const cases = JSON.parse(text(await fetched(`${name}.cases.json`)));
        if (cases !== null) differing.push(...differingCases(document, cases).map((what) => `${name}: cases, ${what}`));
        if (name.startsWith("generated-")) continue;
        const plans = JSON.parse(text(await fetched(`${name}.plans.json`)));
        differing.push(...differingPlans(document, plans).map((plan) => `${name}: ${plan}`));
        if (name.endsWith("-broken") || name.endsWith("-undrawn")) continue;
        const duties = JSON.parse(text(await fetched(`${name}.reviews.json`)));
        differing.push(...differingReviews(duties).map((review) => `${name}: ${review}`));
        const history = JSON.parse(text(await fetched(`${name}.journal.json`)));
        differing.push(...differingJournal(history).map((what) => `${name}: history, ${what}`));
    }
    return differing.length === 0 ? `${names.length} alike` : differing.join(", ");
}
