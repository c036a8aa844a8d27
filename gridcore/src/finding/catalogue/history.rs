//! What a history refuses, and what is wrong with a journal.

use super::rules;

rules! { History "history":
    CHARTER = "charter" Error ["table"],
        "Another charter keeps what was recorded under the one before",
        "新的管理办法须容纳此前的记录",
        "scheme `{scheme}` has entries and is another in the new charter"
            / "方案 `{scheme}` 已有积分记录，而新的管理办法改动了它"
            => "leave it as it is, and give the new rules to a scheme of another key"
            / "保留原方案，并为新规则另设方案编码";
    DAY = "day" Error ["table"],
        "A record holds from a day of the history on",
        "记录自历史中的某日起生效",
        "{day} is before {first}, with which the history begins"
            / "{day} 早于历史开始的 {first}"
            => "ask for that day or a later one"
            / "改用该日或其后的日期",
        "change {number} goes to another day"
            / "第 {number} 项变更指向另一日"
            => "leave it out: the day of a record says from when its changes hold"
            / "略去该项：记录的日期即变更生效之日",
        "the grid has no day"
            / "数据没有日期"
            => "make it for the day the history is to begin with"
            / "按历史开始之日生成数据";
    ERASE = "erase" Error ["person"],
        "Only people who have left are erased",
        "只有已离开的人员才可抹除",
        "`{person}` is still in the grid"
            / "`{person}` 仍在数据中"
            => "remove the person first, from the day they leave on"
            / "先自离开之日起移除该人员",
        "nothing is recorded of `{person}`"
            / "没有关于 `{person}` 的记录"
            => "check the key"
            / "检查编码";
    LATER = "later" Error ["table"],
        "A record that takes effect earlier leaves the later ones possible",
        "较早生效的记录不得使其后的记录失效",
        "record {record} of {day} could not be made any more"
            / "{day} 的记录 {record} 将不再成立"
            => "record the change with a later day, or undo that record first"
            / "以更晚的日期记录此变更，或先撤销该记录";
    RECORD = "record" Error ["table"],
        "Each line of a journal is a record that follows the one before it",
        "日志的每一行都是承接前一行的记录",
        "this is not a record"
            / "此行不是记录"
            => "restore the line, or recover what is whole"
            / "恢复该行，或恢复其余完整部分",
        "`{format}` is not a format this version reads"
            / "此版本不能读取格式 `{format}`"
            => "use a newer version of gridcore"
            / "使用更新版本的 gridcore",
        "this is record {record} where {expected} was expected"
            / "此处应为记录 {expected}，却是 {record}"
            => "restore the lines between, or recover what is whole"
            / "恢复其间各行，或恢复其余完整部分",
        "the line before is another than when this one was written"
            / "前一行与写入此行时不同"
            => "restore the line before, or recover what is whole"
            / "恢复前一行，或恢复其余完整部分",
        "`{field}` is missing here, not known, or not of its form"
            / "此处缺少 `{field}`，或其未知、格式不符"
            => "restore the line, or recover what is whole"
            / "恢复该行，或恢复其余完整部分",
        "nothing happened in this record"
            / "此记录没有任何内容"
            => "restore the line, or recover what is whole"
            / "恢复该行，或恢复其余完整部分",
        "this line does not say which person a surrogate stands for"
            / "此行未说明代号所指的人员"
            => "write each once, as an object with `id` and `person`"
            / "每个代号写一次，写成含 `id` 与 `person` 的对象",
        "this record does not fit those before it: {reason}"
            / "此记录与其前的记录不符：{reason}"
            => "restore the lines before, or recover what is whole"
            / "恢复其前各行，或恢复其余完整部分",
        "there is no record"
            / "没有任何记录"
            => "begin a history, or open the journal of one"
            / "开始新的历史，或打开已有的日志";
    SURROGATE = "surrogate" Error ["table"],
        "Keys of people are not those that stand for others in the journal",
        "人员编码不得与日志中的代号相同",
        "`{key}` stands for somebody else in the journal"
            / "`{key}` 在日志中代表他人"
            => "give the person another key"
            / "为该人员另取编码";
    TIME = "time" Error ["table"],
        "Records are written down in the order of time",
        "记录按时间先后写入",
        "{recorded} is before {known}, when the last record was written"
            / "{recorded} 早于上一条记录写入的 {known}"
            => "write it down at a later moment; `day` says from when it holds"
            / "以更晚的时刻写入；生效日期由 `day` 写明";
    TORN = "torn" Warning ["table"],
        "The last line of a journal is whole",
        "日志的最后一行完整",
        "the last line was torn off and is left out"
            / "最后一行残缺，已略去"
            => "write the journal back, and record again what the line said"
            / "写回日志，并重新记录该行内容";
    UNDO = "undo" Error ["table"],
        "What is undone is a record of changes",
        "撤销的须是变更记录",
        "there is no record {record}"
            / "没有记录 {record}"
            => "use the number of one that is there"
            / "使用已有记录的编号",
        "record {record} holds no changes"
            / "记录 {record} 不含变更"
            => "reverse entries by entries, and move cases along their flow"
            / "积分以冲销记录更正，案卷按流程流转",
        "record {record} is undone already"
            / "记录 {record} 已被撤销"
            => "undo the record that undid it, to do it again"
            / "如需恢复，请撤销那条撤销记录",
        "nothing can be undone"
            / "没有可撤销的内容"
            => "record changes first"
            / "先记录变更";
}
