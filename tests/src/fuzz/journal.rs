//! Journals of a small organisation, whole and broken.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use gridcore::case::{EventRow, Move};
use gridcore::history::History;
use gridcore::score::EntryRow;
use gridcore::time::{Date, Moment};
use gridcore::{Change, TableKind, json};

use super::sound::error_is_sound;
use crate::small::{self, MARCH};

const CHARTER: &str = r#"
    tiers = ["site", "team"]
    posts = [{ key = "lead", at = ["team"] }]
    flows = [{ key = "faults", like = "solve_or_escalate", limit = "P2D" }]
    schemes = [{ key = "points", rules = [{ key = "tidy", points = 2 }] }]
"#;

/// A journal with a record of each kind.
static HISTORY: LazyLock<History> = LazyLock::new(|| {
    let tables = [
        (TableKind::Units, "key,parent,tier\ns,,site\nt,s,team\nu,s,team"),
        (TableKind::People, "key,cell\np1,t\np2,t\np3,u"),
        (TableKind::Appointments, "person,post,unit,from,until\np2,lead,t,2024-01-01,2024-06-01"),
    ];
    let at = |minute: u32| -> Moment { format!("2024-04-01T08:{minute:02}").parse().expect("a moment") };
    let mut history = History::new(&small::grid(CHARTER, Some(MARCH), &tables), at(0)).expect("a history");
    let report =
        EventRow { case: "c".into(), at: at(1), by: "p1".into(), place: "unit:t".into(), ..EventRow::default() };
    history.event(at(1), &report).expect("a report");
    let handled = EventRow { at: at(2), by: "p2".into(), action: Move::Handle, place: "".into(), ..report };
    history.event(at(2), &handled).expect("handled");
    history.escalations(at(3), at(3)).expect("told");
    let april = Date::constant(2024, 4, 1);
    let entry = EntryRow {
        id: "e".into(),
        date: april,
        subject: "person:p1".into(),
        rule: "tidy".into(),
        author: "person:p2".into(),
        ..EntryRow::default()
    };
    history.post("points", april, at(4), [entry]).expect("an entry");
    history.apply(april, at(5), &[Change::place("p3", "t")]).expect("a change");
    history.snapshot(at(6)).expect("a snapshot");
    history.apply(MARCH, at(7), &[Change::RemovePerson { person: "p3".into() }]).unwrap_err();
    history.undo_last(at(7)).expect("undone");
    history.apply(april, at(8), &[Change::RemovePerson { person: "p3".into() }]).expect("a change");
    history.erase("p3", at(9)).expect("erased");
    history
});

/// The first byte chooses: if it is even the rest is a journal, if it is odd bytes that say how a whole one
/// is broken.
pub fn journal(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    if choice % 2 == 0 {
        if let Ok(text) = std::str::from_utf8(rest) {
            open(text);
        }
    } else if let Ok(text) = broken(&mut Unstructured::new(rest)) {
        open(&text);
    }
}

/// Whatever a text is, it is opened or refused, and what is recovered of it stands.
fn open(text: &str) {
    let people = HISTORY.people();
    match History::open(text, &people) {
        Ok((history, findings)) => {
            assert!(findings.len() <= 1, "only a torn line is passed over");
            stands(&history);
        }
        Err(error) => error_is_sound(&error),
    }
    match History::recover(text, &people) {
        Ok((history, _)) => stands(&history),
        Err(error) => error_is_sound(&error),
    }
}

fn stands(history: &History) {
    let (again, findings) = History::open(history.text(), &history.people()).expect("its own text");
    assert!(again == *history && findings.is_empty());
    history.verify().expect("sound");
    for day in [history.first_day(), history.last_day()] {
        let documents = [history, &again].map(|history| json::to_document(&history.grid(day).expect("a grid")));
        assert_eq!(documents[0], documents[1]);
    }
}

/// The journal with lines cut, dropped, repeated, swapped, and words put for others.
fn broken(bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut lines: Vec<String> = HISTORY.text().lines().map(str::to_owned).collect();
    for _ in 0..bytes.int_in_range(1..=4)? {
        let at = bytes.choose_index(lines.len().max(1))?;
        if lines.is_empty() {
            break;
        }
        match bytes.int_in_range(0..=5)? {
            0 => {
                let end = bytes.choose_index(lines[at].len().max(1))?;
                let end = (0..=end).rev().find(|end| lines[at].is_char_boundary(*end)).unwrap_or(0);
                lines[at].truncate(end);
            }
            1 => drop(lines.remove(at)),
            2 => lines.insert(at, lines[at].clone()),
            3 => {
                let other = bytes.choose_index(lines.len())?;
                lines.swap(at, other);
            }
            _ => {
                let words = ["~1", "~2", "~9", "points", "2024-04-01", "2024-03-31", "\"t\"", "\"u\"", "1", "7", "c"];
                let (from, to) = (*bytes.choose(&words)?, *bytes.choose(&words)?);
                lines[at] = lines[at].replacen(from, to, 1);
            }
        }
    }
    Ok(lines.join("\n"))
}
