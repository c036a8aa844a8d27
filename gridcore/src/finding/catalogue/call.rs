//! Calls that cannot be carried out.

pub(crate) use super::plans::{BAD_REQUEST, CANNOT_DRAW, CANNOT_INSPECT, CANNOT_PAIR, CANNOT_SPLIT, PLAN_UNSOUND};
use super::rules;

rules! { Call "call":
    ASSIGNMENT = "assignment" Error ["table"],
        "An assignment problem fits together, and a solution fits its problem",
        "分配问题前后一致，解与问题相符",
        "edge {edge} names slot {slot} where there are {count}"
            / "第 {edge} 条边所指的位置 {slot} 不存在，位置共 {count} 个"
            => "number slots from 0, and add them before the edges"
            / "位置从 0 起编号，应先于边加入",
        "edge {edge} names person {person} where there are {count}"
            / "第 {edge} 条边所指的人员 {person} 不存在，人员共 {count} 名"
            => "number people from 0, and add them before the edges"
            / "人员从 0 起编号，应先于边加入",
        "edge {edge} has {found} {found:cost|costs} for {count} {count:level|levels}"
            / "第 {edge} 条边有 {found} 项成本，而层次有 {count} 个"
            => "give one cost a level"
            / "每个层次给出一项成本",
        "a column has {found} {found:entry|entries} where another has {count}"
            / "一列有 {found} 项，另一列有 {count} 项"
            => "give columns of one length"
            / "各列长度须相同",
        "edge {edge} joins the slot and the person of edge {other} again"
            / "第 {edge} 条边与第 {other} 条边的位置和人员相同"
            => "give one edge for each slot and person"
            / "同一位置与同一人员之间只给一条边",
        "slot {slot} requires {required} {required:seat|seats} and has {most}"
            / "位置 {slot} 须有 {required} 席，却至多 {most} 席"
            => "require at most the seats there are"
            / "所须席数不得多于席数",
        "bound {bound} wants at least {least} and allows at most {most}"
            / "第 {bound} 项界限至少 {least}，却至多 {most}"
            => "correct one of the two"
            / "更正其一",
        "bound {bound} names edge {edge} where there are {count}"
            / "第 {bound} 项界限所指的边 {edge} 不存在，边共 {count} 条"
            => "number edges from 0, and add them before the bounds"
            / "边从 0 起编号，应先于界限加入",
        "a seat of person {person} has {found} {found:cost|costs} for {count} {count:level|levels}"
            / "人员 {person} 的一席有 {found} 项成本，而层次有 {count} 个"
            => "give one cost a level"
            / "每个层次给出一项成本",
        "seat {seat} of person {person} costs less than the one before it"
            / "人员 {person} 的第 {seat} 席成本低于前一席"
            => "let the costs of further seats rise or stay the same"
            / "各席成本应递增或不变",
        "the total of level `{level}` can exceed 64 bits"
            / "层次 `{level}` 的总计可能超出 64 位"
            => "use smaller costs on this level"
            / "减小该层次的成本",
        "level `{level}` and those below it cannot be carried exactly in 128 bits"
            / "层次 `{level}` 及以下各层次无法以 128 位精确表示"
            => "use fewer levels or smaller costs"
            / "减少层次或减小成本",
        "the solve was stopped by its caller"
            / "求解已被调用方中止"
            => "call it again to start anew; nothing was changed"
            / "如需求解请重新调用；未作任何更改",
        "the matrix has {found} {found:entry|entries} where {rows} rows and {columns} columns have {count}"
            / "矩阵有 {found} 项，而 {rows} 行 {columns} 列应有 {count} 项"
            => "give the rows one after the other, all of one length"
            / "逐行给出，各行等长",
        "the matrix contains invalid numeric entries, the first in row {row} and column {column}"
            / "矩阵含无效数值，首见于第 {row} 行第 {column} 列"
            => "give numbers; infinity, or minus infinity when maximising, forbids a pair"
            / "给出数值；禁止的配对用正无穷，求最大时用负无穷",
        "the cost matrix is infeasible"
            / "成本矩阵没有可行解"
            => "allow more pairs: some rows have no column left among those they allow"
            / "放宽禁止的配对：有的行在其允许的列中已无可用",
        "the solution is one of another problem, or corrupted: its lists have other lengths"
            / "该解属于另一问题或已损坏：各列表长度不符"
            => "verify a solution against the problem it was found for"
            / "用求得该解的问题核验",
        "the plan chooses edge {edge}, which is not there or chosen already"
            / "方案所选的边 {edge} 不存在或已选"
            => "verify a solution against the problem it was found for"
            / "用求得该解的问题核验",
        "the plan fills {found} {found:seat|seats} of slot {slot}, which has {most}"
            / "方案占用位置 {slot} 的 {found} 席，而其至多 {most} 席"
            => "verify a solution against the problem it was found for"
            / "用求得该解的问题核验",
        "the plan gives person {person} {found} {found:seat|seats}, who can take {most}"
            / "方案给人员 {person} 安排 {found} 席，而其至多 {most} 席"
            => "verify a solution against the problem it was found for"
            / "用求得该解的问题核验",
        "the plan chooses {found} {found:edge|edges} of bound {bound}, which allows {most}"
            / "方案选取第 {bound} 项界限中的 {found} 条边，而其至多 {most} 条"
            => "verify a solution against the problem it was found for"
            / "用求得该解的问题核验",
        "the totals, the bound or what is unfilled are not those of the plan"
            / "总计、界限值或缺额与方案不符"
            => "solve the problem again"
            / "重新求解",
        "the weights do not keep apart the levels of the part of slot {slot}"
            / "权重未能区分位置 {slot} 所在部分的各层次"
            => "solve the problem again"
            / "重新求解",
        "the prices do not prove that the plan is right about edge {edge}"
            / "价格不能证明方案对边 {edge} 的取舍"
            => "solve the problem again"
            / "重新求解",
        "the prices do not prove that the plan is right about slot {slot}"
            / "价格不能证明方案对位置 {slot} 的安排"
            => "solve the problem again"
            / "重新求解",
        "the prices do not prove that the plan is right about person {person}"
            / "价格不能证明方案对人员 {person} 的安排"
            => "solve the problem again"
            / "重新求解",
        "the prices do not prove that the plan is right about bound {bound}"
            / "价格不能证明方案对第 {bound} 项界限的处理"
            => "solve the problem again"
            / "重新求解";
    BAD_ARGUMENT = "bad-argument" Error ["table"],
        "An argument of a call is what the call takes",
        "调用的参数须符合要求",
        "`{argument}` is not a day from 1800 to 2999"
            / "`{argument}` 不是 1800 至 2999 年间的日期"
            => "write it as in `2024-07-01`"
            / "写成 `2024-07-01` 的形式",
        "`{argument}` is not a typed reference"
            / "`{argument}` 不是带类别的引用"
            => "write `unit:KEY`, `person:KEY`, `area:KEY`, `kind:KEY` or `post:POST@UNIT`"
            / "写成 `unit:编码`、`person:编码`、`area:编码`、`kind:编码` 或 `post:岗位@网格`",
        "`{argument}` is not an object of limits"
            / "`{argument}` 不是由限额组成的对象"
            => "write an object of limits and numbers, such as `depth: 20`"
            / "写成由限额和数值组成的对象，例如 `depth: 20`",
        "limit `{field}` of `{argument}` is not a whole number of at least 0"
            / "`{argument}` 的限额 `{field}` 不是非负整数"
            => "write a whole number"
            / "写成整数",
        "`{argument}` names no limit with `{field}`"
            / "`{argument}` 中的 `{field}` 不是限额"
            => "use one of: {known}[; did you mean `{suggestion}`?]"
            / "改用：{known}[；是否为 `{suggestion}`？]",
        "`{argument}` is not a minute of a day from 1800 to 2999"
            / "`{argument}` 不是 1800 至 2999 年间的时刻"
            => "write it as in `2024-07-01T08:30`"
            / "写成 `2024-07-01T08:30` 的形式",
        "`{argument}` is not 32 bytes"
            / "`{argument}` 不是 32 个字节"
            => "take 32 bytes from a cryptographic source of randomness"
            / "从密码学安全的随机源取 32 个字节";
    BAD_CHANGES = "bad-changes" Error ["table"],
        "Changes are a list of objects of one field each",
        "更改是由只有一个字段的对象组成的列表",
        "this is not a list of changes"
            / "此处不是更改的列表"
            => "write an array in which each change is an object of one field"
            / "写成数组，其中每项更改是只有一个字段的对象",
        "this is not a change"
            / "此处不是一项更改"
            => "write an object of one field, whose name says which change it is"
            / "写成只有一个字段的对象，字段名即更改的名称",
        "there is no `{name}` here"
            / "此处没有 `{name}`"
            => "use one of: {known}[; did you mean `{suggestion}`?]"
            / "改用：{known}[；是否为 `{suggestion}`？]",
        "`{field}` is missing"
            / "缺少 `{field}`"
            => "add `{field}`"
            / "补充 `{field}`",
        "this is not a text"
            / "此处不是文本"
            => "write a text in quotation marks"
            / "写成引号内的文本",
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
        "this is not an object"
            / "此处不是对象"
            => "write an object of fields and values"
            / "写成由字段和值组成的对象",
        "this is not a day from 1800 to 2999"
            / "此处不是 1800 至 2999 年间的日期"
            => "write it as in `2024-07-01`, or leave it out for an open end"
            / "写成 `2024-07-01` 的形式；不限则省略",
        "this is not a typed reference"
            / "此处不是带类别的引用"
            => "write `unit:KEY`, `person:KEY`, `area:KEY`, `kind:KEY` or `post:POST@UNIT`"
            / "写成 `unit:编码`、`person:编码`、`area:编码`、`kind:编码` 或 `post:岗位@网格`",
        "this is not a value the field takes"
            / "字段不接受此值"
            => "compare it with the schema of changes"
            / "对照更改的 schema",
        "the text ends too early"
            / "文本提前结束"
            => "it was probably cut off; hand it over again"
            / "文本可能不完整；请重新提供",
        "the text is not JSON at column {column} of the line"
            / "文本在该行第 {column} 列处不符合 JSON 语法"
            => "correct it there"
            / "更正该处",
        "the text is nested too deeply"
            / "文本嵌套过深"
            => "write conditions of fewer levels"
            / "减少条件的层数";
    CHANGE_REFUSED = "change-refused" Error ["table"],
        "A change fits the grid it is applied to",
        "更改与所作用的数据相容",
        "change {number}, `{change}`: unit `{key}` cannot move under `{to}`, which lies in or below it"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 不能移到 `{to}` 之下，后者即其本身或其下级"
            => "move `{to}` elsewhere first; nothing was changed" / "先将 `{to}` 移到别处；未作任何更改",
        "change {number}, `{change}`: `{key}` exists already"
            / "第 {number} 项更改 `{change}`：`{key}` 已存在"
            => "choose another key, or update what exists; nothing was changed" / "换用其他编码，或更新已有对象；未作任何更改",
        "change {number}, `{change}`: there is no unit `{key}`"
            / "第 {number} 项更改 `{change}`：没有网格 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: unit `{key}` is in use[; units below it: {units}][; people: {people}][; appointments: {appointments}][; claims: {claims}][; links: {links}]"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 仍在使用[；下级网格 {units} 个][；人员 {people} 名][；任用 {appointments} 项][；认领 {claims} 项][；联系 {links} 项]"
            => "move or end them first, or merge the unit into another; nothing was changed" / "先移走或终止，或将该网格并入其他网格；未作任何更改",
        "change {number}, `{change}`: `{key}` and `{to}` lie in different networks"
            / "第 {number} 项更改 `{change}`：`{key}` 与 `{to}` 不在同一网"
            => "name something of the same network; nothing was changed" / "指定同一网中的对象；未作任何更改",
        "change {number}, `{change}`: the row is not in force on the day of the grid"
            / "第 {number} 项更改 `{change}`：该行当日不生效"
            => "advance to a day on which it is, or schedule the row; nothing was changed" / "改到其生效的日期，或作为预定行加入；未作任何更改",
        "change {number}, `{change}`: the row overlaps another of `{key}`"
            / "第 {number} 项更改 `{change}`：该行与 `{key}` 的另一行重叠"
            => "end the other first; nothing was changed" / "先终止另一行；未作任何更改",
        "change {number}, `{change}`: `{field}` is empty, too long, or has characters that no table can hold"
            / "第 {number} 项更改 `{change}`：`{field}` 为空、过长或含表格不能容纳的字符"
            => "correct the value; nothing was changed" / "更正该值；未作任何更改",
        "change {number}, `{change}`: the row ends before it begins"
            / "第 {number} 项更改 `{change}`：该行的终止日不晚于起始日"
            => "correct `from` or `until`; nothing was changed" / "更正 `from` 或 `until`；未作任何更改",
        "change {number}, `{change}`: `{key}` is not among the `{field}` of the charter"
            / "第 {number} 项更改 `{change}`：管理办法的 `{field}` 中没有 `{key}`"
            => "use a word of the charter, or add it there; nothing was changed" / "使用管理办法中的词，或在管理办法中添加；未作任何更改",
        "change {number}, `{change}`: number `{field}` lies outside the bounds of the charter"
            / "第 {number} 项更改 `{change}`：数值 `{field}` 超出管理办法的范围"
            => "correct the number; nothing was changed" / "更正数值；未作任何更改",
        "change {number}, `{change}`: there are more `{field}` than the limits allow"
            / "第 {number} 项更改 `{change}`：`{field}` 的数量超过限额"
            => "use fewer, or raise the limits; nothing was changed" / "减少数量或提高限额；未作任何更改",
        "change {number}, `{change}`: unit `{key}` would make a chain of {found} units where the limits allow {limit}"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 将使上下层数达到 {found}，限额为 {limit}"
            => "raise `depth` of the limits if this is meant; nothing was changed" / "如确有需要，请提高限额 `depth`；未作任何更改",
        "change {number}, `{change}`: unit `{key}` is in use and the merge names no unit to take its place"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 仍在使用，合并未指定接替网格"
            => "name one in `units`; nothing was changed" / "在 `units` 中指定；未作任何更改",
        "change {number}, `{change}`: unit `{key}` does not lie in network `{to}`"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 不属 `{to}` 网"
            => "name a unit of that network; nothing was changed" / "改用该网的网格；未作任何更改",
        "change {number}, `{change}`: `{key}` cannot be merged into `{to}`, which is the same or lies below it"
            / "第 {number} 项更改 `{change}`：`{key}` 不能并入 `{to}`，后者即其本身或其下级"
            => "name another to merge into; nothing was changed" / "另行指定并入的对象；未作任何更改",
        "change {number}, `{change}`: `{field}` cannot be `{key}`"
            / "第 {number} 项更改 `{change}`：`{field}` 不能是 `{key}`"
            => "write one of: {allowed}; nothing was changed" / "写成其中之一：{allowed}；未作任何更改",
        "change {number}, `{change}`: `{person}` holds `{post}` in `{unit}` already"
            / "第 {number} 项更改 `{change}`：`{person}` 已任 `{unit}` 的 `{post}`"
            => "end that appointment first, or leave this one out; nothing was changed" / "先终止该项任用，或略去此项更改；未作任何更改",
        "change {number}, `{change}`: `{person}` does not hold `{post}` in `{unit}`"
            / "第 {number} 项更改 `{change}`：`{person}` 未任 `{unit}` 的 `{post}`"
            => "check person, post, unit and shift; nothing was changed" / "检查人员、岗位、网格和班次；未作任何更改",
        "change {number}, `{change}`: cell `{cell}` claims area `{area}` already"
            / "第 {number} 项更改 `{change}`：格 `{cell}` 已认领区域 `{area}`"
            => "release it first, or leave this claim out; nothing was changed" / "先解除认领，或略去此项更改；未作任何更改",
        "change {number}, `{change}`: cell `{cell}` does not claim area `{area}`"
            / "第 {number} 项更改 `{change}`：格 `{cell}` 未认领区域 `{area}`"
            => "check area and cell; nothing was changed" / "检查区域和格；未作任何更改",
        "change {number}, `{change}`: link `{kind}` from `{source}` to `{target}` is there already"
            / "第 {number} 项更改 `{change}`：从 `{source}` 到 `{target}` 的 `{kind}` 联系已存在"
            => "leave this link out; nothing was changed" / "略去此项更改；未作任何更改",
        "change {number}, `{change}`: there is no link `{kind}` from `{source}` to `{target}`"
            / "第 {number} 项更改 `{change}`：没有从 `{source}` 到 `{target}` 的 `{kind}` 联系"
            => "check kind, source and target; nothing was changed" / "检查类别、来源和对象；未作任何更改",
        "change {number}, `{change}`: person `{person}` is not placed in network `{network}`"
            / "第 {number} 项更改 `{change}`：人员 `{person}` 未编入 `{network}` 网"
            => "check the person and the network; nothing was changed" / "检查人员和网；未作任何更改",
        "change {number}, `{change}`: `{key}` does not belong to unit `{unit}`"
            / "第 {number} 项更改 `{change}`：`{key}` 不属网格 `{unit}`"
            => "name people, units and areas directly in the unit; nothing was changed" / "指定直接属于该网格的人员、网格和区域；未作任何更改",
        "change {number}, `{change}`: this row of `{key}` is scheduled already"
            / "第 {number} 项更改 `{change}`：`{key}` 的此行已预定"
            => "leave it out; nothing was changed" / "略去此项更改；未作任何更改",
        "change {number}, `{change}`: no such row of `{key}` is scheduled"
            / "第 {number} 项更改 `{change}`：`{key}` 没有这样的预定行"
            => "give the row as it was scheduled; nothing was changed" / "按预定时的内容给出该行；未作任何更改",
        "change {number}, `{change}`: the row is in force on the day of the grid and cannot be scheduled"
            / "第 {number} 项更改 `{change}`：该行当日生效，不能预定"
            => "add it by a change of its own kind; nothing was changed" / "用相应类别的更改加入；未作任何更改",
        "change {number}, `{change}`: dated rows need a day and there is none"
            / "第 {number} 项更改 `{change}`：含日期的行须有日期，而当前没有日期"
            => "advance to a day; nothing was changed" / "改到某一日期；未作任何更改",
        "change {number}, `{change}`: the year of `{field}` lies outside 1800 to 2999"
            / "第 {number} 项更改 `{change}`：`{field}` 的年份不在 1800 至 2999 之间"
            => "correct the day, or leave an open end out; nothing was changed" / "更正日期，或略去无期限的一端；未作任何更改",
        "change {number}, `{change}`: a tag is not among the `tags` of the charter"
            / "第 {number} 项更改 `{change}`：有标签不在管理办法的 `tags` 之内"
            => "use a tag of the charter, or add it there; nothing was changed" / "使用管理办法中的标签，或在管理办法中添加；未作任何更改",
        "change {number}, `{change}`: there is no person `{key}`"
            / "第 {number} 项更改 `{change}`：没有人员 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no area `{key}`"
            / "第 {number} 项更改 `{change}`：没有区域 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no post or role `{key}`"
            / "第 {number} 项更改 `{change}`：没有岗位或角色 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no network `{key}`"
            / "第 {number} 项更改 `{change}`：没有网 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no kind of link `{key}`"
            / "第 {number} 项更改 `{change}`：没有联系类别 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no shift `{key}`"
            / "第 {number} 项更改 `{change}`：没有班次 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]",
        "change {number}, `{change}`: there is no tier of units `{key}`"
            / "第 {number} 项更改 `{change}`：没有网格层级 `{key}`"
            => "check the key; nothing was changed[; did you mean `{suggestion}`?]" / "检查编码；未作任何更改[；是否为 `{suggestion}`？]";
    DAY_NEEDED = "day-needed" Error ["table"],
        "Dated rows are read for a day",
        "含日期的数据须指定日期",
        "the tables have dated rows[, the first in {first},] and no day was given"
            / "数据含有起止日期[（首见于 {first}）]，但未指定日期"
            => "say for which day the grid is wanted"
            / "指定所需的日期";
    FILE = "file" Error ["table"],
        "A file that is named can be read or written",
        "指定的文件可读写",
        "`{file}` cannot be read: {reason}"
            / "无法读取 `{file}`：{reason}"
            => "check the path and its permissions"
            / "检查路径和权限",
        "`{file}` cannot be written: {reason}"
            / "无法写入 `{file}`：{reason}"
            => "check the path and its permissions"
            / "检查路径和权限",
        "`{file}` is there already and would be read along with the new files"
            / "`{file}` 已存在，会与新文件一并读入"
            => "move it away, or write into another folder"
            / "将其移走，或写入其他文件夹";
    LIMIT = "limit" Error ["table"],
        "Nothing is larger than the limits allow",
        "任何数据不超过限额",
        "`{what}` has {found} bytes where the limits allow {limit}"
            / "`{what}` 有 {found} 字节，限额为 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`",
        "`{what}` has more rows than the {limit} the limits allow"
            / "`{what}` 的行数超过限额 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`",
        "`{what}` has {found} entries where the limits allow {limit}"
            / "`{what}` 有 {found} 项，限额为 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`",
        "`{what}` has {found} levels where the limits allow {limit}"
            / "`{what}` 有 {found} 层，限额为 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`",
        "the chain from this unit to its root has more than {limit} {limit:unit|units}"
            / "从该网格到根的链超过 {limit} 个网格"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`";
    NUMBERS = "numbers" Error ["table"],
        "A list of numbers or keys holds nothing else",
        "数值或编码的列表不含其他内容",
        "entry {number} of `{field}` is not a number of at most three decimals and at most 10^12"
            / "`{field}` 的第 {number} 项不是至多三位小数、不超过 10^12 的数"
            => "give each entry such a number; what is missing is no zero"
            / "各项须为这样的数；缺失不等于零",
        "entry {number} of `{field}` is not a key"
            / "`{field}` 的第 {number} 项不是编码"
            => "give each entry a text, or a whole number that stands for its digits"
            / "各项须为文本，或代表其数字的整数";
    OWN_RULE = "own-rule" Error ["table"],
        "A rule of the embedding program has an id of its own and the texts it uses",
        "宿主程序的规则有自己的编号和所用的文本",
        "rule `{rule}` has the family `{family}` of gridcore, or one close to it"
            / "规则 `{rule}` 属于 gridcore 的类别 `{family}`，或与之相近"
            => "begin the id with a word of your own, as in `acme.named`"
            / "编号以自己的词开头，如 `acme.named`",
        "rule `{rule}` is given twice"
            / "规则 `{rule}` 重复"
            => "give each rule an id of its own"
            / "每条规则用各自的编号",
        "`{rule}` is not the id of a rule"
            / "`{rule}` 不是规则的编号"
            => "write a family and a name with a dot between and no spaces, as in `acme.named`"
            / "写成类别、点和名称，不含空格，如 `acme.named`",
        "rule `{rule}` has no text"
            / "规则 `{rule}` 没有文本"
            => "give it the text of its message"
            / "为其消息提供文本",
        "rule `{rule}` made a finding with its text {number}, and has {count} {count:text|texts}"
            / "规则 `{rule}` 的问题项使用了第 {number} 个文本，而它有 {count} 个文本"
            => "add the text; they are counted from 0"
            / "添加该文本；文本从 0 起计",
        "rule `{rule}` made a finding without a value for `{name}`, which its text names"
            / "规则 `{rule}` 的问题项没有提供文本所用的值 `{name}`"
            => "give the value with the finding, or take the name out of the text"
            / "在问题项中提供该值，或从文本中删去该名称";
    RANK = "rank" Error ["table"],
        "Lists that are ranked together are of one length",
        "一同排名的列表长度相同",
        "`{field}` has {found} entries for {count} {count:value|values}"
            / "`{field}` 有 {found} 项，而数值有 {count} 项"
            => "give one for each value"
            / "每个数值给出一项";
    SHARE = "share" Error ["table"],
        "What is shared can be shared exactly, and in one way",
        "分配的总额可以恰好分完，且分法唯一",
        "`{field}` has {found} entries for {count} {count:weight|weights}"
            / "`{field}` 有 {found} 项，而权重有 {count} 项"
            => "give one for each weight, or none at all"
            / "每个权重给出一项，或一项也不给",
        "entry {number} of `{field}` is below zero"
            / "`{field}` 的第 {number} 项小于零"
            => "give whole numbers from 0; a negative balance has no share"
            / "须为不小于 0 的整数；负的结余不参与分配",
        "the total is below zero"
            / "总额小于零"
            => "share the amount without its sign"
            / "去掉负号后再分配",
        "entry {number} of `floors` is above entry {number} of `caps`"
            / "`floors` 的第 {number} 项大于 `caps` 的第 {number} 项"
            => "lower the floor or raise the cap"
            / "降低下限或提高上限",
        "every weight is zero and the total is not"
            / "权重全为零，而总额不为零"
            => "nothing earned, nothing shared: share a total of 0, or give weights"
            / "不劳不得：将总额设为 0，或给出权重",
        "the floors of those with a weight add up to {sum}, more than the total of {total}"
            / "有权重者的下限合计 {sum}，超过总额 {total}"
            => "lower the floors or raise the total"
            / "降低下限或提高总额",
        "the caps of those with a weight add up to {sum}, less than the total of {total}"
            / "有权重者的上限合计 {sum}，少于总额 {total}"
            => "raise the caps or lower the total"
            / "提高上限或降低总额",
        "{count} entries have the same claim to the last {left} {left:unit|units}: {who}"
            / "{count} 项对最后 {left} 个单位的份额相同：{who}"
            => "give keys to settle ties by, or settle them by position"
            / "给出编码以打破并列，或按位置打破并列",
        "entries with the same claim to the last {left} {left:unit|units} have the same key `{key}`"
            / "对最后 {left} 个单位份额相同的项有相同的编码 `{key}`"
            => "give each entry a key of its own"
            / "各项使用各自的编码",
        "entry {number} of `people` is in group `{group}`, which has no score"
            / "`people` 的第 {number} 项属于组 `{group}`，而该组没有得分"
            => "give the group a score, or leave the person out"
            / "给出该组的得分，或略去此人",
        "group `{group}` has a share of {share} and nobody in it has points"
            / "组 `{group}` 分得 {share}，而组内无人有积分"
            => "give the group no score, or its people points"
            / "该组不计得分，或组内人员计分",
        "group `{group}` is given twice"
            / "组 `{group}` 重复给出"
            => "give each group once"
            / "每组只给出一次";
    STALE_REVISION = "stale-revision" Error ["table"],
        "A change is applied to the revision it was made against",
        "更改应用于其所针对的版本",
        "the changes were made against revision {made} and the grid is at revision {found}"
            / "更改针对版本 {made}，当前版本为 {found}"
            => "look at the grid again and make the changes anew"
            / "重新查看后再作更改";
    UNKNOWN_KEY = "unknown-key" Error ["table"],
        "A key names something in the grid",
        "编码对应已有的对象",
        "there is no unit `{key}`" / "没有网格 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no person `{key}`" / "没有人员 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no area `{key}`" / "没有区域 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no post or role `{key}`" / "没有岗位或角色 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no kind of matter `{key}`" / "没有事项类别 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no network `{key}`" / "没有网 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no kind of link `{key}`" / "没有联系类别 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no tier of units `{key}`" / "没有网格层级 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no number column `{key}`" / "没有数值列 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]";
}
