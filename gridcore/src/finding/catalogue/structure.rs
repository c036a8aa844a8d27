//! Rules about the tree.

use super::rules;

rules! { Structure "structure":
    CODE = "code" Error ["unit"],
        "The key of a unit follows the code scheme of its network: its parent's key and one part more",
        "网格编码符合本网的编码规则：上级编码加本级一段",
        "the key of unit `{unit}` has {found} {found:character|characters} where the code scheme has {expected}"
            / "网格 `{unit}` 的编码有 {found} 个字符，编码规则要求 {expected} 个"
            => "rekey the unit to {expected} {expected:character|characters}, or change `codes` of the charter"
            / "将该网格编码改为 {expected} 个字符，或修改管理办法中的 `codes`",
        "the key of unit `{unit}` does not begin with the key of its parent `{parent}`"
            / "网格 `{unit}` 的编码不以上级 `{parent}` 的编码开头"
            => "rekey the unit, or move it under the unit its code names"
            / "修改该网格编码，或将其移到编码所指的上级之下",
        "part `{part}` in the key of unit `{unit}` has characters that the code scheme does not allow"
            / "网格 `{unit}` 编码中的 `{part}` 段含有编码规则不允许的字符"
            => "use digits only, or set `letters` on that part of the code scheme"
            / "只用数字，或在编码规则的该段设置 `letters`";
    EMPTY_UNIT = "empty-unit" Warning ["unit"],
        "A unit has people, if it is a cell, or units below it",
        "格内有人，其他网格下设网格",
        "no one is placed in cell `{unit}`"
            / "格 `{unit}` 中没有人员"
            => "place people in it, or merge it into another cell"
            / "为其安排人员，或并入其他格",
        "unit `{unit}` has no units below it and holds no people"
            / "网格 `{unit}` 没有下级网格，也没有人员"
            => "add units below it, or retire it"
            / "增设下级网格，或撤销该网格";
    NOT_REFINED = "not-refined" Error ["unit"],
        "A cell of a network that refines another lies inside one cell of that network",
        "细分另一网的网，其每格的人员同在对方一格之内",
        "the people of cell `{unit}` are placed in {count} cells of network `{network}`, among them `{first}` and `{second}`"
            / "格 `{unit}` 的人员分布在 `{network}` 网的 {count} 个格中，其中有 `{first}` 和 `{second}`"
            => "place them in one cell there, or split `{unit}`"
            / "将他们安排在该网的同一格，或拆分 `{unit}`",
        "cell `{unit}` has {count} {count:person|people} not placed in network `{network}`, beginning with `{first}`"
            / "格 `{unit}` 有 {count} 人未编入 `{network}` 网，如 `{first}`"
            => "place them in the cell of `{network}` that the others are in"
            / "将他们编入其他人所在的 `{network}` 网的格";
    ONE_ROOT = "one-root" Error ["network"],
        "A network has exactly one unit without a parent",
        "一个网有且只有一个没有上级的网格",
        "network `{network}` has no units"
            / "`{network}` 网没有网格"
            => "add its units, or take the network out of the charter"
            / "添加其网格，或从管理办法中删去该网",
        "network `{network}` has {count} units without a parent, among them `{first}` and `{second}`"
            / "`{network}` 网有 {count} 个没有上级的网格，其中有 `{first}` 和 `{second}`"
            => "give all but one of them a parent"
            / "除一个外，都应有上级";
    SPAN = "span" Warning ["unit"],
        "A unit has as many units directly below it as the charter says",
        "网格的直接下级数量符合管理办法",
        "unit `{unit}` has {count} {count:unit|units} directly below it where the charter says {expected}"
            / "网格 `{unit}` 有 {count} 个直接下级网格，管理办法规定为 {expected}"
            => "move, split or merge units below it, or change `span` of tier `{tier}`"
            / "移动、拆分或合并其下级网格，或修改层级 `{tier}` 的 `span`";
    TIER_COUNT = "tier-count" Error ["tier"],
        "A tier has as many units or people as the charter says",
        "层级的网格数或人数符合管理办法",
        "tier `{tier}` of network `{network}` has {count} {count:unit|units} where the charter says {expected}"
            / "`{network}` 网的层级 `{tier}` 有 {count} 个网格，管理办法规定为 {expected}"
            => "add or retire units, or change `count` of the tier"
            / "增设或撤销网格，或修改该层级的 `count`",
        "tier `{tier}` of network `{network}` has {count} {count:person|people} where the charter says {expected}"
            / "`{network}` 网的层级 `{tier}` 有 {count} 人，管理办法规定为 {expected}"
            => "appoint or tag people accordingly, or change `count` of the tier"
            / "相应地任用人员或设置标签，或修改该层级的 `count`";
    TIER_ORDER = "tier-order" Error ["unit"],
        "The tier of a unit comes next after the tier of its parent",
        "网格的层级紧接上级的层级",
        parameters [("skips", Flag, "whether a unit may skip tiers below its parent's; absent means no")],
        "unit `{unit}` is on tier `{tier}` under `{parent}`, which is on tier `{above}`"
            / "网格 `{unit}` 属层级 `{tier}`，其上级 `{parent}` 却属层级 `{above}`"
            => "move it under a unit of tier `{expected}`, or correct its tier"
            / "将其移到层级 `{expected}` 的网格之下，或更正其层级",
        "unit `{unit}` is on tier `{tier}` and has no parent"
            / "网格 `{unit}` 属层级 `{tier}`，却没有上级"
            => "give it a parent of tier `{expected}`"
            / "为其指定层级 `{expected}` 的上级",
        "unit `{unit}` is on tier `{tier}`, the outermost, and yet under `{parent}`"
            / "网格 `{unit}` 属最外层级 `{tier}`，却有上级 `{parent}`"
            => "make it a root, or correct its tier"
            / "使其不再有上级，或更正其层级";
}
