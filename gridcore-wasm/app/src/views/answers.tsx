// Who answers: in each network the one person, and the chain they stand in.

import type { Answer, AnsweredBy, AnswerPost } from "gridcore";

import type { Matter } from "../engine/protocol.ts";
import { Thing } from "../parts/thing.tsx";
import { use } from "../store.ts";
import { useWords } from "../words/index.ts";

export function Answers({ answers, none }: { answers: Answer[]; none: string }) {
    const words = useWords();
    return (
        <section class="answers">
            <h3>{words.answers}</h3>
            {answers.length === 0 && <p class="nobody">{none}</p>}
            {answers.map((answer, index) => (
                <OneAnswer key={index} answer={answer} />
            ))}
        </section>
    );
}

function OneAnswer({ answer }: { answer: Answer }) {
    const words = useWords();
    const several = use((state) => (state.view?.networks.length ?? 0) > 1);
    const byTier = answer.steps.some(({ unit }) => unit === null);
    const steps = answer.steps.filter(({ posts }) => posts.length > 0);
    return (
        <div class="answer">
            {several && (
                <p class="network">
                    <bdi>{answer.network}</bdi>
                </p>
            )}
            {byTier ? <p>{words.answersTier}</p> : <By by={answer.answered_by} keeper={answer.keeper} />}
            <ol class="chain" aria-label={words.chain}>
                {steps.map(({ unit, tier, grade, posts }, index) => (
                    <li key={index}>
                        <span class="at">
                            {unit === null ? <b>{tier}</b> : <Thing reference={`unit:${unit}`} />}
                            <span class="quiet">
                                {unit !== null && tier} {grade}
                            </span>
                        </span>
                        <ul>
                            {posts.map((post) => (
                                <Post key={post.post} post={post} known={unit !== null} by={answer.answered_by?.unit === unit ? answer.answered_by : null} />
                            ))}
                        </ul>
                    </li>
                ))}
            </ol>
        </div>
    );
}

/** The one who answers, in a line. */
export function By({ by, keeper = null }: { by: AnsweredBy | null; keeper?: string | null }) {
    const words = useWords();
    if (by === null) {
        return (
            <p class="by nobody">
                <b>{words.answersNobody}</b> <span class="quiet">{words.answersNobodyText}</span>
            </p>
        );
    }
    return (
        <p class="by">
            <Thing reference={`person:${by.person}`} /> <span class="quiet">{by.post === null ? words.keeps : words.asPost(by.post)}</span>{" "}
            <Thing reference={`unit:${by.unit}`} />
            {keeper !== null && by.post !== null && <span class="tag">{words.keeper}</span>}
            {by.passed_up && <span class="tag warning">{words.passedUp}</span>}
        </p>
    );
}

function Post({ post, known, by }: { post: AnswerPost; known: boolean; by: AnsweredBy | null }) {
    const words = useWords();
    const { holders } = post;
    return (
        <li class={post.vacant && known ? "vacant" : by?.post === post.post ? "answering" : ""}>
            <span class="post">{post.post}</span> {post.grade && <span class="quiet">{post.grade}</span>}
            {known && post.vacant && <span class="tag">{words.vacant}</span>}
            {holders.slice(0, 8).map(({ person, shift }) => (
                <span key={`${person} ${shift}`} class="holder">
                    <Thing reference={`person:${person}`} />
                    {shift && <span class="quiet"> {shift}</span>}
                </span>
            ))}
            {(post.held > Math.min(8, holders.length) || !known) && post.held > 0 && <span class="quiet">{words.people(post.held)}</span>}
        </li>
    );
}

/** For each kind of matter, who answers if it arises here. */
export function Matters({ matters }: { matters: Matter[] }) {
    const words = useWords();
    if (matters.length === 0) return null;
    return (
        <section>
            <h3>{words.matters}</h3>
            <table class="facts">
                <tbody>
                    {matters.map(({ kind, answer, homeless }) => (
                        <tr key={kind}>
                            <th scope="row">
                                <Thing reference={`kind:${kind}`} />
                            </th>
                            <td>{answer === null ? <span class="quiet">{homeless ? words.homeless : words.outside}</span> : <By by={answer.answered_by} />}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </section>
    );
}
