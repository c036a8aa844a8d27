// A kind of matter: who answers for it, wherever it arises.

import type { Details } from "../engine/protocol.ts";
import { useWords } from "../words/index.ts";
import { Answers } from "./answers.tsx";
import { Heading } from "./parts.tsx";

export function KindDetails({ key: id, answers, homeless }: Details & { kind: "kind" }) {
    const words = useWords();
    return (
        <>
            <Heading kind="kind" id={id} />
            <Answers answers={answers} none={homeless ? words.homeless : words.answersNobody} />
        </>
    );
}
