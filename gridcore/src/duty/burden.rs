//! How much is asked of a person.

use std::collections::BTreeMap;

use super::line::Line;
use super::task::TaskState;
use crate::charter::DutyKind;

/// What falls on one person in the period of a review: how often each kind of duty was due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Burden {
    /// The key of the person.
    pub person: String,
    /// How often something was due, of any kind.
    pub due: u64,
    /// Reports among it.
    pub reports: u64,
    /// Meetings among it.
    pub meetings: u64,
    /// Contacts among it.
    pub contacts: u64,
    /// Trainings among it.
    pub trainings: u64,
    /// The tasks they answer for.
    pub tasks: u64,
}

/// The burden of everybody on whom something falls, by key.
pub(super) fn burden(lines: &[Line], tasks: &[TaskState]) -> Vec<Burden> {
    let mut people: BTreeMap<&str, Burden> = BTreeMap::new();
    for line in lines {
        let Some(person) = line.person() else { continue };
        let burden = people.entry(person).or_default();
        let times = u64::from(line.times);
        burden.due += times;
        match line.kind {
            DutyKind::Work => {}
            DutyKind::Report => burden.reports += times,
            DutyKind::Meeting => burden.meetings += times,
            DutyKind::Contact => burden.contacts += times,
            DutyKind::Training => burden.trainings += times,
        }
    }
    for task in tasks.iter().filter(|task| task.closed.is_none()) {
        if let Some(person) = &task.person {
            people.entry(person).or_default().tasks += 1;
        }
    }
    people.into_iter().map(|(person, burden)| Burden { person: person.to_owned(), ..burden }).collect()
}
