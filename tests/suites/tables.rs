//! Rows, documents and folders: order means nothing, and what is written reads back as the same.

use std::collections::BTreeMap;

use gridcore::{Change, Charter, Findings, Folder, Grid, Language, Limits, Roster, TableKind, check};
use gridcore_tests::generate::{Case, batch, cases, config, day, grid, scripts, seeds};
use gridcore_tests::random::Random;
use gridcore_tests::rows::{Rows, document};
use proptest::prelude::*;

/// Findings apart from places, in the order of their texts.
fn told(findings: &Findings) -> Vec<String> {
    let told = findings.iter().map(|finding| {
        let (message, help) = (finding.message(Language::En), finding.help(Language::Zh));
        format!("{} {} {}: {message}; {help}", finding.severity().as_str(), finding.rule(), finding.subject())
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// The findings on another day of a roster, or that it has none.
fn told_on(charter: &Charter, roster: &Roster, number: usize) -> Option<Vec<String>> {
    Grid::at(charter, roster, day(number)).ok().map(|grid| told(&check::all(&grid)))
}

fn same(case: &Case, roster: &Roster, how: &str) -> Result<(), TestCaseError> {
    let read = match case.day {
        Some(day) => Grid::at(&case.charter, roster, day),
        None => Grid::new(&case.charter, roster),
    };
    let read = read.map_err(|error| TestCaseError::fail(format!("{how}: {}", error.findings())))?;
    let grid = case.grid();
    prop_assert_eq!(document(&read), document(&grid), "{}", how);
    prop_assert_eq!(told(&check::all(&read)), told(&check::all(&grid)), "{}", how);
    Ok(())
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn the_order_of_rows_means_nothing(case in cases(20, 20), seed in seeds()) {
        let shuffled = case.rows.shuffled(&mut Random::new(seed));
        same(&case, &shuffled.roster(), "shuffled")?;
    }

    #[test]
    fn rosters_hand_their_rows_back(case in cases(20, 20)) {
        let roster = case.rows.roster();
        prop_assert!(roster.problems().is_empty() && roster.set_aside().next().is_none());
        let mut again = Roster::new();
        again
            .add_units(roster.units())
            .add_people(roster.people())
            .add_placements(roster.placements())
            .add_areas(roster.areas())
            .add_claims(roster.claims())
            .add_appointments(roster.appointments())
            .add_links(roster.links())
            .add_aliases(roster.aliases());
        for table in TableKind::ALL {
            prop_assert_eq!(again.len(table), roster.len(table));
        }
        same(&case, &again, "read back")?;
    }

    #[test]
    fn csv_reads_back(case in cases(20, 20)) {
        let written = case.grid().to_roster();
        let mut roster = Roster::new();
        for table in TableKind::ALL {
            roster.add_csv(table, "table.csv", written.to_csv(table).as_bytes(), &case.charter);
        }
        same(&case, &roster, "csv")?;
    }

    #[test]
    fn folders_read_back(case in cases(20, 20)) {
        for roster in [case.rows.roster(), case.grid().to_roster()] {
            let folder = Folder { charters: vec![case.charter.clone()], roster };
            let read = Folder::from_files(folder.to_files(), &Limits::default());
            let read = read.map_err(|error| TestCaseError::fail(error.findings().to_string()))?;
            prop_assert_eq!(read.charters[0].spec(), case.charter.spec());
            same(&case, &read.roster, "folder")?;
            // Number columns stand in the order of the charter then.
            let again = Folder::from_files(read.to_files(), &Limits::default());
            let again = again.map_err(|error| TestCaseError::fail(error.findings().to_string()))?;
            prop_assert_eq!(again.to_files(), read.to_files());
        }
    }

    #[test]
    fn documents_read_back(case in cases(20, 20)) {
        let grid = case.grid();
        let text = gridcore::json::to_document(&grid);
        let read = gridcore::json::from_document(text.as_bytes());
        let read = read.map_err(|error| TestCaseError::fail(error.findings().to_string()))?;
        prop_assert_eq!(document(&read), document(&grid));
        prop_assert_eq!(told(&check::all(&read)), told(&check::all(&grid)));
        prop_assert_eq!(gridcore::json::to_document(&read), text);
    }

    #[test]
    fn views_tell_all_rows(case in cases(20, 20)) {
        // Views do not tell the days of a placement, so those are told apart by a roster without.
        let mut rows = case.rows.clone();
        rows.placements.retain(|row| row.from.is_none() && row.until.is_none());
        let case = Case { rows, ..case };
        same(&case, &Rows::of(&case.grid()).roster(), "views")?;
    }

    #[test]
    fn another_day_is_the_roster_on_that_day(case in cases(15, 15), numbers in prop::collection::vec(0_usize..9, 1..6)) {
        prop_assume!(case.day.is_some());
        let roster = case.rows.roster();
        let mut monitor = check::Monitor::new(case.grid());
        for number in numbers {
            let before = document(monitor.grid());
            let moved = monitor.advance(day(number));
            let expected = Grid::at(&case.charter, &roster, day(number));
            prop_assert_eq!(moved.is_ok(), expected.is_ok(), "{:?}", expected.map_err(|e| e.to_string()).err());
            match expected {
                Ok(expected) => {
                    prop_assert_eq!(document(monitor.grid()), document(&expected));
                    prop_assert_eq!(told(&monitor.findings()), told(&check::all(&expected)));
                }
                Err(_) => prop_assert_eq!(document(monitor.grid()), before),
            }
        }
    }

    #[test]
    fn edited_grids_are_those_of_their_rows(case in cases(12, 12), script in scripts(4)) {
        let mut edited = case.grid();
        for choices in &script.0 {
            let changes = batch(&edited, choices);
            let _ = edited.apply(&changes);
        }
        let roster = edited.to_roster();
        let charter = edited.charter();
        let read = match edited.day() {
            Some(day) => Grid::at(charter, &roster, day),
            None => Grid::new(charter, &roster),
        };
        let read = read.map_err(|error| TestCaseError::fail(error.findings().to_string()))?;
        prop_assert_eq!(document(&read), document(&edited));
        prop_assert_eq!(told(&check::all(&read)), told(&check::all(&edited)));
        // On other days too, by whichever way they are reached.
        if edited.day().is_some() {
            for number in 0..9 {
                let mut moved = edited.clone();
                let moved = moved.apply(&[Change::Advance { day: Some(day(number)) }]).map(|_| told(&check::all(&moved)));
                prop_assert_eq!(moved.ok(), told_on(charter, &roster, number), "day {}", number);
            }
        }
    }

    #[test]
    fn what_lies_between_leads_to_the_other(a in cases(12, 12), script in scripts(4)) {
        let old = a.grid();
        let mut new = old.clone();
        for choices in &script.0 {
            let changes = batch(&new, choices);
            let _ = new.apply(&changes);
        }
        for (from, to) in [(&old, &new), (&new, &old)] {
            leads(from, to)?;
        }
    }

    #[test]
    fn what_lies_between_strangers_leads_to_the_other(a in cases(8, 8), b in cases(8, 8), script in scripts(1)) {
        let _ = script;
        leads(&a.grid(), &b.grid())?;
        // The same organisation under the same charter, drawn twice.
        if let Ok(other) = grid(&a.charter, &b.rows, b.day) {
            leads(&a.grid(), &other)?;
        }
    }
}

fn leads(from: &Grid, to: &Grid) -> Result<(), TestCaseError> {
    let changes = Change::between(from, to);
    let mut there = from.clone();
    let applied = there.apply(&changes);
    let why = applied.as_ref().err().map(|error| error.findings().to_string()).unwrap_or_default();
    prop_assert_eq!(why, "", "{}", serde_json::to_string_pretty(&changes).unwrap_or_default());
    prop_assert_eq!(document(&there), document(to));
    let inverse = applied.unwrap_or_default();
    let undone = there.apply(&inverse).map(|_| document(&there));
    prop_assert_eq!(undone.map_err(|error| error.findings().to_string()), Ok(document(from)));
    let nothing: BTreeMap<(), ()> = BTreeMap::new();
    prop_assert_eq!(Change::between(to, to).len(), nothing.len(), "nothing lies between a grid and itself");
    Ok(())
}
