//! Changes of units.

use std::borrow::Cow;

use super::Change;
use super::apply::{Batch, Step};
use super::pending::Pending;
use super::refuse::{Refusal, Why};
use crate::grid::{DatedRow, End, UnitNode, What, node};
use crate::key::{Id, TierId, UnitId};
use crate::roster::{Origin, UnitRow};
use crate::time::Interval;

impl Batch<'_> {
    pub(super) fn add_unit(&mut self, row: &UnitRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Unit(row.clone()));
        }
        self.in_force(dates)?;
        // A unit that ends one day has its key until then, whatever it is a former key of later.
        let former = !self.any_day && dates.until.is_none() && self.grid.aliases.get("unit", &row.key).is_some();
        self.new_key(&row.key, former || self.grid.units.keys.id(&row.key).is_some())?;
        self.free_of_dormant(|| DatedRow::Unit(row.clone()))?;
        let tier = self.unit_tier(row)?;
        self.network_stays(row, tier)?;
        let mut data = self.unit_data(row, tier)?;
        let parent = if row.parent.is_empty() {
            None
        } else {
            let parent = self.unit(&row.parent)?;
            self.same_network(&row.key, tier, parent)?;
            self.depth_allows(&row.key, parent, 1)?;
            Some(parent)
        };
        data.origin = self.grid.former.take(&DatedRow::Unit(row.clone()));
        let id = UnitId::new(self.grid.units.graph.add_node(data).index());
        if self.grid.units.keys.insert(&row.key, id).is_err() {
            self.grid.units.graph.remove_node(node(id));
            return Err(Refusal::field(Why::TooMany, "units"));
        }
        self.grid.units.spans.set(id, 0, 0);
        self.grid.units.names.set(id, &row.name);
        self.set_dates(id, dates);
        if let Some(parent) = parent {
            self.grid.units.link(parent, id);
            self.touched.units.push(parent);
        }
        self.touched.units.push(id);
        self.touched.moved.push(id);
        self.touched.relabelled.push(id);
        self.undo.push(Change::RetireUnit { unit: row.key.to_string() });
        Ok(())
    }

    /// A unit is in one network on all its days.
    fn network_stays(&self, row: &UnitRow<'_>, tier: TierId) -> Step {
        let network = self.grid.network_of_tier(tier);
        let other = self.grid.dormant.of_unit(&row.key).find_map(|row| self.grid.tier_of_row(row));
        if other.is_none_or(|tier| self.grid.network_of_tier(tier) == network) {
            return Ok(());
        }
        Err(Refusal::new(Why::Network, vec![("key", (&*row.key).into()), ("to", (&*row.key).into())]))
    }

    fn unit_tier(&self, row: &UnitRow<'_>) -> Result<TierId, Refusal> {
        let model = &self.grid.charter.model;
        let network = if row.network.is_empty() { None } else { Some(self.network(&row.network)?) };
        model.unit_tier(network, &row.tier).ok_or_else(|| Refusal::missing(self.grid, What::Tier, &row.tier))
    }

    fn unit_data(&mut self, row: &UnitRow<'_>, tier: TierId) -> Result<UnitNode, Refusal> {
        let kinds = self.grid.charter.spec.unit_kinds.as_ref();
        if kinds.is_some_and(|all| !row.kind.is_empty() && !all.iter().any(|k| *k == row.kind)) {
            return Err(Refusal::word("unit_kinds", &row.kind));
        }
        let tags = self.tags(&row.tags)?;
        Ok(UnitNode { tier, kind: self.grid.symbols.intern(&row.kind), tags, origin: Origin::default() })
    }

    fn same_network(&self, key: &str, tier: TierId, other: UnitId) -> Step {
        if self.grid.network_of_tier(tier) == self.grid.network_of(other) {
            return Ok(());
        }
        let args = vec![("key", key.into()), ("to", self.grid.units.keys.key(other).into())];
        Err(Refusal::new(Why::Network, args))
    }

    /// Whether a subtree of some height may hang under a unit.
    fn depth_allows(&self, key: &str, parent: UnitId, height: usize) -> Step {
        let (found, limit) = (self.grid.units.chain(parent).count() + height, self.grid.limits.depth);
        if found <= limit {
            return Ok(());
        }
        Err(Refusal::new(Why::Depth, vec![("key", key.into()), ("found", found.into()), ("limit", limit.into())]))
    }

    fn set_dates(&mut self, id: UnitId, dates: Interval) {
        if dates.is_always() {
            self.grid.units.dates.remove(&id);
        } else {
            self.grid.units.dates.insert(id, dates);
        }
    }

    pub(super) fn update_unit(&mut self, row: &UnitRow<'static>) -> Step {
        let id = self.unit(&row.key)?;
        let dates = Interval { from: row.from, until: row.until };
        self.in_force(dates)?;
        self.free_of_dormant(|| DatedRow::Unit(row.clone()))?;
        let network = self.grid.network_of(id);
        let tier = if row.network.is_empty() {
            self.grid.charter.model.unit_tier(Some(network), &row.tier)
        } else {
            Some(self.unit_tier(row)?)
        };
        let tier = tier.ok_or_else(|| Refusal::missing(self.grid, What::Tier, &row.tier))?;
        self.same_network(&row.key, tier, id)?;
        let before = self.grid.unit_row(id).into_owned();
        let mut data = self.unit_data(row, tier)?;
        data.origin = self.grid.units.get(id).map(|unit| unit.origin).unwrap_or_default();
        if self.any_day {
            self.grid.former.keep(&DatedRow::Unit(before.clone()), data.origin);
        }
        let own = self.grid.former.take(&DatedRow::Unit(row.clone()));
        if own.is_somewhere() {
            data.origin = own;
        }
        if let Some(unit) = self.grid.units.graph.node_weight_mut(node(id)) {
            *unit = data;
        }
        self.grid.units.names.set(id, &row.name);
        self.set_dates(id, dates);
        self.touched.units.push(id);
        self.touched.relabelled.push(id);
        self.undo.push(Change::UpdateUnit(UnitRow { parent: Cow::default(), ..before }));
        Ok(())
    }

    pub(super) fn rename_unit(&mut self, unit: &str, name: &str) -> Step {
        let id = self.unit(unit)?;
        let name = self.clean_text("name", name)?;
        let before = self.grid.units.names.get(id).to_owned();
        self.grid.units.names.set(id, name);
        self.undo.push(Change::RenameUnit { unit: self.grid.units.keys.key(id).to_owned(), name: before });
        Ok(())
    }

    pub(super) fn move_unit(&mut self, unit: &str, to: Option<&str>) -> Step {
        let id = self.unit(unit)?;
        if let Some(parent) = to.map(|to| self.unit(to)).transpose()?
            && !self.grid.is_under(parent, id)
            && self.grid.units.chain(parent).count() >= self.grid.units.chain(id).count()
        {
            self.depth_allows(unit, parent, self.height(id))?;
        }
        self.hang(unit, to)
    }

    /// Moves a unit, however deep it gets.
    pub(super) fn hang(&mut self, unit: &str, to: Option<&str>) -> Step {
        let id = self.unit(unit)?;
        let parent = to.map(|to| self.unit(to)).transpose()?;
        if let Some(parent) = parent {
            self.same_network(unit, self.grid.units.tier(id), parent)?;
            if self.grid.is_under(parent, id) {
                let args = vec![("key", unit.into()), ("to", self.grid.units.keys.key(parent).into())];
                return Err(Refusal::new(Why::Circle, args));
            }
        }
        let before = self.grid.units.unlink(id);
        if let Some(parent) = parent {
            self.grid.units.link(parent, id);
        }
        self.touched.units.extend([Some(id), before, parent].into_iter().flatten());
        self.touched.moved.push(id);
        let key = |id: UnitId| self.grid.units.keys.key(id).to_owned();
        let undo = Change::MoveUnit { unit: key(id), to: before.map(key) };
        self.undo.push(undo);
        Ok(())
    }

    /// How many units lie on the longest way down, the unit itself included.
    fn height(&self, id: UnitId) -> usize {
        let mut level = vec![id];
        let mut height = 0;
        while !level.is_empty() {
            height += 1;
            level = level.iter().flat_map(|id| self.grid.units.children(*id)).collect();
        }
        height
    }

    pub(super) fn retire_unit(&mut self, unit: &str) -> Step {
        let id = self.unit(unit)?;
        let grid = &*self.grid;
        let posts = grid.charter.model.posts.ids();
        let ends: Vec<End> = std::iter::once(End::Unit(id)).chain(posts.map(|post| End::Post(post, id))).collect();
        let counts = [
            ("units", grid.units.children(id).count()),
            ("people", grid.people_in(id).count()),
            ("appointments", grid.appointments.of_unit(id).count()),
            (
                "claims",
                grid.claims.of_cell(id).count() + ends.iter().map(|e| grid.claims.kept_by(*e).count()).sum::<usize>(),
            ),
            ("links", ends.iter().map(|end| grid.links.touching(*end).count()).sum()),
        ];
        if counts.iter().any(|(_, count)| *count > 0) {
            let mut args = vec![("key", unit.into())];
            args.extend(counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| (*name, (*count).into())));
            return Err(Refusal::new(Why::InUse, args));
        }
        let row = grid.unit_row(id).into_owned();
        let origin = grid.units.get(id).map(|unit| unit.origin).unwrap_or_default();
        if self.grid.dormant.of_unit(&row.key).next().is_none() {
            self.drop_aliases("unit", &row.key)?;
        }
        // What begins or ends on a day waits for its unit on that day.
        self.put_off(Pending::Unit(row.key.to_string()));
        self.grid.former.keep(&DatedRow::Unit(row.clone()), origin);
        let parent = self.grid.units.unlink(id);
        self.grid.units.keys.remove(id);
        self.grid.units.names.set(id, "");
        self.grid.units.dates.remove(&id);
        self.grid.units.graph.remove_node(node(id));
        self.touched.units.extend(parent);
        self.touched.units.push(id);
        self.touched.moved.push(id);
        self.undo.push(Change::AddUnit(row));
        Ok(())
    }
}
