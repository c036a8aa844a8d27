// The points in the application: periods, the tree by score, ranks with ties, what is behind a number, a pot.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Grid, Ledger } from "../../dist/node.js";
import { find, idle, onPage, picture, row, shown, start } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

const RULES = '[[schemes]]\nkey = "points"\nrules = [{ key = "tidy", points = 2, text = "left in order" }, { key = "late", least = -9, most = -0.5 }, { key = "merit", least = 0, most = 9, approval = true }]\n';
const FILES = {
    "charter.toml": `name = "plant"\ntiers = ["plant", "branch", "team", { label = "member", people = { all = [] } }]\n${RULES}`,
    "units.csv": "key,parent,tier,name\nplant,,plant,一厂\nnorth,plant,branch,North\nsouth,plant,branch,South\nn1,north,team,\nn2,north,team,\ns1,south,team,\ns2,south,team,\n",
    "people.csv": "key,cell\np1,n1\np2,n1\np3,n2\np4,s1\np5,s1\np6,s2\n",
    "entries.csv":
        "id,date,subject,rule,points,author,ref\n" +
        "e1,2024-04-12,person:p1,tidy,,unit:plant,\ne2,2024-05-17,person:p1,tidy,,unit:plant,\ne3,2024-05-18,person:p3,tidy,,unit:plant,round 3\n" +
        "e4,2024-05-18,person:p4,late,-1.5,unit:plant,\ne5,2024-05-19,person:p6,late,-4,unit:plant,\ne6,2024-05-20,unit:n1,tidy,,unit:plant,\ne7,2024-05-21,person:p5,merit,3,unit:plant,\n",
};
const given = (files) => Object.entries(files).map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) }));

async function open(page, files = FILES) {
    await page.setInputFiles(".files-input", given(files));
    await shown(page, "plant");
    await page.getByRole("tab", { name: /^(Scores|积分)$/ }).click();
    await page.locator(".scores-view").waitFor();
}

const scores = (page) => page.locator(".score").evaluateAll((rows) => rows.map((row) => [row.dataset.line, row.querySelector(".points").textContent, row.className.replace("score", "").trim()]));
const ranks = (page) => page.locator("[data-rank]").evaluateAll((rows) => rows.map((row) => [row.dataset.rank, row.querySelector("td").textContent]));

test("the tree is coloured by score, ranks have ties, and both are those of the library", () =>
    onPage(app, async (page) => {
        await open(page);
        assert.deepEqual(await scores(page), [
            ["unit:plant", "0.5", "good strength-4"],
            ["unit:north", "6", "good strength-4"],
            ["unit:n1", "4", "good strength-4"],
            ["unit:n2", "2", "good strength-2"],
            ["unit:south", "−5.5", "bad strength-4"],
            ["unit:s1", "−1.5", "bad strength-2"],
            ["unit:s2", "−4", "bad strength-4"],
        ]);
        assert.deepEqual(await ranks(page), [["n1", "1"], ["n2", "2"], ["s1", "3"], ["s2", "4"]]);
        assert.match(await page.locator(".scores-view .entries").textContent(), /7 entries\. 1 waits for approval/);
        const ledger = Ledger.load(FILES, "points");
        const rows = ledger.rollUp(Grid.load(FILES), { period: ["2024-05"] }).rows();
        assert.deepEqual((await scores(page)).map(([line]) => line), rows.map(({ key }) => `unit:${key}`));
        await page.getByLabel("Tier").selectOption("member");
        await page.locator('[data-rank="p1"]').waitFor();
        assert.deepEqual(await ranks(page), [["p1", "1 ="], ["p3", "1 ="], ["p2", "3 ="], ["p5", "3 ="], ["p4", "5"], ["p6", "6"]]);
        await picture(page, "scores");
    }));

test("another period, another measure", () =>
    onPage(app, async (page) => {
        await open(page);
        await page.getByLabel("Periods").selectOption("quarter");
        await page.waitForFunction(() => document.querySelector(".score .points")?.textContent === "2.5");
        assert.equal(await page.getByLabel("Period", { exact: true }).inputValue(), "2024-Q2");
        await page.getByLabel("Periods").selectOption("month");
        await page.getByLabel("Period", { exact: true }).selectOption("2024-04");
        await page.waitForFunction(() => document.querySelector(".score .points")?.textContent === "2");
        await page.getByLabel("Period", { exact: true }).selectOption("2024-05");
        await page.getByLabel("Measure").selectOption("per_head");
        await page.waitForFunction(() => document.querySelector('[data-line="unit:plant"] .points')?.textContent === "0.083");
        assert.deepEqual(await ranks(page), [["n1", "1 ="], ["n2", "1 ="], ["s1", "3"], ["s2", "4"]]);
    }));

