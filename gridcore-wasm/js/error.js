// What is thrown when a call cannot be carried out.

import { Findings } from "./findings.js";

export class GridError extends Error {
    /** Made of what the core says: the kind, the message, and the findings as JSON and as a text. */
    constructor(kind, message, findings, text) {
        super(message);
        this.kind = kind;
        this.findings = new Findings(findings, text);
    }
}

Object.defineProperty(GridError.prototype, "name", { value: "GridError", configurable: true, writable: true });
