//! Grid documents.

use gridcore::{TableKind, json};

use super::fixture::LIMITS;
use super::sound::{error_is_sound, findings_are_sound, grid_is_sound, is_json};

/// The input is a document.
pub fn document(data: &[u8]) {
    let strict = json::from_document_with_limits(data, &LIMITS);
    let lenient = json::from_document_leniently(data, &LIMITS);
    match &strict {
        Ok(grid) => {
            grid_is_sound(grid);
            let (same, rejected) = lenient.as_ref().expect("strict reading took it");
            assert!(rejected.is_empty());
            assert_eq!(json::to_document(same), json::to_document(grid));
        }
        Err(error) => {
            error_is_sound(error);
            assert!(!matches!(&lenient, Ok((_, rejected)) if rejected.is_empty()));
        }
    }
    match lenient {
        Ok((grid, rejected)) => {
            rejected.iter().for_each(|row| findings_are_sound(&row.findings));
            is_json(&json::rejected(&rejected));
            grid_is_sound(&grid);
            every_row_is_somewhere(data, |kind| {
                let rejected = rejected.iter().filter(|row| row.record.table == kind).count();
                (grid.to_roster().len(kind), rejected)
            });
        }
        Err(error) => error_is_sound(&error),
    }
}

/// Each row of the text is in the grid or rejected, and not both. Undated placements in the first
/// network are cells of people and may be said twice, so placements are not counted; nor are entries,
/// which no grid keeps.
fn every_row_is_somewhere(data: &[u8], kept_and_rejected: impl Fn(TableKind) -> (usize, usize)) {
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    // A number that is no double is refused by this reader and not by every column.
    let Ok(serde_json::Value::Object(document)) = serde_json::from_slice(data) else {
        return;
    };
    let counted = |kind: &TableKind| kind.is_of_grid() && *kind != TableKind::Placements;
    for kind in TableKind::ALL.into_iter().filter(counted) {
        let rows = document.get(kind.name()).and_then(|rows| rows.as_array()).map_or(0, Vec::len);
        let (kept, rejected) = kept_and_rejected(kind);
        assert_eq!(kept + rejected, rows, "{kind:?}: {kept} kept, {rejected} rejected");
    }
}
