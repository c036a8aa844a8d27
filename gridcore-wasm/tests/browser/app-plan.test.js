// The application in Chromium: holders proposed, reviewed, explained, accepted, undone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Grid } from "../../dist/node.js";
import { DAY, folder } from "../support/index.js";
import { find, idle, onPage, picture, sample, start, total } from "./app.js";

let app;

before(async () => {
    app = await start();
});

after(() => app.close());

/** The plan that Node makes of the same sample. */
function planned(system, request) {
    const grid = Grid.load(folder(system), { day: DAY });
    const plan = grid.staff(request);
    const parts = plan.parts();
    plan.apply(grid);
    return { plan, parts, total: grid.check().total };
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const lines = (page) => page.locator(".plan-lines > li");

async function proposed(page) {
    await page.click("#tab-plan");
    await button(page, "Propose holders").click();
    await page.locator(".plan-view [role=status]").waitFor();
    await idle(page);
}

test("a plan is accepted as a whole, and undone", () => {
    const wanted = planned("area7/broken", { optional: false });
    return onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        const before = await total(page);
        await proposed(page);
        assert.equal(await lines(page).count(), Math.min(wanted.parts.length, 100));
        await picture(page, "plan");
        assert.equal(await total(page), before);
        await button(page, "Accept all").click();
        await page.locator(".edit [role=status]").getByText(/accept \d+ lines? of the plan/).waitFor();
        await idle(page);
        assert.equal(await total(page), wanted.total);
        assert.ok(await button(page, "Accept all").isDisabled());
        assert.equal(await page.locator(".plan-lines > li.accepted").count(), wanted.parts.length);
        await button(page, "Undo").click();
        await page.locator(".edit [role=status]").getByText("Undone").waitFor();
        await idle(page);
        assert.equal(await total(page), before);
        assert.equal(await page.locator(".plan-lines > li.accepted").count(), 0);
        assert.ok(await button(page, "Accept all").isEnabled());
    });
});

test("single lines are accepted; another edit makes the plan stale until it is undone", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await proposed(page);
        const count = await lines(page).count();
        await lines(page).nth(1).getByRole("button", { name: "Accept" }).click();
        await page.locator(".plan-lines > li.accepted").waitFor();
        await idle(page);
        assert.equal(await page.locator(".plan-lines > li.accepted").count(), 1);
        await lines(page).nth(0).getByRole("button", { name: "Accept" }).click();
        await page.locator(".plan-lines > li.accepted").nth(1).waitFor();
        await picture(page, "plan-lines");
        await button(page, "Undo").click();
        await idle(page);
        await page.waitForFunction(() => document.querySelectorAll(".plan-lines > li.accepted").length === 1);

        await find(page, "p0001");
        await page.getByRole("button", { name: "Move to…" }).click();
        await page.getByRole("dialog").waitFor();
        await page.keyboard.type("a7-c20");
        await page.locator("[role=option]").filter({ hasText: "a7-c20" }).first().waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".edit [role=status]").getByText("place p0001").waitFor();
        await page.click("#tab-plan");
        await page.locator(".plan-view .stale").getByText("changed since").waitFor();
        assert.ok(await button(page, "Accept all").isDisabled());
        await button(page, "Undo").click();
        await page.locator(".plan-view .stale").waitFor({ state: "detached" });
        await button(page, "Accept all").click();
        await page.waitForFunction((count) => document.querySelectorAll(".plan-lines > li.accepted").length === count, count);
        await button(page, "Discard").click();
        await lines(page).first().waitFor({ state: "detached" });
    }));

test("why this person, and why not another", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await proposed(page);
        await lines(page).first().getByRole("button", { name: /^Why / }).click();
        const panel = page.locator(".why-panel");
        await panel.getByText("Chosen.").waitFor();
        await panel.locator(".levels tbody tr").first().waitFor();
        const other = panel.getByRole("combobox", { name: "Why not somebody else?" });
        await other.fill("p0001");
        await panel.locator("[role=option]").first().waitFor();
        await other.press("Enter");
        await panel.getByText("Is barred:").waitFor();
        await panel.locator(".finding").first().scrollIntoViewIfNeeded();
        await picture(page, "plan-why");
    }));

test("what keeps seats open is said in the plan and at the unit, in both languages", () =>
    onPage(app, async (page) => {
        await sample(page, "plant8", "broken");
        await proposed(page);
        const blocker = page.locator(".blocker").first();
        await blocker.getByText(/eligible p/).waitFor();
        const said = (await blocker.locator("p").first().textContent()).trim();
        await picture(page, "plan-blockers");
        await blocker.locator(".thing").first().click();
        await page.locator(".posts .blocked").first().waitFor();
        assert.ok((await page.locator(".posts .blocked").allTextContents()).includes(said));
        await picture(page, "plan-blocked-here");
        await page.locator("button.language").click();
        await page.locator(".posts .blocked").first().getByText("符合条件").waitFor();
        await page.click("#tab-plan");
        await page.locator(".blocker").first().getByText("符合条件").waitFor();
        await picture(page, "plan-zh");
    }));

test("one unit alone, from its posts", () =>
    onPage(app, async (page) => {
        await sample(page, "area7", "broken");
        await find(page, "a7-c26");
        await page.getByRole("button", { name: "Propose holders from here down" }).click();
        await page.locator(".plan-lines > li").first().waitFor();
        const units = await page.locator(".plan-lines .thing.post .key").allTextContents();
        assert.deepEqual([...new Set(units)], ["a7-c26"]);
        assert.equal(await page.locator("#tab-plan").getAttribute("aria-selected"), "true");
    }));

test("on a narrow and dark page", () =>
    onPage(
        app,
        async (page) => {
            await sample(page, "gas_centre", "broken");
            await proposed(page);
            await lines(page).first().waitFor();
            await picture(page, "plan-narrow");
        },
        { width: 420, height: 800, dark: true },
    ));
