// The server of `make app`: what it sends, and where.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { preview } from "vite";

import { POLICY } from "../../app/policy.js";
import { ROOT } from "../support/index.js";

test("the application is served with its policy, on another port if its own is taken", async () => {
    const serve = () => preview({ configFile: join(ROOT, "app/vite.config.js"), logLevel: "silent" });
    const servers = [await serve(), await serve()];
    try {
        const addresses = servers.map(({ resolvedUrls }) => resolvedUrls.local[0]);
        assert.notEqual(addresses[0], addresses[1]);
        for (const address of addresses) {
            const response = await fetch(address);
            assert.ok(response.headers.get("content-security-policy").startsWith(POLICY));
            const page = await response.text();
            assert.ok(page.includes('http-equiv="content-security-policy"'));
            assert.doesNotMatch(page, /<style|style=|<script>|onload=/);
        }
    } finally {
        await Promise.all(servers.map((server) => server.close()));
    }
});
