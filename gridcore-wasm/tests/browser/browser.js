// A browser and a server for the tests: Chromium without a head, files of a few folders.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, sep } from "node:path";

import { chromium } from "playwright-core";

const TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
};

export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves folders, by the first part of the path, and pages; each with a content security policy. */
export async function serve(folders, pages = {}, policy = POLICY) {
    const server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
        const [, first, ...rest] = path.split("/");
        const send = (status, type, body) => {
            response.writeHead(status, { "content-type": type, "content-security-policy": policy });
            response.end(body);
        };
        if (path === "/favicon.ico") return send(204, "image/x-icon", "");
        if (path in pages) return send(200, TYPES[extname(path)] ?? TYPES[".html"], pages[path]);
        const file = folders[first] && normalize(join(folders[first], ...rest));
        if (file?.startsWith(folders[first] + sep) && existsSync(file) && statSync(file).isFile()) {
            return send(200, TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file));
        }
        send(404, "text/plain", "");
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    return {
        origin: `http://127.0.0.1:${server.address().port}`,
        // A browser keeps its connections open, and closing waits for them.
        close: () => new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
        }),
    };
}

/** A browser with an empty profile. */
export async function launch() {
    const profile = mkdtempSync(join(tmpdir(), "gridcore-browser-"));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    });
    return {
        context,
        close: async () => {
            await context.close();
            rmSync(profile, { recursive: true, force: true });
        },
    };
}

/** Opens a page and waits for what it says in its title. */
export async function titleOf(context, url) {
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    try {
        await page.goto(url);
        await page.waitForFunction(() => document.title !== "", undefined, { timeout: 120_000 }).catch(() => {});
        return { title: await page.title(), said };
    } finally {
        await page.close();
    }
}
