//! The grid folders of the five systems: as committed, of the published sizes, healthy, and broken
//! as their READMEs say.

use std::collections::BTreeSet;
use std::path::PathBuf;

use gridcore::{Charter, Folder, Grid, TableKind, check};
use gridcore_tests::systems::{self, DAY, Data, SYSTEMS, area7, gas_centre, jianghan, longtan, plant8};

/// The rules about grids. A folder is read under the charter of its day, so none can be out of force.
const FAMILIES: [&str; 5] = ["charter.unknown-unit", "structure.", "coverage.", "staffing.", "links."];

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn rules() -> BTreeSet<&'static str> {
    gridcore::catalogue().map(|rule| rule.id.as_ref()).filter(|id| FAMILIES.iter().any(|f| id.starts_with(f))).collect()
}

fn read(folder: &str) -> Folder {
    let folder = Folder::read(data().join(folder));
    folder.unwrap_or_else(|e| panic!("{e}: {:?}", e.findings()))
}

fn grid(folder: &Folder) -> Grid {
    let charter = Charter::in_force(&folder.charters, Some(DAY)).expect("one charter, always in force");
    Grid::at(charter, &folder.roster, DAY).unwrap_or_else(|e| panic!("{e}: {:?}", e.findings()))
}

fn units(data: &Data, tier: &str) -> usize {
    data.units_of(tier).len()
}

fn posts(data: &Data, keys: &[&str]) -> usize {
    data.appointments.iter().filter(|a| a.until.is_none() && keys.contains(&a.post.as_ref())).count()
}

#[test]
fn files_are_what_the_generator_writes() {
    let differing = systems::differing(&data()).expect("the folders can be read");
    assert_eq!(differing, Vec::<String>::new(), "run `cargo run -p gridcore-tests --bin generate`");
}

#[test]
fn area7_has_the_published_sizes() {
    let data = area7::SYSTEM.healthy();
    assert_eq!([units(&data, "committee"), units(&data, "branch"), units(&data, "cell")], [1, 18, 57]);
    assert_eq!(data.people.len(), 828);
    assert_eq!(data.placements.len(), 828);
    assert_eq!(posts(&data, &["officer", "assistant-officer"]), 57);
}

#[test]
fn gas_centre_has_the_published_sizes() {
    let data = gas_centre::SYSTEM.healthy();
    assert_eq!([units(&data, "tier-3"), units(&data, "tier-4"), units(&data, "cell")], [1, 5, 14]);
    assert_eq!([data.areas.len(), data.claims.len()], [97, 97]);
    assert!(data.claims.iter().all(|c| !c.keeper.is_empty()));
    assert_eq!(posts(&data, &gas_centre::ROLES), 14 * 8);
}

#[test]
fn plant8_has_the_published_sizes() {
    let data = plant8::SYSTEM.healthy();
    assert_eq!([units(&data, "branch"), units(&data, "group")], [3, 11]);
    let features: BTreeSet<&str> = data.units.iter().flat_map(|u| u.tags.iter().map(AsRef::as_ref)).collect();
    assert_eq!(features.len(), 8);
}

#[test]
fn jianghan_has_the_published_sizes() {
    let data = jianghan::SYSTEM.healthy();
    assert_eq!([units(&data, "oilfield"), units(&data, "committee"), units(&data, "branch")], [1, 23, 345]);
    assert_eq!([posts(&data, &["officer"]), posts(&data, &["watch-officer"])], [750, 96]);
    let watched: BTreeSet<_> =
        data.appointments.iter().filter(|a| a.post == "watch-officer").map(|a| (&a.unit, &a.shift)).collect();
    assert_eq!(watched.len(), units(&data, "station") * 3);
    assert_eq!(watched.len(), 96);
}

