//! Plans that cannot be made, and plans that do not hold.

use super::rules;

rules! { Call "call":
    BAD_REQUEST = "bad-request" Error ["table"],
        "A request names what the grid has and asks for what can be",
        "请求所用名称均已存在，所求可行",
        "there is no `{name}` among the `{list}`"
            / "`{list}` 中没有 `{name}`"
            => "check the name[; did you mean `{suggestion}`?]"
            / "检查名称[；是否为 `{suggestion}`？]",
        "a share of {value} is not between 0 and 1"
            / "占比 {value} 不在 0 与 1 之间"
            => "write the share as a fraction, such as 0.6 for 60 %"
            / "占比写成小数，如 60 % 写成 0.6",
        "appointments cannot begin on {date}[, after {day}, the day of the grid]"
            / "任用不能自 {date} 起[，因其晚于数据日期 {day}]"
            => "load the grid on that day, or advance it first"
            / "先加载或推进到该日",
        "the condition is nested deeper than the limit of {limit}"
            / "条件的层数超过限额 {limit}"
            => "write it with fewer levels"
            / "减少条件的层数",
        "post `{post}` does not allow channel `{channel}`"
            / "岗位 `{post}` 不允许渠道 `{channel}`"
            => "use one of: {allowed}"
            / "可用渠道：{allowed}";
    CANNOT_DRAW = "cannot-draw" Error ["table", "unit", "person"],
        "The cells asked for can be drawn",
        "所要求的格可以划分",
        "{people} {people:person|people} in {units} {units:unit|units} need at least {bound} {bound:cell|cells} of {size} people, and {cells} {cells:is|are} asked for"
            / "{units} 个网格的 {people} 名人员，按每格 {size} 人至少需要 {bound} 格，而要求的是 {cells} 格"
            => "ask for more cells, or allow larger ones"
            / "增加格数，或放宽每格人数上限",
        "{people} {people:person|people} in {units} {units:unit|units} make at most {bound} {bound:cell|cells} of {size} people, and {cells} {cells:is|are} asked for"
            / "{units} 个网格的 {people} 名人员，按每格 {size} 人至多划成 {bound} 格，而要求的是 {cells} 格"
            => "ask for fewer cells, or allow smaller ones"
            / "减少格数，或放宽每格人数下限",
        "the {people} {people:person|people} of unit `{unit}` cannot be cut into cells of {size}"
            / "网格 `{unit}` 的 {people} 名人员无法划成每格 {size} 人"
            => "allow other sizes, or move people to another unit first"
            / "放宽每格人数，或先将人员调到其他网格",
        "the {people} {people:person|people} of unit `{unit}` make {possible} cells of {size}, and the unit is to have {span}"
            / "网格 `{unit}` 的 {people} 名人员按每格 {size} 人可划成 {possible} 格，而规定为 {span} 格"
            => "allow other sizes or another `span`"
            / "放宽每格人数或 `span`",
        "person `{person}` is named twice"
            / "人员 `{person}` 重复"
            => "name each person once"
            / "每人只列一次",
        "unit `{unit}` is not one of those that are cut into cells of tier `{tier}`"
            / "网格 `{unit}` 不在划分 `{tier}` 层级格的网格之内"
            => "name a unit of the tier above, in the part that is drawn"
            / "改用上一层级、且在划分范围内的网格",
        "tier `{tier}` has no tier of units above it whose people could be cut into cells"
            / "层级 `{tier}` 之上没有可供划分的网格层级"
            => "name a tier further down"
            / "改用更低的层级",
        "people are not placed in units of tier `{tier}`"
            / "层级 `{tier}` 的网格不编入人员"
            => "name a tier of cells, or say `cell = true` of this one in the charter"
            / "改用格所在的层级，或在管理办法中为其写明 `cell = true`",
        "number `{number}` of person `{person}` is missing, or not a whole number from 0 to 90000000"
            / "人员 `{person}` 的数值 `{number}` 缺失，或不是 0 至 90000000 的整数"
            => "give everybody who is drawn such a number, or leave out `weight`"
            / "为每名人员给出此数值，或略去 `weight`",
        "all people together weigh {found} where at most {limit} can be drawn exactly"
            / "全部人员合计权重 {found}，至多 {limit} 方可精确划分"
            => "give smaller weights"
            / "减小权重",
        "the {people} {people:person|people} of unit `{unit}` in up to {cells} cells of {size} are too many to be cut at once"
            / "网格 `{unit}` 的 {people} 名人员划成至多 {cells} 格（每格 {size} 人），数量过大"
            => "divide the unit first, or allow it fewer cells by `span`"
            / "先拆分该网格，或以 `span` 限制其格数",
        "the bounds of the request, or of the charter, leave no size of a cell or number of cells"
            / "要求或管理办法的范围没有容许任何每格人数或格数"
            => "correct `size` or `span`: `min` is at most `max`, and a cell has a person or more"
            / "更正 `size` 或 `span`：`min` 不大于 `max`，每格至少一人";
    CANNOT_INSPECT = "cannot-inspect" Error ["table"],
        "Units can inspect each other as asked",
        "各网格可以按要求互查",
        "there {count:is|are} {count} {count:unit|units} of tier `{tier}`, too few to inspect each other"
            / "层级 `{tier}` 只有 {count} 个网格，无法互查"
            => "name a tier that has two units or more there"
            / "改用有两个以上网格的层级",
        "{count} {count:unit|units} may inspect only {room} {room:other|others} together[, {inspected}]: {inspectors}"
            / "{count} 个网格合计只能检查 {room} 个网格[（{inspected}）]：{inspectors}"
            => "keep fewer units apart, or allow a wider region by `within` of the link"
            / "减少 `apart` 的限制，或放宽联系的 `within`",
        "in every plan for the {count} {count:unit|units} two of them inspect each other"
            / "{count} 个网格无论如何安排都有两个互相检查"
            => "allow reciprocal pairs, as the charter may, or inspect among more units"
            / "允许相互检查，或扩大互查范围",
        "no plan without two units inspecting each other was found for {count} {count:unit|units} in as many steps as are tried"
            / "在限定步数内未找到 {count} 个网格不相互检查的方案"
            => "allow reciprocal pairs, or plan for parts of the units by `under`"
            / "允许相互检查，或用 `under` 分部分安排",
        "link `{link}` does not lead from a unit to a unit"
            / "联系 `{link}` 不是网格到网格的联系"
            => "name a kind of link whose source and target are units"
            / "改用来源和对象均为网格的联系类别";
    CANNOT_PAIR = "cannot-pair" Error ["table"],
        "Links can be planned as asked",
        "联系可以按要求安排",
        "link `{link}` does not lead to people"
            / "联系 `{link}` 的对象不是人员"
            => "name a kind of link whose target is a person"
            / "改用对象为人员的联系类别",
        "there are more than {limit} possible links of kind `{link}`"
            / "可能的 `{link}` 联系超过 {limit} 个"
            => "narrow the region by `within` of the link, or plan for parts of the people by `units`"
            / "以联系的 `within` 缩小范围，或用 `units` 分部分安排";
    CANNOT_SPLIT = "cannot-split" Error ["table"],
        "Roles can be split as asked",
        "角色可以按要求分工",
        "`{post}` is a post and not a role"
            / "`{post}` 是岗位，不是角色"
            => "name roles alone; posts are staffed"
            / "只列角色；岗位另行配置",
        "a spread of {spread} would pay people for having more roles"
            / "分散系数 {spread} 会使一人多担角色反而有利"
            => "give a number of at least 0, or none to spread roles as evenly as can be"
            / "给出不小于 0 的数，或略去以尽量均匀分工";
    PLAN_UNSOUND = "plan-unsound" Error ["table"],
        "A plan is what it says and as good as it says",
        "方案与其所述相符",
        "the plan is not as the grid and the request have it: `{what}`"
            / "方案与当前数据或要求不符：`{what}`"
            => "make the plan anew"
            / "重新制定方案",
        "`{what}` has {found} in the plan where {expected} is allowed"
            / "方案中 `{what}` 为 {found}，规定为 {expected}"
            => "make the plan anew"
            / "重新制定方案",
        "the plan says it costs {said}, and it costs {found}"
            / "方案所述代价为 {said}，实为 {found}"
            => "make the plan anew"
            / "重新制定方案",
        "the plan costs {found}, and its prices prove no more than {bound}"
            / "方案代价为 {found}，其价格仅能证明 {bound}"
            => "make the plan anew"
            / "重新制定方案";
}
