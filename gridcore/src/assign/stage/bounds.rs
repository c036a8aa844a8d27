//! The bounds of a stage: what one person may not take together, seats taken along, counts over several posts.

use std::collections::BTreeMap;

use super::{BoundOf, Draft, bounded, number};
use crate::assign::choices::is_role;
use crate::assign::seats::Seat;
use crate::finding::catalogue::staffing as texts;
use crate::key::{PersonId, PostId};
use crate::order;

impl Draft<'_> {
    /// What one person may not take together.
    pub(super) fn bound_people(&mut self) {
        for number in 0..self.people.len() {
            let Some(person) = self.people.get(number).copied() else { continue };
            let edges = self.by_person.get(number).cloned().unwrap_or_default();
            if edges.len() < 2 {
                continue;
            }
            let (roles, posts): (Vec<u32>, Vec<u32>) = edges.iter().copied().partition(|edge| self.is_role(*edge));
            let most = self.most_posts(person, &posts);
            if posts.len() > most as usize && !roles.is_empty() {
                self.bound(posts.clone(), 0, most, BoundOf::Person(person));
            }
            if roles.is_empty() && most <= 1 {
                continue;
            }
            self.bound_places(person, &edges);
            self.bound_groups(person, &edges);
            self.bound_excluding(person, &posts, &edges, most > 1);
        }
    }

    fn is_role(&self, edge: u32) -> bool {
        let target = self.takes(edge).first().and_then(|target| self.targets.get(*target));
        target.is_some_and(|target| is_role(self.make.grid, target.seat))
    }

    /// How many posts a person may be given at once.
    fn most_posts(&self, person: PersonId, posts: &[u32]) -> u32 {
        let seats = order::distinct(posts.iter().filter_map(|edge| self.seats_of(*edge).first().copied()));
        let held =
            self.held.get(&person).into_iter().flatten().filter(|seat| seats.binary_search(seat).is_ok()).count();
        self.make.terms.per_person.unwrap_or(number(held.max(1)))
    }

    /// One seat of a post in a unit, whatever the shift and whatever comes with it.
    fn bound_places(&mut self, person: PersonId, edges: &[u32]) {
        let mut places: BTreeMap<_, Vec<u32>> = BTreeMap::new();
        for edge in edges {
            let mut of_edge: Vec<_> = self.seats_of(*edge).iter().map(|seat| (seat.post, seat.unit)).collect();
            order::natural(&mut of_edge);
            of_edge.dedup();
            of_edge.into_iter().for_each(|place| places.entry(place).or_default().push(*edge));
        }
        for (_, edges) in places.into_iter().filter(|(_, edges)| edges.len() > 1) {
            self.bound(edges, 0, 1, BoundOf::Person(person));
        }
    }

    fn bound_groups(&mut self, person: PersonId, edges: &[u32]) {
        let grid = self.make.grid;
        if grid.charter.severity(&texts::EXCLUSIVE_POSTS).is_none() {
            return;
        }
        for group in &grid.charter.model.exclusive {
            let is_in = |edge: &u32| self.seats_of(*edge).iter().any(|seat| group.posts.contains(&seat.post));
            let of_group: Vec<u32> = edges.iter().copied().filter(is_in).collect();
            let held = grid.appointments.of_person(person).filter(|(_, row)| group.posts.contains(&row.post)).count();
            let most = group.limit.saturating_sub(number(held));
            if of_group.len() > most as usize {
                self.bound(of_group, 0, most, BoundOf::Person(person));
            }
        }
    }

    /// Pairs of which one excludes the other.
    fn bound_excluding(&mut self, person: PersonId, posts: &[u32], edges: &[u32], several: bool) {
        let grid = self.make.grid;
        if grid.charter.severity(&texts::EXCLUDED).is_none() {
            return;
        }
        let excludes = |a: &[Seat], b: &[Seat]| {
            let bars = |post: PostId, other: PostId| {
                grid.charter.model.posts.value(post).is_some_and(|post| post.excludes.contains(&other))
            };
            a.iter().any(|a| b.iter().any(|b| bars(a.post, b.post) || bars(b.post, a.post)))
        };
        for (index, edge) in posts.iter().enumerate() {
            let seats = self.seats_of(*edge);
            let later = posts.iter().skip(index + 1).filter(|_| several);
            let roles = edges.iter().filter(|other| !posts.contains(other));
            let pairs: Vec<u32> =
                later.chain(roles).copied().filter(|other| excludes(&seats, &self.seats_of(*other))).collect();
            for other in pairs {
                self.bound(vec![*edge, other], 0, 1, BoundOf::Person(person));
            }
        }
    }

    /// By target, the edges that take it.
    pub(super) fn takers(&self) -> BTreeMap<usize, Vec<u32>> {
        let mut takers: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for edge in 0..number(self.edges.len()) {
            self.takes(edge).iter().for_each(|target| takers.entry(*target).or_default().push(edge));
        }
        takers
    }

    /// Seats that are taken along: as many as they have, whoever brings them.
    pub(super) fn bound_targets(&mut self, takers: &BTreeMap<usize, Vec<u32>>) {
        for target in bounded(&self.choices) {
            let Some(open) = self.targets.get(target) else { continue };
            let (required, most) = (open.required, open.most);
            self.bound(takers.get(&target).cloned().unwrap_or_default(), required, most, BoundOf::Target(target));
        }
    }

    pub(super) fn bound_counts(&mut self, takers: &BTreeMap<usize, Vec<u32>>) {
        for (index, count) in self.counts.clone().into_iter().enumerate() {
            let edges: Vec<u32> =
                count.targets.iter().filter_map(|target| takers.get(target)).flatten().copied().collect();
            self.bound(order::distinct(edges), count.least, count.most, BoundOf::Count(index));
        }
    }
}
