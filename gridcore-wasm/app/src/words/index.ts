// The words of the interface in the language chosen, which the browser remembers.

import type { Language } from "gridcore";

import { use } from "../store.ts";
import { en, type Words } from "./en.ts";
import { zh } from "./zh.ts";

export type { Words } from "./en.ts";

const KEY = "gridcore.language";

export function words(language: Language): Words {
    return language === "zh" ? zh : en;
}

export function useWords(): Words {
    return words(use((state) => state.language));
}

/** The language chosen before, or the browser's. */
export function usualLanguage(): Language {
    const kept = localStorage.getItem(KEY);
    if (kept === "en" || kept === "zh") return kept;
    return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function rememberLanguage(language: Language) {
    localStorage.setItem(KEY, language);
}
