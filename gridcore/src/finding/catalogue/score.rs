//! Assessments and awards.

use super::rules;

rules! { Score "score":
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
