//! The forest: keys, tiers, parents, circles, depth.

use petgraph::stable_graph::StableDiGraph;

use super::words::TagCodes;
use super::{Build, InForce, Name, duplicate_key, set_aside, wrong_network};
use crate::finding::{Finding, Subject, catalogue};
use crate::grid::{UnitNode, node};
use crate::key::{Id, IdVec, KeyTable, SymbolId, TierId, UnitId};
use crate::roster::TableKind;

const UNITS: TableKind = TableKind::Units;

/// Columns of the table of units.
mod column {
    pub(super) const KEY: usize = 0;
    pub(super) const PARENT: usize = 1;
    pub(super) const TIER: usize = 2;
    pub(super) const NETWORK: usize = 3;
    pub(super) const NAME: usize = 4;
    pub(super) const KIND: usize = 5;
}

/// What is known of the units before the forest is made, by row in force.
struct Draft {
    rows: InForce,
    tiers: IdVec<UnitId, TierId>,
    parents: IdVec<UnitId, UnitId>,
    /// Rows that cannot be used.
    bad: IdVec<UnitId, bool>,
    any_bad: bool,
}

impl Draft {
    fn row(&self, id: UnitId) -> usize {
        self.rows.row(id.index())
    }

    fn spoil(&mut self, id: UnitId) {
        self.bad[id] = true;
        self.any_bad = true;
    }
}

