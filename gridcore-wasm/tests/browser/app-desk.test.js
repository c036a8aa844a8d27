// The desk in the application: a report and where it goes, only legal moves, lights, escalations, filters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk, Grid } from "../../dist/node.js";
import { onPage, picture, sample, shown, start } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

const FILES = {
    "charter.toml": `name = "plant"
tiers = ["plant", "branch", "team"]
posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["branch"] }, { key = "ear", at = ["plant"] }]
kinds = [{ key = "fault", posts = ["lead", "head"] }, { key = "plan", unit = "north", posts = ["head"] }]
calendars = [{ key = "office", hours = ["08:30-12:00", "13:00-17:30"] }]
[desk]
fallback = [{ unit = "plant", posts = ["ear"] }]
channels = [{ key = "form" }, { key = "box", to = { unit = "plant", posts = ["ear"] } }]
[[flows]]
key = "faults"
like = "solve_or_escalate"
limit = "P2D"
stages = [{ key = "solving", limit = "PT4H", escalate = [{ percent = 100, posts = ["head"] }, { percent = 200, posts = ["ear"] }] }]
`,
    "units.csv": "key,parent,tier,name\nplant,,plant,一厂\nnorth,plant,branch,North\nn1,north,team,\nn2,north,team,\n",
    "people.csv": "key,cell\np1,n1\np2,n1\np3,n2\np4,n2\n",
    "appointments.csv": "person,post,unit\np2,lead,n1\np3,head,north\np4,ear,plant\n",
};
const given = (files) => Object.entries(files).map(([name, text]) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) }));

async function open(page) {
    await page.setInputFiles(".files-input", given(FILES));
    await shown(page, "plant");
    await page.getByRole("tab", { name: /^(Desk|案卷)$/ }).click();
    await page.locator(".desk-view").waitFor();
}

const as = async (page, person) => {
    const field = page.getByLabel(/^(Acting as|以此人身份)$/);
    await field.fill(person);
    await field.press("Tab");
};
const when = (page, at) => page.getByLabel(/^(At|时刻)$/, { exact: true }).fill(at);
const moves = (page) => page.locator(".moves button").evaluateAll((buttons) => buttons.map((button) => button.dataset.move));
const lights = (page) => page.locator(".lights button b").allTextContents();

/** Reports a fault as p1 at a place. */
async function report(page, place = "unit:n1") {
    await as(page, "p1");
    await page.getByLabel("Place", { exact: true }).fill(place);
    await page.locator(".way").waitFor();
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await page.locator("[data-chosen]").waitFor();
}

test("a case goes from its report to its answer, with only the moves that are legal", () =>
    onPage(app, async (page) => {
        await open(page);
        await when(page, "2024-07-01T08:30");
        await as(page, "p1");
        await page.getByLabel("Place", { exact: true }).fill("unit:n1");
        await page.locator(".way").getByRole("button", { name: /lead · n1/ }).waitFor();
        await page.locator(".way").getByText("because it arose there.").waitFor();
        await page.getByLabel("Place", { exact: true }).fill("unit:n2");
        await page.locator(".way").getByRole("button", { name: /head · north/ }).waitFor();
        await page.locator(".way").getByText("Nobody may have it in").waitFor();
        await page.getByLabel("Channel", { exact: true }).selectOption("box");
        await page.locator(".way").getByText("because its channel leads there").waitFor();
        await picture(page, "desk-route");
        await page.getByLabel("Channel", { exact: true }).selectOption("");
        await page.getByLabel("Place", { exact: true }).fill("unit:n1");
        await page.locator(".way").getByRole("button", { name: /lead · n1/ }).waitFor();
        await page.getByRole("button", { name: "Report", exact: true }).click();
        await page.locator('[data-chosen="case-1"]').waitFor();
        await page.getByText("Nothing may be done with it").waitFor();
        await page.locator(".others").getByRole("button", { name: "p2" }).click();
        await page.locator('[data-move="handle"]').waitFor();
        const desk = new Desk(Grid.load(FILES), [{ case: "case-1", at: "2024-07-01T08:30", move: "report", by: "p1", kind: "fault", place: "unit:n1" }]);
        assert.deepEqual(await moves(page), desk.legalMovesFor(Grid.load(FILES), "case-1", "2024-07-01T08:30", "p2").map(({ move }) => move));
        await picture(page, "desk-moves");
        await when(page, "2024-07-01T11:00");
        await page.locator('[data-move="handle"]').click();
        await page.locator('[data-case="case-1"]', { hasText: "checking" }).waitFor();
        // Whoever handled it does not verify it.
        assert.ok(!(await moves(page)).includes("verify"));
        await as(page, "p3");
        await page.locator('[data-move="verify"]').click();
        await page.locator('[data-move="close"]').click();
        await page.getByLabel("Answer found at").fill("letter 7");
        await picture(page, "desk-close");
        await page.locator(".move-form").getByRole("button", { name: "Close" }).click();
        await page.locator('[data-chosen="case-1"] h3', { hasText: "closed" }).waitFor();
        await page.getByText("1 case, 0 open").waitFor();
        await page.getByLabel("Cases", { exact: true }).selectOption("ended");
        await page.locator('[data-case="case-1"]', { hasText: "closed: rectified" }).waitFor();
        assert.equal(await page.locator(".log li").count(), 4);
        await picture(page, "desk-closed");
    }));

