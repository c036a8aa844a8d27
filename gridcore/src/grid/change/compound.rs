//! Changes made of several steps: splitting, merging, another charter.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::apply::{Batch, Step};
use super::clean::Clean;
use super::refuse::{Refusal, Why};
use super::{Change, Part};
use crate::charter::{Charter, CharterSpec};
use crate::grid::{End, Grid};
use crate::key::{Reference, UnitId};
use crate::order;
use crate::roster::{AppointmentRow, ClaimRow, LinkRow, PlacementRow, UnitRow};

impl Batch<'_> {
    pub(super) fn split_unit(&mut self, unit: &str, parts: &[Part]) -> Step {
        let id = self.unit(unit)?;
        let whole = self.grid.unit_row(id).into_owned();
        for part in parts {
            let mut row: UnitRow<'static> = part.unit.clone();
            if row.parent.is_empty() {
                row.parent = whole.parent.clone();
            }
            if row.tier.is_empty() {
                row.tier = whole.tier.clone();
                row.network = whole.network.clone();
            }
            let row = row.clean(self)?;
            let key = row.key.clone();
            self.add_unit(&row)?;
            let to = self.unit(&key)?;
            for person in &part.people {
                self.hand_person(person, id, to)?;
            }
            for child in &part.units {
                let child_id = self.unit(child)?;
                if self.grid.units.parent(child_id) != Some(id) {
                    return Err(self.not_part(child, id));
                }
                self.move_unit(child, Some(&key))?;
            }
            for area in &part.areas {
                let area_id = self.area(area)?;
                let claim = self.grid.claims.find(area_id, id);
                let row = claim.map(|(_, row)| self.grid.claim_row(row).into_owned());
                self.hand_claim(row.ok_or_else(|| self.not_part(area, id))?, id, to)?;
            }
            for post in &part.posts {
                let post_id = self.post(post)?;
                let rows: Vec<_> = self.grid.appointments.of_post(post_id, id).map(|(_, row)| row.clone()).collect();
                let rows: Vec<_> = rows.iter().map(|row| self.grid.appointment_row(row).into_owned()).collect();
                rows.into_iter().try_for_each(|row| self.hand_appointment(row, to))?;
            }
        }
        Ok(())
    }

    /// The refusal to split off what does not belong to a unit.
    fn not_part(&self, key: &str, unit: UnitId) -> Refusal {
        Refusal::new(Why::NotPart, vec![("key", key.into()), ("unit", self.key_of(unit).into())])
    }

    fn key_of(&self, id: UnitId) -> String {
        self.grid.units.keys.key(id).to_owned()
    }

    /// Places a person of one unit in another.
    fn hand_person(&mut self, person: &str, from: UnitId, to: UnitId) -> Step {
        let id = self.person(person)?;
        let network = self.grid.network_of(from);
        let row = self.grid.placement_row(network, id).map(PlacementRow::into_owned);
        let placed = self.grid.people.places.value(network).and_then(|places| places.cell(id));
        match row {
            Some(row) if placed == Some(from) => self.place(&PlacementRow { cell: self.key_of(to).into(), ..row }),
            _ => Err(self.not_part(person, from)),
        }
    }

    fn hand_claim(&mut self, row: ClaimRow<'static>, from: UnitId, to: UnitId) -> Step {
        self.release(&row.area, &row.cell)?;
        let area = self.area(&row.area)?;
        let keeper = self.handed(&row.keeper, from, to);
        let there = self.grid.claims.find(area, to);
        if let Some((_, claim)) = there {
            // Of two claims one stays, with the keeper that either names.
            let staying = self.grid.claim_row(claim).into_owned();
            if staying.keeper.is_empty() && !keeper.is_empty() {
                self.release(&staying.area, &staying.cell)?;
                self.claim(&ClaimRow { keeper, ..staying })?;
            }
            return Ok(());
        }
        self.claim(&ClaimRow { cell: self.key_of(to).into(), keeper, ..row })
    }

    fn hand_appointment(&mut self, row: AppointmentRow<'static>, to: UnitId) -> Step {
        self.end(&row.person, &row.post, &row.unit, &row.shift)?;
        let (person, post) = (self.person(&row.person)?, self.post(&row.post)?);
        let shift = self.grid.shift(post, &row.shift);
        if shift.is_some_and(|shift| self.grid.appointments.find(person, post, to, shift).is_some()) {
            return Ok(());
        }
        self.appoint(&AppointmentRow { unit: self.key_of(to).into(), ..row })
    }

    fn hand_link(&mut self, row: LinkRow<'static>, from: UnitId, to: UnitId) -> Step {
        self.unlink(&row.kind, &row.source, &row.target)?;
        let (source, target) = (self.handed(&row.source, from, to), self.handed(&row.target, from, to));
        match self.link(&LinkRow { source, target, ..row }) {
            // What is there already need not be added.
            Err(Refusal::Because(Why::Linked, _)) => Ok(()),
            step => step,
        }
    }

    /// A reference with one unit in the place of another.
    fn handed(&self, reference: &str, from: UnitId, to: UnitId) -> Cow<'static, str> {
        let (from, to) = (self.key_of(from), self.key_of(to));
        let handed = match Reference::parse(reference) {
            Ok(Reference::Unit(key)) if key == from => Reference::Unit(to.into()),
            Ok(Reference::Post { post, unit }) if unit == from => Reference::Post { post, unit: to.into() },
            _ => return Cow::Owned(reference.to_owned()),
        };
        Cow::Owned(handed.to_string())
    }

    pub(super) fn merge_unit(&mut self, unit: &str, into: &str) -> Step {
        let (id, to) = (self.unit(unit)?, self.unit(into)?);
        if self.grid.is_under(to, id) {
            return Err(Refusal::new(Why::Merge, vec![("key", unit.into()), ("to", into.into())]));
        }
        if self.grid.network_of(id) != self.grid.network_of(to) {
            return Err(Refusal::new(Why::Network, vec![("key", unit.into()), ("to", into.into())]));
        }
        let people: Vec<String> = self.grid.people_in(id).map(|p| self.grid.people.keys.key(p).to_owned()).collect();
        people.iter().try_for_each(|person| self.hand_person(person, id, to))?;
        let children: Vec<String> = self.grid.units.children(id).map(|child| self.key_of(child)).collect();
        children.iter().try_for_each(|child| self.move_unit(child, Some(into)))?;
        self.hand_over(id, to)?;
        let (unit, into) = (self.key_of(id), self.key_of(to));
        let former = self.grid.aliases.leading_to("unit", &unit);
        former.iter().try_for_each(|alias| self.alias("unit", alias, Some(&into)))?;
        self.merge_dormant_unit(&unit, &into);
        self.retire_unit(&unit)?;
        self.alias("unit", &unit, Some(&into))
    }

    /// Hands claims, appointments and links of a unit to another.
    fn hand_over(&mut self, id: UnitId, to: UnitId) -> Step {
        let claims: Vec<_> =
            self.grid.claims.of_cell(id).map(|(_, row)| self.grid.claim_row(row).into_owned()).collect();
        claims.into_iter().try_for_each(|row| self.hand_claim(row, id, to))?;
        let appointments: Vec<_> =
            self.grid.appointments.of_unit(id).map(|(_, row)| self.grid.appointment_row(row).into_owned()).collect();
        appointments.into_iter().try_for_each(|row| self.hand_appointment(row, to))?;
        let ends: Vec<End> = std::iter::once(End::Unit(id))
            .chain(self.grid.charter.model.posts.ids().map(|post| End::Post(post, id)))
            .collect();
        for end in ends {
            let kept = self.grid.claims.kept_by(end);
            let kept: Vec<_> = kept.map(|(_, row)| self.grid.claim_row(row).into_owned()).collect();
            for row in kept {
                self.release(&row.area, &row.cell)?;
                let keeper = self.handed(&row.keeper, id, to);
                self.claim(&ClaimRow { keeper, ..row })?;
            }
            let mut links: Vec<LinkRow<'static>> =
                self.grid.links.touching(end).map(|(_, row)| self.grid.link_row(row).into_owned()).collect();
            order::natural(&mut links);
            links.dedup();
            links.into_iter().try_for_each(|row| self.hand_link(row, id, to))?;
        }
        Ok(())
    }

    pub(super) fn merge_networks(&mut self, from: &str, into: &str, units: &BTreeMap<String, String>) -> Step {
        let (from_id, into_id) = (self.network(from)?, self.network(into)?);
        if from_id == into_id {
            return Err(Refusal::new(Why::Merge, vec![("key", from.into()), ("to", into.into())]));
        }
        let mut going: Vec<(usize, String)> = self
            .grid
            .units
            .ids()
            .filter(|id| self.grid.network_of(*id) == from_id)
            .map(|id| (self.grid.units.chain(id).count(), self.key_of(id)))
            .collect();
        order::by(&mut going, |a, b| b.cmp(a));
        self.merge_dormant_network(from_id, units)?;
        for (_, unit) in going {
            let id = self.unit(&unit)?;
            let to = units.get(&unit).map(|to| self.unit(to)).transpose()?;
            if let Some(to) = to {
                if self.grid.network_of(to) != into_id {
                    return Err(Refusal::new(
                        Why::Elsewhere,
                        vec![("key", self.key_of(to).into()), ("to", into.into())],
                    ));
                }
                self.hand_over(id, to)?;
            }
            let people: Vec<_> = self.grid.people_in(id).collect();
            for person in people {
                let key = self.grid.people.keys.key(person).to_owned();
                let row = self.grid.placement_row(from_id, person).map(PlacementRow::into_owned).unwrap_or_default();
                let placed = self.grid.people.places.value(into_id).is_some_and(|places| places.cell(person).is_some());
                if !placed && to.is_none() {
                    return Err(Refusal::new(Why::Unmapped, vec![("key", unit.as_str().into())]));
                }
                self.unplace(&key, &row.network)?;
                if let (false, Some(to)) = (placed, to) {
                    let network = self.grid.charter.model.networks[into_id].key.clone();
                    self.place(&PlacementRow { cell: self.key_of(to).into(), network: network.into(), ..row })?;
                }
            }
            self.retire_unit(&unit).map_err(|refusal| match refusal {
                Refusal::Because(Why::InUse, _) => Refusal::new(Why::Unmapped, vec![("key", unit.as_str().into())]),
                other => other,
            })?;
        }
        Ok(())
    }

    /// Makes the grid anew under another charter.
    pub(super) fn charter(&mut self, spec: &CharterSpec) -> Step {
        let charter = Charter::with_limits(spec.clone(), &self.grid.limits).map_err(Refusal::Error)?;
        let before = self.grid.charter.spec.clone();
        let roster = self.grid.to_roster_under(&charter);
        let grid = match self.grid.day {
            Some(day) => Grid::at(&charter, &roster, day),
            None => Grid::new(&charter, &roster),
        };
        let mut grid = grid.map_err(Refusal::Error)?;
        grid.revision = self.grid.revision;
        grid.former = self.grid.former.clone();
        let old = std::mem::replace(self.grid, grid);
        self.replaced.push((self.undo.len(), Box::new(old)));
        self.touched.everything = true;
        self.undo.push(Change::Charter(Box::new(before)));
        Ok(())
    }
}
