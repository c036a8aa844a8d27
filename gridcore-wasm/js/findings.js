// Findings as an array that knows its exact counts.

export class Findings extends Array {
    #json;
    #text;

    /** Made of what the core says: as JSON, and as a text. */
    constructor(json, text) {
        super();
        const { total, counts, findings } = JSON.parse(json);
        this.#json = json;
        this.#text = text;
        for (const finding of findings) this.push(finding);
        this.total = total;
        this.counts = counts;
    }

    /** What `map`, `filter` and their like return is a plain array. */
    static get [Symbol.species]() {
        return Array;
    }

    get json() {
        return this.#json;
    }

    of(rule) {
        return this.filter((finding) => finding.rule === rule);
    }

    text() {
        return this.#text;
    }
}
