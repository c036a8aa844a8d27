// The application in Chromium: what is opened, what is refused, what is shown.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Grid } from "../../dist/node.js";
import { DAY, TWINS, folder } from "../support/index.js";
import { DATA, find, idle, onPage, picture, pinned, ready, row, sample, shown, start, total } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

test("an empty page says what to do first", () =>
    onPage(app, async (page) => {
        await page.getByRole("heading", { name: "Who answers for every person, place and matter?" }).waitFor();
        assert.equal(await page.getByText("Choose a folder").count(), 1);
        assert.equal(await page.getByRole("button", { name: /^Open .*, (as it should be|with faults)$/ }).count(), 10);
        await picture(page, "empty");
    }));

test("each sample opens with the findings Rust has found in it", () =>
    onPage(app, async (page) => {
        for (const name of TWINS) {
            const [system, state = "healthy"] = name.split("-");
            await sample(page, system, state);
            assert.equal(await total(page), pinned(system, state), name);
        }
    }));

test("what is wrong is marked where it belongs, and a click leads there", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await picture(page, "findings");
        // The README of the fixture: a7-c26 has no lead any more.
        const finding = page.locator(".finding", { hasText: "lead" }).filter({ hasText: "a7-c26" }).filter({ hasText: "0 holders" });
        await finding.first().getByRole("button", { name: "a7-c26" }).click();
        await page.locator(".details h2", { hasText: "a7-c26" }).waitFor();
        await row(page, "unit:a7-c26").waitFor();
        assert.equal(await row(page, "unit:a7-c26").getAttribute("aria-selected"), "true");
        assert.equal(await row(page, "unit:a7-c26").locator(".badge").count(), 1);
        await page.locator(".posts tr.vacant", { hasText: "lead" }).first().waitFor();
        await idle(page);
        await picture(page, "unit");
        // Nobody holds any post of the cell that was added.
        await find(page, "a7-c58");
        await page.locator(".answers .by", { hasText: "passed up past a vacancy" }).waitFor();
        await find(page, "p0476");
        await page.locator(".details .finding", { hasText: "p0476" }).first().waitFor();
        assert.match(await row(page, "person:p0476@a7-c33").textContent(), /deputy-lead, lead/);
        await picture(page, "person");
        await find(page, "a7-a43");
        await page.locator(".details .finding", { hasText: "a7-a43" }).first().waitFor();
        await find(page, "innovation");
        await page.locator(".answers .by").waitFor();
    }));

test("findings are filtered by severity and text", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        const all = await page.locator(".group").count();
        await page.getByRole("button", { name: /^(warning )?Warnings/ }).click();
        const errors = await page.locator(".group").count();
        assert.ok(errors > 0 && errors < all);
        await page.getByLabel("Only those with this in the text").fill("a7-c26");
        assert.ok((await page.locator(".finding").allTextContents()).every((text) => text.includes("a7-c26")));
    }));

test("a folder opens for today, and for another day", () =>
    onPage(app, async (page) => {
        await page.setInputFiles(".folder-input", join(DATA, "area7"));
        await shown(page, "area7");
        await page.getByText("The tables are dated and no day was given").waitFor();
        const day = page.locator(".day input");
        assert.equal(await day.inputValue(), await page.evaluate(() => new Date().toLocaleDateString("sv")));
        await day.fill(DAY);
        await page.waitForFunction((count) => document.querySelector("#tab-findings .count")?.textContent === String(count), pinned("area7", "healthy"));
    }));

test("a document opens, picked or dropped", () =>
    onPage(app, async (page) => {
        const document = readFileSync(join(process.env.GRIDCORE_TWINS, "plant8-broken.document.json"));
        await page.setInputFiles(".files-input", { name: "mine.json", mimeType: "application/json", buffer: document });
        await shown(page, "mine.json");
        assert.equal(await total(page), pinned("plant8", "broken"));
        const dropped = await page.evaluateHandle((text) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "other.json"));
            return transfer;
        }, document.toString());
        await page.dispatchEvent("main", "dragover", { dataTransfer: dropped });
        await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
        await shown(page, "other.json");
    }));

