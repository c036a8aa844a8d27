//! Whether a row that is not in force could be in force on its own days: the checks that do not
//! depend on the day. Loading and scheduling both ask here.

use std::borrow::Cow;

use super::{DatedRow, Grid, What};
use crate::charter::EndKind;
use crate::key::{NetworkId, Reference, TierId};
use crate::roster::{AppointmentRow, ClaimRow, LinkRow, PlacementRow, UnitRow};

/// Why a row could be in force on no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// A column names something that is not there on any day.
    Unknown { column: &'static str, what: What, key: String },
    /// A column has a word outside the charter's vocabulary.
    Word { column: &'static str, word: String },
    /// A column has a text that is no reference to what it may name.
    Reference { column: &'static str, text: String, forms: &'static [&'static str] },
    /// A column names a unit that lies in another network than the row.
    Network { column: &'static str, unit: String, network: NetworkId, found: NetworkId },
}

/// How references to what keeps an area are written.
pub(crate) const KEEPERS: &[&str] = &["person:KEY", "post:POST@UNIT"];

/// How references to an end of a link are written.
pub(crate) const fn end_forms(kind: EndKind) -> &'static [&'static str] {
    match kind {
        EndKind::Person => &["person:KEY"],
        EndKind::Unit => &["unit:KEY"],
        EndKind::Post => &["post:POST@UNIT"],
    }
}

impl Grid {
    /// Everything that keeps a row from being in force on any day. `O(1)`, apart from hashing.
    pub(crate) fn misfits(&self, row: &DatedRow) -> Vec<Misfit> {
        let mut fit = Fit { grid: self, misfits: Vec::new() };
        match row {
            DatedRow::Unit(row) => fit.unit(row),
            DatedRow::Placement(row) => fit.placement(row),
            DatedRow::Claim(row) => fit.claim(row),
            DatedRow::Appointment(row) => fit.appointment(row),
            DatedRow::Link(row) => fit.link(row),
        }
        fit.misfits
    }

    /// Whether a key is that of a unit, on this day or another. Former keys do not count.
    pub(crate) fn has_unit(&self, key: &str) -> bool {
        self.units.keys.id(key).is_some() || self.dormant.of_unit(key).next().is_some()
    }

    /// Whether a key is that of a thing of a kind, on this day or another.
    pub(crate) fn has_key(&self, kind: &str, key: &str) -> bool {
        match kind {
            "unit" => self.has_unit(key),
            "person" => self.people.keys.id(key).is_some(),
            _ => self.areas.keys.id(key).is_some(),
        }
    }

    /// Whether a key cannot be a former one because something has it. A unit that ends one day
    /// leaves its key then: on its own days the key is its own, later perhaps a former one.
    pub(crate) fn uses_key(&self, kind: &str, key: &str) -> bool {
        if kind != "unit" {
            return self.has_key(kind, key);
        }
        let stays = |id| self.units.dates.get(&id).is_none_or(|dates| dates.until.is_none());
        self.units.keys.id(key).is_some_and(stays) || self.dormant.of_unit(key).any(|row| row.until.is_none())
    }

    /// The tier of a unit of this or another day, by its key or a former one.
    fn tier_of_key(&self, key: &str) -> Option<TierId> {
        let of = |key: &str| match self.units.keys.id(key) {
            Some(id) => Some(self.units.tier(id)),
            None => self.tier_of_row(self.dormant.of_unit(key).next()?),
        };
        of(key).or_else(|| of(self.aliases.get("unit", key)?))
    }

    pub(crate) fn tier_of_row(&self, row: &UnitRow<'_>) -> Option<TierId> {
        let model = &self.charter.model;
        if row.network.is_empty() {
            return model.unit_tier(None, &row.tier);
        }
        model.unit_tier(Some(model.network(&row.network)?), &row.tier)
    }

    /// The network of a unit of this or another day.
    pub(crate) fn network_of_key(&self, key: &str) -> Option<NetworkId> {
        self.tier_of_key(key).map(|tier| self.network_of_tier(tier))
    }
}

struct Fit<'g> {
    grid: &'g Grid,
    misfits: Vec<Misfit>,
}

impl Fit<'_> {
    fn unknown(&mut self, column: &'static str, what: What, key: &str) {
        self.misfits.push(Misfit::Unknown { column, what, key: key.to_owned() });
    }

    fn word(&mut self, column: &'static str, word: &str, vocabulary: Option<&Vec<String>>) {
        if !word.is_empty() && vocabulary.is_some_and(|all| !all.iter().any(|known| known == word)) {
            self.misfits.push(Misfit::Word { column, word: word.to_owned() });
        }
    }

    fn person(&mut self, column: &'static str, key: &str) {
        if self.grid.person_id(key).is_none() {
            self.unknown(column, What::Person, key);
        }
    }

    fn post(&mut self, column: &'static str, key: &str) {
        if self.grid.charter.model.post(key).is_none() {
            self.unknown(column, What::Post, key);
        }
    }

    /// A unit there must be; its network, if there is.
    fn named_unit(&mut self, column: &'static str, key: &str) -> Option<NetworkId> {
        let network = self.grid.network_of_key(key);
        // What has no network itself is looked at for its own sake.
        if network.is_none() && !self.grid.has_unit(key) {
            self.unknown(column, What::Unit, key);
        }
        network
    }

    fn in_network(&mut self, column: &'static str, key: &str, network: NetworkId) {
        if let Some(found) = self.named_unit(column, key)
            && found != network
        {
            self.misfits.push(Misfit::Network { column, unit: key.to_owned(), network, found });
        }
    }

    /// The network of a name; none after noting that there is none.
    fn network(&mut self, key: &str) -> Option<NetworkId> {
        let network = self.grid.charter.model.network(key);
        if network.is_none() {
            self.unknown("network", What::Network, key);
        }
        network
    }

    fn unit(&mut self, row: &UnitRow<'_>) {
        let spec = &self.grid.charter.spec;
        self.word("kind", &row.kind, spec.unit_kinds.as_ref());
        // Which tags they are is nobody's business but the table's: once is enough.
        let known = |tag: &&Cow<'_, str>| spec.tags.as_ref().is_none_or(|all| all.iter().any(|known| known == *tag));
        if let Some(tag) = row.tags.iter().find(|tag| !known(tag)) {
            self.word("tags", tag, spec.tags.as_ref());
        }
        if !row.network.is_empty() && self.network(&row.network).is_none() {
            return;
        }
        let Some(tier) = self.grid.tier_of_row(row) else {
            return self.unknown("tier", What::Tier, &row.tier);
        };
        let network = self.grid.network_of_tier(tier);
        if !row.parent.is_empty() {
            self.in_network("parent", &row.parent, network);
        }
        // A unit stays in its network for all its days.
        if let Some(found) = self.grid.network_of_key(&row.key)
            && found != network
        {
            self.misfits.push(Misfit::Network { column: "key", unit: row.key.to_string(), network, found });
        }
    }

    fn placement(&mut self, row: &PlacementRow<'_>) {
        self.person("person", &row.person);
        if row.network.is_empty() {
            let _ = self.named_unit("cell", &row.cell);
        } else if let Some(network) = self.network(&row.network) {
            self.in_network("cell", &row.cell, network);
        }
    }

    fn claim(&mut self, row: &ClaimRow<'_>) {
        if self.grid.area_id(&row.area).is_none() {
            self.unknown("area", What::Area, &row.area);
        }
        let _ = self.named_unit("cell", &row.cell);
        if !row.keeper.is_empty() {
            self.reference("keeper", &row.keeper, KEEPERS);
        }
    }

    fn appointment(&mut self, row: &AppointmentRow<'_>) {
        self.person("person", &row.person);
        self.post("post", &row.post);
        let _ = self.named_unit("unit", &row.unit);
        let post = self.grid.charter.model.post(&row.post);
        if post.is_some_and(|post| self.grid.shift(post, &row.shift).is_none()) {
            self.unknown("shift", What::Shift, &row.shift);
        }
    }

    fn link(&mut self, row: &LinkRow<'_>) {
        let model = &self.grid.charter.model;
        let Some(kind) = model.link(&row.kind).and_then(|kind| model.links.value(kind)) else {
            return self.unknown("kind", What::LinkKind, &row.kind);
        };
        self.reference("source", &row.source, end_forms(kind.source));
        self.reference("target", &row.target, end_forms(kind.target));
    }

    fn reference(&mut self, column: &'static str, text: &str, forms: &'static [&'static str]) {
        let kind = |form: &&str| form.split(':').next() == text.split(':').next();
        match Reference::parse(text) {
            Ok(Reference::Person(key)) if forms.iter().any(kind) => self.person(column, &key),
            Ok(Reference::Unit(key)) if forms.iter().any(kind) => drop(self.named_unit(column, &key)),
            Ok(Reference::Post { post, unit }) if forms.iter().any(kind) => {
                self.post(column, &post);
                let _ = self.named_unit(column, &unit);
            }
            _ => self.misfits.push(Misfit::Reference { column, text: text.to_owned(), forms }),
        }
    }
}
