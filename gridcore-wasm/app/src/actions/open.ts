// Opening: files, a sample, what was kept; another day of it.

import type { Language } from "gridcore";

import { engine } from "../engine/client.ts";
import type { Outcome, Refusal, Source, View } from "../engine/protocol.ts";
import { Unreadable, isSheet, read, sourceOf } from "../files/read.ts";
import { columnsOf } from "../files/sheet.ts";
import { forget, keep, kept } from "../keep.ts";
import { get, set, type Notice } from "../store.ts";
import { apply } from "./edit.ts";
import { show, unfoldedAtFirst, working } from "./show.ts";

/** The day of the samples. */
const SAMPLE_DAY = "2024-06-30";

export async function openFiles(given: () => Promise<{ files: File[]; folder: string | null }>) {
    await working(async () => {
        try {
            const { files, folder } = await given();
            if (files.length === 0) return set({ notices: [{ kind: "nothingDropped" }] });
            if (isSheet(files, folder)) await askAboutSheet(files[0] as File);
            else await open(await sourceOf(files, folder));
        } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
            set({ notices: [{ kind: error.kind, file: error.file }] });
        }
    });
}

/** Asks what the columns of a sheet are; one that is no text is refused as any other file. */
async function askAboutSheet(file: File) {
    const bytes = await read(file);
    const text = await engine.text(bytes);
    const columns = columnsOf(text);
    if (columns.length < 2) return open({ name: file.name, files: { [file.name]: bytes } });
    set({ dialog: { kind: "sheet", name: file.name, text, columns } });
}

export async function openSample(system: string, state: "healthy" | "broken") {
    const name = state === "broken" ? `${system}-broken` : system;
    await working(async () => {
        const response = await fetch(new URL(`samples/${name}.json`, document.baseURI));
        if (!response.ok) throw new Error(`samples/${name}.json: ${response.status}`);
        await open({ name, files: await response.json(), day: SAMPLE_DAY });
    });
}

/** Opens a source; if its rows are dated and no day was said, for today. */
export async function open(source: Source) {
    const { language } = get();
    const notices: Notice[] = [];
    let outcome = await engine.open(source, language);
    if (needsDay(outcome) && source.day === undefined && source.files) {
        const dated = { ...source, day: today() };
        notices.push({ kind: "today", day: dated.day });
        outcome = await engine.open(dated, language);
        source = dated;
    }
    await opened(outcome, source, notices);
}

function needsDay(outcome: Outcome): boolean {
    return "refused" in outcome && outcome.refused.findings.some(({ rule }) => rule === "call.day-needed");
}

/** The caller says what day it is: this is the page's caller. */
function today(): string {
    const now = new Date();
    const two = (number: number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function opened(outcome: Outcome, source: Source, notices: Notice[]) {
    if ("view" in outcome) {
        const { view } = outcome;
        for (const encoding of new Set(view.decoded.map(({ encoding }) => encoding))) {
            notices.push({ kind: "decoded", encoding, files: view.decoded.filter((one) => one.encoding === encoding).map(({ file }) => file) });
        }
        const whole = await engine.kept();
        if (whole !== null && !keep(whole)) notices.push({ kind: "notKept" });
        if (source.sheet) notices.push({ kind: "proposed" });
        const tab = view.total > 0 ? "findings" : "selection";
        await show(outcome, openFailure(source), { unfolded: unfoldedAtFirst(view), selected: null, tab, notices, dialog: null, unsaved: false });
    } else {
        await show(outcome, openFailure(source));
        set({ dialog: null });
    }
}

function openFailure(source: Source) {
    return (refused: Refusal) => ({ kind: "open", source, refused }) as const;
}

/** Opens what a reload left, or nothing. */
export async function resume() {
    const whole = kept();
    if (whole === null) return;
    await working(async () => {
        const outcome = await engine.resume(whole, get().language);
        if ("refused" in outcome) return forget();
        await show(outcome, openFailure(whole.source), { unfolded: unfoldedAtFirst(outcome.view), notices: [{ kind: "resumed" }], unsaved: outcome.view.edited });
    });
}

/** Shows another day: an unedited folder is read for it, since another charter may be in force; else it is an edit. */
export async function goTo(day: string) {
    const { view } = get();
    if (view === null || view.day === day) return;
    if (view.edited) return apply({ label: { verb: "day", from: view.day, to: day }, changes: [{ advance: { day } }] });
    await working(async () => {
        const whole = await engine.kept();
        if (whole?.source.files) await reopened({ ...whole.source, day }, view);
        else await apply({ label: { verb: "day", from: view.day, to: day }, changes: [{ advance: { day } }] });
    });
}

/** Goes to the next day, or the one before, on which something changes. */
export async function goBeside(later: boolean) {
    const day = get().view?.day;
    if (!day) return;
    const beside = await working(() => engine.dayBeside(day, later));
    if (beside === null) set({ notices: [{ kind: later ? "noLaterDay" : "noEarlierDay" }] });
    else if (beside !== undefined) await goTo(beside);
}

/** Opens the same again, with what is looked at as it was. */
async function reopened(source: Source, before: View) {
    const outcome = await engine.open(source, get().language);
    const whole = "view" in outcome ? await engine.kept() : null;
    if (whole) keep(whole);
    if ("view" in outcome) outcome.view.decoded = before.decoded;
    await show(outcome, openFailure(source), { notices: [] });
}

/** Speaks another language: the interface, and every message that is shown. */
export async function speak(language: Language) {
    set({ language });
    const { failure, view } = get();
    await working(async () => {
        // A failed opening is tried again for its messages; what is open stays, since it fails again.
        const again = failure?.kind === "open" ? await engine.open(failure.source, language) : null;
        if (view) await show(await engine.view(language), () => ({ kind: "page", message: "" }));
        set({ plan: await engine.plan(language) });
        if (again && "refused" in again && failure?.kind === "open") set({ failure: { ...failure, refused: again.refused } });
    });
}