#[test]
fn longtan_has_the_published_sizes() {
    let data = longtan::SYSTEM.healthy();
    assert_eq!(units(&data, "group"), 25);
    assert_eq!(data.people.len(), 220);
    let kinds: BTreeSet<&str> = data.links.iter().map(|l| l.kind.as_ref()).collect();
    assert_eq!(kinds, BTreeSet::from(["contact", "pairing", "tier-chain"]));
}

#[test]
fn people_are_keys_tags_and_numbers_and_in_one_cell() {
    for system in SYSTEMS {
        let data = system.healthy();
        let keys: BTreeSet<&str> = data.people.iter().map(|p| p.key.as_ref()).collect();
        assert_eq!(keys.len(), data.people.len(), "{}", system.name);
        assert!(data.people.iter().all(|p| !p.cell.is_empty()), "{}", system.name);
    }
}

#[test]
fn every_rule_is_broken_in_each_twin_it_applies_to() {
    let rules = rules();
    let mut broken_somewhere = BTreeSet::new();
    for system in SYSTEMS {
        let broken: BTreeSet<&str> = systems::defects(system.name).iter().map(|(rule, _)| *rule).collect();
        let exempt: BTreeSet<&str> = system.exempt.iter().map(|(rule, _)| *rule).collect();
        assert!(broken.is_disjoint(&exempt), "{}", system.name);
        assert_eq!(&broken | &exempt, rules, "{}", system.name);
        broken_somewhere.extend(broken);
    }
    assert_eq!(broken_somewhere, rules);
}

#[test]
fn folders_and_twins_form_grids_that_hold_every_row() {
    for system in SYSTEMS {
        for (path, data) in
            [(system.name.to_owned(), system.healthy()), (format!("{}/broken", system.name), system.broken().data)]
        {
            let folder = read(&path);
            let grid = grid(&folder);
            assert_eq!(grid.unit_count(), data.units.len(), "{path}");
            assert_eq!(grid.person_count(), data.people.len(), "{path}");
            assert_eq!(grid.area_count(), data.areas.len(), "{path}");
            let in_force = data.appointments.iter().filter(|a| a.until.is_none()).count();
            assert_eq!(grid.appointments().len(), in_force, "{path}");
            assert_eq!(grid.links().len(), data.links.len(), "{path}");
            assert_eq!(folder.roster.len(TableKind::Claims), data.claims.len(), "{path}");
        }
    }
}

#[test]
fn folders_are_written_as_they_were_read() {
    for system in SYSTEMS {
        let written = read(system.name).to_files();
        let tables: Vec<&(String, String)> = written.iter().filter(|(name, _)| name.ends_with(".csv")).collect();
        for (name, text) in &tables {
            let file = std::fs::read_to_string(data().join(system.name).join(name)).expect("the file was read before");
            assert_eq!(*text, file, "{}/{name}", system.name);
        }
        assert!(tables.len() >= 5, "{}", system.name);
    }
}

#[test]
fn healthy_folders_have_no_findings() {
    for system in SYSTEMS {
        let findings = check::all(&grid(&read(system.name)));
        let list: Vec<String> = findings.iter().map(|f| format!("{} {}", f.rule(), f.subject())).collect();
        assert_eq!(list, Vec::<String>::new(), "{}", system.name);
    }
}

#[test]
fn every_defect_of_a_twin_is_found() {
    for system in SYSTEMS {
        let findings = check::all(&grid(&read(&format!("{}/broken", system.name))));
        let found: BTreeSet<(&str, String)> = findings.iter().map(|f| (f.rule(), f.subject().to_string())).collect();
        let missing: Vec<_> = systems::defects(system.name).into_iter().filter(|d| !found.contains(d)).collect();
        assert_eq!(missing, Vec::new(), "{}", system.name);
        let allowed: BTreeSet<&str> = systems::defects(system.name).iter().map(|(rule, _)| *rule).collect();
        assert!(found.iter().all(|(rule, _)| allowed.contains(rule)), "{}", system.name);
    }
}
