//! What a roster must be to form a grid.

use super::rules;

rules! { Roster "roster":
    BAD_REFERENCE = "bad-reference" Error ["table"],
        "A column that may name several kinds of thing holds a typed reference of a kind allowed",
        "可指多种对象的列填写所允许类别的引用",
        "`{reference}` is not a typed reference"
            / "`{reference}` 不是带类别的引用"
            => "write one of: {allowed}" / "写成其中之一：{allowed}",
        "`{reference}` is of a kind that is not allowed here"
            / "此处不允许 `{reference}` 所属的类别"
            => "write one of: {allowed}" / "写成其中之一：{allowed}";
    CIRCLE = "circle" Error ["unit"],
        "No unit lies above itself",
        "任何网格都不在自身之上",
        "unit `{unit}` lies above itself: following the parents from `{parent}` leads back to it"
            / "网格 `{unit}` 位于自身之上：自 `{parent}` 逐级向上又回到该网格"
            => "correct a parent in the circle" / "更正环中的某个上级";
    CONFLICT = "conflict" Error ["person"],
        "What is said twice is the same both times",
        "两处所述一致",
        "person `{person}` is in cell `{first}` by `people` and in `{second}` by `placements`"
            / "人员 `{person}` 在 `people` 表中属格 `{first}`，在 `placements` 表中属 `{second}`"
            => "correct one of the two" / "更正其中一处",
        "person `{person}` is placed in network `{network}` twice on one day: in `{first}` and in `{second}`"
            / "人员 `{person}` 同日在 `{network}` 网编入两处：`{first}` 和 `{second}`"
            => "end one placement before the other begins" / "前一编入终止后再开始后一编入";
    DUPLICATE_KEY = "duplicate-key" Error ["unit", "person", "area", "table"],
        "A key names one thing",
        "一个编码只对应一个对象",
        "key `{key}` is given to a unit twice[, first in {first}]"
            / "网格编码 `{key}` 重复[，首见于 {first}]"
            => "give each unit a key of its own; a unit that moved needs intervals that do not overlap"
            / "每个网格用各自的编码；变动过的网格，其起止日期不得重叠",
        "key `{key}` is given to a person twice[, first in {first}]"
            / "人员编码 `{key}` 重复[，首见于 {first}]"
            => "give each person a key of their own; further cells go into `placements`"
            / "每人用各自的编码；其他格写入 `placements`",
        "key `{key}` is given to an area twice[, first in {first}]"
            / "区域编码 `{key}` 重复[，首见于 {first}]"
            => "give each area a key of its own" / "每个区域用各自的编码",
        "unit `{key}` has two parents, `{one}` and `{other}`[, the first in {first}]"
            / "网格 `{key}` 有两个上级：`{one}` 和 `{other}`[，首见于 {first}]"
            => "keep one of the two rows; what another network needs is a unit of its own"
            / "保留其中一行；另一网所需应另设网格",
        "key `{key}` is an alias and names a thing as well"
            / "编码 `{key}` 既是曾用编码又是现用编码"
            => "drop the alias, or rekey the thing" / "删去曾用编码，或更改现用编码";
    DUPLICATE_ROW = "duplicate-row" Error ["table"],
        "A row is given once",
        "一行只出现一次",
        "this appointment of `{key}` is given twice for the same days"
            / "`{key}` 的此项任用在同一时段重复"
            => "keep one of the rows" / "保留其中一行",
        "this claim on `{key}` is given twice for the same days"
            / "对 `{key}` 的此项认领在同一时段重复"
            => "keep one of the rows" / "保留其中一行",
        "this link from `{key}` is given twice for the same days"
            / "来自 `{key}` 的此项联系在同一时段重复"
            => "keep one of the rows" / "保留其中一行";
    OUT_OF_BOUNDS = "out-of-bounds" Error ["person"],
        "A number lies within the bounds its column declares",
        "数值在所声明的范围之内",
        "number `{column}` of person `{person}` lies outside {bounds}"
            / "人员 `{person}` 的数值 `{column}` 不在 {bounds} 之内"
            => "correct the number, or the bounds in `numbers` of the charter" / "更正数值，或管理办法 `numbers` 中的范围";
    SET_ASIDE = "set-aside" Error ["unit", "table"],
        "A row refers to rows that could be used",
        "所引用的行可用",
        "unit `{unit}` lies below `{parent}`, which was set aside"
            / "网格 `{unit}` 的上级 `{parent}` 已被搁置"
            => "correct that row first" / "先更正该行",
        "unit `{key}` is named here, and its own row was set aside"
            / "此处引用的网格 `{key}` 本身已被搁置"
            => "correct that row first; this one may be right" / "先更正该行；本行可能无误",
        "person `{key}` is named here, and their own row was set aside"
            / "此处引用的人员 `{key}` 本身已被搁置"
            => "correct that row first; this one may be right" / "先更正该行；本行可能无误",
        "area `{key}` is named here, and its own row was set aside"
            / "此处引用的区域 `{key}` 本身已被搁置"
            => "correct that row first; this one may be right" / "先更正该行；本行可能无误",
        "`{key}` is named here, and table `{table}` could not be read"
            / "此处引用 `{key}`，而表 `{table}` 未能读入"
            => "correct that table first; this row may be right" / "先更正该表；本行可能无误";
    WRONG_NETWORK = "wrong-network" Error ["unit"],
        "A row names units of one network",
        "一行中的网格属同一网",
        "unit `{unit}` of network `{network}` has parent `{other}` of network `{found}`"
            / "`{network}` 网的网格 `{unit}` 以 `{found}` 网的 `{other}` 为上级"
            => "name a parent of the same network; networks are joined by links" / "上级须属同一网；网与网之间用联系衔接",
        "`{unit}` is a unit of network `{found}`, not of `{network}`"
            / "`{unit}` 是 `{found}` 网的网格，不属 `{network}` 网"
            => "name a cell of that network, or correct the network; `cell` of people speaks of the first network"
            / "改填该网的格，或更正网；`people` 的 `cell` 指第一个网";
    UNKNOWN_NAME = "unknown-name" Error ["table"],
        "A name in a row is the key of something that is there on the day",
        "行中的名称当日存在",
        "there is no unit `{key}`" / "没有网格 `{key}`"
            => "add the unit, or correct the key[; did you mean `{suggestion}`?]" / "添加该对象，或更正编码[；是否为 `{suggestion}`？]",
        "there is no person `{key}`" / "没有人员 `{key}`"
            => "add the person, or correct the key[; did you mean `{suggestion}`?]" / "添加该对象，或更正编码[；是否为 `{suggestion}`？]",
        "there is no area `{key}`" / "没有区域 `{key}`"
            => "add the area, or correct the key[; did you mean `{suggestion}`?]" / "添加该对象，或更正编码[；是否为 `{suggestion}`？]",
        "there is no network `{key}`" / "没有网 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no post or role `{key}`" / "没有岗位或角色 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no tier `{key}`" / "没有层级 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no kind of unit `{key}`" / "没有网格类别 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no kind of area `{key}`" / "没有区域类别 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "a tag of the row is not among the `tags` of the charter" / "该行有标签不在管理办法的 `tags` 之内"
            => "declare the tag in the charter, or correct it; tags are separated by `;`" / "在管理办法中声明该标签，或更正；标签之间用 `;` 分隔",
        "there is no shift `{key}`" / "没有班次 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no kind of link `{key}`" / "没有联系类别 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "there is no number column `{key}`" / "没有数值列 `{key}`"
            => "declare it in the charter, or correct the name[; did you mean `{suggestion}`?]" / "在管理办法中声明，或更正名称[；是否为 `{suggestion}`？]",
        "unit `{key}` is not in force on {day}" / "网格 `{key}` 在 {day} 不生效"
            => "end the row when the unit ends, or correct the dates of the unit" / "随网格终止该行，或更正网格的起止日期";
}
