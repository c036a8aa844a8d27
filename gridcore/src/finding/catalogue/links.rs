//! Rules about contacts and bridges.

use super::rules;

rules! { Links "links":
    BRIDGE_MISSING = "bridge-missing" Error ["unit"],
        "A unit that must be joined to another network is",
        "应与另一网衔接的网格已有衔接",
        "unit `{unit}` has no `{link}` link to a unit of network `{network}`"
            / "网格 `{unit}` 没有通往 `{network}` 网网格的 `{link}` 联系"
            => "link it with a unit there"
            / "与该网的网格建立联系";
    OUTSIDE = "outside" Error ["link"],
        "A link leads to a target within the region its kind allows",
        "联系对象在规定范围之内",
        "`{target}` does not lie within `{scope}`, seen from `{source}`"
            / "从 `{source}` 看，`{target}` 不在范围 `{scope}` 之内"
            => "link with somebody inside, or change `within` of link `{link}`"
            / "改与范围内人员联系，或修改联系 `{link}` 的 `within`";
    OVERLOADED = "overloaded" Warning ["unit", "person", "post"],
        "No more links start from one source than their kind allows",
        "同一来源的联系数不超过上限",
        "`{source}` has {count} {count:link|links} of kind `{link}` where the charter allows {limit}"
            / "`{source}` 有 {count} 个 `{link}` 联系，管理办法限 {limit} 个"
            => "give some of them to others"
            / "将部分联系交由他人";
    UNLINKED = "unlinked" Error ["person"],
        "Everybody who must be reached is reached from the next tier up",
        "应联系的人员都有上一层级的人联系",
        "person `{person}` has no `{link}` link from anybody the duty `{reach}` names"
            / "人员 `{person}` 没有来自 `{reach}` 所定人员的 `{link}` 联系"
            => "link somebody from the next tier up with the person"
            / "由上一层级人员与其建立联系";
}