test("lights and escalations at a chosen time, and the list by light", () =>
    onPage(app, async (page) => {
        await open(page);
        await when(page, "2024-07-01T08:30");
        await report(page);
        await as(page, "p3");
        await page.locator('[data-case="case-1"]').waitFor();
        assert.deepEqual(await lights(page), ["1", "0", "0", "0"]);
        await when(page, "2024-07-01T13:15");
        await page.locator(".lights .yellow b", { hasText: "1" }).waitFor();
        await page.getByText("No limit has run out so far.").waitFor();
        // Four hours of work are over at 13:30, eight at 17:30.
        await when(page, "2024-07-01T17:00");
        await page.locator(".lights .red b", { hasText: "1" }).waitFor();
        const rows = () => page.locator(".escalations tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
        assert.deepEqual(await rows(), [["2024-07-01 13:30", "case-1", "solving", "1 (100 %)", "p3"]]);
        await when(page, "2024-07-03T09:00");
        await page.locator(".escalations tbody tr").nth(1).waitFor();
        assert.deepEqual((await rows())[1], ["2024-07-01 17:30", "case-1", "solving", "2 (200 %)", "p4"]);
        await picture(page, "desk-escalations");
        // To look ahead bars nothing: time goes back, and the case is handled.
        await page.locator(".lights .red").click();
        await page.locator('[data-case="case-1"]').waitFor();
        await page.locator(".lights .green").click();
        await page.getByText("No case is shown with these choices.").waitFor();
        await page.locator(".lights .green").click();
        await when(page, "2024-07-01T10:00");
        await as(page, "p2");
        await page.locator('[data-move="handle"]').click();
        await page.locator('[data-case="case-1"]', { hasText: "checking" }).waitFor();
    }));

test("a case is kept from whom it is about, and a confidential reporter from all but the body that stands in", () =>
    onPage(app, async (page) => {
        await open(page);
        await when(page, "2024-07-01T08:30");
        await as(page, "p1");
        await page.getByLabel("Place", { exact: true }).fill("unit:n1");
        await page.getByLabel("Reporter", { exact: true }).selectOption("confidential");
        await page.getByLabel("About persons").fill("p2");
        await page.locator(".way").getByText("which stands in").waitFor();
        await page.getByRole("button", { name: "Report", exact: true }).click();
        await page.locator('[data-chosen="case-1"]').waitFor();
        await as(page, "p2");
        await page.getByText("No case is shown with these choices.").waitFor();
        assert.equal(await page.locator("[data-chosen]").count(), 0);
        await as(page, "p4");
        await page.locator('[data-case="case-1"]').waitFor();
        await as(page, "p9");
        await page.getByText("There is no such person.").waitFor();
    }));

test("events are read from a file, refused with their places, and kept", () =>
    onPage(app, async (page) => {
        await open(page);
        await as(page, "p3");
        const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
        const events = "case,at,move,by,kind,place\na,2024-07-01T08:30,report,p1,fault,unit:n1\nb,2024-07-01,report,p1,fault,unit:n1\nc,2024-07-01T09:30,report,p1,fault,unit:n2\n";
        await page.setInputFiles(".events-input", file("events.csv", events));
        await page.getByText("2 events taken; 1 reason why others were refused.").waitFor();
        await page.locator(".events-taken").getByText("events:2:at").waitFor();
        await page.locator('[data-case="c"]').waitFor();
        const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save events" }).click()]);
        const text = await (await import("node:fs/promises")).readFile(await download.path(), "utf8");
        assert.deepEqual(JSON.parse(text).map(({ event }) => event.case), ["a", "c"]);
        await page.getByLabel("In and below unit").fill("n2");
        await page.locator('[data-case="a"]').waitFor({ state: "detached" });
        assert.equal(await page.locator("[data-case]").count(), 1);
        await page.setInputFiles(".events-input", file("events.json", text));
        await page.getByText("2 events taken.").waitFor();
    }));

test("in Chinese, with a system of the samples, on a narrow page", () =>
    onPage(
        app,
        async (page) => {
            await sample(page, "jianghan");
            await page.getByRole("tab", { name: "案卷" }).click();
            await page.locator(".desk-view").waitFor();
            await page.getByLabel("地点", { exact: true }).fill("unit:010101");
            await page.locator(".way").getByText("因其发生于此。").waitFor();
            await page.getByRole("button", { name: "报告", exact: true }).click();
            await page.locator("[data-chosen]").waitFor();
            await picture(page, "desk-zh");
        },
        { language: "zh" },
    ));

test("nothing sticks out of a narrow page in the dark", () =>
    onPage(
        app,
        async (page) => {
            await page.setInputFiles(".files-input", given(FILES));
            await shown(page, "plant");
            await page.getByRole("tab", { name: "Desk" }).click();
            await page.locator(".desk-view").waitFor();
            await when(page, "2024-07-01T08:30");
            await report(page);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
            await picture(page, "desk-narrow");
        },
        { width: 420, height: 900, dark: true },
    ));
