//! The rows of a roster, and what is wrong with it before a grid is made.

use super::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, DutyRow, EntryRow, InspectionRow, LinkRow, PersonRow, PlacementRow,
    Record, RiskRow, Roster, Row, TaskRow, UnitRow,
};
use crate::finding::{Findings, FindingsBuilder, Language};

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident $row:ident;)*) => {
        /// The rows that could be read, in the order in which they were added.
        impl Roster {
            $(
                $(#[$doc])*
                pub fn $name(&self) -> impl ExactSizeIterator<Item = $row<'_>> {
                    self.rows()
                }
            )*
        }
    };
}

rows! {
    /// The units.
    ///
    /// ```
    /// use gridcore::{Charter, Roster, TableKind};
    ///
    /// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// let mut roster = Roster::new();
    /// roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt,s,team\n,s,team\n", &charter);
    /// let keys: Vec<String> = roster.units().map(|unit| unit.key.into_owned()).collect();
    /// assert_eq!(keys, ["s", "t"]);
    /// assert_eq!(roster.problems().count("table.missing-value"), 1);
    /// assert_eq!(roster.set_aside().next().expect("a row").cells[0].1, "s");
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    units UnitRow;
    /// The people.
    people PersonRow;
    /// The placements, but for those said as `cell` of people.
    placements PlacementRow;
    /// The areas.
    areas AreaRow;
    /// The claims.
    claims ClaimRow;
    /// The appointments.
    appointments AppointmentRow;
    /// The links.
    links LinkRow;
    /// The former keys.
    aliases AliasRow;
    /// The entries of ledgers.
    entries EntryRow;
    /// What was done of duties.
    duties DutyRow;
    /// The tasks and projects.
    tasks TaskRow;
    /// What inspections found.
    inspections InspectionRow;
    /// The risks.
    risks RiskRow;
}

impl Roster {
    /// What could not be read so far: everything that makes an error, or a rejected row, of the
    /// roster whatever the charter and the day. In English; [`Findings::in_language`] chooses another
    /// language.
    #[must_use]
    pub fn problems(&self) -> Findings {
        let mut findings = FindingsBuilder::new(Language::default(), self.limits.listed);
        for finding in self.problems.iter().flat_map(|problem| &problem.findings) {
            findings.push_copy(finding);
        }
        findings.finish()
    }

    /// The rows that could not be read, each as it was found.
    pub fn set_aside(&self) -> impl Iterator<Item = &Record> {
        self.problems.iter().filter_map(|problem| problem.row.as_ref())
    }

    fn rows<'a, R: Row<'a>>(&'a self) -> impl ExactSizeIterator<Item = R> {
        let table = self.table(R::KIND);
        (0..table.len()).map(move |row| R::read(table, row))
    }
}
