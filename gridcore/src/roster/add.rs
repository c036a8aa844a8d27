//! Rows from the caller's own structs.

use super::draft::Draft;
use super::flaw::{Field, Flaw, Spot};
use super::source::{Source, origin};
use super::table::TableKind;
use super::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, DutyRow, EntryRow, InspectionRow, LinkRow, PersonRow, PlacementRow,
    RiskRow, Roster, Row, Table, TaskRow, UnitRow,
};
use crate::finding::Finding;

macro_rules! add {
    ($($(#[$doc:meta])* $name:ident $row:ident;)*) => {
        /// Rows from the caller's own structs: converted by the caller, row by row, and copied
        /// into the tables once.
        ///
        /// A row is named by its number: the first row of `add_units` is `units:1`, and adding
        /// more goes on counting.
        impl Roster {
            $(
                $(#[$doc])*
                pub fn $name<'a>(&mut self, rows: impl IntoIterator<Item = $row<'a>>) -> &mut Self {
                    self.add(rows.into_iter());
                    self
                }
            )*
        }
    };
}

add! {
    /// Adds units.
    ///
    /// A row that cannot be a unit is set aside with everything that is wrong with it. `O(n)`.
    ///
    /// ```
    /// use gridcore::{Roster, TableKind, UnitRow};
    ///
    /// let teams = [("t1", "site"), ("t2", "site")];
    /// let mut roster = Roster::new();
    /// roster.add_units(teams.iter().map(|(key, site)| UnitRow {
    ///     key: (*key).into(),
    ///     parent: (*site).into(),
    ///     tier: "team".into(),
    ///     ..UnitRow::default()
    /// }));
    /// assert_eq!(roster.len(TableKind::Units), 2);
    /// ```
    add_units UnitRow;
    /// Adds people.
    add_people PersonRow;
    /// Adds placements.
    add_placements PlacementRow;
    /// Adds areas.
    add_areas AreaRow;
    /// Adds claims.
    add_claims ClaimRow;
    /// Adds appointments.
    add_appointments AppointmentRow;
    /// Adds links.
    add_links LinkRow;
    /// Adds former keys.
    add_aliases AliasRow;
    /// Adds entries of ledgers.
    add_entries EntryRow;
    /// Adds what was done of duties.
    add_duties DutyRow;
    /// Adds tasks and projects.
    add_tasks TaskRow;
    /// Adds what inspections found.
    add_inspections InspectionRow;
    /// Adds risks.
    add_risks RiskRow;
}

impl Roster {
    // Rows are taken as they come: a size hint is the iterator's word and reserves nothing.
    fn add<'a, R: Row<'a>>(&mut self, rows: impl Iterator<Item = R>) {
        let name = R::KIND.name();
        let limits = self.limits;
        let number = self.source(name, None);
        let seen = number.and_then(|n| self.files.get(usize::from(n))).map_or(0, |s| s.seen);
        let source = Source::new(name, None);
        let mut draft = Draft::new(self.table_mut(R::KIND), &limits);
        let mut refused = Vec::new();
        let mut line = seen;
        let mut too_many = false;
        let left = limits.rows.saturating_sub(draft.table().len());
        let mut rows = rows.enumerate();
        for (taken, row) in rows.by_ref() {
            if taken >= left {
                too_many = true;
                break;
            }
            line = line.saturating_add(1);
            row.fill(&mut draft);
            if !draft.finish(origin(number, line)) {
                let spot = Spot { source: &source, line, kind: R::KIND, limits: &limits };
                let flaws = draft.take_flaws();
                refused.push((spot.findings(flaws, |field| own_name(draft.table(), field)), row.record()));
            }
        }
        if let Some(source) = number.and_then(|n| self.files.get_mut(usize::from(n))) {
            source.seen = line;
        }
        for (findings, record) in refused {
            self.reject(findings, record);
        }
        if too_many {
            self.refuse_rest(name, R::KIND);
        }
    }

    /// Notes that rows were left unread because there are more than the limits allow.
    pub(super) fn refuse_rest(&mut self, what: &str, kind: TableKind) {
        let rows = self.limits.rows;
        let found = rows.saturating_add(1).max(self.len(kind));
        let finding = self.limits.exceeded(what, found, rows, "rows");
        self.refuse(vec![finding]);
    }
}

impl Spot<'_> {
    /// The findings of all flaws of a row, given what its columns are called.
    pub(super) fn findings(self, flaws: Vec<Flaw>, name: impl Fn(Field) -> String) -> Vec<Finding> {
        flaws.into_iter().map(|flaw| self.finding(flaw.wrong, &name(flaw.field))).collect()
    }
}

/// The table's own name of a column.
pub(super) fn own_name(table: &Table, field: Field) -> String {
    match field {
        Field::Column(column) => table.kind.columns().get(column).map_or_else(String::new, |c| c.name.to_owned()),
        Field::Number(index) => table.numbers().get(index).map_or_else(String::new, |(name, _)| name.clone()),
        Field::Sheet(_) | Field::Row => String::new(),
    }
}
