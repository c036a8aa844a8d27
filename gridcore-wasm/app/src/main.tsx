// The page begins.

import { render } from "preact";

import { resume } from "./actions/open.ts";
import { App } from "./app.tsx";
import { get, set, use } from "./store.ts";
import "./style/index.css";
import { usualLanguage, words } from "./words/index.ts";

function Page() {
    const language = use((state) => state.language);
    const name = use((state) => state.view?.name);
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.title = name === undefined ? words(language).title : `${name} · ${words(language).title}`;
    return <App />;
}

set({ language: usualLanguage() });
render(<Page />, document.getElementById("app") as HTMLElement);
await resume();
// For tests: what was kept has been looked for.
document.documentElement.dataset["ready"] = get().view === null ? "empty" : "resumed";
