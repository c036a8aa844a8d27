//! Assessments and awards.

use super::rules;

rules! { Score "score":
    AWARD = "award" Error ["table"],
        "An award is one of the scheme, and its candidates are compared by whole lists",
        "奖励须为方案所有，候选者按完整的列表比较",
        "scheme `{scheme}` has no award `{name}`"
            / "方案 `{scheme}` 中没有奖励 `{name}`"
            => "check the key[; did you mean `{suggestion}`?]"
            / "检查编码[；是否为 `{suggestion}`？]",
        "a list that is to tell equals apart is not as long as the list of candidates"
            / "用于区分同分的列表与候选者列表长度不同"
            => "give one value for each candidate"
            / "为每位候选者给出一个值",
        "the ledger has no entries, so it does not say for which period award `{name}` is given"
            / "没有积分记录，无从得知奖励 `{name}` 的周期"
            => "name the period"
            / "指明周期";
    AWARDED = "awarded" Note ["unit", "person"],
        "An award is given, and this is why",
        "授予奖励及其原因",
        "award `{award}` of {period} goes to `{key}`: {score} points, place {place} of {count} candidates"
            / "{period} 的奖励 `{award}` 授予 `{key}`：{score} 分，{count} 名候选者中第 {place} 名"
            => "look at the entries or sheets behind the score"
            / "查看得分所依据的积分或考核表";
    MISSING_SHEET = "missing-sheet" Warning ["unit", "person"],
        "Each subject of a round has the sheets it needs",
        "每个考核对象均有所需的考核表",
        "`{subject}` lacks {count} `{kind}` {count:sheet|sheets}"
            / "`{subject}` 缺 {count} 份 `{kind}` 考核表"
            => "let those who are to fill them do so before the round is locked"
            / "请在锁定前由应填者填写";
    NEAR_MISS = "near-miss" Note ["unit", "person"],
        "Who nearly has an award, and what it is missed by",
        "接近获奖者及其未获奖的原因",
        "`{key}` with {score} points misses award `{award}`: `{by}` vetoed it"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：被 `{by}` 否决"
            => "talk to whoever vetoed it"
            / "与否决者沟通",
        "`{key}` with {score} points misses award `{award}`: entry `{entry}` by rule `{rule}` bars it"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：规则 `{rule}` 的积分 `{entry}` 使其不能获奖"
            => "look at the entry"
            / "查看该项积分",
        "`{key}` with {score} points misses award `{award}`: it had it the last time"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：上次已获奖"
            => "it may have it again the time after"
            / "下次可再次获奖",
        "`{key}` with {score} points misses award `{award}`: `{other}` of the same `{unit}` comes first"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：同属 `{unit}` 的 `{other}` 在先"
            => "one of each unit has it"
            / "每个单位至多一名",
        "`{key}` with {score} points misses award `{award}`: it is not put forward[ by `{unit}`]"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：未被[ `{unit}` ]提名"
            => "look at those who are"
            / "查看被提名者",
        "`{key}` with {score} points misses award `{award}` by {gap}"
            / "`{key}` 得 {score} 分，距奖励 `{award}` 差 {gap} 分"
            => "look at the last that has it"
            / "查看最后一名获奖者",
        "`{key}` with {score} points misses award `{award}`: the least score is {gap} more"
            / "`{key}` 得 {score} 分，未获奖励 `{award}`：距最低分差 {gap} 分"
            => "look at the entries or sheets behind the score"
            / "查看得分所依据的积分或考核表";
    ROUND = "round" Error ["table"],
        "A round is filled, locked, published and corrected in this order",
        "一轮考核依次填写、锁定、发布、更正",
        "the round is not open any more"
            / "本轮考核已不再开放"
            => "publish it and correct what is wrong with a further version"
            / "发布后以新版本更正",
        "the round is not locked, so it cannot be published"
            / "本轮考核未锁定，不能发布"
            => "lock it first; what was published is corrected"
            / "请先锁定；已发布的以更正处理",
        "the round is not published yet, so there is nothing to correct"
            / "本轮考核尚未发布，无可更正"
            => "fill sheets while it is open, or publish it"
            / "开放时填写考核表，或发布",
        "scheme `{scheme}` has no assessment"
            / "方案 `{scheme}` 没有考核"
            => "add `assessment` to the scheme"
            / "在方案中增加 `assessment`",
        "a correction needs a reason"
            / "更正须注明原因"
            => "say why the version before is replaced"
            / "说明为何取代前一版本",
        "`{period}` is no round of this scheme: its rounds are of the kind `{every}`"
            / "`{period}` 不是该方案的一轮：其周期为 `{every}`"
            => "name a calendar period of that kind, as in 2024-05, 2024-Q2 or 2024"
            / "使用该类日历周期，如 2024-05、2024-Q2 或 2024";
    SHEET = "sheet" Error ["table"],
        "A sheet is about a subject of its round, by somebody who may fill it",
        "考核表针对本轮的对象，由有权者填写",
        "`{subject}` is no subject of the round"
            / "`{subject}` 不是本轮的考核对象"
            => "name one of its subjects, as in `unit:c1` or `person:p1`"
            / "使用本轮的对象，如 `unit:c1` 或 `person:p1`",
        "`{author}` is not in the grid"
            / "数据中没有 `{author}`"
            => "write `person:KEY`, `unit:KEY` or `post:POST@UNIT`"
            / "写成 `person:编码`、`unit:编码` 或 `post:岗位@网格`",
        "scheme `{scheme}` has no `{kind}` sheets"
            / "方案 `{scheme}` 没有 `{kind}` 考核表"
            => "use another kind, or add it to the scheme"
            / "改用其他类别，或在方案中增加",
        "`{author}` may fill no `{kind}` sheet about `{subject}`"
            / "`{author}` 不能就 `{subject}` 填写 `{kind}` 考核表"
            => "`self` is for the subject itself, `mutual` for other subjects, `centre` for those who are neither"
            / "`self` 由对象自己填写，`mutual` 由其他对象填写，`centre` 由两者之外者填写",
        "`{author}` holds no post that fills `{kind}` sheets"
            / "`{author}` 未任可填写 `{kind}` 考核表的岗位"
            => "let a holder of one of the posts in `by` fill it"
            / "由 `by` 所列岗位的任职者填写";
    TOLERANCE = "tolerance" Warning ["unit", "person"],
        "The scores of one subject lie no further apart than the scheme allows",
        "同一对象的各项得分相差不超过方案所允许的范围",
        "the scores of `{subject}` lie {found} apart, more than {limit}: {low} by `{low_author}`, {high} by `{high_author}`"
            / "`{subject}` 的得分相差 {found}，超过 {limit}：`{low_author}` 评 {low} 分，`{high_author}` 评 {high} 分"
            => "let both look at it together before the round is locked"
            / "请双方在锁定前共同核对";
    VALUES = "values" Error ["table"],
        "A sheet has a value for each indicator of its scheme, and nothing else",
        "考核表对方案的每项指标各有一个值，别无其他",
        "there is no indicator `{name}`"
            / "没有指标 `{name}`"
            => "use one of: {known}[; did you mean `{suggestion}`?]"
            / "改用：{known}[；是否为 `{suggestion}`？]",
        "indicator `{name}` has no value"
            / "指标 `{name}` 没有值"
            => "give it one"
            / "补充该值",
        "indicator `{name}` has two values"
            / "指标 `{name}` 有两个值"
            => "leave one of them out"
            / "删去其一",
        "indicator `{name}` has marks from {least} to {full}, not {found}"
            / "指标 `{name}` 的得分为 {least} 至 {full}，而非 {found}"
            => "correct the marks"
            / "更正得分",
        "indicator `{name}` counts cases, and {found} is not a number of them"
            / "指标 `{name}` 按件数计，而 {found} 不是件数"
            => "write a whole number of at least 0"
            / "写成不小于 0 的整数";
}
