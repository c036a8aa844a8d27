//! The columns of a ledger.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::check::Line;
use super::ids::Ids;
use super::{EntryRow, Totals};
use crate::key::{EntryId, Id, IdVec, KeyTable, PartyId, SeenUnitId, reserve_sparely};
use crate::time::{date_of, month_number};

/// The slot of an entry that does not count.
const PENDING: u32 = u32::MAX;
/// A tail is sorted in once it has this many entries, and an eighth of the base.
const TAIL: usize = 4096;

/// Where a subject was on the day of a posting: the unit it was in, by network.
pub(super) type Stamp = Box<[SeenUnitId]>;

/// Columns by entry, in the order of posting, and the counted entries clustered by stamp.
#[derive(Debug, Clone, Default)]
pub(in crate::score) struct Store {
    pub(super) ids: Ids,
    subjects: IdVec<EntryId, PartyId>,
    authors: IdVec<EntryId, PartyId>,
    rules: IdVec<EntryId, u16>,
    /// Where each is among the counted.
    slots: IdVec<EntryId, u32>,
    /// Of the counted: first those sorted by stamp, then a tail in the order of posting.
    days: Vec<i32>,
    points: Vec<i64>,
    /// By stamp, where its entries begin in the base; one more than stamps were known then.
    starts: Vec<u32>,
    /// The stamps of the tail.
    tail: Vec<u32>,
    /// By month, the totals of each stamp.
    months: BTreeMap<i32, Vec<Totals>>,
    held: BTreeMap<EntryId, Held>,
    /// Entries that waited and were approved, in the order of approval.
    released: Vec<EntryId>,
    approvers: HashMap<EntryId, PartyId>,
    references: HashMap<EntryId, Box<str>>,
    reverses: HashMap<EntryId, EntryId>,
    /// Of an entry, how much was reversed.
    reversed: HashMap<EntryId, i64>,
    /// Points by subject, rule and period where there is a cap, signs left out.
    pub(super) capped: HashMap<(PartyId, u16, u16, i32), i64>,
    /// Points by author and period where there is a budget, signs left out.
    pub(super) spent: HashMap<(PartyId, u16, i32), i64>,
    parties: KeyTable<PartyId>,
    units: KeyTable<SeenUnitId>,
    stamps: Vec<Stamp>,
    stamp_ids: HashMap<Stamp, u32>,
    /// All points, signs left out.
    pub(super) volume: i64,
}

/// An entry that waits for approval.
#[derive(Debug, Clone, Copy)]
struct Held {
    day: i32,
    points: i64,
    stamp: u32,
}

