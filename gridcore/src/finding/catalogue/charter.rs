//! What a charter must be to be accepted, and to fit a grid.

use super::rules;

rules! { Charter "charter":
    BAD_NAME = "bad-name" Error ["charter"],
        "A name in the charter can be written as a key",
        "管理办法中的名称可作为编码书写",
        "the name is empty"
            / "名称为空"
            => "give it a name"
            / "填写名称",
        "the name has {found} bytes where at most {limit} are allowed"
            / "名称有 {found} 字节，最多允许 {limit} 字节"
            => "choose a shorter name"
            / "使用较短的名称",
        "the name has control characters"
            / "名称含有控制字符"
            => "write it without line breaks, tabs and invisible marks"
            / "去掉换行、制表符和不可见字符",
        "the name `{name}` has the character `{found}`, which separates names elsewhere"
            / "名称 `{name}` 含有 `{found}`，该字符在别处用作分隔"
            => "write it without any of {forbidden}"
            / "不要使用 {forbidden}";
    BAD_VALUE = "bad-value" Error ["charter"],
        "A value in the charter is of the type and in the range its field asks for",
        "管理办法中的值符合字段的类型和范围",
        "this is not a text"
            / "此处不是文本"
            => "write a text in quotation marks"
            / "写成引号内的文本",
        "this is not a whole number from 0 to 4294967295"
            / "此处不是 0 到 4294967295 的整数"
            => "write a whole number without quotation marks"
            / "写成不带引号的整数",
        "this is not a number of at most three decimals and at most 10^12"
            / "此处不是至多三位小数、不超过 10^12 的数"
            => "write a number such as 12.5, without quotation marks"
            / "写成 12.5 这样不带引号的数",
        "this is neither true nor false"
            / "此处不是 true 或 false"
            => "write true or false without quotation marks"
            / "写成不带引号的 true 或 false",
        "this is not a list"
            / "此处不是列表"
            => "write a list in square brackets"
            / "写成方括号内的列表",
        "this is not a table"
            / "此处不是表"
            => "write a table of fields and values"
            / "写成字段与值的表",
        "this is not a day from 1800 to 2999"
            / "此处不是 1800 至 2999 年间的日期"
            => "write it as in `2024-07-01`, or leave it out for an open end"
            / "写成 `2024-07-01` 的形式；不限则省略",
        "this is not a term of at most a hundred years"
            / "此处不是一百年以内的期限"
            => "write years, months, weeks or days as in `P2Y`, `P18M` or `P90D`"
            / "写成 `P2Y`、`P18M` 或 `P90D` 的形式",
        "this is neither a whole number nor a least and a most"
            / "此处既不是整数，也不是上下限"
            => "write a number such as 3, or a table of `min` and `max`"
            / "写成 3 这样的整数，或含 `min` 和 `max` 的表",
        "this is neither the label of a tier nor a table with one"
            / "此处既不是层级的标签，也不是含标签的表"
            => "write the label in quotation marks, or a table with the label as `{field}`"
            / "写成引号内的标签，或在表的 `{field}` 中写标签",
        "this is not a condition"
            / "此处不是条件"
            => "write a table of exactly one of `tag`, `not`, `all`, `any`, `number`, `holds` and `placed_under`"
            / "写成只含 `tag`、`not`、`all`、`any`、`number`、`holds`、`placed_under` 之一的表",
        "this is neither true nor false, nor a number or a text"
            / "此处不是 true、false、数或文本"
            => "write a single value of one of these"
            / "写成其中一种单个的值",
        "`{value}` is none of the words allowed here"
            / "`{value}` 不在允许的词之内"
            => "write one of: {allowed}"
            / "写成其中之一：{allowed}",
        "a share of {value} is not between 0 and 1"
            / "占比 {value} 不在 0 与 1 之间"
            => "write the share as a fraction, such as 0.3 for 30 %"
            / "占比写成小数，如 30 % 写成 0.3",
        "`{value}` is not a scope"
            / "`{value}` 不是范围"
            => "write `unit`, `tier:LABEL`, `network` or `network:KEY`"
            / "写成 `unit`、`tier:标签`、`network` 或 `network:编码`",
        "this is not a preference"
            / "此处不是择优条件"
            => "write `votes` or `kept` in quotation marks, or a table of exactly one of `people`, `high` and `low`"
            / "写成引号内的 `votes`、`kept`，或只含 `people`、`high`、`low` 之一的表",
        "this is not a time limit above zero and of at most ten years"
            / "此处不是大于零、不超过十年的时限"
            => "write days, hours or minutes as in `P2D`, `PT4H` or `PT30M`"
            / "写成 `P2D`、`PT4H` 或 `PT30M` 的形式";
    CALENDAR = "calendar" Error ["charter"],
        "A working calendar has working time, and no day is both a holiday and a working day",
        "工作日历有工作时间，且没有一天既是假日又是工作日",
        "`{value}` of calendar `{calendar}` is no span of hours"
            / "日历 `{calendar}` 的 `{value}` 不是时间段"
            => "write it as in `08:30-12:00`"
            / "写成 `08:30-12:00` 的形式",
        "hours `{value}` of calendar `{calendar}` begin before those before them have ended"
            / "日历 `{calendar}` 的 `{value}` 开始时前一段尚未结束"
            => "write hours in order, without overlaps, a whole day at most from the first to the last"
            / "按顺序书写且不重叠，首尾不超过一整天",
        "{value} is both a holiday and a working day of calendar `{calendar}`"
            / "{value} 在日历 `{calendar}` 中既是假日又是工作日"
            => "take it out of one of the lists"
            / "从其中一个列表删去";
    CIRCLE = "circle" Error ["charter"],
        "No network refines itself and no post follows itself, directly or in a circle",
        "网的细分和岗位的随任不成环",
        "network `{name}` refines itself: {circle}"
            / "`{name}` 网细分其自身：{circle}"
            => "take `refines` out of one of them"
            / "删去其中一处 `refines`",
        "post `{name}` follows itself: {circle}"
            / "岗位 `{name}` 随任其自身：{circle}"
            => "take `follows` out of one of them"
            / "删去其中一处 `follows`";
    CODE_PARTS = "code-parts" Error ["charter"],
        "The parts of a code scheme go down the tiers of one network and have a length",
        "编码规则的各段沿一个网的层级自上而下，且有长度",
        "the part of tier `{tier}` comes after that of tier `{before}`, which lies below it"
            / "层级 `{tier}` 的段排在其下级 `{before}` 的段之后"
            => "write the parts from the outermost tier down"
            / "各段从最外层级起依次书写",
        "the part of tier `{tier}` has no length"
            / "层级 `{tier}` 的段没有长度"
            => "give it a `length` of at least 1"
            / "将 `length` 设为至少 1",
        "network `{network}` has a second code scheme"
            / "`{network}` 网有两个编码规则"
            => "keep one of them"
            / "只保留一个",
        "the part of tier `{tier}` has a length of {found} where keys have at most {limit} bytes"
            / "层级 `{tier}` 的段长为 {found}，而编码最多 {limit} 字节"
            => "correct its `length`, or raise `key` of the limits"
            / "更正其 `length`，或提高限额 `key`";
    COLUMN_WITHOUT_HEADER = "column-without-header" Error ["charter"],
        "Every column of a table has a header it is read from",
        "表的每一列都有对应的表头",
        "header `{header}` is read as column `{column}`, which leaves column `{header}` without a header"
            / "表头 `{header}` 按列 `{column}` 读取，使列 `{header}` 没有表头"
            => "map another header to `{header}`, or give `{column}` one that is no column"
            / "为 `{header}` 指定其他表头，或为 `{column}` 指定不与列同名的表头";
    DAY_OUTSIDE = "day-outside" Warning ["charter"] on grids,
        "The charter of a grid is in force on its day",
        "网格所取之日，其管理办法有效",
        "charter `{charter}` comes into force on {from}, after {day}"
            / "管理办法 `{charter}` 自 {from} 起有效，晚于 {day}"
            => "use the version in force on that day, or correct `from`"
            / "改用当日有效的版本，或更正 `from`",
        "charter `{charter}` is no longer in force on {day}: it ended on {until}"
            / "管理办法 `{charter}` 已于 {until} 终止，{day} 不再有效"
            => "use the version in force on that day, or correct `until`"
            / "改用当日有效的版本，或更正 `until`";
    DEAD_END_STAGE = "dead-end-stage" Error ["charter"],
        "From each stage of a flow one is reached where a case can be closed",
        "流程的每个阶段都能到达可结案的阶段",
        "no stage of flow `{flow}` where a case can be closed is reached from stage `{stage}`"
            / "流程 `{flow}` 从阶段 `{stage}` 到不了可结案的阶段"
            => "let it or a stage after it lead to one with `outcomes`"
            / "使该阶段或其后的阶段通往有 `outcomes` 的阶段";
    DUPLICATE_NAME = "duplicate-name" Error ["charter"],
        "A name is given once in its list",
        "名称在其列表中只出现一次",
        "`{name}` stands at `{first}` already"
            / "`{name}` 已出现在 `{first}`"
            => "take one of them out, or rename it"
            / "删去其中之一，或改名";
    DUTY = "duty" Error ["charter"],
        "A list of duties binds somebody, and each duty has days on which it can be done",
        "职责清单有约束对象，每项职责都有可履行的日子",
        "list `{duty}` does not say whom it binds"
            / "清单 `{duty}` 没有写明约束对象"
            => "write `tier`, `post`, both, `link`, or `tasks = true`"
            / "写 `tier`、`post`、两者、`link` 或 `tasks = true`",
        "list `{duty}` has needs of tasks and is no list of tasks"
            / "清单 `{duty}` 对任务有要求，却不是任务清单"
            => "write `tasks = true`, or delete `needs`"
            / "写 `tasks = true`，或删去 `needs`",
        "duty `{duty}` is due both at the beginning and at the end of a period"
            / "职责 `{duty}` 既限于期初又限于期末"
            => "delete `first` or `last`"
            / "删去 `first` 或 `last`",
        "duty `{duty}` has `{field}` and no period it is counted in"
            / "职责 `{duty}` 写了 `{field}`，却没有周期"
            => "write `every`, or delete `{field}`"
            / "写明 `every`，或删去 `{field}`",
        "duty `{duty}` is due within {found} days of a `{every}`, which has at least {most}"
            / "职责 `{duty}` 限于 `{every}` 的 {found} 天内，而其最少有 {most} 天"
            => "write 1 to {most}"
            / "写 1 至 {most}",
        "duty `{duty}` is due {found} times in a period"
            / "职责 `{duty}` 每期应履行 {found} 次"
            => "write 1 to {most}"
            / "写 1 至 {most}",
        "duty `{duty}` is worth {found} points"
            / "职责 `{duty}` 计 {found} 分"
            => "write at most {most} points either way"
            / "正负都不超过 {most} 分",
        "list `{duty}` has no duties and is never revised"
            / "清单 `{duty}` 没有职责，也从不修订"
            => "write `items` or `revised`, or delete the list"
            / "写 `items` 或 `revised`，或删去该清单";
    EMPTY_BOUNDS = "empty-bounds" Error ["charter"],
        "Something lies between a least and a most",
        "上下限之间有值",
        "nothing is at least {least} and at most {most}"
            / "没有值既不小于 {least} 又不大于 {most}"
            => "exchange the two, or correct one of them"
            / "对调两者，或更正其一",
        "band `{band}` holds no score"
            / "`{band}` 档不含任何得分"
            => "let it end above {least}, where it begins"
            / "其终点应高于起点 {least}",
        "no number meets this condition"
            / "没有数符合此条件"
            => "correct or take out one of its bounds"
            / "更正或删去其中一个界限",
        "rule `{rule}` gives at least {least} points and at most {most}"
            / "规则 `{rule}` 的积分不少于 {least} 又不多于 {most}"
            => "exchange the two, or correct one of them; penalties are below zero"
            / "对调两者，或更正其一；扣分小于零",
        "a limit of {points} points lets nothing be posted"
            / "限额 {points} 分使任何积分都无法记入"
            => "write the most points of a period as a number above zero"
            / "写成大于零的数，即一个周期内的最多积分",
        "the marks of indicator `{indicator}` are at least {least} and at most {most}"
            / "指标 `{indicator}` 的得分不少于 {least} 又不多于 {most}"
            => "let `full` be above `least`, which is 0 unless it is said"
            / "`full` 应大于 `least`，后者未写时为 0";
    EMPTY_INTERVAL = "empty-interval" Error ["charter"],
        "A charter is in force on some day",
        "管理办法至少有一天有效",
        "the charter ends on {until}, not after its first day {from}"
            / "管理办法于 {until} 终止，不晚于其生效日 {from}"
            => "let `until` be the first day on which it is no longer in force"
            / "`until` 应为管理办法不再有效的第一天";
    ESCALATION = "escalation" Error ["charter"],
        "Levels of escalation rise",
        "上报级别逐级升高",
        "a level of stage `{stage}` is reached at {percent} % of its limit"
            / "阶段 `{stage}` 的一级上报设在时限的 {percent} %"
            => "write a number above zero, such as 100"
            / "写成大于零的数，例如 100",
        "a level of stage `{stage}` is reached at {percent} %, no later than the one before it"
            / "阶段 `{stage}` 的一级上报设在 {percent} %，不晚于前一级"
            => "write the levels in the order in which they are reached"
            / "按到达的先后书写";
    LINK_ENDS = "link-ends" Error ["charter"],
        "A kind of link has the ends its duties are about",
        "联系类别的两端符合其要求",
        "link `{link}` has people to reach, and what it leads to is not a person"
            / "联系 `{link}` 有须联系的人员，但其终点不是人员"
            => "set `target` to `person`, or take `reach` out"
            / "将 `target` 设为 `person`，或删去 `reach`",
        "link `{link}` is to join units, and its `{end}` is a person"
            / "联系 `{link}` 用于衔接网格，但其 `{end}` 是人员"
            => "set `{end}` to `unit` or `post`, or take `bridge` out"
            / "将 `{end}` 设为 `unit` 或 `post`，或删去 `bridge`";
    MISSING_VALUE = "missing-value" Error ["charter"],
        "A part of the charter says what it is about",
        "管理办法的各部分写明必要内容",
        "`{field}` is missing"
            / "缺少 `{field}`"
            => "add `{field}`"
            / "补充 `{field}`",
        "none of {fields} is given"
            / "{fields} 均未给出"
            => "give at least one of them"
            / "至少给出其中之一";
    NEWER_FORMAT = "newer-format" Error ["charter"],
        "A charter is written in a format this version of gridcore knows",
        "管理办法采用本版本 gridcore 所知的格式",
        "the charter is written in format {found} and this version of gridcore reads formats up to {known}"
            / "管理办法采用格式 {found}，本版本 gridcore 只能读取到格式 {known}"
            => "use a newer gridcore"
            / "请使用较新的 gridcore",
        "there is no format 0"
            / "没有格式 0"
            => "write `format = {known}`, or leave it out"
            / "写成 `format = {known}`，或省略";
    NO_OUTCOME = "no-outcome" Error ["charter"],
        "A case can be closed where it goes no further",
        "案卷在不再流转之处可以结案",
        "a case in stage `{stage}` of flow `{flow}` can neither go on nor be closed"
            / "流程 `{flow}` 的阶段 `{stage}` 中的案卷既不能流转也不能结案"
            => "list the `outcomes` it may have there, or name a stage as `next`"
            / "在 `outcomes` 列出可有的结果，或在 `next` 写明后续阶段";
    NOT_A_UNIT_TIER = "not-a-unit-tier" Error ["charter"],
        "A tier is of units where units are asked for",
        "要求网格的地方，层级须由网格组成",
        "tier `{tier}` of network `{network}` is of people"
            / "`{network}` 网的层级 `{tier}` 由人员组成"
            => "name a tier of units"
            / "改用由网格组成的层级";
    NOT_IN_FORCE = "not-in-force" Error ["charter"],
        "One version of the charter is in force on the day asked for",
        "所问之日有一个版本的管理办法有效",
        "no version of the charter is in force on {day}[; there is {files}]"
            / "{day} 没有有效的管理办法版本[；现有 {files}]"
            => "give a day on which one is, or correct `from` and `until` of the versions"
            / "改用有版本有效的日期，或更正各版本的 `from` 和 `until`",
        "the versions of the charter are dated and no day was given[; there is {files}]"
            / "管理办法各版本注有日期，但未指定日期[；现有 {files}]"
            => "say for which day the charter is wanted"
            / "指定所需的日期",
        "there is no version of the charter"
            / "没有任何管理办法版本"
            => "give at least one"
            / "至少给出一个版本";
    REFERS_TO_ITSELF = "refers-to-itself" Error ["charter"],
        "A part of the charter that names another names another",
        "指向他者的项目不指向自身",
        "post `{name}` excludes itself"
            / "岗位 `{name}` 与自身互斥"
            => "name the posts that bar their holders from it"
            / "应写使其任职者不得担任本岗位的其他岗位",
        "post `{name}` goes with itself"
            / "岗位 `{name}` 与自身兼任"
            => "name the other posts its holder must hold"
            / "应写其任职者须兼任的其他岗位",
        "the bridge from network `{name}` leads to the same network"
            / "`{name}` 网的衔接仍通往本网"
            => "name another network as `to`"
            / "`to` 应为另一个网";
    RESERVED_COLUMN = "reserved-column" Error ["charter"],
        "A number column of people is not one of the columns they have anyway",
        "人员的数值列不与固有列同名",
        "`{name}` is a column of people already"
            / "`{name}` 是人员表的固有列"
            => "choose another name than any of: {reserved}"
            / "不要使用：{reserved}";
    SCOPE_BELOW = "scope-below" Error ["charter"],
        "The scope of a post reaches up from its unit",
        "岗位的范围自其网格向上",
        "tier `{tier}` lies below tier `{site}`, where the post exists"
            / "层级 `{tier}` 低于岗位所在的层级 `{site}`"
            => "name the tier of the post or one above it, or write `unit`"
            / "改用岗位所在或其上的层级，或写成 `unit`";
    SYNTAX = "syntax" Error ["charter"],
        "The text of a charter is TOML or JSON",
        "管理办法文本是 TOML 或 JSON",
        "the text is not {format}: {reason}"
            / "文本不是 {format}：{reason}"
            => "correct the text at this place"
            / "更正此处文本";
    TIER_LIST = "tier-list" Error ["charter"],
        "A charter has networks, and each begins with a tier of units",
        "管理办法有网，每个网以网格层级开头",
        "neither `tiers` nor `networks` is given"
            / "`tiers` 和 `networks` 均未给出"
            => "list the tiers of the only network as `tiers`, or several networks as `networks`"
            / "只有一个网时在 `tiers` 列出层级，有多个网时写 `networks`",
        "both `tiers` and `networks` are given"
            / "`tiers` 和 `networks` 同时给出"
            => "move the tiers into a network of their own, or take them out"
            / "将 `tiers` 移入一个网，或删去",
        "network `{network}` has no tier of units"
            / "`{network}` 网没有网格层级"
            => "list at least one tier without `post` and `people`"
            / "至少列出一个没有 `post` 和 `people` 的层级",
        "network `{network}` begins with tier `{tier}`, which is of people"
            / "`{network}` 网以人员层级 `{tier}` 开头"
            => "put a tier of units first"
            / "将网格层级放在最前";
    TIER_OF_PEOPLE = "tier-of-people" Error ["charter"],
        "A tier of people is of one kind and says nothing of units",
        "人员层级只属一种，且不涉及网格",
        "tier `{tier}` has both `post` and `people`"
            / "层级 `{tier}` 同时有 `post` 和 `people`"
            => "keep one; `people` can ask for a post with `holds`"
            / "保留其一；`people` 可用 `holds` 要求岗位",
        "tier `{tier}` is of people and has `{field}`, which is said of units"
            / "层级 `{tier}` 由人员组成，却有用于网格的 `{field}`"
            => "take `{field}` out, or move it to a tier of units"
            / "删去 `{field}`，或移到网格层级";
    UNKNOWN_FIELD = "unknown-field" Error ["charter"],
        "A field of the charter is one it can have",
        "管理办法的字段都是可有的字段",
        "there is no field `{name}` here"
            / "此处没有字段 `{name}`"
            => "take it out, or use one of: {known}"
            / "删去，或改用：{known}",
        "there is no field `{name}` here"
            / "此处没有字段 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？";
    UNKNOWN_NAME = "unknown-name" Error ["charter"],
        "A name in the charter is declared in it, or is one gridcore knows",
        "管理办法中引用的名称已在管理办法中声明，或为 gridcore 所知",
        "`{name}` is not declared in `{list}`"
            / "`{list}` 中没有声明 `{name}`"
            => "declare it there, or use one of: {known}"
            / "在其中声明，或改用：{known}",
        "`{name}` is not declared in `{list}`"
            / "`{list}` 中没有声明 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？",
        "`{name}` is not declared in `{list}`, where nothing is declared"
            / "`{list}` 中没有声明 `{name}`，该列表为空"
            => "declare it there"
            / "在其中声明",
        "there is no rule `{name}`"
            / "没有规则 `{name}`"
            => "use one of: {known}"
            / "改用：{known}",
        "there is no rule `{name}`"
            / "没有规则 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？",
        "there is no table `{name}`"
            / "没有表 `{name}`"
            => "use one of: {known}"
            / "改用：{known}",
        "there is no table `{name}`"
            / "没有表 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？",
        "rule `{list}` has no parameter `{name}`"
            / "规则 `{list}` 没有参数 `{name}`"
            => "use one of: {known}"
            / "改用：{known}",
        "rule `{list}` has no parameter `{name}`"
            / "规则 `{list}` 没有参数 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？",
        "table `{list}` has no column `{name}`"
            / "表 `{list}` 没有列 `{name}`"
            => "use one of: {known}"
            / "改用：{known}",
        "table `{list}` has no column `{name}`"
            / "表 `{list}` 没有列 `{name}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？";
    UNKNOWN_UNIT = "unknown-unit" Warning ["charter"] on grids,
        "A unit that the charter names is there",
        "管理办法中写明的网格存在",
        "`{at}` of the charter names unit `{unit}`, and there is no such unit[ on {day}]"
            / "管理办法的 `{at}` 写明网格 `{unit}`，但[在 {day} ]没有该网格"
            => "correct the key, or add the unit[; did you mean `{suggestion}`?]"
            / "更正编码，或增加该网格[；是否为 `{suggestion}`？]";
    UNREACHABLE_STAGE = "unreachable-stage" Error ["charter"],
        "Each stage of a flow can be reached from its first",
        "流程的每个阶段都能从首个阶段到达",
        "stage `{stage}` of flow `{flow}` cannot be reached from its first stage `{first}`"
            / "流程 `{flow}` 的阶段 `{stage}` 无法从首个阶段 `{first}` 到达"
            => "name it as `next` of a stage that can be reached, or take it out"
            / "在可到达阶段的 `next` 中写明，或删去";
    UNSETTABLE_RULE = "unsettable-rule" Error ["charter"],
        "A charter sets rules about the grid only",
        "管理办法只设置关于网格的规则",
        "rule `{rule}` always holds and cannot be set"
            / "规则 `{rule}` 始终有效，不能设置"
            => "take it out"
            / "删去";
    VERSIONS_OVERLAP = "versions-overlap" Error ["charter"],
        "The versions of a charter follow each other without overlapping",
        "管理办法各版本依次有效，互不重叠",
        "versions {first} and {second} of the charter are in force on the same days, from {day}"
            / "管理办法的版本 {first} 与版本 {second} 自 {day} 起同时有效"
            => "end one of them on the first day of the other"
            / "使其中一个在另一个的生效日终止",
        "versions {first} and {second} of the charter are in force on the same days"
            / "管理办法的版本 {first} 与版本 {second} 同时有效"
            => "end one of them on the first day of the other"
            / "使其中一个在另一个的生效日终止";
}
