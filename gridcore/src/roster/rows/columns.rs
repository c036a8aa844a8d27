//! Rows as the columns of their tables: which there are, and how a row is written into them and read
//! back.

use std::borrow::Cow;

use super::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, DutyRow, EntryRow, InspectionRow, LinkRow, PersonRow, PlacementRow,
    RiskRow, TaskRow, UnitRow,
};
use crate::order;
use crate::roster::Record;
use crate::roster::draft::Draft;
use crate::roster::table::{ColumnInfo, ColumnType, Table, TableKind};
use crate::time::Date;

/// A row type of a table: written into its columns, read back from them.
pub(crate) trait Row<'a>: Sized {
    const KIND: TableKind;

    /// Writes the row into the columns of the row being written; false if a column is full.
    fn write(&self, table: &mut Table) -> bool;

    /// Reads a row.
    fn read(table: &'a Table, row: usize) -> Self;

    /// Writes the row into a draft, which checks it.
    fn fill(&self, draft: &mut Draft<'_>);

    /// The row as it is set aside.
    fn record(&self) -> Record;
}

macro_rules! rows {
    ($($row:ident $kind:ident { $($field:ident $($name:literal)? $holds:ident $required:literal),* } $($numbers:ident)?;)*) => {
        impl TableKind {
            /// The columns a table of this kind may have.
            pub(crate) const fn columns(self) -> &'static [ColumnInfo] {
                match self {
                    $(Self::$kind => &[$(ColumnInfo {
                        name: rows!(@name $field $($name)?),
                        holds: rows!(@type $holds),
                        required: $required,
                    }),*],)*
                }
            }
        }

        $(
            impl<'a> Row<'a> for $row<'a> {
                const KIND: TableKind = TableKind::$kind;

                fn write(&self, table: &mut Table) -> bool {
                    let mut column = 0;
                    let mut fits = true;
                    $(
                        rows!(@write $holds table column fits self.$field);
                        column += 1;
                    )*
                    let _ = column;
                    $(
                        for (name, points) in &self.$numbers {
                            let index = table.number_index(name);
                            table.set_number(index, *points);
                        }
                    )?
                    fits
                }

                fn fill(&self, draft: &mut Draft<'_>) {
                    let mut column = 0;
                    $(
                        rows!(@fill $holds draft column self.$field);
                        column += 1;
                    )*
                    let _ = column;
                    $(
                        for (name, points) in &self.$numbers {
                            draft.number_named(name, *points);
                        }
                    )?
                }

                fn record(&self) -> Record {
                    let mut record = Record::new(Self::KIND);
                    $(record.push(rows!(@name $field $($name)?), rows!(@record $holds self.$field));)*
                    $(
                        for (name, points) in &self.$numbers {
                            record.push(name, points.to_string());
                        }
                    )?
                    record
                }

                fn read(table: &'a Table, row: usize) -> Self {
                    let mut column = 0..;
                    Self {
                        $($field: rows!(@read $holds table (column.next().unwrap_or(0)) row),)*
                        $($numbers: order::map(
                            table
                                .numbers()
                                .iter()
                                .filter_map(|(name, values)| Some((Cow::Borrowed(name.as_str()), values.get(row)?))),
                        ),)?
                    }
                }
            }
        )*
    };
    (@name $field:ident) => {
        stringify!($field)
    };
    (@name $field:ident $name:literal) => {
        $name
    };
    (@type Day) => {
        ColumnType::Date
    };
    (@type $holds:ident) => {
        ColumnType::$holds
    };
    (@write Text $table:ident $column:ident $fits:ident $value:expr) => {
        $fits &= $table.set_text($column, &$value)
    };
    (@write Tags $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_tags($column, $value.iter().map(AsRef::as_ref))
    };
    (@write Date $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_date($column, $value)
    };
    (@write Day $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_date($column, Some($value))
    };
    (@write Number $table:ident $column:ident $fits:ident $value:expr) => {
        $table.set_known_number($column, $value)
    };
    (@fill Text $draft:ident $column:ident $value:expr) => {
        $draft.text($column, &$value)
    };
    (@fill Tags $draft:ident $column:ident $value:expr) => {
        if !$value.is_empty() {
            $draft.tags($column, $value.len(), $value.iter().map(AsRef::as_ref))
        }
    };
    (@fill Date $draft:ident $column:ident $value:expr) => {
        if let Some(date) = $value {
            $draft.date($column, date)
        }
    };
    (@fill Day $draft:ident $column:ident $value:expr) => {
        $draft.date($column, $value)
    };
    (@fill Number $draft:ident $column:ident $value:expr) => {
        if let Some(points) = $value {
            $draft.known_number($column, points)
        }
    };
    (@record Text $value:expr) => {
        $value.to_string()
    };
    (@record Tags $value:expr) => {
        $value.join(";")
    };
    (@record Date $value:expr) => {
        $value.map(|date| date.to_string()).unwrap_or_default()
    };
    (@record Day $value:expr) => {
        $value.to_string()
    };
    (@record Number $value:expr) => {
        $value.map(|points| points.to_string()).unwrap_or_default()
    };
    (@read Text $table:ident $column:tt $row:ident) => {
        Cow::Borrowed($table.text($column, $row))
    };
    (@read Tags $table:ident $column:tt $row:ident) => {{
        let _ = $column;
        $table.tag_column().map(|t| t.get($row).iter().map(|t| Cow::Borrowed(&**t)).collect()).unwrap_or_default()
    }};
    (@read Date $table:ident $column:tt $row:ident) => {
        $table.date($column, $row)
    };
    (@read Day $table:ident $column:tt $row:ident) => {
        $table.date($column, $row).unwrap_or(Date::ZERO)
    };
    (@read Number $table:ident $column:tt $row:ident) => {
        $table.number($column, $row)
    };
}

rows! {
    UnitRow Units { key Text true, parent Text false, tier Text true, network Text false, name Text false, kind Text false, tags Tags false, from Date false, until Date false };
    PersonRow People { key Text true, cell Text false, tags Tags false } numbers;
    PlacementRow Placements { person Text true, network Text false, cell Text true, from Date false, until Date false };
    AreaRow Areas { key Text true, name Text false, kind Text false };
    ClaimRow Claims { area Text true, cell Text true, keeper Text false, from Date false, until Date false };
    AppointmentRow Appointments { person Text true, post Text true, unit Text true, shift Text false, channel Text false, approvals Tags false, from Date false, until Date false };
    LinkRow Links { kind Text true, source Text true, target Text true, from Date false, until Date false };
    EntryRow Entries { id Text true, date Day true, subject Text true, rule Text true, points Number false, author Text true, approver Text false, reference "ref" Text false, reverses Text false };
    DutyRow Duties { date Day true, duty Text true, subject Text false, target Text false, task Text false, state Text false, count Number false, period Text false, author Text false, reference "ref" Text false };
    TaskRow Tasks { key Text true, list Text true, owner Text false, opened Day true, deadline Date false, closed Date false, measures Text false, team Tags false, reference "ref" Text false };
    InspectionRow Inspections { round Text true, date Day true, unit Text true, checklist Text true, item Text false, result Text false, announced Text false, author Text false, mended Date false };
    RiskRow Risks { key Text true, unit Text true, kind Text false, level Text false, owner Text false, opened Day true, closed Date false };
    AliasRow Aliases { kind Text true, alias Text true, key Text true };
}
