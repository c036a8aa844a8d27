//! Who may hold what, and which condition bars whom.

mod bar;
mod bars;

use crate::charter::{Post, Scope, Test};
use crate::grid::{End, Grid};
use crate::key::{Id, IdVec, NumberId, PersonId, PostId, TagSetId, TierId, UnitId};
use crate::order;
use crate::points::Points;
use crate::roster::NumberColumn;

impl Grid {
    /// Whether a person meets a condition. `O(size of the condition)`, and the depth of the tree for
    /// `placed_under`.
    pub(crate) fn meets(&self, person: PersonId, test: &Test) -> bool {
        match test {
            Test::Tag(tag) => self.people.tags.value(person).is_some_and(|set| self.tags.contains(*set, *tag)),
            Test::Not(inner) => !self.meets(person, inner),
            Test::All(parts) => parts.iter().all(|part| self.meets(person, part)),
            Test::Any(parts) => parts.iter().any(|part| self.meets(person, part)),
            Test::Number { of, least, most } => {
                let value = self.people.number(*of, person);
                value != NumberColumn::MISSING && (*least..=*most).contains(&value)
            }
            Test::Holds(post) => self.appointments.holds(person, *post),
            Test::PlacedUnder(unit) => self.unit_id(unit).is_some_and(|unit| self.placed_under(person, unit)),
        }
    }

    /// Everybody who meets a condition; everybody there is if there is none.
    pub(crate) fn who_meets<'g>(&'g self, test: Option<&'g Test>) -> impl Iterator<Item = PersonId> + 'g {
        // Most conditions ask for tags alone, and sets of tags are far fewer than people.
        let by_tags: Option<IdVec<TagSetId, bool>> =
            self.tags.ids().map(|set| test.map_or(Some(true), |test| self.tags_meet(set, test))).collect();
        let meets = move |person, set| match (&by_tags, test) {
            (Some(sets), _) => sets.value(set).copied().unwrap_or(false),
            (None, test) => self.meets_if_any(person, test),
        };
        let live = self.people.tags.iter().filter(|(_, set)| !set.is_none());
        live.filter(move |(person, set)| meets(*person, **set)).map(|(person, _)| person)
    }

    /// Whether all who have a set of tags meet a condition; none if it asks for more than tags.
    fn tags_meet(&self, set: TagSetId, test: &Test) -> Option<bool> {
        match test {
            Test::Tag(tag) => Some(self.tags.contains(set, *tag)),
            Test::Not(inner) => self.tags_meet(set, inner).map(|meets| !meets),
            Test::All(parts) => parts.iter().try_fold(true, |all, part| Some(all & self.tags_meet(set, part)?)),
            Test::Any(parts) => parts.iter().try_fold(false, |any, part| Some(any | self.tags_meet(set, part)?)),
            Test::Number { .. } | Test::Holds(_) | Test::PlacedUnder(_) => None,
        }
    }

    /// As [`Grid::meets`], where no condition holds for everybody.
    pub(crate) fn meets_if_any(&self, person: PersonId, test: Option<&Test>) -> bool {
        test.is_none_or(|test| self.meets(person, test))
    }

    /// Whether a person is placed in a unit or below it.
    pub(crate) fn placed_under(&self, person: PersonId, unit: UnitId) -> bool {
        let places = self.people.places.value(self.network_of(unit));
        places.and_then(|places| places.cell(person)).is_some_and(|cell| self.is_under(cell, unit))
    }

    /// The first part of a condition that a person does not meet, as text; none if all is met.
    ///
    /// The text is of no language: it has the words of the charter, and no value of the person.
    pub(crate) fn unmet(&self, person: PersonId, test: &Test) -> Option<String> {
        if self.meets(person, test) {
            return None;
        }
        match test {
            Test::All(parts) => parts.iter().find_map(|part| self.unmet(person, part)),
            test => Some(self.condition(test)),
        }
    }

    /// A condition as text.
    pub(crate) fn condition(&self, test: &Test) -> String {
        let list = |parts: &[Test]| parts.iter().map(|part| self.condition(part)).collect::<Vec<_>>().join(", ");
        let post = |post: PostId| self.charter.model.posts.value(post).map_or("", |post| &post.key);
        match test {
            Test::Tag(tag) => format!("tag = {}", self.tags.name(*tag)),
            Test::Not(inner) => format!("not ({})", self.condition(inner)),
            Test::All(parts) => format!("all ({})", list(parts)),
            Test::Any(parts) => format!("any ({})", list(parts)),
            Test::Number { of, least, most } => self.number_condition(*of, *least, *most),
            Test::Holds(held) => format!("holds = {}", post(*held)),
            Test::PlacedUnder(unit) => format!("placed_under = {unit}"),
        }
    }

