// The application in Chromium: what is moved, undone, kept and saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Grid } from "../../dist/node.js";
import { DAY, folder } from "../support/index.js";
import { find, idle, onPage, picture, ready, row, sample, shown, start, total } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

/** What the same edits do to the findings, as Node has it. */
function expected(...steps) {
    const monitor = Grid.load(folder("area7"), { day: DAY }).monitor();
    return steps.map((changes) => {
        const { appeared, disappeared } = monitor.apply(changes);
        return { appeared: appeared.length, disappeared: disappeared.length, total: monitor.findings().total };
    });
}

const UNIT = [{ move_unit: { unit: "a7-c01", to: "a7-b02" } }];
const PERSON = [{ place: { person: "p0001", cell: "a7-c02" } }];

async function said(page, way, { appeared, disappeared, total: count }) {
    const status = page.locator(".edit [role=status]");
    await status.getByText(way).waitFor();
    await page.waitForFunction((count) => document.querySelector("#tab-findings .count")?.textContent === String(count), count);
    const text = await status.textContent();
    const of = (count, what) => (count > 0 ? [`${count} finding${count === 1 ? "" : "s"} ${what}`] : []);
    assert.equal(text.split(". ")[1].trim(), [...of(appeared, "appeared"), ...of(disappeared, "went")].join(" ") || "No finding changed");
}

test("a unit and a person are dragged, undone, done again; a reload keeps it all", () => {
    const [unit, person] = expected(UNIT, PERSON);
    return onPage(app, async (page) => {
        await sample(page, "area7");
        await find(page, "a7-c01");
        await row(page, "unit:a7-c01").dragTo(row(page, "unit:a7-b02"));
        await said(page, "move a7-c01 to a7-b02", unit);
        await find(page, "p0001");
        await find(page, "a7-c02");
        const target = row(page, "unit:a7-c02");
        await row(page, "person:p0001@a7-c01").scrollIntoViewIfNeeded();
        await row(page, "person:p0001@a7-c01").dragTo(target);
        await said(page, "place p0001 in a7-c02", person);
        await page.getByRole("button", { name: "Details" }).click();
        await page.locator(".edit .finding").first().waitFor();
        await picture(page, "dragged");

        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await said(page, "Undone", { appeared: person.disappeared, disappeared: person.appeared, total: unit.total });
        await page.keyboard.press("Control+z");
        await said(page, "Undone: move", { appeared: unit.disappeared, disappeared: unit.appeared, total: 0 });
        assert.ok(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled());
        await page.getByRole("button", { name: "Redo", exact: true }).click();
        await said(page, "Done again", unit);

        await page.reload();
        await ready(page);
        await shown(page, "area7");
        assert.equal(await total(page), unit.total);
        await page.getByRole("button", { name: "Redo", exact: true }).click();
        await said(page, "Done again: place", person);
        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await page.waitForFunction(() => document.querySelector("#tab-findings .count")?.textContent === "0");
    });
});

test("a move that cannot be is refused with the reason", () =>
    onPage(app, async (page) => {
        await sample(page, "area7");
        await row(page, "unit:a7").dragTo(row(page, "unit:a7-b03"));
        await page.getByRole("alert").getByText("Not changed: move a7 to a7-b03").waitFor();
        await page.getByRole("alert").getByText("cannot move under").waitFor();
        assert.equal(await total(page), 0);
        assert.ok(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled());
        await picture(page, "refused-move");
    }));

test("all of it by keyboard", () => {
    const [unit] = expected(UNIT);
    return onPage(app, async (page) => {
        await page.locator('[data-sample="area7-healthy"]').focus();
        await page.keyboard.press("Enter");
        await shown(page, "area7");
        // To the tree: the search, the two buttons, the rows.
        await page.locator(".tree-head input").focus();
        for (let times = 0; times < 3; times++) await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "tree");
        const active = () => page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.dataset["id"]);
        assert.equal(await active(), "network:red");
        for (const [key, id] of [["ArrowDown", "unit:a7"], ["ArrowRight", "unit:a7-b01"], ["End", "unit:a7-s"], ["Home", "network:red"], ["ArrowDown", "unit:a7"], ["ArrowDown", "unit:a7-b01"]]) {
            await page.keyboard.press(key);
            if (key !== "End") assert.equal(await active(), id);
        }
        await page.keyboard.press("ArrowRight");
        await row(page, "unit:a7-c01").waitFor();
        await page.keyboard.press("ArrowRight");
        assert.equal(await active(), "unit:a7-c01");
        await page.keyboard.press("Enter");
        await page.locator(".details h2", { hasText: "a7-c01" }).waitFor();
        await page.keyboard.press("m");
        await page.getByRole("dialog").waitFor();
        await picture(page, "move");
        await page.keyboard.type("a7-b02");
        await page.locator("[role=option]").filter({ hasText: "a7-b02" }).waitFor();
        await page.keyboard.press("Enter");
        await said(page, "move a7-c01 to a7-b02", unit);
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "tree");
        await page.keyboard.press("Control+z");
        await said(page, "Undone", { appeared: unit.disappeared, disappeared: unit.appeared, total: 0 });
        await page.keyboard.press("m");
        await page.getByRole("dialog").waitFor();
        await page.keyboard.press("Escape");
        assert.equal(await page.getByRole("dialog").count(), 0);
    });
});

