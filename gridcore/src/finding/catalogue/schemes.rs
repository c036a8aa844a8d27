//! What the schemes of a charter must be: their indicators, assessments and awards.

use super::rules;

rules! { Charter "charter":
    ASSESSMENT = "assessment" Error ["charter"],
        "An assessment is of a tier or of a post, and has indicators and sheets",
        "考核针对一个层级或一个岗位，并有指标和考核表",
        "scheme `{scheme}` assesses both a tier and a post"
            / "方案 `{scheme}` 既考核层级又考核岗位"
            => "make a scheme of each"
            / "分为两个方案",
        "scheme `{scheme}` has an assessment and no indicators"
            / "方案 `{scheme}` 有考核而无指标"
            => "list its indicators, or take the assessment out"
            / "列出指标，或删去考核",
        "scheme `{scheme}` has `{sheets}` sheets with a negative weight, or needs none of them"
            / "方案 `{scheme}` 的 `{sheets}` 考核表权重为负，或数目为零"
            => "give them a weight from 0 to 1 and a count of at least 1, or leave them out"
            / "权重应在 0 与 1 之间、数目至少为 1，或删去此类考核表";
    AWARD = "award" Error ["charter"],
        "An award goes to somebody, and is nominated by tiers above",
        "奖励有获奖者，并由上级层级提名",
        "award `{award}` lets nobody through"
            / "奖励 `{award}` 不会有人获得"
            => "write how many as a number of at least 1"
            / "人数应至少为 1",
        "tier `{tier}` is not above `{below}`, to which award `{award}` is given"
            / "层级 `{tier}` 不在奖励 `{award}` 所授予的 `{below}` 之上"
            => "name a tier above it"
            / "改用其上的层级";
    BANDS_CLOSED = "bands-closed" Error ["charter"],
        "The bands of a scheme are half-open, but for the topmost",
        "除最高档外，分档都是左闭右开",
        "bands `{band}` and `{next}` both hold a score of {end}"
            / "得分 {end} 同时属于 `{band}` 和 `{next}` 两档"
            => "write `below = {end}` instead of `up_to = {end}`"
            / "将 `up_to = {end}` 改为 `below = {end}`",
        "band `{band}` is closed at {end} although band `{next}` lies above it"
            / "`{band}` 档止于 {end}（含），其上却还有 `{next}` 档"
            => "write `below` with the lowest score of `{next}` instead of `up_to`"
            / "不用 `up_to`，改以 `{next}` 的最低分作为 `below`",
        "band `{band}` has both `below` and `up_to`"
            / "`{band}` 档同时有 `below` 和 `up_to`"
            => "keep `below`"
            / "保留 `below`";
    BANDS_GAP = "bands-gap" Error ["charter"],
        "The bands of a scheme adjoin",
        "各分档首尾相接",
        "no band holds the scores from {end} to {from}, between `{band}` and `{next}`"
            / "`{band}` 与 `{next}` 之间，从 {end} 到 {from} 的得分不属于任何档"
            => "let `{next}` begin where `{band}` ends"
            / "使 `{next}` 从 `{band}` 的终点开始";
    BANDS_OVERLAP = "bands-overlap" Error ["charter"],
        "A score lies in one band only",
        "一个得分只属于一档",
        "bands `{band}` and `{next}` overlap"
            / "`{band}` 与 `{next}` 两档重叠"
            => "let `{next}` begin where `{band}` ends"
            / "使 `{next}` 从 `{band}` 的终点开始";
    INDICATOR = "indicator" Error ["charter"],
        "An indicator has at most one kind of rule, and a better value never has fewer marks",
        "指标至多有一种计分规则，且较好的值得分不低于较差的值",
        "indicator `{indicator}` has rules of several kinds: {kinds}"
            / "指标 `{indicator}` 有多种计分规则：{kinds}"
            => "keep one of them, or make another indicator of the rest"
            / "保留其一，或将其余另立指标",
        "indicator `{indicator}` has {value} where only a number above zero takes anything off"
            / "指标 `{indicator}` 此处为 {value}，只有大于零的数才能扣分"
            => "write a number above zero"
            / "写成大于零的数",
        "a step of indicator `{indicator}` gives {marks} marks, and there are from {least} to {full}"
            / "指标 `{indicator}` 的一级得 {marks} 分，而得分在 {least} 至 {full} 之间"
            => "correct the marks, or change `full` or `least`"
            / "更正得分，或修改 `full` 或 `least`",
        "indicator `{indicator}` says twice what holds from {at} on"
            / "指标 `{indicator}` 对 {at} 起的规定重复"
            => "leave one of the two out"
            / "删去其一",
        "by the steps of indicator `{indicator}` the value {at} has fewer marks than a worse one"
            / "按指标 `{indicator}` 的分级，{at} 的得分低于较差的值"
            => "correct the marks, or set `direction`"
            / "更正得分，或设置 `direction`";
    WEIGHTS = "weights" Error ["charter"],
        "The weights of a scheme's indicators are not negative and sum to exactly 1",
        "各指标的权重非负，且之和恰为 1",
        "the weights of scheme `{scheme}` sum to {sum} and not to 1"
            / "方案 `{scheme}` 的权重之和为 {sum}，而不是 1"
            => "change the weights by {difference} in all"
            / "权重合计应调整 {difference}",
        "indicator `{indicator}` has the negative weight {weight}"
            / "指标 `{indicator}` 的权重 {weight} 为负"
            => "give it a weight from 0 to 1"
            / "权重应在 0 与 1 之间",
        "indicator `{indicator}` has a weight, and its full marks are {full}"
            / "指标 `{indicator}` 设有权重，而其满分为 {full}"
            => "weigh indicators with full marks above zero, or add marks up without weights"
            / "仅对满分大于零的指标设权重，或不设权重而将得分相加",
        "the weights of the sheets of scheme `{scheme}` sum to {sum} and not to 1"
            / "方案 `{scheme}` 各类考核表的权重之和为 {sum}，而不是 1"
            => "change the weights by {difference} in all"
            / "权重合计应调整 {difference}";
}
