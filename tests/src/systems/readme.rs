//! The README of a folder: its prose, its sizes, what is wrong with a twin.

use std::fmt::Write;

use super::{DAY, Data, System, Twin};

/// The prose of the system and the sizes of its tables.
pub(super) fn of_healthy(system: &System, data: &Data) -> String {
    let mut text = system.readme.to_owned();
    text.push_str("\n## Sizes\n\n| rows | number |\n|---|--:|\n");
    let mut tiers: Vec<(&str, &str)> = Vec::new();
    for unit in &data.units {
        if !tiers.contains(&(&unit.network, &unit.tier)) {
            tiers.push((&unit.network, &unit.tier));
        }
    }
    for (network, tier) in tiers {
        let count = data.units.iter().filter(|u| u.network == network && u.tier == tier).count();
        let network = if network.is_empty() { String::new() } else { format!(" of network `{network}`") };
        let _ = writeln!(text, "| units on tier `{tier}`{network} | {count} |");
    }
    for (table, count) in [
        ("people", data.people.len()),
        ("placements", data.placements.len()),
        ("areas", data.areas.len()),
        ("claims", data.claims.len()),
        ("appointments", data.appointments.len()),
        ("links", data.links.len()),
    ] {
        if count > 0 {
            let _ = writeln!(text, "| {table} | {count} |");
        }
    }
    let _ = write!(
        text,
        "\nThe folder is loaded for {DAY}. It has no findings; `broken/` is the same folder with known defects.\n\
         Everything is synthetic: keys are opaque and name nobody. The files are generated; \
         `cargo run -p gridcore-tests --bin generate` writes them.\n"
    );
    text
}

/// The defects of a twin.
pub(super) fn of_broken(system: &System, twin: &Twin) -> String {
    let mut text = format!(
        "# {0}, broken\n\nThe folder `{0}` with the defects below. It still loads (for {DAY}), and each defect must \
         be found. Some lead to further findings, which are not listed.\n\n\
         | rule | subject | what was done |\n|---|---|---|\n",
        system.name
    );
    let mut defects = twin.defects.clone();
    defects.sort();
    for defect in defects {
        let _ = writeln!(text, "| {} | `{}` | {} |", defect.rule, defect.subject, defect.what);
    }
    text.push_str("\nRules of the same families that nothing in this system can break:\n\n");
    for (rule, reason) in system.exempt {
        let _ = writeln!(text, "- {rule}: {reason}");
    }
    text
}
