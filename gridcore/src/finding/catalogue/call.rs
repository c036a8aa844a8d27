//! Calls that cannot be carried out.

use super::rules;

rules! { Call "call":
    BAD_CHANGES = "bad-changes" Error,
        "Changes are an array of tables of one entry each",
        "更改是由单项对象组成的数组",
        "the changes cannot be read: {reason}"
            / "无法读取更改：{reason}"
            => "hand over an array in which each change is an object of one field, the name of the change"
            / "请提供数组，其中每项更改是只有一个字段的对象，字段名即更改的名称";
    CHANGE_REFUSED = "change-refused" Error,
        "A change fits the grid it is applied to",
        "更改与所作用的数据相容",
        "change {number}, `{change}`: unit `{key}` cannot move under `{to}`, which lies in or below it"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 不能移到 `{to}` 之下，后者即其本身或其下级"
            => "move `{to}` elsewhere first; nothing was changed" / "先将 `{to}` 移到别处；未作任何更改",
        "change {number}, `{change}`: `{key}` exists already"
            / "第 {number} 项更改 `{change}`：`{key}` 已存在"
            => "choose another key, or update what exists; nothing was changed" / "换用其他编码，或更新已有对象；未作任何更改",
        "change {number}, `{change}`: `{key}` does not exist"
            / "第 {number} 项更改 `{change}`：`{key}` 不存在"
            => "check the key[; did you mean `{suggestion}`?]; nothing was changed" / "检查编码[；是否为 `{suggestion}`？]；未作任何更改",
        "change {number}, `{change}`: unit `{key}` still has {units} units, {people} people, {appointments} appointments, {claims} claims and {links} links"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 仍有 {units} 个下级网格、{people} 人、{appointments} 项任用、{claims} 项认领和 {links} 项联系"
            => "move or end them first, or merge the unit into another; nothing was changed" / "先移走或终止，或将该网格并入其他网格；未作任何更改",
        "change {number}, `{change}`: `{key}` and `{to}` lie in different networks"
            / "第 {number} 项更改 `{change}`：`{key}` 与 `{to}` 不在同一网"
            => "name something of the same network; nothing was changed" / "指定同一网中的对象；未作任何更改",
        "change {number}, `{change}`: the row is not in force on the day of the grid"
            / "第 {number} 项更改 `{change}`：该行当日不生效"
            => "give the grid a day on which it is, or schedule the row; nothing was changed" / "改到其生效的日期，或作为预定行加入；未作任何更改",
        "change {number}, `{change}`: the row overlaps another of `{key}`"
            / "第 {number} 项更改 `{change}`：该行与 `{key}` 的另一行重叠"
            => "end the other first; nothing was changed" / "先终止另一行；未作任何更改",
        "change {number}, `{change}`: `{field}` is empty, too long, or has control characters"
            / "第 {number} 项更改 `{change}`：`{field}` 为空、过长或含控制字符"
            => "correct the value; nothing was changed" / "更正该值；未作任何更改",
        "change {number}, `{change}`: the row ends before it begins"
            / "第 {number} 项更改 `{change}`：该行的终止日不晚于起始日"
            => "correct `from` or `until`; nothing was changed" / "更正 `from` 或 `until`；未作任何更改",
        "change {number}, `{change}`: the charter does not know `{key}` as one of its `{field}`"
            / "第 {number} 项更改 `{change}`：管理办法的 `{field}` 中没有 `{key}`"
            => "use a word of the charter, or add it there; nothing was changed" / "使用管理办法中的词，或在管理办法中添加；未作任何更改",
        "change {number}, `{change}`: number `{field}` lies outside the bounds of the charter"
            / "第 {number} 项更改 `{change}`：数值 `{field}` 超出管理办法的范围"
            => "correct the number; nothing was changed" / "更正数值；未作任何更改",
        "change {number}, `{change}`: there are more `{field}` than the limits allow"
            / "第 {number} 项更改 `{change}`：`{field}` 的数量超过限额"
            => "use fewer, or raise the limits; nothing was changed" / "减少数量或提高限额；未作任何更改",
        "change {number}, `{change}`: unit `{key}` would lie {found} tiers deep where the limit is {limit}"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 将位于第 {found} 层，限额为 {limit}"
            => "raise `depth` of the limits if this is meant; nothing was changed" / "如确有需要，请提高限额 `depth`；未作任何更改",
        "change {number}, `{change}`: unit `{key}` is in use and the merge names no unit to take its place"
            / "第 {number} 项更改 `{change}`：网格 `{key}` 仍在使用，合并未指定接替网格"
            => "name one in `units`; nothing was changed" / "在 `units` 中指定；未作任何更改";
    DAY_NEEDED = "day-needed" Error,
        "Dated rows are read for a day",
        "含日期的数据须指定日期",
        "the tables have dated rows and no day was given"
            / "数据含有起止日期，但未指定日期"
            => "say for which day the grid is wanted"
            / "指定所需的日期";
    FILE = "file" Error,
        "A file that is named can be read or written",
        "指定的文件可读写",
        "`{file}` cannot be read: {reason}"
            / "无法读取 `{file}`：{reason}"
            => "check the path and its permissions"
            / "检查路径和权限",
        "`{file}` cannot be written: {reason}"
            / "无法写入 `{file}`：{reason}"
            => "check the path and its permissions"
            / "检查路径和权限";
    LIMIT = "limit" Error,
        "Nothing is larger than the limits allow",
        "任何数据不超过限额",
        "`{what}` has {found} where the limit `{field}` is {limit}"
            / "`{what}` 为 {found}，限额 `{field}` 为 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`";
    STALE_REVISION = "stale-revision" Error,
        "A change is applied to the revision it was made against",
        "更改应用于其所针对的版本",
        "the changes were made against revision {made} and the grid is at revision {found}"
            / "更改针对版本 {made}，当前版本为 {found}"
            => "look at the grid again and make the changes anew"
            / "重新查看后再作更改";
    UNKNOWN_KEY = "unknown-key" Error,
        "A key names something in the grid",
        "编码对应已有的对象",
        "there is no unit `{key}`" / "没有网格 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no person `{key}`" / "没有人员 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no area `{key}`" / "没有区域 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no network `{key}`" / "没有网 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no post or role `{key}`" / "没有岗位或角色 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no kind of matter `{key}`" / "没有事项类别 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no kind of link `{key}`" / "没有联系类别 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no shift `{key}`" / "没有班次 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]",
        "there is no tier `{key}`" / "没有层级 `{key}`"
            => "check the key[; did you mean `{suggestion}`?]" / "检查编码[；是否为 `{suggestion}`？]";
}
