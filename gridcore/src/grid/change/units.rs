//! Changes of units and of keys.

use std::borrow::Cow;

use super::Change;
use super::apply::{Batch, Step};
use super::refuse::{Allowed, Refusal, Why};
use super::removed::Removed;
use crate::charter::Test;
use crate::grid::store::{UnitNode, node};
use crate::grid::{DatedRow, End, What};
use crate::key::{Id, Reference, TierId, UnitId};
use crate::roster::{Origin, UnitRow};
use crate::time::Interval;

/// What can be given another key.
const WHAT: Allowed = Allowed { field: "what", forms: &["unit:KEY", "person:KEY", "area:KEY"] };
/// What can have a former key.
const KIND: Allowed = Allowed { field: "kind", forms: &["unit", "person", "area"] };

impl Batch<'_> {
    pub(super) fn add_unit(&mut self, row: &UnitRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Unit(row.clone()));
        }
        self.in_force(dates)?;
        self.new_key(&row.key, self.grid.unit_id(&row.key).is_some())?;
        self.free_of_dormant_unit(&row.key, dates)?;
        let tier = self.unit_tier(row)?;
        let data = self.unit_data(row, tier)?;
        let parent = if row.parent.is_empty() {
            None
        } else {
            let parent = self.unit(&row.parent)?;
            self.same_network(&row.key, tier, parent)?;
            self.depth_allows(&row.key, parent, 1)?;
            Some(parent)
        };
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
        // Rows that wait for the unit are set aside while it is retired again.
        let waiting = if self.any_day { Vec::new() } else { self.dormant_naming("unit", &row.key) };
        self.undo.extend(waiting.iter().cloned().map(Change::Schedule));
        self.undo.push(Change::RetireUnit { unit: row.key.to_string() });
        self.undo.extend(waiting.into_iter().map(Change::Unschedule));
        Ok(())
    }

    fn unit_tier(&self, row: &UnitRow<'_>) -> Result<TierId, Refusal> {
        let model = &self.grid.charter.model;
        let network = if row.network.is_empty() { None } else { Some(self.network(&row.network)?) };
        model.unit_tier(network, &row.tier).ok_or_else(|| Refusal::missing(self.grid, What::Tier, &row.tier))
    }

    fn unit_data(&mut self, row: &UnitRow<'_>, tier: TierId) -> Result<UnitNode, Refusal> {
        self.text("name", &row.name)?;
        self.text("kind", &row.kind)?;
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
        self.free_of_dormant_unit(&row.key, dates)?;
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
        if let Some(unit) = self.grid.units.graph.node_weight_mut(node(id)) {
            data.origin = unit.origin;
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
        self.text("name", name)?;
        let before = self.grid.units.names.get(id).to_owned();
        self.grid.units.names.set(id, name);
        self.undo.push(Change::RenameUnit { unit: self.grid.units.keys.key(id).to_owned(), name: before });
        Ok(())
    }

    pub(super) fn move_unit(&mut self, unit: &str, to: Option<&str>) -> Step {
        let id = self.unit(unit)?;
        let parent = to.map(|to| self.unit(to)).transpose()?;
        if let Some(parent) = parent {
            self.same_network(unit, self.grid.units.tier(id), parent)?;
            if self.grid.is_under(parent, id) {
                let args = vec![("key", unit.into()), ("to", self.grid.units.keys.key(parent).into())];
                return Err(Refusal::new(Why::Circle, args));
            }
            if self.grid.units.chain(parent).count() >= self.grid.units.chain(id).count() {
                self.depth_allows(unit, parent, self.height(id))?;
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
                grid.claims.of_cell(id).count() + ends.iter().map(|e| grid.claims.kept_by(*e).len()).sum::<usize>(),
            ),
            ("links", ends.iter().map(|end| grid.links.touching(*end).count()).sum()),
        ];
        // What begins or ends on a day waits for its unit on that day.
        let waiting = if self.any_day { [0; 5] } else { self.dormant_uses(grid.units.keys.key(id)) };
        if counts.iter().any(|(_, count)| *count > 0) || waiting.iter().any(|count| *count > 0) {
            let mut args = vec![("key", unit.into())];
            args.extend(counts.iter().zip(waiting).map(|((name, count), more)| (*name, (count + more).into())));
            return Err(Refusal::new(Why::InUse, args));
        }
        let row = grid.unit_row(id).into_owned();
        let origin = grid.units.get(id).map(|unit| unit.origin).unwrap_or_default();
        self.drop_aliases("unit", &row.key)?;
        self.note(Removed::Unit(id, origin));
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

    pub(super) fn rekey(&mut self, what: &Reference<'static>, key: &str, alias: bool) -> Step {
        let kind = match what {
            Reference::Unit(_) => "unit",
            Reference::Person(_) => "person",
            Reference::Area(_) => "area",
            Reference::Post { .. } | Reference::Kind(_) => return Err(Refusal::reference(WHAT, &what.to_string())),
        };
        let (old, taken) = match what {
            Reference::Person(old) => {
                let id = self.person(old)?;
                (self.grid.people.keys.key(id).to_owned(), self.grid.people.keys.id(key).is_some())
            }
            Reference::Area(old) => {
                let id = self.area(old)?;
                (self.grid.areas.keys.key(id).to_owned(), self.grid.areas.keys.id(key).is_some())
            }
            Reference::Unit(old) | Reference::Kind(old) | Reference::Post { unit: old, .. } => {
                let id = self.unit(old)?;
                (self.grid.units.keys.key(id).to_owned(), self.grid.units.keys.id(key).is_some())
            }
        };
        // A thing may take up again a key it had, and nothing else may.
        let leads_to = self.grid.aliases.of_mut(kind).and_then(|aliases| aliases.get(key).cloned());
        self.new_key(key, taken || leads_to.as_ref().is_some_and(|k| *k != old))?;
        if let (Reference::Unit(_), Some(id)) = (what, self.grid.unit_id(&old)) {
            self.free_of_dormant_unit(key, self.grid.units.dates.get(&id).copied().unwrap_or_default())?;
        }
        if leads_to.is_some() {
            self.alias(kind, key, None)?;
        }
        // Other former keys are dropped first and set again, so that undoing in reverse order never
        // sets one to a key that is not there yet.
        let others: Vec<String> = self.aliases_of(kind, &old);
        for other in &others {
            self.alias(kind, other, None)?;
        }
        self.give_key(kind, &old, key);
        if kind == "unit" {
            self.rekey_dormant_unit(&old, key);
        }
        self.rename_in_dormant(kind, &old, key);
        for other in others {
            self.alias(kind, &other, Some(key))?;
        }
        if alias { self.alias(kind, &old, Some(key)) } else { Ok(()) }
    }

    /// Former keys that lead to a key.
    fn aliases_of(&self, kind: &str, key: &str) -> Vec<String> {
        let all = self.grid.aliases.iter();
        all.filter(|(k, _, leads_to)| *k == kind && *leads_to == key).map(|(_, alias, _)| alias.to_owned()).collect()
    }

    /// Drops the former keys of something that goes for good; what only ends for a time keeps them.
    pub(super) fn drop_aliases(&mut self, kind: &str, key: &str) -> Step {
        if self.any_day {
            return Ok(());
        }
        self.aliases_of(kind, key).iter().try_for_each(|alias| self.alias(kind, alias, None))
    }

    fn give_key(&mut self, kind: &str, old: &str, key: &str) {
        let what = match kind {
            "person" => {
                if let Some(id) = self.grid.people.keys.id(old) {
                    self.grid.people.keys.remove(id);
                    let _ = self.grid.people.keys.insert(key, id);
                    self.touch_person(id);
                }
                Reference::Person(Cow::Owned(key.to_owned()))
            }
            "area" => {
                if let Some(id) = self.grid.areas.keys.id(old) {
                    self.grid.areas.keys.remove(id);
                    let _ = self.grid.areas.keys.insert(key, id);
                    self.touched.areas.push(id);
                }
                Reference::Area(Cow::Owned(key.to_owned()))
            }
            _ => {
                if let Some(id) = self.grid.units.keys.id(old) {
                    self.grid.units.keys.remove(id);
                    let _ = self.grid.units.keys.insert(key, id);
                    self.touched.units.push(id);
                    self.touched.relabelled.push(id);
                }
                Reference::Unit(Cow::Owned(key.to_owned()))
            }
        };
        // Keys stand in the messages of anything around.
        self.touched.everything = true;
        self.undo.push(Change::Rekey { what, key: old.to_owned(), alias: false });
    }

    /// Whether a unit is there, now or on another day.
    fn unit_known(&self, key: &str) -> bool {
        let dormant = |row: &DatedRow| matches!(row, DatedRow::Unit(unit) if unit.key == key);
        self.grid.units.keys.id(key).is_some() || self.grid.dormant.iter().any(dormant)
    }

    pub(super) fn alias(&mut self, kind: &str, alias: &str, key: Option<&str>) -> Step {
        let (is_key, exists) = match kind {
            "unit" => (self.grid.units.keys.id(alias).is_some(), key.map(|k| self.unit_known(k))),
            "person" => (self.grid.people.keys.id(alias).is_some(), key.map(|k| self.grid.people.keys.id(k).is_some())),
            "area" => (self.grid.areas.keys.id(alias).is_some(), key.map(|k| self.grid.areas.keys.id(k).is_some())),
            _ => return Err(Refusal::reference(KIND, kind)),
        };
        self.new_key(alias, is_key && key.is_some())?;
        if let (Some(false), Some(key)) = (exists, key) {
            return Err(Refusal::Because(Why::Missing, vec![("key", key.into())]));
        }
        if let Some(key) = key {
            self.rename_in_dormant(kind, alias, key);
        }
        let named = |test: &Test| test.contains(&|part| matches!(part, Test::PlacedUnder(unit) if unit == alias));
        if kind == "unit" && self.grid.charter.model.tests().any(named) {
            self.touched.everything = true;
        }
        let Some(aliases) = self.grid.aliases.of_mut(kind) else {
            return Ok(());
        };
        let before = match key {
            Some(key) => aliases.insert(alias.to_owned(), key.to_owned()),
            None => aliases.remove(alias),
        };
        self.undo.push(Change::Alias { kind: kind.to_owned(), alias: alias.to_owned(), key: before });
        Ok(())
    }
}
