// The application in a browser, for its tests: built once, opened anew in each test.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { HEADERS } from "../../app/policy.js";
import { ROOT } from "../support/index.js";
import { launch, serve } from "./browser.js";

export const DATA = join(ROOT, "../tests/data");
const BUILT = join(ROOT, "app/dist");
const PICTURES = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "../target"), "app");

/** A browser and the application on a server that sends its policy. */
export async function start() {
    assert.ok(existsSync(join(BUILT, "index.html")), "the application is built by `npm run app:build`");
    mkdirSync(PICTURES, { recursive: true });
    const browser = await launch();
    const server = await serve({ app: BUILT }, {}, HEADERS["content-security-policy"]);
    return { browser, address: `${server.origin}/app/index.html`, close: async () => void (await browser.close(), await server.close()) };
}

/**
 * Does something on a page of its own, which must break no policy and throw nothing.
 */
export async function onPage({ browser, address }, act, { width = 1280, height = 800, dark = false, language = "en" } = {}) {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(15_000);
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
    await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    // The language of the test, until the page is told another: pages of one browser remember it for each other.
    await page.addInitScript((language) => {
        if (sessionStorage.getItem("begun") === null) localStorage.setItem("gridcore.language", language);
        sessionStorage.setItem("begun", "");
    }, language);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    try {
        await page.goto(address);
        await ready(page);
        await act(page);
        assert.deepEqual(wrong, []);
    } finally {
        // For who looks why a test failed.
        await page.screenshot({ path: join(PICTURES, "last.png") }).catch(() => {});
        await page.close();
    }
}

export async function ready(page) {
    await page.waitForSelector("html[data-ready]");
}

export async function picture(page, name) {
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Opens a sample and waits until it is shown. */
export async function sample(page, system, state = "healthy") {
    if (!(await page.locator(`[data-sample="${system}-${state}"]`).isVisible())) await page.locator(".head").getByText(/^(Open…|打开…)$/).click();
    await page.click(`[data-sample="${system}-${state}"]`);
    await shown(page, state === "broken" ? `${system}-broken` : system);
}

/** Waits until something of this name is shown. */
export async function shown(page, name) {
    await page.locator(".head .what bdi", { hasText: new RegExp(`^${name.replaceAll(".", "\\.")}$`) }).waitFor();
    await idle(page);
}

export async function idle(page) {
    await page.waitForSelector('.head[aria-busy="false"]');
}

/** How many findings the page says there are. */
export async function total(page) {
    return Number(await page.locator("#tab-findings .count").textContent());
}

/** How many findings Rust found in a fixture, as it is or broken. */
export function pinned(system, state) {
    return JSON.parse(readFileSync(join(DATA, "pinned", `${system}${state === "broken" ? ".broken" : ""}.json`), "utf8")).total;
}

export const row = (page, id) => page.locator(`.row[data-id=${JSON.stringify(id)}]`);

/** Finds something by its key, as a user does, which brings it into sight in the tree. */
export async function find(page, key) {
    const search = page.locator(".tree-head input");
    await search.fill(key);
    await page.locator(".tree-head [role=option]").first().waitFor();
    await search.press("Enter");
    await page.locator(".details h2", { hasText: key }).first().waitFor();
    await idle(page);
}
