// The content security policy, which the page carries and the server sends.

/** Scripts and styles of the page alone, the WebAssembly module among them; nothing inline, no frames, no forms. */
export const POLICY = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");

/** What only a header can say. */
export const HEADERS = {
    "content-security-policy": `${POLICY}; frame-ancestors 'none'`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
};
