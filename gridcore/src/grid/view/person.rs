//! A person: a key, tags, numbers, and what refers to them.

use super::{Appointment, Link, Placement, Unit, view};
use crate::finding::Place;
use crate::grid::End;
use crate::key::PersonId;
use crate::order;
use crate::points::Points;

view! {
    /// A person of a grid.
    Person(PersonId)
}

impl<'g> Person<'g> {
    /// The key.
    #[must_use]
    pub fn key(&self) -> &'g str {
        self.grid.people.keys.key(self.id)
    }

    /// The person's tags, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let grid = self.grid;
        grid.people.tags.value(self.id).into_iter().flat_map(|set| grid.tags.tags(*set))
    }

    /// Whether the person has a tag.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        let set = self.grid.people.tags.value(self.id);
        self.grid.tags.tag(tag).zip(set).is_some_and(|(tag, set)| self.grid.tags.contains(*set, tag))
    }

    /// A number of the person; none if it is missing or the charter has no such column.
    #[must_use]
    pub fn number(&self, column: &str) -> Option<Points> {
        let number = self.grid.charter.model.number(column)?;
        Points::from_thousandths(self.grid.people.number(number, self.id))
    }

    /// The cell the person is placed in, in one network.
    #[must_use]
    pub fn cell(&self, network: &str) -> Option<Unit<'g>> {
        let network = self.grid.charter.model.network(network)?;
        self.grid.people.places.value(network)?.cell(self.id).map(|id| Unit::new(self.grid, id))
    }

    /// The cells the person is placed in, in the order of the networks.
    pub fn cells(&self) -> impl Iterator<Item = Unit<'g>> + use<'g> {
        let (grid, id) = (self.grid, self.id);
        grid.people.places.values().filter_map(move |places| places.cell(id)).map(move |cell| Unit::new(grid, cell))
    }

    /// The person's placements, in the order of the networks.
    pub fn placements(&self) -> impl Iterator<Item = Placement<'g>> + use<'g> {
        Placement::of(*self)
    }

    /// The person's appointments, by post, unit and shift.
    pub fn appointments(&self) -> impl ExactSizeIterator<Item = Appointment<'g>> + use<'g> {
        let grid = self.grid;
        let mut all: Vec<_> =
            grid.appointments.of_person(self.id).map(|(_, row)| Appointment::new(grid, row)).collect();
        order::by_key(&mut all, |a| (a.row.post, a.unit().key(), a.row.shift, a.row.dates));
        all.into_iter()
    }

    /// Whether the person holds a post or role, anywhere.
    #[must_use]
    pub fn holds(&self, post: &str) -> bool {
        self.grid.charter.model.post(post).is_some_and(|post| self.grid.appointments.holds(self.id, post))
    }

    /// The links from and to the person, by kind, source and target.
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'g>> + use<'g> {
        self.grid.links_of(End::Person(self.id))
    }

    /// The powers the person's posts carry, sorted.
    #[must_use]
    pub fn powers(&self) -> Vec<&'g str> {
        let grid = self.grid;
        let posts =
            grid.appointments.of_person(self.id).filter_map(|(_, row)| grid.charter.model.posts.value(row.post));
        order::distinct(posts.flat_map(|post| &post.powers).map(String::as_str))
    }

    /// Where the person was read; none if they were added later or came from no file.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.grid.place(*self.grid.people.origins.value(self.id)?)
    }
}
