//! Wide sheets, with the units in path columns.

use std::sync::LazyLock;

use gridcore::{Charter, Paths, Roster, TableKind};

use super::fixture::{DAY, LIMITS};
use super::tables::builds;

/// A charter whose tiers are what the path columns are called.
static CHARTER: LazyLock<Charter> = LazyLock::new(|| {
    let text = r#"
        name = "sheet"
        tiers = ["site", "branch", { label = "cell", cell = true }]
        numbers = [{ key = "skill", min = 0 }, { key = "merit" }]
        posts = [{ key = "lead", at = ["site", "branch", "cell"] }]
        roles = [{ key = "medic", at = ["cell"] }]
    "#;
    Charter::from_toml(text).expect("the charter is sound")
});

const COLUMNS: [&[&str]; 4] = [&["site", "branch", "cell"], &["branch", "cell"], &["cell"], &["site", "site"]];

/// The first byte chooses what the columns are; the rest is the sheet.
pub fn paths(data: &[u8]) {
    let Some((choice, sheet)) = data.split_first() else {
        return;
    };
    let has = |bit: u8| choice & bit != 0;
    let paths = Paths {
        columns: COLUMNS[usize::from(choice & 3)],
        key: "no",
        post: has(4).then_some("title"),
        tags: has(8).then_some("tags"),
        numbers: if has(16) { &["skill", "merit"] } else { &[] },
        ignored: if has(32) { &["remark"] } else { &[] },
    };
    let mut roster = Roster::with_limits(LIMITS);
    roster.add_paths("sheet.csv", sheet, &paths);
    assert!(roster.len(TableKind::Appointments) <= roster.len(TableKind::People));
    for kind in TableKind::ALL {
        let text = roster.to_csv(kind);
        let mut again = Roster::with_limits(LIMITS);
        again.add_csv(kind, "again.csv", text.as_bytes(), &CHARTER);
        assert_eq!(again.to_csv(kind), text);
    }
    builds(&CHARTER, &roster, has(64).then_some(DAY));
}
