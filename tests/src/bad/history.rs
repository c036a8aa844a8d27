//! Records a history refuses, and journals that are not sound.

use gridcore::history::History;
use gridcore::score::EntryRow;
use gridcore::time::{Date, Moment};
use gridcore::{Change, Charter, Finding, Grid, TableKind};

use super::{Case, refused};
use crate::small::{self, MARCH};

const CHARTER: &str =
    "tiers = [\"site\", \"team\"]\n[[schemes]]\nkey = \"points\"\nrules = [{ key = \"tidy\", points = 2 }]\n";

const APRIL: Date = Date::constant(2024, 4, 1);

fn grid(day: Option<Date>) -> Grid {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\nv,s,team"),
        (TableKind::People, "key,cell\np1,t\np2,t"),
    ];
    small::grid(CHARTER, day, &tables)
}

fn at(day: Date) -> Moment {
    Moment::start_of(day)
}

/// A history with an entry, and a change of April.
fn history() -> History {
    let mut history = History::new(&grid(Some(MARCH)), at(MARCH)).expect("a history");
    let entry = EntryRow {
        id: "e1".into(),
        date: MARCH,
        subject: "person:p1".into(),
        rule: "tidy".into(),
        author: "person:p2".into(),
        ..EntryRow::default()
    };
    history.post("points", MARCH, at(MARCH), [entry]).expect("an entry");
    history.apply(APRIL, at(APRIL), &[Change::place("p2", "v")]).expect("a change");
    history
}

fn calls() -> Vec<Case> {
    let other = Charter::from_toml(&format!("name = \"c\"\n{}", CHARTER.replace("points = 2", "points = 3")));
    let other = Change::Charter(Box::new(other.expect("a charter").spec().clone()));
    let gone = [Change::place("p1", "t"), Change::RemovePerson { person: "p2".into() }];
    let apply = |day: Date, recorded: Date, changes: &[Change]| history().apply(day, at(recorded), changes);
    let undo = |records: &[usize]| {
        let mut history = history();
        records.iter().try_for_each(|record| history.undo(*record, at(APRIL)))
    };
    let nothing = || {
        let mut history = history();
        history.undo_last(at(APRIL)).expect("undone");
        history.undo_last(at(APRIL))
    };
    [
        ("another scheme", refused("charter", apply(APRIL, APRIL, &[other]))),
        ("a day before the first", refused("day", history().grid(Date::constant(2024, 3, 1)))),
        ("a change of the day", refused("advance", apply(APRIL, APRIL, &[Change::Advance { day: None }]))),
        ("a grid without a day", refused("no day", History::new(&grid(None), at(MARCH)))),
        ("somebody who is there", refused("erase", history().erase("p1", at(APRIL)))),
        ("somebody nobody knows", refused("erase", history().erase("p9", at(APRIL)))),
        ("what a later record needs", refused("later", apply(MARCH, APRIL, &gone))),
        ("a key like a surrogate", refused("surrogate", apply(APRIL, APRIL, &[Change::place("~1", "v")]))),
        ("before the last record", refused("time", apply(APRIL, MARCH, &[]))),
        ("no such record", refused("undo", undo(&[9]))),
        ("a record of entries", refused("undo", undo(&[1]))),
        ("undone twice", refused("undo", undo(&[2, 2]))),
        ("nothing to undo", refused("undo", nothing())),
    ]
    .map(|(name, error)| Case::new(format!("history/{name}"), "", error))
    .into()
}

fn journals() -> Vec<Case> {
    let history = history();
    let lines: Vec<&str> = history.text().lines().collect();
    let with = |line: usize, text: &str| {
        let mut lines = lines.clone();
        lines[line] = text;
        lines.join("\n")
    };
    let less = lines[1].replace("\"scheme\":\"points\",", "");
    let empty = lines[1].replace("\"scheme\":\"points\",", "").replace("\"entries\":", "\"entry\":");
    let unfit = lines[1].replace("person:~1", "person:~7");
    [
        ("no record", with(1, "a line")),
        ("a newer format", history.text().replace("gridcore.journal/1", "gridcore.journal/9")),
        ("a line too few", [lines[0], lines[2], lines[2]].join("\n")),
        ("a line that was changed", history.text().replace("\"e1\"", "\"e2\"")),
        ("a field too few", with(1, &less)),
        ("nothing that happened", with(1, &empty)),
        ("what does not fit", with(1, &unfit)),
        ("no line", String::new()),
    ]
    .map(|(name, text)| {
        let error = refused(name, History::open(&text, &history.people()));
        Case::new(format!("journal/{name}"), "", error)
    })
    .into()
}

pub(super) fn cases() -> Vec<Case> {
    let history = history();
    let people = history.people().replace("~2", "2");
    let unread = refused("people", History::open(history.text(), &people));
    let mut cases = calls();
    cases.extend(journals());
    cases.push(Case::new("journal/a person without a surrogate", people, unread));
    cases
}

/// What is said of a journal whose last line was torn off.
pub(super) fn torn() -> Vec<Finding> {
    let history = history();
    let text = history.text().get(..history.text().len() - 9).expect("part of a line");
    let (_, findings) = History::open(text, &history.people()).expect("the rest");
    findings.iter().cloned().collect()
}