test("junk is refused with its place, and what was open stays", () =>
    onPage(app, async (page) => {
        const alert = page.getByRole("alert");
        await page.setInputFiles(".files-input", { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff", "latin1") });
        await alert.getByText("“photo.png” was not opened").waitFor();
        await alert.getByText("Nothing is open.").waitFor();
        await sample(page, "area7", "broken");
        assert.equal(await alert.count(), 0);

        const files = Object.entries(folder("area7")).map(([name, buffer]) => ({ name, mimeType: "text/csv", buffer }));
        const bad = (name, change) => files.map((file) => (file.name === name ? { ...file, buffer: Buffer.from(change(file.buffer.toString())) } : file));
        await page.locator(".head").getByText("Open…").click();
        await page.setInputFiles(".files-input", bad("people.csv", (text) => text.replace("p0002,a7-c01", "p0002,a7-c99").replace("p0003,", "p0002,")));
        await alert.getByText("What was open is as it was.").waitFor();
        await alert.getByText("people.csv:3:cell").waitFor();
        await alert.getByText("appointments.csv:4:person").waitFor();
        assert.equal(await total(page), pinned("area7", "broken"));
        assert.equal(await page.locator(".head .what bdi").textContent(), "area7-broken");
        await picture(page, "refused");

        await alert.getByRole("button", { name: "Open the rows that fit" }).click();
        await page.locator(".rejected").waitFor();
        await page.locator(".rejected summary").click();
        await page.locator(".rejected-row", { hasText: "a7-c99" }).waitFor();
        await picture(page, "set-aside");

        await page.locator(".head").getByText("Open…").click();
        await page.setInputFiles(".files-input", files.filter(({ name }) => name !== "charter.toml"));
        await alert.getByText("charter.toml").first().waitFor();
    }));

/** 一号作业区 in GBK, as spreadsheets of Chinese Windows write it. */
const GBK = Buffer.from([0xd2, 0xbb, 0xba, 0xc5, 0xd7, 0xf7, 0xd2, 0xb5, 0xc7, 0xf8]);

test("tables in GB18030 and UTF-16 are decoded, and the page says so", () =>
    onPage(app, async (page) => {
        const file = (name, ...parts) => ({ name, mimeType: "text/csv", buffer: Buffer.concat(parts.map((part) => Buffer.from(part))) });
        await page.setInputFiles(".files-input", [
            file("charter.toml", 'name = "w"\ntiers = ["site", "team"]\n'),
            file("units.csv", "key,parent,tier,name\ns,,site,", GBK, "\nt,s,team,", GBK, "\n"),
            file("people.csv", Buffer.from("\ufeffkey,cell\n工1,t\n", "utf16le")),
        ]);
        await page.getByText("Read as GB18030, since not in UTF-8: units.csv").waitFor();
        await page.getByText("Read as UTF-16, since not in UTF-8: people.csv").waitFor();
        assert.equal(await row(page, "unit:s").locator(".name").textContent(), "一号作业区");
        await find(page, "工1");
    }));

const SHEET = "\ufeff工号,车间,班组,岗位,电话\r\n001,甲,甲1,班长,1\r\n002,甲,甲1,,2\r\n003,甲,甲2,班长,3\r\n004,甲,甲2,,4\r\n005,乙,乙1,班长,5\r\n006,乙,乙1,,6\r\n";

test("one sheet opens, once it is said what its columns are", () =>
    onPage(app, async (page) => {
        await page.setInputFiles(".files-input", { name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(SHEET) });
        const dialog = page.getByRole("dialog");
        const roles = () => dialog.locator("select").evaluateAll((selects) => selects.map(({ value }) => value));
        await dialog.waitFor();
        assert.deepEqual(await roles(), ["key", "level1", "level2", "post", "ignored"]);
        await picture(page, "sheet");
        await dialog.getByLabel("What column 车间 is").selectOption("ignored");
        await dialog.getByLabel("What column 班组 is").selectOption("ignored");
        assert.ok(await dialog.getByRole("button", { name: "Open", exact: true }).isDisabled());
        await dialog.getByLabel("What column 车间 is").selectOption("level1");
        await dialog.getByLabel("What column 班组 is").selectOption("level2");
        await dialog.getByRole("button", { name: "Open", exact: true }).click();
        await shown(page, "staff.csv");
        const options = { path: ["车间", "班组"], key: "工号", post: "岗位", ignored: ["电话"] };
        assert.equal(await total(page), Grid.fromPeople(SHEET, options).check().total);
        await page.getByText("A charter was proposed").waitFor();
        await find(page, "002");
        await page.locator(".answers .by", { hasText: "001" }).waitFor();
        await page.reload();
        await ready(page);
        await shown(page, "staff.csv");
    }));

test("what was looked at in one tab is as it was left after another", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await page.getByLabel("Only those with this in the text").fill("vacant");
        await page.locator("#panel-findings").evaluate((panel) => (panel.scrollTop = 40));
        await page.getByRole("tab", { name: "Map" }).click();
        await page.locator(".map .part").first().waitFor();
        await picture(page, "map");
        await page.getByRole("tab", { name: "Findings" }).click();
        assert.equal(await page.getByLabel("Only those with this in the text").inputValue(), "vacant");
    }));

