// `node scripts/types.js [--check]`: writes `js/schema.d.ts` from the JSON Schemas, which the library
// writes from its own types; with `--check` it only says whether the file is current.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = new URL("../js/schema.d.ts", import.meta.url);
const WIDTH = 110;

function schema(name) {
    return JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), "utf8"));
}

/** A description as a comment, without the links of Rust's documentation. */
function comment(description, indent) {
    if (description === undefined) return "";
    const words = description
        .split("```")[0]
        .replace(/\[(`[^`]+`)\](\([^)]*\))?/g, "$1")
        .replaceAll("*/", "* /")
        .trim()
        .split(/\s+/);
    const lines = [""];
    for (const word of words) {
        const line = lines[lines.length - 1];
        if (line !== "" && indent.length + 3 + line.length + word.length > WIDTH - 5) lines.push(word);
        else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
    return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}

function union(types) {
    return [...new Set(types)].join(" | ");
}

/** The type of a schema. */
function type(node, indent) {
    if (node.$ref) {
        const name = node.$ref.split("/").pop();
        // It would hide JavaScript's own.
        return name === "Number" ? "number" : name;
    }
    if ("const" in node) return JSON.stringify(node.const);
    if (node.enum) return union(node.enum.map((value) => JSON.stringify(value)));
    // Some alternatives only say which fields are needed.
    const alternatives = (node.oneOf ?? node.anyOf ?? []).filter((one) => Object.keys(one).some((key) => key !== "required"));
    if (alternatives.length > 0) return union(alternatives.map((one) => type(one, indent)));
    if (Array.isArray(node.type)) return union(node.type.map((one) => type({ ...node, type: one }, indent)));
    switch (node.type) {
        case "object":
            return object(node, indent);
        case "array": {
            if (node.prefixItems) return `[${node.prefixItems.map((item) => type(item, indent)).join(", ")}]`;
            const items = type(node.items, indent);
            return items.includes(" | ") ? `(${items})[]` : `${items}[]`;
        }
        case "integer":
        case "number":
            return "number";
        case "string":
        case "boolean":
        case "null":
            return node.type;
        default:
            throw new Error(`no type for ${JSON.stringify(node)}`);
    }
}

function object(node, indent) {
    const inner = `${indent}    `;
    const required = new Set(node.required);
    const types = [];
    const fields = Object.entries(node.properties ?? {}).map(([name, field]) => {
        const fieldType = type(field, inner);
        types.push(fieldType);
        const key = /^[a-z_]+$/.test(name) ? name : JSON.stringify(name);
        return `${comment(field.description, inner)}${inner}${key}${required.has(name) ? "" : "?"}: ${fieldType};\n`;
    });
    const others = [node.additionalProperties, ...Object.values(node.patternProperties ?? {})];
    const other = others.filter((one) => typeof one === "object").map((one) => type(one, inner));
    if (other.length > 0) {
        // An index signature speaks of the known fields too.
        const all = union([...types, ...other, ...(types.length > 0 ? ["undefined"] : [])]);
        fields.push(`${inner}[name: string]: ${all};\n`);
    }
    return fields.length === 0 ? "Record<string, never>" : `{\n${fields.join("")}${indent}}`;
}

function declaration(name, node) {
    const body = type(node, "");
    const isInterface = body.startsWith("{") && !body.includes("\n} | ");
    const text = isInterface ? `export interface ${name} ${body}\n` : `export type ${name} = ${body};\n`;
    return comment(node.description, "") + text;
}

function types() {
    const [changes, document, request, plan] = ["changes", "document", "request", "plan"].map(schema);
    const definitions = { ...document.$defs, ...changes.$defs, ...request.$defs, ...plan.$defs, ...schema("plans").$defs, ...schema("scores").$defs, ...schema("events").$defs, ...schema("desk").$defs };
    // The schema leaves open what a finding is about; its type does not.
    definitions.PlanFindings.properties.findings.items = { $ref: "Finding" };
    const names = Object.keys(definitions).filter((name) => name !== "Number").sort();
    const root = (name, node, description) => {
        const { $defs: _, ...whole } = node;
        return declaration(name, { ...whole, description });
    };
    const head = "// Written by scripts/types.js from the JSON Schemas; not to be edited.\n\nimport type { Finding } from \"./types.js\";\n";
    const all = names.map((name) => declaration(name, definitions[name]));
    const roots = [
        root("GridDocument", document, "A grid document."),
        root("StaffRequest", request, "What is to be staffed and how."),
        root("StaffPlan", plan, "A proposal of who holds what."),
    ];
    return [head, ...all, ...roots].join("\n");
}

const written = types();
if (process.argv.includes("--check")) {
    if (readFileSync(FILE, "utf8") !== written) {
        console.error("js/schema.d.ts is not current: run `npm run types`");
        process.exitCode = 1;
    }
} else {
    writeFileSync(fileURLToPath(FILE), written);
}
