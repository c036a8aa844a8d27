//! Areas and claims on them.

use hashbrown::HashSet;

use super::{Build, Name, bad_reference, duplicate_key, duplicate_row};
use crate::finding::Subject;
use crate::grid::{ClaimData, DatedRow, End};
use crate::key::{AreaId, Id, KeyTable, Reference, UnitId};
use crate::roster::{ClaimRow, TableKind};

const AREAS: TableKind = TableKind::Areas;
const CLAIMS: TableKind = TableKind::Claims;

impl Build<'_> {
    pub(super) fn areas(&mut self) {
        let table = self.table(AREAS);
        self.grid.areas.keys = KeyTable::with_capacity(table.len());
        for row in 0..table.len() {
            let (key, name, kind) = (table.text(0, row), table.text(1, row), table.text(2, row));
            let kinds = self.charter.spec.area_kinds.as_ref();
            if kinds.is_some_and(|all| !kind.is_empty() && !all.iter().any(|k| k == kind)) {
                self.unknown((AREAS, row), "kind", Name::AreaKind, kind);
                self.note_aside(AREAS, key);
                continue;
            }
            let id = AreaId::new(self.grid.areas.rows.len());
            if let Ok(Some(first)) = self.grid.areas.keys.insert(key, id) {
                let first = self.grid.areas.rows[first].and_then(|(_, origin)| self.grid.place(origin));
                let finding = duplicate_key(Subject::Area { key: key.into() }, 2, vec![("key", key.into())], first);
                self.reject(AREAS, row, "key", finding);
                continue;
            }
            let kind = self.grid.symbols.intern(kind);
            self.grid.areas.rows.push(Some((kind, table.origin(row))));
            self.grid.areas.names.set(id, name);
        }
    }

    pub(super) fn claims(&mut self) {
        let table = self.table(CLAIMS);
        let rows = self.in_force(
            CLAIMS,
            |build, row| (build.present("area", table.text(0, row)), build.present("unit", table.text(1, row))),
            |_, _, row| duplicate_row(CLAIMS, 1, table.text(0, row)),
        );
        self.keep_waiting(|row: ClaimRow<'_>| DatedRow::Claim(row.into_owned()));
        let mut claimed = HashSet::with_capacity(rows.len());
        rows.iter().for_each(|row| self.claim(row, &mut claimed));
    }

    fn claim(&mut self, row: usize, claimed: &mut HashSet<(AreaId, UnitId)>) {
        let (table, at) = (self.table(CLAIMS), (CLAIMS, row));
        let (area_key, cell_key, keeper) = (table.text(0, row), table.text(1, row), table.text(2, row));
        let Some(area) = self.grid.area_id(area_key) else {
            return self.unknown(at, "area", Name::Area, area_key);
        };
        let Some(cell) = self.unit_named(at, "cell", cell_key) else {
            return;
        };
        let keeper = if keeper.is_empty() {
            None
        } else {
            match self.end(at, "keeper", keeper, &["person", "post"]) {
                None => return,
                found => found,
            }
        };
        if !claimed.insert((area, cell)) {
            let finding = duplicate_row(CLAIMS, 1, area_key);
            return self.reject(CLAIMS, row, "", finding);
        }
        let (dates, origin) = (table.interval(row), table.origin(row));
        self.grid.claims.add(ClaimData { area, cell, keeper, dates, origin });
    }

    /// The thing a typed reference names, or `None` after rejecting the row.
    pub(super) fn end(
        &mut self,
        at: (TableKind, usize),
        column: &'static str,
        text: &str,
        allowed: &[&str],
    ) -> Option<End> {
        let parsed = Reference::parse(text);
        let kind = text.split(':').next().unwrap_or_default();
        let reference = match parsed {
            Ok(reference) if allowed.contains(&kind) => reference,
            parsed => {
                let form = |kind: &&str| match *kind {
                    "post" => "post:POST@UNIT".to_owned(),
                    kind => format!("{kind}:KEY"),
                };
                let finding = bad_reference(at.0, text, parsed.is_ok(), allowed.iter().map(form));
                self.reject(at.0, at.1, column, finding);
                return None;
            }
        };
        match reference {
            Reference::Person(key) => {
                let id = self.grid.person_id(&key);
                if id.is_none() {
                    self.unknown(at, column, Name::Person, &key);
                }
                id.map(End::Person)
            }
            Reference::Unit(key) => self.unit_named(at, column, &key).map(End::Unit),
            Reference::Post { post, unit } => {
                let Some(id) = self.charter.model.post(&post) else {
                    self.unknown(at, column, Name::Post, &post);
                    return None;
                };
                self.unit_named(at, column, &unit).map(|unit| End::Post(id, unit))
            }
            Reference::Area(_) | Reference::Kind(_) => None,
        }
    }
}
