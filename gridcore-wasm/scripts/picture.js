// `npm run app:picture`: makes `docs/app.png` of the built application, for the README. It takes a font with Chinese, such as
// that of fonts-noto-cjk.

import { join } from "node:path";

import { find, onPage, row, sample, start } from "../tests/browser/app.js";
import { ROOT } from "../tests/support/index.js";

const app = await start();
try {
    const take = async (page) => {
        await sample(page, "area7", "broken");
        await find(page, "a7-c26");
        await row(page, "unit:a7-c24").dragTo(row(page, "unit:a7-b07"));
        await page.locator(".edit [role=status]").waitFor();
        await page.screenshot({ path: join(ROOT, "../docs/app.png") });
    };
    await onPage(app, take, { width: 1180, height: 760 });
} finally {
    await app.close();
}
