//! What a plan says of people it did not choose and of seats it leaves open.

use super::rules;

rules! { Assign "assign":
    BLOCKED = "blocked" Note ["post"],
        "Required seats can be filled",
        "必需的席位能够配齐",
        "{seats} {seats:seat|seats} of {posts}, {eligible} eligible {eligible:person|people}; of {pool} in scope"
            / "{posts} 共 {seats} 席，符合条件 {eligible} 人；范围内 {pool} 人中"
            => "record what is missing of somebody, widen the scope or the condition, or end what bars somebody"
            / "补登人员情况，放宽范围或条件，或终止造成限制的任用";
    CORRUPT = "corrupt" Error ["table"],
        "A plan is one of its grid and request, as it was made",
        "方案与其数据和请求一致，未被改动",
        "the plan is not what its grid and request give: `{what}` differs"
            / "方案与数据和请求不符：`{what}` 不一致"
            => "staff the grid again"
            / "重新配置",
        "the plan was made for revision {made} and the grid is at revision {found}"
            / "方案针对版本 {made}，当前版本为 {found}"
            => "staff the grid again"
            / "重新配置";
    NOT_OPEN = "not-open" Note ["post"],
        "A question about a plan is about a seat that was open in it",
        "查询方案时所问席位在方案中待配",
        "`{post}` in `{unit}` was not open in this plan"
            / "`{unit}` 的 `{post}` 在此方案中并非待配席位"
            => "ask about a post and unit of the request, or have its seats decided anew"
            / "改问请求范围内的岗位和网格，或重新决定其席位";
    REMOVED = "removed" Note ["post"],
        "Somebody within the scope of a seat can take it",
        "席位范围内的人员可以任职",
        "{count} {count:lacks|lack} `{reason}`" / "{count} 人不符合 `{reason}`"
            => "choose somebody else, or record it" / "另选他人，或补充登记",
        "{count} {count:is|are} placed elsewhere" / "{count} 人编在他处"
            => "choose somebody else, or place them there" / "另选他人，或调整编入",
        "{count} {count:does|do} not hold `{reason}`, which it follows" / "{count} 人未任所随的 `{reason}`"
            => "staff `{reason}` as well" / "一并配置 `{reason}`",
        "{count} {count:does|do} not hold `{reason}`, which goes with it" / "{count} 人未兼任 `{reason}`"
            => "staff `{reason}` as well" / "一并配置 `{reason}`",
        "{count} {count:holds|hold} an excluded post" / "{count} 人任互斥岗位"
            => "end one of the two" / "终止其中一项",
        "{count} {count:is|are} already `{reason}`" / "{count} 人已任 `{reason}`"
            => "choose somebody else" / "另选他人",
        "{count} {count:holds|hold} as many posts as one may" / "{count} 人任职已达限数"
            => "choose somebody else, or end another appointment" / "另选他人，或终止其他任用",
        "{count} {count:was|were} not nominated" / "{count} 人未获提名"
            => "nominate them" / "提名",
        "{count} {count:does|do} not meet `{reason}`, which the request requires" / "{count} 人不符合请求要求的 `{reason}`"
            => "require less" / "降低要求",
        "{count} {count:holds|hold} it already" / "{count} 人已任此岗位"
            => "choose somebody else" / "另选他人",
        "{count} cannot take all that comes with it" / "{count} 人无法一并担任随任或兼任岗位"
            => "choose somebody else" / "另选他人",
        "{count} {count:is|are} in a unit without the post" / "{count} 人所在网格不设此岗位"
            => "choose a unit of the post" / "另选设有该岗位的网格",
        "{count} {count:is|are} scheduled for it on another day" / "{count} 人已排定于他日任此岗位"
            => "let the scheduled appointment begin earlier, or unschedule it" / "将排定的任用提前，或取消排定";
    UNWANTED = "unwanted" Note ["person"],
        "Somebody fits the request a plan was made for",
        "人员符合方案所依据的请求",
        "`{person}` was not nominated for `{post}` in `{unit}`"
            / "`{person}` 未获提名任 `{unit}` 的 `{post}`"
            => "nominate them, or choose somebody else"
            / "予以提名，或另选他人",
        "`{person}` does not meet what the request requires of `{post}` in `{unit}`: `{reason}`"
            / "`{person}` 不符合请求对 `{unit}` 的 `{post}` 的要求：`{reason}`"
            => "choose somebody else, or require less"
            / "另选他人，或降低要求",
        "`{person}` cannot take `{post}` in `{unit}` with all that comes with it"
            / "`{person}` 无法同时担任 `{unit}` 的 `{post}` 及其随任、兼任岗位"
            => "choose somebody else"
            / "另选他人",
        "`{person}` is scheduled for `{post}` in `{unit}` on another day"
            / "`{person}` 已排定于他日任 `{unit}` 的 `{post}`"
            => "let the scheduled appointment begin earlier, or unschedule it"
            / "将排定的任用提前，或取消排定";
}
