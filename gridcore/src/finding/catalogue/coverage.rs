//! Rules about everybody and everything being looked after.

use super::rules;

rules! { Coverage "coverage":
    AREA_CLAIMED_TWICE = "area-claimed-twice" Error ["area"],
        "An area is claimed by one cell of a network",
        "一个区域在一张网内只由一个格认领",
        "area `{area}` is claimed by {count} cells of network `{network}`, among them `{first}` and `{second}`"
            / "区域 `{area}` 被 `{network}` 网的 {count} 个格认领，其中有 `{first}` 和 `{second}`"
            => "release all claims of the network on it but one"
            / "该网只保留一个认领";
    AREA_UNCLAIMED = "area-unclaimed" Error ["area"],
        "Every area is claimed",
        "每个区域都有格认领",
        "no cell claims area `{area}`"
            / "区域 `{area}` 无格认领"
            => "let a cell claim it"
            / "由某个格认领";
    AREA_WITHOUT_KEEPER = "area-without-keeper" Warning ["area"],
        "The claim on an area names a keeper who is there",
        "区域的认领写明在位的责任人",
        parameters [("required", Flag, "whether a claim must name a keeper; absent means only that a keeper named is there")],
        "the claim of cell `{cell}` on area `{area}` names no keeper"
            / "格 `{cell}` 对区域 `{area}` 的认领未写明责任人"
            => "name a person of the cell, or a post, as its keeper"
            / "写明格内人员或岗位为责任人",
        "keeper `{keeper}` of area `{area}` is not placed in cell `{cell}`"
            / "区域 `{area}` 的责任人 `{keeper}` 不在格 `{cell}` 中"
            => "name a person who is placed in the cell"
            / "改由该格内的人员负责",
        "post `{post}` in unit `{unit}`, keeper of area `{area}`, is vacant"
            / "区域 `{area}` 的责任岗位 `{post}`（网格 `{unit}`）空缺"
            => "appoint somebody to the post, or name another keeper"
            / "任用人员，或另定责任人";
    CELL_SIZE = "cell-size" Warning ["unit"],
        "A cell has as many people as the charter says",
        "格的人数符合管理办法",
        "cell `{unit}` has {count} {count:person|people} where the charter says {expected}"
            / "格 `{unit}` 有 {count} 人，管理办法规定为 {expected}"
            => "move people, split or merge cells, or change `size` of tier `{tier}`"
            / "调整人员、拆分或合并格，或修改层级 `{tier}` 的 `size`";
    NOBODY_MATCHING = "nobody-matching" Error ["unit"],
        "The people of a unit include as many matching a requirement as the charter says",
        "网格内符合要求的人数达到管理办法规定",
        "unit `{unit}` has {count} {count:person|people} matching `{requirement}` where the charter asks for at least {expected}"
            / "网格 `{unit}` 符合 `{requirement}` 的有 {count} 人，管理办法要求至少 {expected} 人"
            => "place somebody there who matches, or tag those who do"
            / "编入符合要求的人员，或为符合者设置标签";
    NOT_A_CELL = "not-a-cell" Error ["person"],
        "People are placed in cells",
        "人员编入格",
        "person `{person}` is placed in unit `{unit}` of tier `{tier}`, whose units hold no people"
            / "人员 `{person}` 编入网格 `{unit}`，其层级 `{tier}` 不设人员"
            => "place the person in a cell, or set `cell` on the tier"
            / "将其编入格，或在该层级设置 `cell`";
    SHARE_TOO_LOW = "share-too-low" Warning ["unit"],
        "The share of a unit's people that match a requirement is what the charter says",
        "网格内符合要求者的占比达到管理办法规定",
        "unit `{unit}` has {count} of {all} {all:person|people} matching `{requirement}`, less than a share of {share}"
            / "网格 `{unit}` 的 {all} 人中有 {count} 人符合 `{requirement}`，占比低于 {share}"
            => "place people there who match, or change `share` of the requirement"
            / "编入符合要求的人员，或修改该要求的 `share`";
    SHIFT_UNCOVERED = "shift-uncovered" Error ["post"],
        "Every shift of a post that is held is watched",
        "已设人员的岗位，每个班次都有人值守",
        "shift `{shift}` of post `{post}` in unit `{unit}` has {count} {count:holder|holders} where the charter says {expected}"
            / "网格 `{unit}` 岗位 `{post}` 的班次 `{shift}` 有 {count} 人，管理办法规定为 {expected}"
            => "appoint somebody for that shift"
            / "为该班次任用人员";
    STATION_UNCOVERED = "station-uncovered" Error ["post"],
        "A unit whose post has shifts is watched in at least one of them",
        "设有班次岗位的网格至少有一个班次有人值守",
        "no shift of post `{post}` in unit `{unit}` is watched"
            / "网格 `{unit}` 岗位 `{post}` 的所有班次都无人值守"
            => "appoint somebody for each shift: {shifts}"
            / "为各班次任用人员：{shifts}";
    UNPLACED = "unplaced" Error ["person"],
        "Everybody whom a network must place is placed in it",
        "应编入某网的人员都已编入",
        "person `{person}` is not placed in network `{network}`"
            / "人员 `{person}` 未编入 `{network}` 网"
            => "place the person in a cell of that network"
            / "将其编入该网的格";
}
