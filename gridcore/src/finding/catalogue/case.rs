//! Events that a desk refuses.

use super::rules;

rules! { Case "case":
    CELL = "cell" Error ["table"],
        "The columns of events are known and their cells hold what they should",
        "事件表的列均为已知，单元格内容符合要求",
        "events have no column `{name}`"
            / "事件表没有 `{name}` 列"
            => "use one of: {known}[; did you mean `{suggestion}`?]"
            / "改用：{known}[；是否为 `{suggestion}`？]",
        "column `{name}` is there twice"
            / "`{name}` 列重复"
            => "leave one of them out"
            / "略去其一",
        "`{name}` is missing"
            / "缺少 `{name}`"
            => "say it in every event"
            / "在每个事件中写明",
        "this is not a text"
            / "此处不是文本"
            => "write a text, or a whole number that stands for its digits"
            / "写成文本，或代表其数字的整数",
        "this is not a minute of a day from 1800 to 2999"
            / "此处不是 1800 至 2999 年间的时刻"
            => "write it as in `2024-07-01T08:30`"
            / "写成 `2024-07-01T08:30` 的形式",
        "this is not a whole number from 0 to 4294967295"
            / "此处不是 0 至 4294967295 的整数"
            => "write a number such as 3, or leave it out"
            / "写成 3 这样的数，或略去",
        "this is neither true nor false"
            / "此处既非真也非假"
            => "write `true` or `false`, or leave it out"
            / "写成 `true` 或 `false`，或略去",
        "this is not a list of texts"
            / "此处不是文本列表"
            => "write a list, or texts separated by `;`"
            / "写成列表，或以 `;` 分隔的文本",
        "this is not a time limit"
            / "此处不是时限"
            => "write days, hours and minutes as in `P2D` or `PT4H`"
            / "按 `P2D` 或 `PT4H` 的形式写明日、时、分",
        "this is none of the words for it"
            / "此处不是可用的词"
            => "use one of: {allowed}"
            / "改用：{allowed}",
        "this is not an event as JSON"
            / "此处不是 JSON 形式的事件"
            => "write each event as an object, in a list or on a line of its own"
            / "每个事件写成一个对象，列于数组中或独占一行",
        "the text cannot be read as CSV from here on"
            / "文本自此处起不是 CSV"
            => "save it as CSV in UTF-8, with as many cells in every row as in the header"
            / "另存为 UTF-8 的 CSV，各行列数与表头相同";
    ENTITLED = "entitled" Error ["table"],
        "A move is made by somebody who may, and given to somebody who may",
        "案卷由有权者办理，并交给可办理者",
        "`{person}` may not make the move `{move}` of case `{case}`"
            / "`{person}` 无权对案卷 `{case}` 执行 `{move}`"
            => "let a holder of the posts of its stage do so, in the unit that has it or above"
            / "由案卷所在网格或其上级中该阶段的岗位任职者执行",
        "`{person}` took part in handling case `{case}` and does not verify it"
            / "`{person}` 参与办理案卷 `{case}`，不能核查"
            => "let somebody else verify it"
            / "由他人核查",
        "case `{case}` is kept from `{person}`"
            / "案卷 `{case}` 须对 `{person}` 回避"
            => "let the body that stands in do so"
            / "由代行机构执行",
        "nobody at `{to}` may have the case"
            / "`{to}` 处无人可办理该案卷"
            => "give it to somebody else, or name a `fallback` in the desk of the charter"
            / "交给他人，或在管理办法的 `desk` 中写明 `fallback`";
    FIELDS = "fields" Error ["table"],
        "An event says what its move needs and nothing else",
        "事件写明其动作所需的内容，且别无其他",
        "the move `{move}` needs `{field}`"
            / "动作 `{move}` 须有 `{field}`"
            => "say it"
            / "写明该项",
        "`{field}` says nothing for the move `{move}`"
            / "`{field}` 对动作 `{move}` 没有意义"
            => "leave it out"
            / "略去该项",
        "nothing was found"
            / "没有任何所得"
            => "say how many problems, suggestions or products there are"
            / "写明问题、建议或成果的数量",
        "products are of a kind, and a kind is of products"
            / "成果须有种类，种类须有成果"
            => "say both, or neither"
            / "两者都写，或都不写",
        "a report is anonymous, or it says who reported it"
            / "报告要么匿名，要么写明报告人"
            => "name the person in `by`, or write `anonymous` as `secrecy`"
            / "在 `by` 写明人员，或将 `secrecy` 写成 `anonymous`",
        "this is not what is kept of the receipt of an anonymous report"
            / "此处不是匿名报告回执的留存内容"
            => "make a receipt, keep the `kept` of it here, and give the code to whoever reports"
            / "生成回执，在此写入其 `kept`，并将编码交给报告人";
    ILLEGAL_MOVE = "illegal-move" Error ["table"],
        "A case is moved as its flow allows",
        "案卷按其流程流转",
        "case `{case}` is in stage `{stage}`, where `{move}` is not possible"
            / "案卷 `{case}` 处于阶段 `{stage}`，不能 `{move}`"
            => "possible are: {legal}"
            / "可以：{legal}",
        "case `{case}` is closed, so `{move}` is not possible"
            / "案卷 `{case}` 已结案，不能 `{move}`"
            => "possible are: {legal}"
            / "可以：{legal}",
        "case `{case}` is part of case `{other}`"
            / "案卷 `{case}` 已并入案卷 `{other}`"
            => "move that one"
            / "请处理该案卷",
        "the clocks of case `{case}` stand, so `{move}` is not possible"
            / "案卷 `{case}` 已暂停计时，不能 `{move}`"
            => "possible are: {legal}"
            / "可以：{legal}",
        "the move `{move}` of case `{case}` may lead to {stages}"
            / "案卷 `{case}` 的动作 `{move}` 可去往 {stages}"
            => "name one of them as `stage`"
            / "在 `stage` 写明其一",
        "case `{case}` cannot be closed as `{outcome}` where it is"
            / "案卷 `{case}` 在此处不能以 `{outcome}` 结案"
            => "force it, with approval[, or close it as one of: {allowed}]"
            / "经批准强制结案[，或改用其中之一：{allowed}]",
        "the move `{move}` of case `{case}` does not lead to stage `{stage}`"
            / "案卷 `{case}` 的动作 `{move}` 不能去往阶段 `{stage}`"
            => "leave `stage` out, or name one it leads to"
            / "略去 `stage`，或写明可去往的阶段",
        "case `{case}` was not signed off"
            / "案卷 `{case}` 尚未销项"
            => "let the other end of the bridge sign it off first"
            / "先由衔接的另一端销项";
    JOINT = "joint" Error ["table"],
        "Who leads, supervises and takes part are different parties",
        "牵头、督导与合伙各不相同",
        "somebody has two parts in handling case `{case}` together"
            / "案卷 `{case}` 的联合办理中有人担任两种角色"
            => "name different parties as `to`, `supervisor` and `partners`"
            / "在 `to`、`supervisor` 和 `partners` 写明不同的对象";
    KEY = "key" Error ["table"],
        "Each case has a key of its own",
        "每个案卷有各自的编码",
        "case `{case}` was reported already"
            / "案卷 `{case}` 已报告"
            => "give the new case a key of its own"
            / "为新案卷另取编码",
        "this is not the key of a case"
            / "此处不是案卷的编码"
            => "write a text that is not empty, of at most 256 bytes on one line"
            / "写成非空、不超过 256 字节的单行文本";
    MERGE = "merge" Error ["table"],
        "A case becomes part of another that is open",
        "案卷并入另一个未结的案卷",
        "case `{case}` cannot become part of itself"
            / "案卷 `{case}` 不能并入自身"
            => "name the other case"
            / "写明另一个案卷",
        "case `{other}` is not open, so case `{case}` cannot become part of it"
            / "案卷 `{other}` 不是未结案卷，案卷 `{case}` 不能并入"
            => "name a case that is open, or close this one"
            / "改用未结的案卷，或将此案卷结案";
    READ = "read" Error ["table"],
        "A case is read by those it concerns by their post, and not by those it is about",
        "案卷由职责所及者阅览，涉及者不得阅览",
        "`{person}` may not read case `{case}`"
            / "`{person}` 无权阅览案卷 `{case}`"
            => "ask whoever has it"
            / "请询问办理者";
    TIME = "time" Error ["table"],
        "Events come in the order of time",
        "事件按时间先后记录",
        "{at} is before {known}, when the case was moved last"
            / "{at} 早于案卷上次流转的 {known}"
            => "take the events of a case in order"
            / "按先后处理案卷的事件",
        "{at} is before {known}, for which escalations were told already"
            / "{at} 早于已通知上报的 {known}"
            => "take in all events before looking at the clocks"
            / "先处理全部事件，再查看时限",
        "{known} is not after {at}"
            / "{known} 不晚于 {at}"
            => "write a later moment as `until`"
            / "在 `until` 写明更晚的时刻";
    UNKNOWN = "unknown" Error ["charter", "table"],
        "What is asked of a desk is there",
        "案卷所指均存在",
        "the charter has no flow `{name}`"
            / "管理办法中没有流程 `{name}`"
            => "check the key[; did you mean `{suggestion}`?]"
            / "检查编码[；是否为 `{suggestion}`？]",
        "there is no case `{name}`"
            / "没有案卷 `{name}`"
            => "check the key, or report it first"
            / "检查编码，或先报告",
        "`{name}` is not in the grid"
            / "数据中没有 `{name}`"
            => "check the key, or use a grid of the day of the event"
            / "检查编码，或使用事件当日的数据",
        "`{name}` is not a reference of the kind that is asked for here"
            / "`{name}` 不是此处所要的引用"
            => "write `unit:KEY`, `post:POST@UNIT`, `person:KEY` or, as a place, `area:KEY`"
            / "写成 `unit:编码`、`post:岗位@网格`、`person:编码`，地点可写 `area:编码`",
        "the charter has no kind of matter `{name}`"
            / "管理办法中没有事项类别 `{name}`"
            => "use one of its `kinds`"
            / "改用其 `kinds` 之一",
        "the desk has no channel `{name}`"
            / "没有渠道 `{name}`"
            => "use one of its `channels`"
            / "改用其 `channels` 之一",
        "the flow of the case has no stage `{name}`"
            / "案卷的流程没有阶段 `{name}`"
            => "use one of its stages"
            / "改用其阶段之一",
        "the desk has no kind of product `{name}`"
            / "没有成果种类 `{name}`"
            => "use one of its `products`"
            / "改用其 `products` 之一",
        "the charter has no flow for cases"
            / "管理办法没有案卷的流程"
            => "give it `flows`"
            / "补充 `flows`",
        "grid `{name}` has other networks, posts or links than the charter of the desk"
            / "数据 `{name}` 的网、岗位或联系与案卷所用管理办法不同"
            => "use a grid of the same charter"
            / "使用同一管理办法的数据";
}
