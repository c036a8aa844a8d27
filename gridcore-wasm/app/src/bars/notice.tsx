// What is worth knowing once.

import { set, use, type Notice } from "../store.ts";
import { useWords, type Words } from "../words/index.ts";

export function NoticeBar() {
    const words = useWords();
    const notices = use((state) => state.notices);
    if (notices.length === 0) return null;
    return (
        <section class="bar notice" role="status">
            <div class="line">
                <ul>
                    {notices.map((notice, index) => (
                        <li key={index}>{noticeText(notice, words)}</li>
                    ))}
                </ul>
                <span class="space" />
                <button type="button" class="small" onClick={() => set({ notices: [] })}>
                    {words.close}
                </button>
            </div>
        </section>
    );
}

function noticeText(notice: Notice, words: Words): string {
    switch (notice.kind) {
        case "today":
            return words.today(notice.day);
        case "decoded":
            return words.decoded(notice.files.join(", "), notice.encoding);
        case "savedInto":
            return words.savedInto(notice.folder);
        case "inTheWay":
            return words.inTheWay(notice.folder, notice.file);
        case "named":
            return words.named(notice.count, notice.file);
        case "tooLarge":
        case "unreadable":
            return words[notice.kind](notice.file);
        default:
            return words[notice.kind];
    }
}
