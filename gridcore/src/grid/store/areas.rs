//! Areas and the claims on them.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::rows::Rows;
use super::{End, find_in_either, forget};
use crate::grid::lists::Lists;
use crate::key::{AreaId, ClaimId, IdVec, KeyTable, Strings, SymbolId, UnitId};
use crate::roster::Origin;
use crate::time::Interval;

#[derive(Debug, Clone, Default)]
pub(crate) struct Areas {
    pub(crate) keys: KeyTable<AreaId>,
    pub(crate) names: Strings<AreaId>,
    /// Kind and origin of each; none marks an id that is free.
    pub(crate) rows: IdVec<AreaId, Option<(SymbolId, Origin)>>,
    pub(crate) free: Vec<AreaId>,
}

impl Areas {
    pub(crate) fn ids(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.rows.iter().filter(|(_, row)| row.is_some()).map(|(id, _)| id)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct ClaimData {
    pub(crate) area: AreaId,
    pub(crate) cell: UnitId,
    pub(crate) keeper: Option<End>,
    pub(crate) dates: Interval,
    pub(crate) origin: Origin,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Claims {
    pub(crate) rows: Rows<ClaimId, ClaimData>,
    pub(crate) by_area: Lists<AreaId, ClaimId>,
    pub(crate) by_cell: Lists<UnitId, ClaimId>,
    pub(crate) by_keeper: HashMap<End, BTreeSet<ClaimId>>,
}

impl Claims {
    pub(crate) fn add(&mut self, row: ClaimData) -> ClaimId {
        let (area, cell, keeper) = (row.area, row.cell, row.keeper);
        let id = self.rows.insert(row);
        self.by_area.add(area, id);
        self.by_cell.add(cell, id);
        if let Some(keeper) = keeper {
            self.by_keeper.entry(keeper).or_default().insert(id);
        }
        id
    }

    pub(crate) fn remove(&mut self, id: ClaimId) -> Option<ClaimData> {
        let row = self.rows.remove(id)?;
        self.by_area.remove(row.area, id);
        self.by_cell.remove(row.cell, id);
        if let Some(keeper) = row.keeper {
            forget(&mut self.by_keeper, keeper, id);
        }
        Some(row)
    }

    pub(crate) fn of_area(&self, area: AreaId) -> impl Iterator<Item = (ClaimId, &ClaimData)> {
        self.by_area.iter(area).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    pub(crate) fn of_cell(&self, cell: UnitId) -> impl Iterator<Item = (ClaimId, &ClaimData)> {
        self.by_cell.iter(cell).filter_map(|id| Some((id, self.rows.get(id)?)))
    }

    /// The claim of a cell on an area.
    pub(crate) fn find(&self, area: AreaId, cell: UnitId) -> Option<(ClaimId, &ClaimData)> {
        let is_it = |(_, row): &(ClaimId, &ClaimData)| (row.area, row.cell) == (area, cell);
        find_in_either(self.of_area(area), self.of_cell(cell), is_it)
    }

    pub(crate) fn kept_by(&self, keeper: End) -> impl Iterator<Item = (ClaimId, &ClaimData)> {
        self.by_keeper.get(&keeper).into_iter().flatten().filter_map(|id| Some((*id, self.rows.get(*id)?)))
    }
}