impl Store {
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }

    pub(super) fn pending(&self) -> usize {
        self.held.len()
    }

    pub(in crate::score) fn rows(&self) -> impl ExactSizeIterator<Item = EntryId> + use<> {
        self.rules.ids()
    }

    pub(super) fn find(&self, id: &str) -> Option<EntryId> {
        self.ids.find(id, self.ids.hash(id))
    }

    pub(super) fn id(&self, row: EntryId) -> &str {
        self.ids.get(row)
    }

    pub(in crate::score) fn subject(&self, row: EntryId) -> PartyId {
        self.subjects[row]
    }

    pub(super) fn author(&self, row: EntryId) -> PartyId {
        self.authors[row]
    }

    pub(super) fn rule(&self, row: EntryId) -> u16 {
        self.rules[row]
    }

    pub(in crate::score) fn party(&self, party: PartyId) -> &str {
        self.parties.key(party)
    }

    pub(in crate::score) fn parties(&self) -> usize {
        self.parties.len()
    }

    pub(super) fn approver(&self, row: EntryId) -> Option<PartyId> {
        self.approvers.get(&row).copied()
    }

    pub(super) fn reference(&self, row: EntryId) -> Option<&str> {
        self.references.get(&row).map(|reference| &**reference)
    }

    pub(super) fn reverses(&self, row: EntryId) -> Option<EntryId> {
        self.reverses.get(&row).copied()
    }

    pub(super) fn reversed(&self, row: EntryId) -> i64 {
        self.reversed.get(&row).copied().unwrap_or(0)
    }

    pub(in crate::score) fn is_pending(&self, row: EntryId) -> bool {
        self.slots[row] == PENDING
    }

    /// The day and the points of an entry, counted or not.
    pub(super) fn counted(&self, row: EntryId) -> (i32, i64) {
        let slot = self.slots[row] as usize;
        match (self.days.get(slot), self.points.get(slot), self.held.get(&row)) {
            (Some(day), Some(points), _) => (*day, *points),
            (_, _, Some(held)) => (held.day, held.points),
            _ => (0, 0),
        }
    }

    /// The party of a reference; numbered on first sight.
    pub(super) fn know(&mut self, reference: &str) -> PartyId {
        if let Some(known) = self.parties.id(reference) {
            return known;
        }
        let id = PartyId::new(self.parties.len());
        // The bound on entries comes before that of the table.
        self.parties.insert(reference, id).map_or(PartyId::NONE, |taken| taken.unwrap_or(id))
    }

    pub(super) fn see(&mut self, unit: &str) -> SeenUnitId {
        if let Some(known) = self.units.id(unit) {
            return known;
        }
        let id = SeenUnitId::new(self.units.len());
        self.units.insert(unit, id).map_or(SeenUnitId::NONE, |taken| taken.unwrap_or(id))
    }

    pub(super) fn stamp(&mut self, stamp: Stamp) -> u32 {
        if let Some(known) = self.stamp_ids.get(&stamp) {
            return *known;
        }
        let id = u32::try_from(self.stamps.len()).unwrap_or(u32::MAX);
        self.stamps.push(stamp.clone());
        self.stamp_ids.insert(stamp, id);
        id
    }

    /// The unit of each stamp in a network, from the stamp `first` on, by key; empty for none.
    pub(in crate::score) fn places(&self, network: usize, first: usize) -> impl ExactSizeIterator<Item = &str> {
        self.stamps.get(first..).unwrap_or_default().iter().map(move |stamp| {
            let unit = stamp.get(network).copied().unwrap_or(SeenUnitId::NONE);
            if unit.is_none() { "" } else { self.units.key(unit) }
        })
    }

    /// Makes room for more entries, whose ids have so many bytes together.
    pub(super) fn reserve(&mut self, more: usize, bytes: usize) {
        self.ids.reserve_sparely(more, bytes);
        self.subjects.reserve_sparely(more);
        self.authors.reserve_sparely(more);
        self.rules.reserve_sparely(more);
        self.slots.reserve_sparely(more);
        reserve_sparely(&mut self.days, more);
        reserve_sparely(&mut self.points, more);
        reserve_sparely(&mut self.tail, more);
    }

    pub(super) fn append(&mut self, row: &EntryRow<'_>, line: &Line) {
        let entry = self.rules.push(line.rule);
        self.subjects.push(line.subject);
        self.authors.push(line.author);
        self.ids.push(&row.id, line.hash);
        self.volume = self.volume.saturating_add(line.points.saturating_abs());
        for (key, points) in &line.caps {
            *self.capped.entry(*key).or_insert(0) += points;
        }
        for (key, points) in &line.budgets {
            *self.spent.entry(*key).or_insert(0) += points;
        }
        if let Some(approver) = line.approver {
            self.approvers.insert(entry, approver);
        }
        if !row.reference.is_empty() {
            self.references.insert(entry, row.reference.as_ref().into());
        }
        if !row.reverses.is_empty()
            && let Some(original) = self.find(&row.reverses)
        {
            self.reverses.insert(entry, original);
            *self.reversed.entry(original).or_insert(0) += line.points;
        }
        let held = Held { day: line.day, points: line.points, stamp: line.stamp };
        if line.pending {
            self.held.insert(entry, held);
            self.slots.push(PENDING);
        } else {
            let slot = self.count(held);
            self.slots.push(slot);
        }
    }

    /// Counts an entry that waited.
    pub(super) fn release(&mut self, entry: EntryId, approver: PartyId) {
        if let Some(held) = self.held.remove(&entry) {
            self.approvers.insert(entry, approver);
            let slot = self.count(held);
            self.slots[entry] = slot;
            self.released.push(entry);
        }
    }

    fn count(&mut self, held: Held) -> u32 {
        let slot = u32::try_from(self.days.len()).unwrap_or(PENDING);
        self.days.push(held.day);
        self.points.push(held.points);
        self.tail.push(held.stamp);
        let month = date_of(held.day).map_or(0, month_number);
        let totals = self.months.entry(month).or_default();
        let at = held.stamp as usize;
        if totals.len() <= at {
            totals.resize(at + 1, Totals::default());
        }
        if let Some(totals) = totals.get_mut(at) {
            totals.add(held.points);
        }
        slot
    }

    /// Sorts the tail in once it has grown.
    pub(super) fn settle(&mut self) {
        let base = self.days.len() - self.tail.len();
        if self.tail.len() >= TAIL && self.tail.len() * 8 >= base {
            self.cluster();
        }
    }

    /// Sorts all counted entries by stamp, in the order of posting within one: a counting sort.
    fn cluster(&mut self) {
        let base = self.days.len() - self.tail.len();
        let mut stamps: Vec<u32> = Vec::with_capacity(self.days.len());
        for (stamp, bounds) in self.starts.windows(2).enumerate() {
            let [from, until] = bounds else { continue };
            stamps.extend(std::iter::repeat_n(u32::try_from(stamp).unwrap_or(0), (until - from) as usize));
        }
        debug_assert_eq!(stamps.len(), base, "the base is what the starts say");
        stamps.append(&mut self.tail);
        let mut starts = vec![0_u32; self.stamps.len() + 1];
        for stamp in &stamps {
            if let Some(count) = starts.get_mut(*stamp as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut moved = vec![0_u32; stamps.len()];
        let (mut days, mut points) = (vec![0; stamps.len()], vec![0; stamps.len()]);
        for (slot, stamp) in stamps.iter().enumerate() {
            let Some(place) = next.get_mut(*stamp as usize) else { continue };
            let to = *place as usize;
            if let (Some(moved), Some(day), Some(sum)) = (moved.get_mut(slot), days.get_mut(to), points.get_mut(to)) {
                *moved = *place;
                *day = self.days.get(slot).copied().unwrap_or(0);
                *sum = self.points.get(slot).copied().unwrap_or(0);
            }
            *place += 1;
        }
        (self.days, self.points, self.starts) = (days, points, starts);
        for row in self.slots.ids() {
            if let Some(slot) = moved.get(self.slots[row] as usize) {
                self.slots[row] = *slot;
            }
        }
    }

    /// The totals of each stamp over days that are whole months.
    pub(in crate::score) fn add_months(&self, months: std::ops::Range<i32>, totals: &mut [Totals]) {
        if months.start >= months.end {
            return;
        }
        for (_, month) in self.months.range(months) {
            totals.iter_mut().zip(month).for_each(|(total, more)| total.merge(more));
        }
    }

    /// The totals of each stamp over any days, from the clustered entries.
    pub(in crate::score) fn add_days(&self, days: &std::ops::Range<i32>, totals: &mut [Totals]) {
        if days.start >= days.end {
            return;
        }
        for (total, bounds) in totals.iter_mut().zip(self.starts.windows(2)) {
            let [from, until] = bounds else { continue };
            let range = *from as usize..*until as usize;
            let (Some(when), Some(points)) = (self.days.get(range.clone()), self.points.get(range)) else { continue };
            total.merge(&scan(days, when, points));
        }
        let base = self.days.len() - self.tail.len();
        let tail = self.days.iter().zip(&self.points).skip(base).zip(&self.tail);
        for ((_, points), stamp) in tail.filter(|((day, _), _)| days.contains(day)) {
            if let Some(total) = totals.get_mut(*stamp as usize) {
                total.add(*points);
            }
        }
    }

    /// The first and last day of a counted entry.
    pub(in crate::score) fn span(&self) -> Option<(i32, i32)> {
        Some((*self.days.iter().min()?, *self.days.iter().max()?))
    }

    /// The counted entries with their subjects and stamps, in no particular order: for what totals by
    /// cell do not tell.
    pub(in crate::score) fn each(&self, mut visit: impl FnMut(PartyId, u32, i32, i64)) {
        for row in self.slots.ids().filter(|row| !self.is_pending(*row)) {
            let (day, points) = self.counted(row);
            visit(self.subjects[row], self.stamp_of(row), day, points);
        }
    }

    /// The counted entries beyond the first `entries` and the first `released` approvals; both are set
    /// to what there is.
    pub(in crate::score) fn since(
        &self,
        entries: &mut usize,
        released: &mut usize,
        mut visit: impl FnMut(u32, i32, i64),
    ) {
        let mut take = |row: EntryId| {
            let (day, points) = self.counted(row);
            visit(self.stamp_of(row), day, points);
        };
        // What was approved before it was seen counts as posted; what was seen waiting, as approved.
        let seen = *entries;
        let waited = self.released.iter().skip(*released).copied();
        waited.filter(|row| row.index() < seen).for_each(&mut take);
        let posted = (seen..self.len()).map(EntryId::new);
        posted.filter(|row| !self.is_pending(*row)).for_each(&mut take);
        (*entries, *released) = (self.len(), self.released.len());
    }

    /// The stamp of a counted entry.
    pub(in crate::score) fn stamp_of(&self, row: EntryId) -> u32 {
        let slot = self.slots[row];
        let base = u32::try_from(self.days.len() - self.tail.len()).unwrap_or(u32::MAX);
        if slot < base {
            u32::try_from(self.starts.partition_point(|start| *start <= slot)).unwrap_or(0).saturating_sub(1)
        } else {
            self.tail.get((slot - base) as usize).copied().unwrap_or(PENDING)
        }
    }
}

/// The totals of entries of some days; without a branch, so that it runs at the speed of memory.
fn scan(days: &std::ops::Range<i32>, when: &[i32], points: &[i64]) -> Totals {
    let (mut plus, mut minus, mut count) = (0_i64, 0_i64, 0_u64);
    for (day, points) in when.iter().zip(points) {
        let inside = i64::from(*day >= days.start && *day < days.end);
        let points = points & -inside;
        plus = plus.wrapping_add(points.max(0));
        minus = minus.wrapping_add(points.min(0));
        count = count.wrapping_add(inside.cast_unsigned());
    }
    Totals { plus, minus, count }
}
