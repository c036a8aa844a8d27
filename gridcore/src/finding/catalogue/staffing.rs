//! Rules about who holds what.

use super::rules;

rules! { Staffing "staffing":
    APPROVAL_MISSING = "approval-missing" Error ["appointment"],
        "An appointment has every approval its post needs",
        "任用已取得岗位要求的各项批准",
        "`{person}` holds `{post}` in `{unit}` without approval `{approval}`"
            / "`{person}` 任 `{unit}` 的 `{post}`，缺批准 `{approval}`"
            => "obtain the approval and record it, or end the appointment"
            / "取得批准并登记，或终止任用";
    CHANNEL = "channel" Error ["appointment"],
        "An appointment came by a channel its post allows",
        "任用经由岗位允许的渠道",
        "`{person}` holds `{post}` in `{unit}` by channel `{channel}`, which the post does not allow"
            / "`{person}` 经渠道 `{channel}` 任 `{unit}` 的 `{post}`，该岗位不允许此渠道"
            => "use one of: {allowed}"
            / "可用渠道：{allowed}",
        "`{person}` holds `{post}` in `{unit}` and no channel is recorded"
            / "`{person}` 任 `{unit}` 的 `{post}`，未登记渠道"
            => "record one of: {allowed}"
            / "登记渠道：{allowed}";
    COMBINED_COUNT = "combined-count" Error ["combined"],
        "The holders of several posts together are as many as the charter says",
        "若干岗位的合计人数符合管理办法",
        "`{combined}` counts {count} {count:appointment|appointments} where the charter says {expected}"
            / "`{combined}` 合计 {count} 人次，管理办法规定为 {expected}"
            => "appoint or end holders of: {posts}"
            / "任用或终止下列岗位的人员：{posts}",
        "`{combined}` counts {count} {count:appointment|appointments} in unit `{unit}` where the charter says {expected}"
            / "`{combined}` 在网格 `{unit}` 合计 {count} 人次，管理办法规定为 {expected}"
            => "appoint or end holders of: {posts}"
            / "任用或终止下列岗位的人员：{posts}";
    EXCLUDED = "excluded" Error ["appointment"],
        "Nobody holds a post that another post they hold bars them from",
        "任职者不同时担任互斥的岗位",
        "`{person}` holds `{post}` in `{unit}` and is barred from it by holding `{other}` in `{where}`"
            / "`{person}` 任 `{unit}` 的 `{post}`，因任 `{where}` 的 `{other}` 而不得担任"
            => "end one of the two appointments"
            / "终止其中一项任用",
        "`{person}` could not hold `{post}` in `{unit}` together with `{other}` in `{where}`, which bars from it"
            / "`{person}` 任 `{where}` 的 `{other}`，不得再任 `{unit}` 的 `{post}`"
            => "choose somebody else, or end the appointment to `{other}` first"
            / "另选他人，或先终止 `{other}` 的任用",
        "`{person}` holds `{post}` in `{unit}`, from which `{other}` in `{where}` would bar them"
            / "`{person}` 任 `{unit}` 的 `{post}`，若任 `{where}` 的 `{other}` 则不得再任"
            => "choose somebody else, or end the appointment to `{post}` first"
            / "另选他人，或先终止 `{post}` 的任用";
    EXCLUSIVE_POSTS = "exclusive-posts" Error ["person"],
        "Nobody holds more posts of an exclusive group than it allows",
        "任职者担任同组岗位不超过限数",
        "person `{person}` holds {count} {count:post|posts} of group `{group}`, which allows {limit}: {posts}"
            / "人员 `{person}` 担任 `{group}` 组的 {count} 个岗位，限 {limit} 个：{posts}"
            => "end all but {limit} of them"
            / "只保留 {limit} 个",
        "person `{person}` would hold {count} {count:post|posts} of group `{group}`, which allows {limit}: {posts}"
            / "人员 `{person}` 将担任 `{group}` 组的 {count} 个岗位，限 {limit} 个：{posts}"
            => "choose somebody else, or end the others first"
            / "另选他人，或先终止其余任用";
    INELIGIBLE = "ineligible" Error ["appointment"],
        "The holder of a post meets the condition of the post",
        "任职者符合岗位条件",
        "`{person}` holds `{post}` in `{unit}` without meeting the condition of the post: `{reason}`"
            / "`{person}` 任 `{unit}` 的 `{post}`，不符合岗位条件：`{reason}`"
            => "end the appointment, or correct what is recorded of the person"
            / "终止任用，或更正该人员的登记",
        "`{person}` does not meet the condition of `{post}` in `{unit}`: `{reason}`"
            / "`{person}` 不符合 `{unit}` 的 `{post}` 的岗位条件：`{reason}`"
            => "choose somebody else, or correct what is recorded of the person"
            / "另选他人，或更正该人员的登记";
    MISPLACED_POST = "misplaced-post" Error ["appointment"],
        "A post is held only in units it exists in",
        "岗位只在设有该岗位的网格任用",
        "`{person}` holds `{post}` in `{unit}`, a unit of tier `{tier}` where the post does not exist"
            / "`{person}` 任 `{unit}` 的 `{post}`，该网格（层级 `{tier}`）不设此岗位"
            => "appoint in a unit of the post, or add the tier to `at` of the post"
            / "改在设有该岗位的网格任用，或在岗位的 `at` 中加入该层级",
        "`{person}` could not hold `{post}` in `{unit}`, a unit of tier `{tier}` where the post does not exist"
            / "`{person}` 无法任 `{unit}` 的 `{post}`，该网格（层级 `{tier}`）不设此岗位"
            => "choose a unit of the post, or add the tier to `at` of the post"
            / "另选设有该岗位的网格，或在岗位的 `at` 中加入该层级";
    NOT_FOLLOWING = "not-following" Error ["appointment"],
        "The holder of a post that follows another holds the other too",
        "随任岗位的任职者同时担任所随岗位",
        "`{person}` holds `{post}` in `{unit}` without holding `{other}`, which `{post}` follows, there or above"
            / "`{person}` 任 `{unit}` 的 `{post}`，却未任本级或上级的 `{other}`，而 `{post}` 随其而任"
            => "appoint the holder of `{other}`, or end the appointment"
            / "改由 `{other}` 的任职者担任，或终止任用",
        "`{person}` would hold `{post}` in `{unit}` without holding `{other}`, which `{post}` follows, there or above"
            / "`{person}` 将任 `{unit}` 的 `{post}`，却未任本级或上级的 `{other}`，而 `{post}` 随其而任"
            => "choose the holder of `{other}`"
            / "改选 `{other}` 的任职者";
    NOT_JOINT = "not-joint" Error ["appointment"],
        "The holder of a post that goes with another holds the other too",
        "须兼任岗位的任职者同时担任所兼岗位",
        "`{person}` holds `{post}` in `{unit}` without holding `{other}`, which goes with it, there or above"
            / "`{person}` 任 `{unit}` 的 `{post}`，却未兼任本级或上级的 `{other}`"
            => "appoint the person to `{other}` in the unit or above it"
            / "任用其担任本网格或上级的 `{other}`",
        "`{person}` would hold `{post}` in `{unit}` without holding `{other}`, which goes with it, there or above"
            / "`{person}` 将任 `{unit}` 的 `{post}`，却未兼任本级或上级的 `{other}`"
            => "appoint the person to `{other}` as well"
            / "一并任用其担任 `{other}`";
    OUT_OF_SCOPE = "out-of-scope" Error ["appointment"],
        "The holder of a post is placed within the scope of the post",
        "任职者编在岗位的范围之内",
        "`{person}` holds `{post}` in `{unit}` and is not placed within its scope `{scope}`"
            / "`{person}` 任 `{unit}` 的 `{post}`，却未编在岗位范围 `{scope}` 之内"
            => "appoint somebody who is, or change `scope` of the post"
            / "改由范围内人员担任，或修改岗位的 `scope`",
        "`{person}` is not placed within `{scope}`, the scope of `{post}` in `{unit}`"
            / "`{person}` 未编在 `{unit}` 的 `{post}` 的岗位范围 `{scope}` 之内"
            => "choose somebody who is, or change `scope` of the post"
            / "另选范围内的人员，或修改岗位的 `scope`";
    OVER_FULL = "over-full" Error ["post"],
        "A post has no more holders than seats",
        "岗位任职人数不超过席位数",
        "post `{post}` in unit `{unit}` has {count} {count:holder|holders} for {expected} {expected:seat|seats}"
            / "网格 `{unit}` 的岗位 `{post}` 有 {count} 人，席位为 {expected}"
            => "end appointments until it fits, or change `seats` of the post"
            / "终止多余的任用，或修改岗位的 `seats`",
        "post `{post}` in unit `{unit}` has {count} {count:holder|holders} on shift `{shift}` for {expected} {expected:seat|seats}"
            / "网格 `{unit}` 的岗位 `{post}` 在班次 `{shift}` 有 {count} 人，席位为 {expected}"
            => "move holders to another shift, or change `seats` of the post"
            / "调整班次，或修改岗位的 `seats`";
    ROLE_UNCOVERED = "role-uncovered" Error ["post"],
        "Every role of a unit is taken",
        "网格内每个专项角色都有人担任",
        "role `{post}` in unit `{unit}` is taken by {count} {count:person|people} where the charter says {expected}"
            / "网格 `{unit}` 的角色 `{post}` 有 {count} 人担任，管理办法规定为 {expected}"
            => "give the role to somebody of the unit"
            / "由网格内人员担任";
    TERM_OVER = "term-over" Warning ["appointment"],
        "Nobody holds a post past its term",
        "任职不超过任期",
        "the term of `{person}` as `{post}` in `{unit}` has been over since {date}"
            / "`{person}` 任 `{unit}` 的 `{post}`，任期自 {date} 起已满"
            => "appoint anew or end the appointment"
            / "重新任用或终止任用",
        "`{person}` holds `{post}` in `{unit}`, a post with a term, and no first day is recorded"
            / "`{person}` 任 `{unit}` 的 `{post}`，该岗位有任期，却未登记起始日"
            => "record `from` of the appointment"
            / "登记任用的 `from`";
    TOO_MANY_POSTS = "too-many-posts" Warning ["person"],
        "Nobody holds more posts and roles than the charter says",
        "任职者担任的岗位和角色不超过管理办法规定",
        parameters [("limit", Whole, "how many posts one person may hold; absent means any number"),
                    ("roles", Whole, "how many roles one person may hold; absent means any number")],
        "person `{person}` holds {count} {count:post|posts} where the charter allows {limit}"
            / "人员 `{person}` 担任 {count} 个岗位，管理办法限 {limit} 个"
            => "end some of the appointments"
            / "终止部分任用",
        "person `{person}` has {count} {count:role|roles} where the charter allows {limit}"
            / "人员 `{person}` 担任 {count} 个角色，管理办法限 {limit} 个"
            => "give some of the roles to others"
            / "将部分角色交由他人",
        "person `{person}` would hold {count} {count:post|posts} where the charter allows {limit}"
            / "人员 `{person}` 将担任 {count} 个岗位，管理办法限 {limit} 个"
            => "choose somebody else, or end another appointment first"
            / "另选他人，或先终止其他任用",
        "person `{person}` would have {count} {count:role|roles} where the charter allows {limit}"
            / "人员 `{person}` 将担任 {count} 个角色，管理办法限 {limit} 个"
            => "choose somebody else, or give another role away first"
            / "另选他人，或先将其他角色交由他人";
    VACANT = "vacant" Error ["post"],
        "A post has as many holders as it needs",
        "岗位任职人数达到最低席位",
        "post `{post}` in unit `{unit}` has {count} {count:holder|holders} for {expected} {expected:seat|seats}"
            / "网格 `{unit}` 的岗位 `{post}` 有 {count} 人，席位为 {expected}"
            => "appoint somebody"
            / "任用人员";
}
