//! Whole columns of texts at once.

use super::columns::Column;
use super::draft::{check_text, trim};
use super::flaw::Field;
use super::table::{ColumnType, Origin, Table};
use crate::limits::Limits;

/// Appends `rows` rows of columns, the first of which was read at `first`, if every column holds plain
/// texts and nothing is wrong with any of them; false, and nothing done, if they must be read row by row.
///
/// Most tables are like that, and a text that stands in many rows is looked at once for all of them.
pub(super) fn append(
    table: &mut Table,
    columns: &[(&dyn Column, Field, ColumnType)],
    rows: usize,
    first: Origin,
    limits: &Limits,
) -> bool {
    let infos = table.kind.columns();
    for (column, field, holds) in columns {
        let (Field::Column(index), ColumnType::Text) = (field, holds) else { return false };
        let Some(runs) = column.runs() else { return false };
        let required = infos.get(*index).is_some_and(|info| info.required);
        let (mut found, mut bytes) = (0_usize, table.texts(*index).bytes());
        for (text, count) in runs {
            let good = if text.is_empty() { !required } else { is_plain(text, limits) };
            if !good {
                return false;
            }
            found = found.saturating_add(count);
            bytes = bytes.saturating_add(text.len().saturating_mul(count));
        }
        if found != rows || u32::try_from(bytes).is_err() {
            return false;
        }
    }
    for (column, field, _) in columns {
        if let (Field::Column(index), Some(runs)) = (field, column.runs()) {
            table.append_texts(*index, runs);
        }
    }
    table.finish_rows(rows, first);
    true
}

/// Whether a text is taken as it is.
fn is_plain(text: &str, limits: &Limits) -> bool {
    trim(text).len() == text.len() && check_text(text, limits.key).is_ok()
}