test("a vacancy is filled with somebody whom no rule bars", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await find(page, "a7-c26");
        const before = await total(page);
        await page.locator(".posts tr.vacant", { hasText: "lead" }).first().getByRole("button", { name: "Appoint…" }).click();
        await page.getByRole("dialog").locator("[role=option]").first().waitFor();
        await page.getByLabel("Channel of nomination").selectOption("branch-discussion");
        await page.getByLabel("registration").check();
        await picture(page, "appoint");
        await page.getByRole("combobox", { name: /^Appoint lead/ }).press("Enter");
        await page.locator(".edit [role=status]").getByText("appoint").waitFor();
        await idle(page);
        assert.equal(await page.locator(".posts tr.vacant").count(), 0);
        // It breaks no other rule: nobody barred is offered, and the charter's channel and approval are there.
        assert.equal(await total(page), before - 1);
    }));

async function downloaded(page, item) {
    await page.getByText("Save", { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** The files of an archive that stores them as they are. */
function unzipped(archive) {
    const files = {};
    for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
        const [size, name] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
        const start = at + 30 + name;
        files[archive.toString("utf8", at + 30, start)] = archive.subarray(start, start + size);
        at = start + size;
    }
    return files;
}

test("what is saved is the grid as it is shown", () =>
    onPage(app, async (page) => {
        await sample(page, "area7");
        await find(page, "a7-c01");
        await row(page, "unit:a7-c01").dragTo(row(page, "unit:a7-b02"));
        await page.locator(".edit [role=status]").waitFor();
        const grid = Grid.load(folder("area7"), { day: DAY });
        grid.apply(UNIT);
        const document = await downloaded(page, "Document (.json)");
        assert.equal(document.name, "area7.json");
        assert.equal(document.content.toString(), grid.toDocument());
        const findings = await downloaded(page, "Findings as text (.txt)");
        assert.deepEqual([findings.name, findings.content.toString()], ["area7.txt", grid.check().text()]);
        const archive = await downloaded(page, "Folder as a zip archive");
        assert.equal(archive.name, "area7.zip");
        const files = Object.entries(unzipped(archive.content)).map(([name, bytes]) => [name.replace("area7/", ""), bytes.toString()]);
        assert.deepEqual(Object.fromEntries(files), grid.toFiles());
    }));

test("a folder is written in place where the browser can, and nothing beside it is read along", () =>
    onPage(app, async (page) => {
        // The browser's own file system stands for the folder that a picker would give.
        await page.addInitScript(() => (window.showDirectoryPicker = () => navigator.storage.getDirectory()));
        await page.reload();
        await ready(page);
        await sample(page, "plant8");
        const write = (name, text) =>
            page.evaluate(
                async ([name, text]) => {
                    const folder = await navigator.storage.getDirectory();
                    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
                    await stream.write(text);
                    await stream.close();
                },
                [name, text],
            );
        const save = async () => {
            await page.getByText("Save", { exact: true }).click();
            await page.getByRole("button", { name: "Into a folder…" }).click();
        };
        await write("links.csv", "kind,source,target\nx,person:a,person:b\n");
        await write("charter-2.toml", "");
        await save();
        await page.getByText("Nothing was written: charter-2.toml").waitFor();
        await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("charter-2.toml"));
        await save();
        await page.getByText("Saved into the folder").waitFor();
        const files = await page.evaluate(async () => {
            const found = {};
            for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) found[name] = await (await handle.getFile()).text();
            return found;
        });
        const grid = Grid.load(folder("plant8"), { day: DAY });
        assert.deepEqual(files, { ...grid.toFiles(), "links.csv": "kind,source,target\n" });
        assert.equal(Grid.load(files, { day: DAY }).toDocument(), grid.toDocument());
    }));