    fn number_condition(&self, of: NumberId, least: i64, most: i64) -> String {
        let column = self.charter.model.numbers.value(of).map_or("", |number| &number.key);
        // The ends of the range stand for no bound.
        let bound = |value, open: Points| Points::from_thousandths(value).filter(|points| *points != open);
        match (bound(least, Points::MIN), bound(most, Points::MAX)) {
            (Some(least), Some(most)) if least == most => format!("{column} = {least}"),
            (Some(least), Some(most)) => format!("{least} ≤ {column} ≤ {most}"),
            (Some(least), None) => format!("{column} ≥ {least}"),
            (None, Some(most)) => format!("{column} ≤ {most}"),
            (None, None) => column.to_owned(),
        }
    }

    /// The appointments of a person that bar them from a post, by post and unit.
    pub(crate) fn barring(&self, person: PersonId, post: &Post) -> Vec<(PostId, UnitId)> {
        if post.excludes.is_empty() {
            return Vec::new();
        }
        let held = self.appointments.of_person(person).map(|(_, row)| (row.post, row.unit));
        let mut barring: Vec<_> = held.filter(|(held, _)| post.excludes.contains(held)).collect();
        order::by_key(&mut barring, |(post, unit)| (*post, self.units.keys.key(*unit)));
        barring.dedup();
        barring
    }

    /// Whether a person is placed within a scope seen from a unit.
    pub(crate) fn person_in_scope(&self, person: PersonId, scope: Scope, from: UnitId) -> bool {
        let network = match scope {
            Scope::Other(network) => network,
            _ => self.network_of(from),
        };
        let cell = self.people.places.value(network).and_then(|places| places.cell(person));
        cell.is_some_and(|cell| self.unit_in_scope(cell, scope, from))
    }

    /// Whether a unit lies within a scope seen from another.
    pub(crate) fn unit_in_scope(&self, unit: UnitId, scope: Scope, from: UnitId) -> bool {
        match scope {
            Scope::Unit => self.is_under(unit, from),
            Scope::Tier(tier) => {
                let above = self.units.chain(from).find(|id| self.same_label(self.units.tier(*id), tier));
                above.is_some_and(|above| self.is_under(unit, above))
            }
            Scope::Network => self.network_of(unit) == self.network_of(from),
            Scope::Other(network) => self.network_of(unit) == network,
        }
    }

    /// Whether two tiers have one label: a scope names a label, and a post or link may be in several
    /// networks that have it.
    fn same_label(&self, a: TierId, b: TierId) -> bool {
        let label = |tier| self.charter.model.tiers.value(tier).map(|tier| &tier.label);
        a == b || label(a) == label(b)
    }

    /// The units an end lies in: its own, or a person's cells.
    pub(crate) fn units_of_end(&self, end: End) -> Vec<UnitId> {
        match end {
            End::Unit(unit) | End::Post(_, unit) => vec![unit],
            End::Person(person) => self.people.places.values().filter_map(|places| places.cell(person)).collect(),
        }
    }

    /// Whether an end lies within a scope seen from another: from any of the units that one is in.
    pub(crate) fn end_in_scope(&self, end: End, scope: Scope, from: End) -> bool {
        self.units_of_end(from).into_iter().any(|from| match end {
            End::Person(person) => self.person_in_scope(person, scope, from),
            End::Unit(unit) | End::Post(_, unit) => self.unit_in_scope(unit, scope, from),
        })
    }

    /// A scope as text.
    pub(crate) fn scope_text(&self, scope: Scope) -> String {
        let model = &self.charter.model;
        match scope {
            Scope::Unit => "unit".to_owned(),
            Scope::Tier(tier) => format!("tier:{}", model.tiers.value(tier).map_or("", |tier| &tier.label)),
            Scope::Network => "network".to_owned(),
            Scope::Other(network) => {
                format!("network:{}", model.networks.value(network).map_or("", |network| &network.key))
            }
        }
    }

    /// Whether a person holds a post in a unit, or, in the network of the unit, above it. A post of
    /// another network counts wherever it is held.
    pub(crate) fn holds_here_or_above(&self, person: PersonId, post: PostId, unit: UnitId) -> bool {
        let network = self.network_of(unit);
        self.appointments
            .of_person(person)
            .filter(|(_, row)| row.post == post)
            .any(|(_, row)| self.network_of(row.unit) != network || self.is_under(unit, row.unit))
    }

    /// Whether nobody holds a post in a unit.
    pub(crate) fn is_vacant(&self, post: PostId, unit: UnitId) -> bool {
        unit.is_none() || self.appointments.of_post(post, unit).next().is_none()
    }
}