test("a number shows what is behind it", () =>
    onPage(app, async (page) => {
        await open(page);
        await page.locator('[data-line="unit:north"]').click();
        const behind = page.locator(".behind");
        await behind.waitFor();
        assert.deepEqual(await behind.locator("[data-entry]").evaluateAll((rows) => rows.map((row) => row.dataset.entry)), ["e2", "e3", "e6"]);
        await behind.getByText("left in order").waitFor();
        await behind.getByText("round 3").waitFor();
        await picture(page, "scores-behind");
        await page.locator('[data-rank="s2"] button').click();
        await behind.getByRole("button", { name: "p6" }).waitFor();
        await behind.getByRole("button", { name: "p6" }).click();
        await page.getByRole("tab", { name: "Selection" }).click();
        await page.locator(".details h2", { hasText: "p6" }).waitFor();
    }));

test("a pot is shared to the last unit, and again when it is another", () =>
    onPage(app, async (page) => {
        await open(page);
        const shares = () => page.locator("td.share").allTextContents();
        const pot = page.getByLabel("Pot to share");
        await pot.fill("100000");
        await page.locator("tfoot .total", { hasText: "100,000" }).waitFor();
        assert.deepEqual(await shares(), ["66,667", "33,333", "0", "0"]);
        await pot.fill("1,001");
        await page.locator("tfoot .total", { hasText: "1,001" }).waitFor();
        assert.deepEqual(await shares(), ["667", "334", "0", "0"]);
        await picture(page, "scores-shares");
        await pot.fill("");
        await page.locator("td.share").first().waitFor({ state: "detached" });
    }));

test("what a unit earned moves with it", () =>
    onPage(app, async (page) => {
        await open(page);
        await page.getByRole("tab", { name: "Selection" }).click();
        await find(page, "n1");
        await page.getByRole("button", { name: "Move to…" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("combobox").fill("south");
        await dialog.getByRole("option", { name: /south/ }).first().waitFor();
        await dialog.getByRole("combobox").press("Enter");
        await idle(page);
        await page.getByRole("tab", { name: "Scores" }).click();
        await page.waitForFunction(() => document.querySelector('[data-line="unit:south"] .points')?.textContent === "−1.5");
        assert.equal(await page.locator('[data-line="unit:north"] .points').textContent(), "2");
        await row(page, "unit:n1").waitFor();
    }));

test("entries are read from a file, or refused with their places", () =>
    onPage(app, async (page) => {
        const { "entries.csv": entries, ...files } = FILES;
        await open(page, files);
        await page.getByText("Put entries.csv into the folder").waitFor();
        const file = (text) => ({ name: "more.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
        await page.setInputFiles(".entries-input", file(entries.replace("person:p3", "person:p9")));
        await page.getByRole("alert").getByText("entries.csv:4:subject").waitFor();
        await picture(page, "scores-refused");
        await page.setInputFiles(".entries-input", file(entries));
        await page.locator('[data-line="unit:plant"]').waitFor();
        assert.equal(await page.getByRole("alert").count(), 0);
    }));

test("in Chinese", () =>
    onPage(
        app,
        async (page) => {
            await open(page);
            await page.getByText("排名").first().waitFor();
            await picture(page, "scores-zh");
        },
        { language: "zh" },
    ));

test("without a scheme", () =>
    onPage(
        app,
        async (page) => {
            const { "entries.csv": _, ...bare } = FILES;
            await page.setInputFiles(".files-input", given({ ...bare, "charter.toml": FILES["charter.toml"].replace(RULES, "") }));
            await shown(page, "plant");
            await page.getByRole("tab", { name: "积分" }).click();
            await page.getByText("管理办法中没有积分规则。").waitFor();
        },
        { language: "zh" },
    ));

test("on a narrow page and in the dark", () =>
    onPage(
        app,
        async (page) => {
            await open(page);
            await page.locator('[data-line="unit:north"]').click();
            await page.locator(".behind").waitFor();
            const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
            assert.ok(wide, "nothing sticks out");
            await picture(page, "scores-narrow");
        },
        { width: 420, height: 900, dark: true },
    ));
