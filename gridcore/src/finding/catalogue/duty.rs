//! Duties that are not done, and rows about duties that cannot be.

use super::rules;

rules! { Duty "duty":
    DEFECT = "defect" Warning ["unit"],
        "A defect that an inspection found is mended or becomes a case",
        "检查发现的缺陷要整改或立案",
        "`{item}` of checklist `{checklist}` had a defect in round `{round}`, which is not mended"
            / "检查 `{round}` 中清单 `{checklist}` 的 `{item}` 有缺陷，尚未整改"
            => "mend it and write the day into `mended`, or report it to the desk"
            / "整改后在 `mended` 写明日期，或报案";
    FIELDS = "fields" Error ["table"],
        "A row about duties says what it must and nothing else",
        "职责各表的行写明所需内容，且别无其他",
        "`{field}` is needed here"
            / "此处须写 `{field}`"
            => "say it"
            / "写明该项",
        "`{field}` says nothing here"
            / "`{field}` 在此没有意义"
            => "leave it out"
            / "略去该项",
        "`{value}` is none of: {allowed}"
            / "`{value}` 不在其列：{allowed}"
            => "write one of these words, or leave it out"
            / "写成其中之一，或略去",
        "`{value}` is not a number of people"
            / "`{value}` 不是人数"
            => "write a whole number from 0 to 1000000"
            / "写成 0 至 1000000 的整数",
        "`{value}` is not a `{every}`"
            / "`{value}` 不是 `{every}`"
            => "write it as in 2024-W20, 2024-05, 2024-Q2, 2024-H1 or 2024"
            / "写成 2024-W20、2024-05、2024-Q2、2024-H1 或 2024 的形式",
        "`{value}` excuses itself"
            / "`{value}` 自行免除"
            => "let somebody else excuse it"
            / "由他人免除",
        "{day} has not come on {today}"
            / "{day} 在 {today} 尚未到来"
            => "write the day on which it was, or look at it on a later day"
            / "写明实际日期，或在以后查看",
        "{until} lies before {from}"
            / "{until} 早于 {from}"
            => "check both days"
            / "核对这两个日期";
    MISSED = "missed" Warning ["unit", "person", "post"],
        "A duty is done by the day on which it is due",
        "职责在到期日前履行",
        "`{duty}` of {period} was due on {due} and is missing {missing} of {times} times"
            / "{period} 的 `{duty}` 应于 {due} 前履行 {times} 次，缺 {missing} 次"
            => "do it and say so, or let somebody else excuse it"
            / "补做并登记，或由他人免除";
    NO_REGISTER = "no-register" Note ["unit"],
        "Each unit keeps a register of its risks",
        "每个网格有风险台账",
        "unit `{unit}` has no risk in its register"
            / "网格 `{unit}` 的风险台账为空"
            => "look for its risks and write them down"
            / "排查并登记风险";
    NOT_REACHED = "not-reached" Warning ["link"],
        "Whoever is to be reached is reached by the day on which it is due",
        "应联系者在到期日前得到联系",
        "`{target}` was to be reached by `{source}` by {due} (`{duty}` of {period})"
            / "`{source}` 应于 {due} 前联系 `{target}`（{period} 的 `{duty}`）"
            => "reach them and say that it took place, or let somebody else excuse it"
            / "联系后登记，或由他人免除";
    NOT_REVISED = "not-revised" Warning ["unit", "person", "post", "link", "table"],
        "A list of duties is revised by the day on which it is due",
        "职责清单按时修订",
        "list `{duty}` of {period} was to be revised by {due}"
            / "{period} 的清单 `{duty}` 应于 {due} 前修订"
            => "revise it and write a row with the version"
            / "修订并登记版本";
    REPEATED = "repeated" Error ["table"],
        "Each task and risk has a key of its own, and an item is looked at once in a round",
        "任务和风险的编码不重复，每次检查每项只查一次",
        "`{name}` is there already"
            / "`{name}` 已存在"
            => "give each a key of its own"
            / "各写不同的编码",
        "`{name}` of this unit was looked at in this round already"
            / "本次检查已查过该网格的 `{name}`"
            => "write one row for each item, unit and round"
            / "每次检查每网格每项写一行";
    RISK_UNOWNED = "risk-unowned" Warning ["unit"],
        "Somebody answers for each open risk",
        "每项未消除的风险有人负责",
        "nobody answers for risk `{risk}`[, for nobody is `{owner}`]"
            / "风险 `{risk}` 无人负责[，因为没有人担任 `{owner}`]"
            => "name somebody as `owner`, or appoint a holder of the post"
            / "在 `owner` 写明负责者，或任用该岗位",
        "risk `{risk}` is answered for by `{owner}`, who is in no unit"
            / "风险 `{risk}` 由不在任何网格的 `{owner}` 负责"
            => "place the person, or name somebody else"
            / "将其编入网格，或写明他人";
    TASK = "task" Warning ["table"],
        "A task says what its list needs, has somebody who answers for it, and is done and followed up in time",
        "任务写明清单所需，有人负责，按时完成和跟进",
        "task `{task}` was to be done by {deadline}"
            / "任务 `{task}` 应于 {deadline} 前完成"
            => "close it, or set another deadline"
            / "办结，或另定期限",
        "task `{task}` lacks: {needs}"
            / "任务 `{task}` 缺少：{needs}"
            => "write what list `{list}` needs"
            / "写明清单 `{list}` 所需的内容",
        "`{duty}` of task `{task}` for {period} was due on {due}"
            / "任务 `{task}` {period} 的 `{duty}` 应于 {due} 前履行"
            => "do it and say so"
            / "补做并登记",
        "nobody is `{owner}` to answer for task `{task}`"
            / "没有人担任 `{owner}` 以负责任务 `{task}`"
            => "appoint a holder, or name somebody else"
            / "任用该岗位，或写明他人";
    UNKNOWN = "unknown" Error ["table"],
        "A row about duties names what is there",
        "职责各表的行只提到存在的事物",
        "there is no {list} `{name}`[; did you mean `{suggestion}`?]"
            / "没有名为 `{name}` 的 {list}[；是否为 `{suggestion}`？]"
            => "check it against the charter and the tables"
            / "对照管理办法和各表核对",
        "`{name}` is not `person:KEY`, `unit:KEY` or `post:POST@UNIT`"
            / "`{name}` 不是 `person:编码`、`unit:编码` 或 `post:岗位@网格`"
            => "write it in that form"
            / "写成该形式";
    VACANT = "vacant" Warning ["post"],
        "Somebody holds the post that a list of duties binds",
        "职责清单约束的岗位有人担任",
        "nobody was there for `{duty}` of {period}, due on {due}"
            / "{due} 到期的 {period} `{duty}` 无人担任"
            => "appoint a holder, or let somebody stand in"
            / "任用该岗位，或由他人代行";
}
