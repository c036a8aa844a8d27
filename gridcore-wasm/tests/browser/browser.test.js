// In Chromium: a plain page, a worker, a bundle; under a strict content security policy.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build } from "vite";

import { ROOT, documents } from "../support/index.js";
import { POLICY, launch, serve, titleOf } from "./browser.js";

const NAMES = [...documents(), "refused-text", "refused-charter", "refused-roster"];
const ALIKE = `${NAMES.length} alike`;
const RUN = `conformance(${JSON.stringify(NAMES)}, new URL("/twins/", location.href))`;

/** The module that runs in the browser, with `gridcore` where the server has it. */
async function suite() {
    const { readFile } = await import("node:fs/promises");
    const text = await readFile(join(ROOT, "tests/browser/conformance.js"), "utf8");
    return text.replace('from "gridcore"', 'from "/dist/index.js"');
}

const page = (script) => `<!doctype html><html lang="en"><script type="module" src="${script}"></script>`;

let browser, work;

before(async () => {
    browser = await launch();
    work = mkdtempSync(join(tmpdir(), "gridcore-bundle-"));
});

after(async () => {
    await browser.close();
    rmSync(work, { recursive: true });
});

async function withPages(pages, check, { policy = POLICY, folders = {} } = {}) {
    const served = { dist: join(ROOT, "dist"), twins: process.env.GRIDCORE_TWINS, ...folders };
    const server = await serve(served, { "/suite.js": await suite(), ...pages }, policy);
    try {
        await check(server.origin);
    } finally {
        await server.close();
    }
}

test("a plain page without a bundler", async () => {
    const script = `import { conformance } from "/suite.js"; document.title = await ${RUN};`;
    await withPages({ "/": page("/main.js"), "/main.js": script }, async (origin) => {
        const { title, said } = await titleOf(browser.context, origin);
        assert.deepEqual([title, said], [ALIKE, []]);
    });
});

test("a worker", async () => {
    const worker = `import { conformance } from "/suite.js"; postMessage(await ${RUN});`;
    const script = `new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => (document.title = data);`;
    await withPages({ "/": page("/main.js"), "/main.js": script, "/worker.js": worker }, async (origin) => {
        const { title, said } = await titleOf(browser.context, origin);
        assert.deepEqual([title, said], [ALIKE, []]);
    });
});

test("without 'wasm-unsafe-eval' the policy forbids it, as the README says", async () => {
    const script = `import init from "/dist/index.js"; try { await init(); document.title = "ready"; } catch (error) { document.title = error.name; }`;
    const policy = "default-src 'self'; script-src 'self'";
    await withPages({ "/": page("/main.js"), "/main.js": script }, async (origin) => {
        assert.equal((await titleOf(browser.context, origin)).title, "CompileError");
    }, { policy });
});

test("hostile texts are texts", async () => {
    const script = `
        import init, { Grid } from "/dist/index.js";
        await init();
        const key = "<img src=x onerror=document.title='run'>";
        const grid = new Grid({ name: "w", tiers: ["team"] }, { units: [{ key, tier: "team" }], people: [{ key }] });
        document.body.textContent = grid.check().text() + grid.mermaid() + grid.graphml();
        await new Promise((later) => setTimeout(later, 50));
        document.title ||= grid.person(key).key === key ? "as it was" : "changed";
    `;
    await withPages({ "/": page("/main.js"), "/main.js": script }, async (origin) => {
        assert.deepEqual(await titleOf(browser.context, origin), { title: "as it was", said: [] });
    });
});

/** A project where `gridcore` is installed. */
function project(name) {
    const folder = join(work, name);
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(ROOT, join(folder, "node_modules/gridcore"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    cpSync(join(ROOT, "tests/browser/conformance.js"), join(folder, "suite.js"));
    writeFileSync(join(folder, "index.html"), page("./main.js"));
    writeFileSync(join(folder, "main.js"), `import { conformance } from "./suite.js"; document.title = await ${RUN};`);
    return folder;
}

test("a bundle that Vite builds", async () => {
    const folder = project("page");
    await build({ root: folder, base: "/built/", logLevel: "error", build: { target: "es2022" } });
    await withPages({}, async (origin) => {
        const { title, said } = await titleOf(browser.context, `${origin}/built/index.html`);
        assert.deepEqual([title, said], [ALIKE, []]);
    }, { folders: { built: join(folder, "dist") } });
});

test("a worker in a bundle that Vite builds", async () => {
    const folder = project("worker");
    writeFileSync(join(folder, "worker.js"), `import { conformance } from "./suite.js"; postMessage(await ${RUN});`);
    const start = 'new Worker(new URL("./worker.js", import.meta.url), { type: "module" })';
    writeFileSync(join(folder, "main.js"), `${start}.onmessage = ({ data }) => (document.title = data);`);
    await build({ root: folder, base: "/built/", logLevel: "error", worker: { format: "es" }, build: { target: "es2022" } });
    await withPages({}, async (origin) => {
        const { title, said } = await titleOf(browser.context, `${origin}/built/index.html`);
        assert.deepEqual([title, said], [ALIKE, []]);
    }, { folders: { built: join(folder, "dist") } });
});

test("Vite in development", async () => {
    const { createServer } = await import("vite");
    const folder = project("development");
    const server = await createServer({
        root: folder,
        logLevel: "error",
        optimizeDeps: { exclude: ["gridcore"] },
        server: { host: "127.0.0.1", port: 0, fs: { strict: false }, hmr: false, ws: false },
        plugins: [
            {
                name: "twins",
                configureServer({ middlewares }) {
                    middlewares.use("/twins", async (request, response) => {
                        const { readFile } = await import("node:fs/promises");
                        response.end(await readFile(join(process.env.GRIDCORE_TWINS, request.url.slice(1))));
                    });
                },
            },
        ],
    });
    try {
        await server.listen();
        const { title } = await titleOf(browser.context, server.resolvedUrls.local[0]);
        assert.equal(title, ALIKE);
    } finally {
        await server.close();
    }
});
