//! Entries that a ledger refuses.

use super::rules;

rules! { Ledger "ledger":
    APPROVAL = "approval" Error ["table"],
        "An entry is approved once, by somebody else who may",
        "积分由他人中有权者核准一次",
        "`{approver}` is the author of the entry"
            / "`{approver}` 是该项积分的记录人"
            => "let somebody else approve it"
            / "由他人核准",
        "`{approver}` is the subject of the entry"
            / "`{approver}` 是该项积分的对象"
            => "let somebody else approve it"
            / "由他人核准",
        "`{approver}` may not approve rule `{rule}`"
            / "`{approver}` 无权核准规则 `{rule}`"
            => "let a holder of one of its `approvers` do so"
            / "由其 `approvers` 之一的任职者核准",
        "there is no entry `{id}` that waits for approval"
            / "没有待核准的积分 `{id}`"
            => "look at the entries that do"
            / "查看待核准的积分";
    AUTHOR = "author" Error ["table"],
        "An entry is posted by somebody who may",
        "积分由有权者记录",
        "`{author}` may not post rule `{rule}`"
            / "`{author}` 无权记录规则 `{rule}`"
            => "let a holder of one of its posts do so, or change `by` of the rule"
            / "由其岗位的任职者记录，或修改该规则的 `by`";
    BOARDS = "boards" Error ["table"],
        "Boards that are added have the same lines and periods",
        "相加的考核榜行与周期相同",
        "the boards have other lines or other periods"
            / "两张考核榜的行或周期不同"
            => "roll both up on one grid, for the same periods"
            / "在同一数据上按相同周期汇总两者",
        "unit `{unit}` would lie below itself"
            / "网格 `{unit}` 将位于其自身之下"
            => "move it elsewhere"
            / "移到别处",
        "the board has no period `{name}`"
            / "考核榜没有周期 `{name}`"
            => "use one of: {known}"
            / "改用：{known}",
        "the board has not all units of one grid, and scores are made on one whole tree"
            / "考核榜不含同一份数据的全部网格，而得分须按一棵完整的树计算"
            => "roll up all units, each period on its own grid"
            / "汇总全部网格，各周期分别按其数据",
        "the best people of units of tier `{tier}` are wanted, and no board of people is given"
            / "需要层级 `{tier}` 各网格中得分最高的人员，但未提供人员考核榜"
            => "hand over the board of a tier of people"
            / "提供人员层级的考核榜";
    BUDGET = "budget" Error ["table"],
        "No author posts more points in a period than the budget allows",
        "记录人在周期内记录的积分不超过预算",
        "`{author}` would post {found} points in {period}, the budget being {limit}"
            / "`{author}` 在 {period} 将记录 {found} 分，预算为 {limit}"
            => "leave some to the next period or to others"
            / "留待下一周期或由他人记录";
    CAP = "cap" Error ["table"],
        "No subject gets more points by a rule in a period than its cap",
        "对象在周期内按一条规则所得积分不超过上限",
        "`{subject}` would have {found} points by rule `{rule}` in {period}, the cap being {limit}"
            / "`{subject}` 在 {period} 按规则 `{rule}` 将有 {found} 分，上限为 {limit}"
            => "post what is left below the cap"
            / "只记录上限以内的部分";
    CELL = "cell" Error ["table"],
        "The columns of entries are known and their cells hold what they should",
        "积分表的列均为已知，单元格内容符合要求",
        "entries have no column `{name}`"
            / "积分表没有 `{name}` 列"
            => "use one of: {known}[; did you mean `{suggestion}`?]"
            / "改用：{known}[；是否为 `{suggestion}`？]",
        "column `{name}` is there twice"
            / "`{name}` 列重复"
            => "leave one of them out"
            / "略去其一",
        "column `{name}` is missing"
            / "缺少 `{name}` 列"
            => "add it"
            / "补充该列",
        "this is not a text"
            / "此处不是文本"
            => "write a text, or a whole number that stands for its digits"
            / "写成文本，或代表其数字的整数",
        "this is not a day from 1800 to 2999"
            / "此处不是 1800 至 2999 年间的日期"
            => "write it as in `2024-07-01`"
            / "写成 `2024-07-01` 的形式",
        "the text cannot be read as CSV from here on"
            / "文本自此处起不是 CSV"
            => "save it as CSV in UTF-8, with as many cells in every row as in the header"
            / "另存为 UTF-8 的 CSV，各行列数与表头相同",
        "this is not a number of at most three decimals and at most 10^12"
            / "此处不是至多三位小数、不超过 10^12 的数"
            => "write a number such as 12.5, or nothing for the points of the rule"
            / "写成 12.5 这样的数，或留空以采用规则的积分",
        "column `{name}` has {found} cells for {count} {count:row|rows}"
            / "`{name}` 列有 {found} 个单元格，而行数为 {count}"
            => "give one for each row"
            / "每行给出一个";
    FULL = "full" Error ["table"],
        "The points of a ledger add up to what it can hold exactly",
        "积分的绝对值总和在可精确表示的范围内",
        "the entries would add up to more than 9.2 * 10^15 points, signs left out"
            / "积分绝对值总和将超过 9.2 * 10^15"
            => "begin another ledger"
            / "另立积分簿",
        "the total of `{key}` in {period} is beyond 10^12 points"
            / "`{key}` 在 {period} 的总分超过 10^12"
            => "take a shorter period, or fewer points an entry"
            / "缩短周期，或减少每项积分",
        "the score of `{key}` in {period} is no fraction of 128 bits"
            / "`{key}` 在 {period} 的得分无法以 128 位分数表示"
            => "use the sum or the mean a head for the tiers below"
            / "下级层级改用总和或人均",
        "the ids of the entries would have more than 4 GiB together"
            / "积分编号总长将超过 4 GiB"
            => "use shorter ids, or begin another ledger"
            / "使用较短的编号，或另立积分簿";
    ID = "id" Error ["table"],
        "Each entry has an id of its own",
        "每项积分有各自的编号",
        "entry `{id}` is there already, with another content"
            / "积分 `{id}` 已存在，且内容不同"
            => "give the new entry an id of its own; to correct the old one, reverse it"
            / "为新积分另取编号；如须更正原积分，请冲销",
        "this is not the id of an entry"
            / "此处不是积分的编号"
            => "write a text that is not empty, of at most 256 bytes on one line"
            / "写成非空、不超过 256 字节的单行文本";
    POINTS = "points" Error ["table"],
        "An entry has the points of its rule",
        "积分符合其规则",
        "rule `{rule}` gives {least} points, not {found}"
            / "规则 `{rule}` 为 {least} 分，而非 {found}"
            => "leave the points out, or correct them"
            / "略去积分，或更正",
        "rule `{rule}` gives from {least} to {most} points, not {found}"
            / "规则 `{rule}` 为 {least} 至 {most} 分，而非 {found}"
            => "correct the points, or change the rule"
            / "更正积分，或修改规则",
        "rule `{rule}` gives from {least} to {most} points and the entry does not say how many"
            / "规则 `{rule}` 为 {least} 至 {most} 分，而积分未注明"
            => "say the points"
            / "注明积分";
    REFERENCE = "reference" Error ["table"],
        "An entry refers to its evidence where the rule asks for it",
        "规则要求时，积分注明依据",
        "rule `{rule}` asks for a reference to the evidence"
            / "规则 `{rule}` 要求注明依据"
            => "write in `ref` where it is found"
            / "在 `ref` 中写明依据所在";
    REVERSAL = "reversal" Error ["table"],
        "A reversal takes back at most what its original gave",
        "冲销不超过原积分",
        "{found} points would be reversed of entry `{original}`, of which {left} are left"
            / "将冲销积分 `{original}` 的 {found} 分，而其余额为 {left}"
            => "reverse at most what is left"
            / "冲销不超过余额",
        "entry `{original}` has another subject or rule"
            / "积分 `{original}` 的对象或规则不同"
            => "name the subject and the rule of the original"
            / "使用原积分的对象和规则",
        "entry `{original}` waits for approval"
            / "积分 `{original}` 尚待核准"
            => "let it be; an entry that is not approved does not count"
            / "无须冲销；未核准的积分不计",
        "entry `{original}` is a reversal itself"
            / "积分 `{original}` 本身是冲销"
            => "post what is right as a new entry"
            / "将正确内容作为新积分记录",
        "a reversal has the opposite sign of its original `{original}`"
            / "冲销与原积分 `{original}` 的符号相反"
            => "turn the sign"
            / "改变符号";
    SUBJECT = "subject" Error ["table"],
        "An entry is about somebody or something its rule is for",
        "积分的对象符合其规则",
        "rule `{rule}` is not for `{subject}`"
            / "规则 `{rule}` 不适用于 `{subject}`"
            => "use a rule for such subjects, or change `subjects` of the rule"
            / "改用适用的规则，或修改该规则的 `subjects`",
        "`{subject}` is in no cell on the day of the grid"
            / "`{subject}` 当日不在任何格中"
            => "place the person first, or post on a grid of the day of the entry"
            / "先编入格，或使用积分当日的数据";
    UNKNOWN = "unknown" Error ["table"],
        "An entry names what is there",
        "积分所指均存在",
        "`{name}` is not in the grid"
            / "数据中没有 `{name}`"
            => "check the key, or post on a grid of the day of the entry"
            / "检查编码，或使用积分当日的数据",
        "`{name}` is not a reference to a person, unit or post"
            / "`{name}` 不是对人员、网格或岗位的引用"
            => "write `person:KEY`, `unit:KEY` or `post:POST@UNIT`"
            / "写成 `person:编码`、`unit:编码` 或 `post:岗位@网格`",
        "scheme `{scheme}` has no rule `{name}`"
            / "方案 `{scheme}` 中没有规则 `{name}`"
            => "check the key[; did you mean `{suggestion}`?]"
            / "检查编码[；是否为 `{suggestion}`？]",
        "there is no entry `{name}`"
            / "没有积分 `{name}`"
            => "check the id"
            / "检查编号",
        "the charter has no scheme `{name}`"
            / "管理办法中没有方案 `{name}`"
            => "check the key[; did you mean `{suggestion}`?]"
            / "检查编码[；是否为 `{suggestion}`？]";
}
