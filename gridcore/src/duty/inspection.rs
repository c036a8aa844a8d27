//! What inspections found: rounds, notices, good practice, and defects that become cases.

use super::review::Review;
use super::tables::{Check, Found};
use crate::case::EventRow;
use crate::order;
use crate::time::{Date, Moment, Period};

/// What one round of inspections found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inspected {
    /// The key of the round.
    pub round: String,
    /// Whether every unit knew of it before.
    pub announced: bool,
    /// How many units were inspected.
    pub units: usize,
    /// How many items were looked at.
    pub items: usize,
    /// Those as they should be.
    pub fine: usize,
    /// Those with a defect.
    pub defects: usize,
    /// Those that are good practice.
    pub good: usize,
    /// The defects that were mended since.
    pub mended: usize,
}

/// A defect, or good practice, of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectedItem {
    /// The key of the round.
    pub round: String,
    /// The day.
    pub date: Date,
    /// The unit.
    pub unit: String,
    /// The checklist.
    pub checklist: String,
    /// The item.
    pub item: String,
    /// Of a defect: the day on which it was mended.
    pub mended: Option<Date>,
    /// The kind of matter the charter makes of it.
    pub kind: Option<String>,
    author: String,
}

/// The rounds that have an inspection on a day of the period, by key.
pub(super) fn rounds(checks: &[Check], period: Period) -> Vec<Inspected> {
    let mut there: Vec<&Check> = checks.iter().filter(|check| period.contains(check.date)).collect();
    order::by_key(&mut there, |check| check.round.as_str());
    let of_round = there.chunk_by(|a, b| a.round == b.round).map(|checks| {
        let found = |what: Found| checks.iter().filter(|check| check.result == Some(what)).count();
        Inspected {
            round: checks.first().map(|check| check.round.clone()).unwrap_or_default(),
            announced: checks.iter().all(|check| check.announced),
            units: order::distinct(checks.iter().map(|check| check.unit.as_str())).len(),
            items: checks.iter().filter(|check| check.result.is_some()).count(),
            fine: found(Found::Fine),
            defects: found(Found::Defect),
            good: found(Found::Good),
            mended: checks.iter().filter(|check| check.mended.is_some()).count(),
        }
    });
    of_round.collect()
}

/// The items of the period of which this was found, by round, unit and item.
pub(super) fn items(checks: &[Check], period: Period, what: Found) -> Vec<InspectedItem> {
    let found = checks.iter().filter(|check| check.result == Some(what) && period.contains(check.date));
    let mut items: Vec<InspectedItem> = found.map(item).collect();
    order::by(&mut items, |a, b| {
        (&a.round, &a.unit, &a.checklist, &a.item).cmp(&(&b.round, &b.unit, &b.checklist, &b.item))
    });
    items
}

fn item(check: &Check) -> InspectedItem {
    InspectedItem {
        round: check.round.clone(),
        date: check.date,
        unit: check.unit.clone(),
        checklist: check.checklist.clone(),
        item: check.item.clone(),
        mended: check.mended,
        kind: check.kind.clone(),
        author: check.author.clone(),
    }
}

impl Review {
    /// Reports for a desk: one case for each defect that is not mended and whose item has a kind of matter, by the
    /// person who inspected. Its key says round, unit, checklist and item, so the same defect is never two cases.
    ///
    /// A desk takes them as [`Desk::apply`](crate::case::Desk::apply) does any other event; those by nobody are
    /// refused there.
    pub fn reports(&self) -> impl Iterator<Item = EventRow<'static>> + '_ {
        let open = self.defects.iter().filter(|defect| defect.mended.is_none());
        open.filter_map(|defect| {
            Some(EventRow {
                case: format!("{}/{}/{}/{}", defect.round, defect.unit, defect.checklist, defect.item).into(),
                at: Moment::start_of(defect.date),
                by: defect.author.clone().into(),
                kind: defect.kind.clone()?.into(),
                place: format!("unit:{}", defect.unit).into(),
                ..EventRow::default()
            })
        })
    }
}
