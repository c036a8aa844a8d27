// The application in Chromium: texts that would be markup, in every field that has text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { DATA, find, idle, onPage, row, shown, start } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

/** A text that runs if it is taken for markup, told apart by its field; of the marks that names of a charter may have. */
const hostile = (field) => `<img src=x onerror=hacked=1><b>"'&amp ${field}`;

/** Each field of each table, and each name of a charter, is such a text. */
const GRID = {
    format: 1,
    charter: {
        name: hostile("charter"),
        tags: [hostile("tag")],
        numbers: [{ key: hostile("number") }],
        grades: [hostile("grade")],
        unit_kinds: [hostile("unit-kind")],
        area_kinds: [hostile("area-kind")],
        networks: [
            { key: hostile("network"), tiers: [{ label: hostile("top"), grade: hostile("grade") }, hostile("tier")] },
            { key: hostile("second"), tiers: [hostile("third")], people: { tag: hostile("tag") } },
        ],
        posts: [
            { key: hostile("post"), at: [hostile("tier")], shifts: [hostile("shift")], channels: [hostile("channel")], approvals: [hostile("approval")], powers: [hostile("power")] },
            { key: hostile("head"), at: [hostile("top")] },
        ],
        links: [{ key: hostile("link") }],
        kinds: [{ key: hostile("kind") }],
    },
    units: [
        { key: hostile("u1"), tier: hostile("top"), network: hostile("network"), name: hostile("name"), kind: hostile("unit-kind"), tags: [hostile("tag")] },
        { key: hostile("u2"), parent: hostile("u1"), tier: hostile("tier"), network: hostile("network"), name: hostile("name") },
        { key: hostile("u3"), tier: hostile("third"), network: hostile("second") },
    ],
    people: [
        { key: hostile("p1"), cell: hostile("u2"), tags: [hostile("tag")], [hostile("number")]: 1 },
        { key: hostile("p2") },
    ],
    areas: [{ key: hostile("a1"), name: hostile("area"), kind: hostile("area-kind") }, { key: hostile("a2") }],
    claims: [{ area: hostile("a1"), cell: hostile("u2"), keeper: `person:${hostile("p2")}` }],
    appointments: [{ person: hostile("p1"), post: hostile("post"), unit: hostile("u2"), shift: hostile("shift"), channel: hostile("channel"), approvals: [hostile("approval")] }],
    links: [{ kind: hostile("link"), source: `person:${hostile("p1")}`, target: `person:${hostile("p2")}` }],
};

/** Nothing ran, and nothing of the data became an element. */
async function harmless(page) {
    assert.equal(await page.evaluate(() => "hacked" in window), false);
    assert.equal(await page.locator("#app img:not([src='./icon.svg']), #app script, #app b b, #app iframe").count(), 0);
}

async function open(page, name, text) {
    const button = page.locator(".head").getByText("Open…");
    if (await button.count()) await button.click();
    await page.setInputFiles(".files-input", { name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("texts of the data are texts, wherever they are shown", () =>
    onPage(app, async (page) => {
        await open(page, "hostile.json", JSON.stringify(GRID));
        await shown(page, "hostile.json");
        await harmless(page);
        await page.getByRole("button", { name: "Unfold all" }).click();
        await row(page, `unit:${hostile("u2")}`).locator(".fold").click();
        await row(page, `person:${hostile("p1")}@${hostile("u2")}`).waitFor();
        for (const tab of ["Findings", "Map", "Selection"]) {
            await page.getByRole("tab", { name: tab }).click();
            await harmless(page);
        }
        for (const key of ["u1", "u2", "u3", "p1", "p2", "a1", "a2", "kind"]) {
            await find(page, hostile(key));
            const heading = await page.locator(".details h2").textContent();
            assert.ok(heading.includes(hostile(key)), key);
            await harmless(page);
        }
        await find(page, hostile("p1"));
        for (const field of ["tag", "number", "post", "shift", "channel", "approval", "power", "link"]) {
            assert.ok((await page.locator(".details").textContent()).includes(hostile(field)), field);
        }
        await page.getByRole("button", { name: "Move to…" }).click();
        await page.locator("dialog [role=option]", { hasText: "u3" }).click();
        await page.locator(".edit [role=status]").waitFor();
        await idle(page);
        await harmless(page);
    }));

test("texts of files that are refused are texts", () =>
    onPage(app, async (page) => {
        const broken = { ...GRID, [hostile("field")]: 1 };
        await open(page, `${"<b>bold</b>"}.json`, JSON.stringify(broken));
        await page.getByRole("alert").getByText("<b>bold</b>.json").waitFor();
        await harmless(page);
        await open(page, "x.json", JSON.stringify({ ...GRID, people: [{ key: hostile("p1"), cell: hostile("nowhere") }, { key: hostile("p1") }] }));
        await page.getByRole("alert").getByText("nowhere").first().waitFor();
        await harmless(page);
    }));

test("each hostile text of the exports is shown as it is", () =>
    onPage(app, async (page) => {
        const texts = readFileSync(join(DATA, "export/hostile.txt"), "utf8").split("\n").filter((text) => text.trim() === text && text !== "");
        const units = texts.map((name, index) => ({ key: `u${index}`, parent: "top", tier: "team", name }));
        const grid = { format: 1, charter: { name: "w", tiers: ["site", "team"] }, units: [{ key: "top", tier: "site" }, ...units], people: [] };
        await open(page, "texts.json", JSON.stringify(grid));
        await shown(page, "texts.json");
        await page.getByRole("button", { name: "Unfold all" }).click();
        for (const index of [0, 4, Math.floor(texts.length / 2), texts.length - 1]) {
            await find(page, `u${index}`);
            assert.equal(await page.locator(".details h2 bdi").first().textContent(), texts[index]);
        }
        await harmless(page);
    }));