impl Build<'_> {
    pub(super) fn units(&mut self) {
        let table = self.table(UNITS);
        let rows = self.in_force(UNITS, |_, row| table.text(column::KEY, row), Self::duplicate_unit);
        self.note_waiting_units();
        let count = rows.len();
        let mut draft = Draft {
            rows,
            tiers: IdVec::filled(TierId::NONE, count),
            parents: IdVec::filled(UnitId::NONE, count),
            bad: IdVec::filled(false, count),
            any_bad: false,
        };
        self.unit_keys(&mut draft);
        self.unit_tiers(&mut draft);
        let tags = self.tag_codes(UNITS);
        self.unit_words(&mut draft, &tags);
        self.unit_parents(&mut draft);
        self.circles_and_depth(&mut draft);
        self.plant(&draft, &tags);
        self.keep_waiting_units();
    }

    fn unit_keys(&mut self, draft: &mut Draft) {
        let keys = self.table(UNITS).texts(column::KEY);
        let (table, repeated) = KeyTable::of(draft.rows.iter().map(|row| keys.get(row)), keys.bytes());
        self.grid.units.keys = table;
        for (first, id) in repeated {
            let row = draft.row(id);
            let finding = self.duplicate_unit(draft.row(first), row);
            self.reject(UNITS, row, "key", finding);
            draft.spoil(id);
        }
    }

    fn duplicate_unit(&self, first: usize, row: usize) -> Finding {
        let table = self.table(UNITS);
        let key = table.text(column::KEY, row);
        let parents = (table.text(column::PARENT, first), table.text(column::PARENT, row));
        let mut args = vec![("key", key.into())];
        let text = if parents.0 == parents.1 || parents.0.is_empty() || parents.1.is_empty() {
            0
        } else {
            args.push(("one", parents.0.into()));
            args.push(("other", parents.1.into()));
            3
        };
        duplicate_key(subject_unit(key), text, args, self.place(UNITS, first, ""))
    }

    fn unit_tiers(&mut self, draft: &mut Draft) {
        let (table, model) = (self.table(UNITS), &self.charter.model);
        let (labels, networks) = (table.texts(column::TIER), table.texts(column::NETWORK));
        // Neighbouring rows mostly share their tier.
        let mut last: (&str, &str, TierId) = ("", "", TierId::NONE);
        for i in 0..draft.rows.len() {
            let (id, row) = (UnitId::new(i), draft.rows.row(i));
            let (network, label) = (networks.get(row), labels.get(row));
            // Mostly no row names its network, and comparing no bytes is slower than not comparing.
            let same = last.1 == label && (network.is_empty() && last.0.is_empty() || last.0 == network);
            if last.2.is_none() || !same {
                let of = (!network.is_empty()).then(|| model.network(network));
                let tier = match of {
                    Some(None) => {
                        self.unknown((UNITS, row), "network", Name::Network, network);
                        None
                    }
                    of => {
                        let tier = model.unit_tier(of.flatten(), label);
                        if tier.is_none() {
                            self.unknown((UNITS, row), "tier", Name::Tier, label);
                        }
                        tier
                    }
                };
                last = (network, label, tier.unwrap_or(TierId::NONE));
            }
            draft.tiers[id] = last.2;
            if last.2.is_none() {
                draft.spoil(id);
            }
        }
    }

    fn unit_parents(&mut self, draft: &mut Draft) {
        let (table, model) = (self.table(UNITS), &self.charter.model);
        let parents = table.texts(column::PARENT);
        let mut last: (&str, UnitId) = ("", UnitId::NONE);
        for i in 0..draft.rows.len() {
            let (id, row) = (UnitId::new(i), draft.rows.row(i));
            let parent = parents.get(row);
            if parent.is_empty() {
                continue;
            }
            if last.0 != parent {
                last = (parent, self.grid.unit_id(parent).unwrap_or(UnitId::NONE));
            }
            if last.1.is_none() {
                let _ = self.unit_named((UNITS, row), "parent", parent);
                draft.spoil(id);
                continue;
            }
            draft.parents[id] = last.1;
            let (own, above) = (draft.tiers[id], draft.tiers[last.1]);
            if let (Some(own), Some(above)) = (model.tiers.value(own), model.tiers.value(above))
                && own.network != above.network
            {
                let key = table.text(column::KEY, row);
                let args = vec![
                    ("unit", key.into()),
                    ("network", model.networks[own.network].key.as_str().into()),
                    ("other", parent.into()),
                    ("found", model.networks[above.network].key.as_str().into()),
                ];
                let finding = wrong_network(subject_unit(key), 0, args);
                self.reject(UNITS, row, "parent", finding);
                draft.spoil(id);
            }
        }
    }

    /// Walks every chain of parents once: finds circles, depth, and units below a bad one.
    fn circles_and_depth(&mut self, draft: &mut Draft) {
        const UNKNOWN: u32 = 0;
        const WALKING: u32 = u32::MAX;
        let mut depths: IdVec<UnitId, u32> = IdVec::filled(UNKNOWN, draft.rows.len());
        let mut path = Vec::new();
        for start in draft.tiers.ids() {
            let mut id = start;
            while depths[id] == UNKNOWN {
                depths[id] = WALKING;
                path.push(id);
                match draft.parents[id].some() {
                    Some(parent) => id = parent,
                    None => break,
                }
            }
            if depths[id] == WALKING && !draft.parents[id].is_none() {
                self.circle(draft, id);
            }
            while let Some(id) = path.pop() {
                let above = draft.parents[id].some();
                let depth = above.map_or(0, |p| depths[p]);
                depths[id] = if depth == WALKING { 1 } else { depth.saturating_add(1) };
                if let Some(parent) = above
                    && draft.bad[parent]
                    && !draft.bad[id]
                {
                    self.put_aside(draft, id, parent);
                } else if depths[id] as usize > self.grid.limits.depth && !draft.bad[id] {
                    self.too_deep(draft, id);
                }
            }
        }
    }

    fn circle(&mut self, draft: &mut Draft, start: UnitId) {
        let mut id = start;
        loop {
            let parent = draft.parents[id];
            let row = draft.row(id);
            let keys = &self.grid.units.keys;
            let finding = Finding::new(
                &catalogue::roster::CIRCLE,
                subject_unit(keys.key(id)),
                0,
                vec![("unit", keys.key(id).into()), ("parent", keys.key(parent).into())],
            );
            if !draft.bad[id] {
                self.reject(UNITS, row, "parent", finding);
            }
            draft.spoil(id);
            id = parent;
            if id == start {
                break;
            }
        }
    }

    fn put_aside(&mut self, draft: &mut Draft, id: UnitId, parent: UnitId) {
        let row = draft.row(id);
        let keys = &self.grid.units.keys;
        let finding = below_set_aside(keys.key(id), keys.key(parent));
        self.reject(UNITS, row, "parent", finding);
        draft.spoil(id);
    }

    fn too_deep(&mut self, draft: &mut Draft, id: UnitId) {
        let row = draft.row(id);
        let limit = self.grid.limits.depth;
        let finding = self.grid.limits.exceeded("units", limit + 1, limit, "depth");
        self.reject(UNITS, row, "parent", finding);
        draft.spoil(id);
    }

    /// Kinds and tags must be of the charter's vocabulary, if it has one.
    fn unit_words(&mut self, draft: &mut Draft, tags: &TagCodes<'_>) {
        if self.charter.spec.unit_kinds.is_none() && tags.all_known() {
            return;
        }
        let table = self.table(UNITS);
        let kinds = table.texts(column::KIND);
        for i in 0..draft.rows.len() {
            let row = draft.rows.row(i);
            let kind = kinds.get(row);
            let known = self
                .charter
                .spec
                .unit_kinds
                .as_ref()
                .is_none_or(|all| kind.is_empty() || all.iter().any(|k| k == kind));
            if !known {
                self.unknown((UNITS, row), "kind", Name::UnitKind, kind);
            }
            if !self.tags_known((UNITS, row), tags) || !known {
                draft.spoil(UnitId::new(i));
            }
        }
    }

    /// Makes the forest of the rows that can be used.
    fn plant(&mut self, draft: &Draft, tags: &TagCodes<'_>) {
        let table = self.table(UNITS);
        let (names, kinds) = (table.texts(column::NAME), table.texts(column::KIND));
        let edges = draft.parents.values().filter(|p| !p.is_none()).count();
        let units = &mut self.grid.units;
        units.graph = StableDiGraph::with_capacity(draft.rows.len(), edges);
        units.spans = IdVec::filled(0, draft.rows.len());
        for (id, row) in draft.rows.iter().enumerate().map(|(i, row)| (UnitId::new(i), row)) {
            let kind = if draft.bad[id] { SymbolId::NONE } else { self.grid.symbols.intern(kinds.get(row)) };
            units.graph.add_node(UnitNode {
                tier: draft.tiers[id],
                kind,
                tags: tags.set(row),
                origin: table.origin(row),
            });
            if draft.bad[id] {
                continue;
            }
            let name = names.get(row);
            if !name.is_empty() {
                units.names.set(id, name);
            }
            let dates = table.interval(row);
            if !dates.is_always() {
                units.dates.insert(id, dates);
            }
        }
        for (id, parent) in draft.parents.iter() {
            if let Some(parent) = parent.some().filter(|parent| !draft.bad[id] && !draft.bad[*parent]) {
                units.graph.add_edge(node(parent), node(id), ());
                units.spans[parent] += 1;
            }
        }
        if draft.any_bad {
            self.leave_out(draft);
        }
    }

    /// Takes out the rows that cannot be used. Their ids stay free, so that nothing is built anew for them.
    fn leave_out(&mut self, draft: &Draft) {
        let keys = self.table(UNITS).texts(column::KEY);
        for (id, _) in draft.bad.iter().filter(|(_, bad)| **bad) {
            self.grid.units.graph.remove_node(node(id));
            self.grid.units.keys.remove(id);
            self.note_aside(UNITS, keys.get(draft.row(id)));
        }
    }
}

/// A unit below one that cannot be used.
pub(super) fn below_set_aside(unit: &str, parent: &str) -> Finding {
    set_aside(subject_unit(unit), 0, vec![("unit", unit.into()), ("parent", parent.into())])
}

fn subject_unit(key: &str) -> Subject {
    Subject::Unit { key: key.into() }
}
