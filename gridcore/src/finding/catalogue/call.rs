//! Calls that cannot be carried out.

use super::rules;

rules! { Call "call":
    CHANGE_REFUSED = "change-refused" Error,
        "A change fits the grid it is applied to",
        "更改与所作用的网格相容",
        "change {number}: {reason}"
            / "第 {number} 项更改：{reason}"
            => "nothing was changed; correct the change and apply all again"
            / "未作任何更改；请更正后重新应用";
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
        "{what}: {found} is more than the limit of {limit}"
            / "{what}：{found} 超过限额 {limit}"
            => "raise `{field}` of the limits if this is meant"
            / "如确有需要，请提高限额 `{field}`";
    STALE_REVISION = "stale-revision" Error,
        "A change is applied to the revision it was made against",
        "更改应用于其所针对的版本",
        "the changes were made against revision {made} and the grid is at revision {found}"
            / "更改针对版本 {made}，当前版本为 {found}"
            => "look at the grid again and make the changes anew"
            / "重新查看网格后再作更改";
    UNKNOWN_KEY = "unknown-key" Error,
        "A key names something in the grid",
        "编码对应网格中的对象",
        "there is no {what} `{key}`"
            / "没有{what} `{key}`"
            => "check the key"
            / "检查编码",
        "there is no {what} `{key}`"
            / "没有{what} `{key}`"
            => "did you mean `{suggestion}`?"
            / "是否为 `{suggestion}`？";
}
