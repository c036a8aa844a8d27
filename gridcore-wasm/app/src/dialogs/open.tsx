// What can be opened: in the dialog, and on the page while nothing is open.

import { openFiles, openSample } from "../actions/open.ts";
import { inFolder } from "../files/read.ts";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

export function OpenDialog() {
    const words = useWords();
    return (
        <Modal title={words.open} wide>
            <Opening />
        </Modal>
    );
}

export function Opening() {
    const words = useWords();
    return (
        <>
            <div class="pickers">
                <label class="picker main">
                    {words.openFolder}
                    <input
                        type="file"
                        class="folder-input"
                        multiple
                        ref={(input) => input?.setAttribute("webkitdirectory", "")}
                        onChange={(event) => {
                            const input = event.currentTarget;
                            if (input.files?.length) void openFiles(async () => inFolder(input.files as FileList)).then(() => (input.value = ""));
                        }}
                    />
                </label>
                <label class="picker">
                    {words.openFiles}
                    <input
                        type="file"
                        class="files-input"
                        multiple
                        onChange={(event) => {
                            const input = event.currentTarget;
                            const files = [...(input.files ?? [])];
                            if (files.length) void openFiles(async () => ({ files, folder: null })).then(() => (input.value = ""));
                        }}
                    />
                </label>
                <span class="quiet">{words.drop}</span>
            </div>
            <p class="quiet">{words.folderHelp}</p>
            <Samples />
        </>
    );
}

function Samples() {
    const words = useWords();
    return (
        <section class="samples">
            <h3>{words.samples}</h3>
            <p class="quiet">{words.samplesText}</p>
            <ul>
                {Object.entries(words.sampleNames).map(([system, name]) => (
                    <li key={system}>
                        <span>
                            <b>{name}</b>
                            <span class="quiet">{words.sampleTexts[system as keyof typeof words.sampleTexts]}</span>
                        </span>
                        <span class="pair">
                            {(["healthy", "broken"] as const).map((state) => (
                                <button key={state} type="button" class="small" data-sample={`${system}-${state}`} aria-label={words.openSample(name, words[state])} onClick={() => void openSample(system, state)}>
                                    {words[state]}
                                </button>
                            ))}
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
