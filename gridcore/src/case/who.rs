//! Who may do what with a case, and whom it is kept from.

use super::store::{Case, State};
use crate::charter::{Body, Charter};
use crate::grid::{End, Grid};
use crate::key::{CaseId, Id, LinkKindId, PersonId, PostId, Reference, UnitId};

/// A person of the grid, seen from a case.
pub(super) struct Actor<'a> {
    pub(super) grid: &'a Grid,
    pub(super) charter: &'a Charter,
    pub(super) person: PersonId,
}

impl Actor<'_> {
    /// Whether the person holds one of the posts in a unit or above it; none named means those that
    /// answer.
    pub(super) fn holds(&self, posts: &[PostId], unit: UnitId) -> bool {
        self.grid
            .appointments
            .of_person(self.person)
            .any(|(_, row)| is_among(self.charter, row.post, posts) && self.grid.is_under(unit, row.unit))
    }

    /// Whether the person is what a reference names, or acts for it: the holder of the post, whoever
    /// answers in the unit.
    pub(super) fn is(&self, name: &str) -> bool {
        match Reference::parse(name) {
            Ok(Reference::Person(key)) => self.grid.person_id(&key) == Some(self.person),
            Ok(Reference::Post { post, unit }) => {
                let post = self.charter.model.post(&post);
                let unit = self.grid.unit_id(&unit);
                let mut held = self.grid.appointments.of_person(self.person);
                held.any(|(_, row)| Some(row.post) == post && Some(row.unit) == unit)
            }
            Ok(Reference::Unit(key)) => {
                let unit = self.grid.unit_id(&key);
                let mut held = self.grid.appointments.of_person(self.person);
                held.any(|(_, row)| Some(row.unit) == unit && is_among(self.charter, row.post, &[]))
            }
            _ => false,
        }
    }

    /// Whether the person acts for one of the bodies that stand in.
    pub(super) fn stands_in(&self) -> bool {
        let mut held = self.grid.appointments.of_person(self.person);
        held.any(|(_, row)| is_stand_in(self.grid, self.charter, row.post, row.unit))
    }

    /// Whether the person is one of those a case is about, or one they answer to: the holder of a post
    /// in one of their cells or above it, that of a body which stands in excepted.
    pub(super) fn is_barred(&self, about: &[PersonId]) -> bool {
        about.iter().any(|concerned| {
            *concerned == self.person || self.posts().any(|(post, unit)| self.is_over(post, unit, *concerned))
        })
    }

    fn posts(&self) -> impl Iterator<Item = (PostId, UnitId)> + '_ {
        let held = self.grid.appointments.of_person(self.person).map(|(_, row)| (row.post, row.unit));
        held.filter(|(post, _)| !self.charter.model.posts[*post].role)
    }

    fn is_over(&self, post: PostId, unit: UnitId, concerned: PersonId) -> bool {
        !is_stand_in(self.grid, self.charter, post, unit) && self.grid.placed_under(concerned, unit)
    }

    /// Whether the person holds a post in a unit that a bridge of a kind joins with a unit of the case.
    pub(super) fn bridges(&self, kind: LinkKindId, units: &[UnitId]) -> bool {
        let chains = units.iter().flat_map(|unit| self.grid.units.chain(*unit));
        let joined = chains.flat_map(|unit| self.grid.links.touching(End::Unit(unit)).map(move |(_, row)| (unit, row)));
        let others = joined
            .filter(|(_, row)| row.kind == kind)
            .flat_map(|(unit, row)| [row.source, row.target].into_iter().filter(move |end| *end != End::Unit(unit)));
        let mut units = others.filter_map(|end| match end {
            End::Unit(unit) | End::Post(_, unit) => Some(unit),
            End::Person(_) => None,
        });
        units.any(|unit| self.posts().any(|(_, held)| held == unit))
    }
}

/// Whether a post is one of those named; none named means that it answers.
pub(super) fn is_among(charter: &Charter, post: PostId, named: &[PostId]) -> bool {
    if named.is_empty() { charter.model.posts[post].answers } else { named.contains(&post) }
}

fn is_stand_in(grid: &Grid, charter: &Charter, post: PostId, unit: UnitId) -> bool {
    charter.model.fallback.iter().any(|body| is_of(grid, charter, body, post, unit))
}

/// Whether a post in a unit acts for a body.
pub(super) fn is_of(grid: &Grid, charter: &Charter, body: &Body, post: PostId, unit: UnitId) -> bool {
    grid.unit_id(&body.unit) == Some(unit) && is_among(charter, post, &body.posts)
}

/// The persons a case is about, as far as they are in the grid.
pub(super) fn concerned(grid: &Grid, state: &State, case: CaseId) -> Vec<PersonId> {
    let about = state.about.get(&case).map(Vec::as_slice).unwrap_or_default();
    about.iter().filter_map(|name| grid.person_id(state.name(*name)?)).collect()
}

/// The posts that answer for the kind of a case; none named means all that answer.
pub(super) fn kind_posts<'c>(charter: &'c Charter, case: &Case) -> &'c [PostId] {
    charter.model.kinds.get(usize::from(case.kind)).map(|kind| kind.posts.as_slice()).unwrap_or_default()
}

/// The unit a reference stands in: itself, that of a post, the cell of a person in the network of the
/// kind or else in the first they are placed in.
pub(super) fn unit_of(grid: &Grid, charter: &Charter, name: &str, kind: u16) -> Option<UnitId> {
    match Reference::parse(name).ok()? {
        Reference::Unit(key) | Reference::Post { unit: key, .. } => grid.unit_id(&key),
        Reference::Person(key) => {
            let person = grid.person_id(&key)?;
            let network = charter.model.kinds.get(usize::from(kind)).map(|kind| kind.network);
            let mut cells = grid.people.places.values().filter_map(|places| places.cell(person));
            let first = cells.clone().find(|cell| Some(grid.network_of(*cell)) == network);
            first.or_else(|| cells.next()).filter(|unit| !unit.is_none())
        }
        _ => None,
    }
}