test("the day goes to where something changes", () =>
    onPage(app, async (page) => {
        await sample(page, "area7");
        const days = Grid.load(folder("area7"), { day: DAY }).days();
        const day = page.locator(".day input");
        await page.getByRole("button", { name: "To the last change before this day" }).click();
        await page.waitForFunction((day) => document.querySelector(".day input").value === day, days.findLast((day) => day < DAY));
        assert.ok((await day.inputValue()) < DAY);
    }));

test("names of people are joined on the page, and kept nowhere", () =>
    onPage(app, async (page) => {
        await sample(page, "plant8");
        const [person] = Object.values(folder("plant8")["people.csv"].toString().split("\n")[1].split(","));
        await page.getByRole("tab", { name: "Selection" }).click();
        await page.setInputFiles(".names-input", { name: "names.csv", mimeType: "text/csv", buffer: Buffer.from(`key;name\n${person};"Ada <i>L</i>"\n`) });
        await page.getByText("1 name from “names.csv”").waitFor();
        await page.locator(".tree-head input").fill("ada");
        await page.locator(".tree-head [role=option]", { hasText: person }).first().waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".details h2", { hasText: "Ada <i>L</i>" }).waitFor();
        assert.equal(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }).includes("Ada")), false);
        await page.reload();
        await ready(page);
        await find(page, person);
        assert.equal(await page.getByText("Ada").count(), 0);
    }));

test("the interface and its messages are in Chinese, and stay so", () =>
    onPage(app, async (page) => {
        await sample(page, "gas_centre", "broken");
        await page.getByRole("button", { name: "中文" }).click();
        await page.getByRole("tab", { name: "问题项" }).waitFor();
        await idle(page);
        assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
        const messages = await page.locator(".finding p:first-child, .group .title").allTextContents();
        assert.ok(messages.length > 10 && messages.every((text) => /\p{Script=Han}/u.test(text)), messages.find((text) => !/\p{Script=Han}/u.test(text)));
        await picture(page, "chinese");
        await page.reload();
        await ready(page);
        await page.getByRole("tab", { name: "问题项" }).waitFor();
    }));

test("on a narrow page the tree is a tab, and nothing is cut off", () =>
    onPage(
        app,
        async (page) => {
            const fits = async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            await fits();
            await picture(page, "narrow-empty");
            await sample(page, "area7", "broken");
            await fits();
            await picture(page, "narrow-findings");
            await page.getByRole("tab", { name: "Units" }).click();
            await row(page, "unit:a7").waitFor();
            await fits();
            await picture(page, "narrow-tree");
            await row(page, "unit:a7-b01").click();
            await page.locator(".details h2", { hasText: "a7-b01" }).waitFor();
            await fits();
            await picture(page, "narrow-unit");
        },
        { width: 360, height: 740 },
    ));

test("in the dark", () =>
    onPage(
        app,
        async (page) => {
            await sample(page, "jianghan", "broken");
            await page.getByRole("tab", { name: "Map" }).click();
            await page.locator(".map .part").first().waitFor();
            await picture(page, "dark-map");
            await page.getByRole("tab", { name: "Findings" }).click();
            await picture(page, "dark-findings");
        },
        { dark: true },
    ));
