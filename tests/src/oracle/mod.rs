//! What the rules find, told slowly and plainly: linear scans over rows, no ids, no counters.
//!
//! Written from the catalogue, the description of charters and the design, not from the library's
//! own checks, so that the two can be held against each other.

mod charter;
mod coverage;
pub mod draw;
pub mod duties;
pub mod fraction;
pub mod inspect;
mod links;
pub mod pair;
mod people;
pub mod roles;
pub mod scores;
pub mod shares;
mod staffing;
mod structure;
mod world;

use std::collections::BTreeMap;

use gridcore::time::Date;
use gridcore::{CharterSpec, Findings, Setting};
pub use world::World;

use crate::rows::Rows;

/// How many findings there are of each rule about each subject.
pub type Found = BTreeMap<(String, String), usize>;

/// What is wrong with the rows in force on a day.
#[must_use]
pub fn findings(spec: &CharterSpec, rows: &Rows, day: Option<Date>) -> Found {
    let world = World::new(spec, rows, day);
    let mut report = Report { spec, found: Found::new() };
    charter::check(&world, &mut report);
    structure::check(&world, &mut report);
    coverage::check(&world, &mut report);
    staffing::check(&world, &mut report);
    links::check(&world, &mut report);
    report.found
}

/// The same of findings of the library.
#[must_use]
pub fn counted(findings: &Findings) -> Found {
    let mut found = Found::new();
    for finding in findings {
        *found.entry((finding.rule().to_owned(), finding.subject().to_string())).or_default() += 1;
    }
    found
}

/// Takes what the rules find, unless the charter switches a rule off.
struct Report<'a> {
    spec: &'a CharterSpec,
    found: Found,
}

impl Report<'_> {
    fn add(&mut self, rule: &str, subject: impl Into<String>) {
        let off = self.setting(rule, "severity") == Some(&Setting::Text("off".to_owned()));
        if !off {
            *self.found.entry((rule.to_owned(), subject.into())).or_default() += 1;
        }
    }

    fn setting(&self, rule: &str, name: &str) -> Option<&Setting> {
        self.spec.rules.get(rule)?.get(name)
    }

    fn flag(&self, rule: &str, name: &str) -> bool {
        self.setting(rule, name) == Some(&Setting::Flag(true))
    }

    fn whole(&self, rule: &str, name: &str) -> Option<usize> {
        match self.setting(rule, name)? {
            Setting::Number(points) => usize::try_from(points.whole()?).ok(),
            _ => None,
        }
    }
}

/// Whether a number of things lies within bounds.
fn fits(bounds: Option<gridcore::Bounds>, count: usize) -> bool {
    bounds.is_none_or(|bounds| count >= bounds.min as usize && bounds.max.is_none_or(|max| count <= max as usize))
}
