//! Changes of areas and the claims on them.

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Allowed, Refusal, Why};
use crate::finding::Args;
use crate::grid::fit::KEEPERS;
use crate::grid::{ClaimData, DatedRow, End};
use crate::key::{AreaId, Id, Reference};
use crate::roster::{AreaRow, ClaimRow, Origin};
use crate::time::Interval;

/// What can keep an area.
const KEEPER: Allowed = Allowed { field: "keeper", forms: KEEPERS };

impl Batch<'_> {
    pub(super) fn add_area(&mut self, row: &AreaRow<'static>) -> Step {
        self.new_key(&row.key, self.grid.area_id(&row.key).is_some())?;
        self.area_words(row)?;
        let kind = self.grid.symbols.intern(&row.kind);
        let areas = &mut self.grid.areas;
        let id = areas.free.pop().unwrap_or_else(|| AreaId::new(areas.rows.len()));
        if areas.keys.insert(&row.key, id).is_err() {
            return Err(Refusal::field(Why::TooMany, "areas"));
        }
        let origin = self.grid.former.take_area(&row.key);
        areas.rows.set(id, Some((kind, origin)), None);
        areas.names.set(id, &row.name);
        self.touched.areas.push(id);
        self.undo.push(Change::RemoveArea { area: row.key.to_string() });
        Ok(())
    }

    fn area_words(&self, row: &AreaRow<'_>) -> Step {
        let kinds = self.grid.charter.spec.area_kinds.as_ref();
        if kinds.is_some_and(|all| !row.kind.is_empty() && !all.iter().any(|k| *k == row.kind)) {
            return Err(Refusal::word("area_kinds", &row.kind));
        }
        Ok(())
    }

    pub(super) fn update_area(&mut self, row: &AreaRow<'static>) -> Step {
        let id = self.area(&row.key)?;
        self.area_words(row)?;
        let before = self.grid.area_row(id).into_owned();
        let kind = self.grid.symbols.intern(&row.kind);
        if let Some((old, _)) = &mut self.grid.areas.rows[id] {
            *old = kind;
        }
        self.grid.areas.names.set(id, &row.name);
        self.touched.areas.push(id);
        self.undo.push(Change::UpdateArea(before));
        Ok(())
    }

    pub(super) fn remove_area(&mut self, area: &str) -> Step {
        let id = self.area(area)?;
        let claims: Vec<_> =
            self.grid.claims.of_area(id).map(|(_, row)| self.grid.claim_row(row).into_owned()).collect();
        for claim in claims {
            self.release(&claim.area, &claim.cell)?;
        }
        let row = self.grid.area_row(id).into_owned();
        self.drop_aliases("area", &row.key)?;
        self.drop_dormant("area", &row.key);
        let origin = self.grid.areas.rows.value(id).copied().flatten().map(|(_, origin)| origin);
        self.grid.former.keep_area(&row.key, origin.unwrap_or_default());
        let areas = &mut self.grid.areas;
        areas.keys.remove(id);
        areas.names.set(id, "");
        areas.rows[id] = None;
        areas.free.push(id);
        self.touched.areas.push(id);
        self.undo.push(Change::AddArea(row));
        Ok(())
    }

    pub(super) fn claim(&mut self, row: &ClaimRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Claim(row.clone()));
        }
        self.in_force(dates)?;
        let area = self.area(&row.area)?;
        let cell = self.unit(&row.cell)?;
        let keeper = if row.keeper.is_empty() {
            None
        } else {
            match self.named(KEEPER, &row.keeper)? {
                End::Unit(_) => return Err(Refusal::reference(KEEPER, &row.keeper)),
                end => Some(end),
            }
        };
        if self.grid.claims.find(area, cell).is_some() {
            return Err(Refusal::new(Why::Claimed, claim_args(&row.area, &row.cell)));
        }
        self.free_of_dormant(|| DatedRow::Claim(row.clone()))?;
        let mut data = ClaimData { area, cell, keeper, dates, origin: Origin::default() };
        data.origin = self.place_again(|grid| DatedRow::Claim(grid.claim_row(&data).into_owned()));
        self.grid.claims.add(data);
        self.touched.areas.push(area);
        self.touched.units.push(cell);
        let area = self.grid.areas.keys.key(area).to_owned();
        self.undo.push(Change::Release { area, cell: self.grid.units.keys.key(cell).to_owned() });
        Ok(())
    }

    pub(super) fn release(&mut self, area: &str, cell: &str) -> Step {
        let (area_id, cell_id) = (self.area(area)?, self.unit(cell)?);
        let found = self.grid.claims.find(area_id, cell_id);
        let Some((id, row)) = found.map(|(id, row)| (id, self.grid.claim_row(row).into_owned())) else {
            return Err(Refusal::new(Why::NotClaimed, claim_args(area, cell)));
        };
        let row = DatedRow::Claim(row);
        if let Some(data) = self.grid.claims.remove(id) {
            self.grid.former.keep(&row, data.origin);
        }
        self.touched.areas.push(area_id);
        self.touched.units.push(cell_id);
        if let DatedRow::Claim(row) = row {
            self.undo.push(Change::Claim(row));
        }
        Ok(())
    }

    /// Claims that name somebody or something as keeper go on without one.
    pub(super) fn forget_keeper(&mut self, keeper: End) -> Step {
        let kept = self.grid.claims.kept_by(keeper);
        let rows: Vec<_> = kept.map(|(_, row)| self.grid.claim_row(row).into_owned()).collect();
        for row in rows {
            self.release(&row.area, &row.cell)?;
            self.claim(&ClaimRow { keeper: Default::default(), ..row })?;
        }
        Ok(())
    }

    /// The end a reference names.
    pub(super) fn named(&self, allowed: Allowed, reference: &str) -> Result<End, Refusal> {
        match Reference::parse(reference) {
            Ok(Reference::Person(key)) => self.person(&key).map(End::Person),
            Ok(Reference::Unit(key)) => self.unit(&key).map(End::Unit),
            Ok(Reference::Post { post, unit }) => Ok(End::Post(self.post(&post)?, self.unit(&unit)?)),
            Ok(Reference::Area(_) | Reference::Kind(_)) | Err(_) => Err(Refusal::reference(allowed, reference)),
        }
    }
}

fn claim_args(area: &str, cell: &str) -> Args {
    vec![("area", area.into()), ("cell", cell.into())]
}
