// `npm run app:build` and `npm run app:serve`.

import { fileURLToPath } from "node:url";

import { defineConfig } from "vite";

import { HEADERS, POLICY } from "./policy.js";
import { withSamples } from "./samples.js";

/** The policy in the page itself, for servers that send no headers. */
const withPolicy = {
    name: "policy",
    apply: "build",
    transformIndexHtml: () => [{ tag: "meta", attrs: { "http-equiv": "content-security-policy", content: POLICY }, injectTo: "head-prepend" }],
};

export default defineConfig({
    root: fileURLToPath(new URL(".", import.meta.url)),
    base: "./",
    plugins: [withSamples(), withPolicy],
    worker: { format: "es" },
    optimizeDeps: { exclude: ["gridcore"] },
    build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
    preview: { host: "127.0.0.1", port: 8080, headers: HEADERS },
});
