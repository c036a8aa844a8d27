//! Roles among the people of one cell: every role one person, with loads that cost more the larger they are.

use std::ops::{Add, Sub};

/// What costs are: exact, and wide enough for the cell.
pub(super) trait Cost: Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> {
    /// Further than any path.
    const FAR: Self;
}

impl Cost for i64 {
    const FAR: Self = Self::MAX;
}

impl Cost for i128 {
    const FAR: Self = Self::MAX;
}

/// A cell as numbers.
#[derive(Debug, Default)]
pub(super) struct Cell<T> {
    pub(super) people: usize,
    /// By role, how many people are to have it.
    pub(super) needs: Vec<u32>,
    /// By role and person, what it costs that they have it, at least 0; none if they may not.
    pub(super) costs: Vec<Option<T>>,
    /// By person, how many roles they have already and how many more they may have.
    pub(super) loads: Vec<(u32, u32)>,
    /// What the second role of a person costs; the third costs twice that, and so on.
    pub(super) step: T,
    /// What it costs that nobody has a role: more than anything else together.
    pub(super) nobody: T,
}

/// What is kept between cells, so that none asks for memory.
#[derive(Debug, Default)]
pub(super) struct Kernel<T> {
    /// By role and person, whether they have it.
    pub(super) held: Vec<bool>,
    /// By role and person, what it costs that they get it; far if they have it or may not.
    open: Vec<T>,
    rows: Vec<Row<T>>,
    columns: Vec<Column<T>>,
    /// By person, their potential; here and below apart from the rest, for the loops that look at everybody.
    potentials: Vec<T>,
    /// By person, how far it is to them in the present search, and the role that leads there.
    distances: Vec<T>,
    from: Vec<usize>,
    looked_at: Vec<bool>,
    /// How many roles were reached and not looked at.
    waiting: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Row<T> {
    potential: T,
    /// How far it is in the present search, if it was reached, and who has the role that leads here.
    distance: Option<T>,
    via: Option<usize>,
    done: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Column<T> {
    /// How many roles they have, and how many more they may have.
    load: (u32, u32),
    /// What one role more costs.
    next: T,
}

/// Where a search ends: with a person who takes one role more, or a role that lacks one.
#[derive(Debug, Clone, Copy)]
enum End {
    Person(usize),
    Nobody(usize),
}

impl<T: Cost> Kernel<T> {
    /// Gives each role its people at the least cost in all: successive shortest paths with potentials (Edmonds
    /// and Karp 1972), which stay exact for loads that cost ever more. `O(r² (r + p))` for `r` roles and `p`
    /// people, mostly far less.
    pub(super) fn split(&mut self, cell: &Cell<T>) {
        self.held.clear();
        self.held.resize(cell.costs.len(), false);
        self.open.clear();
        self.open.extend(cell.costs.iter().map(|cost| cost.unwrap_or(T::FAR)));
        self.rows.clear();
        self.rows.resize(cell.needs.len(), Row::default());
        self.columns.clear();
        let column = |load: &(u32, u32)| Column { load: *load, next: times(cell.step, load.0) };
        self.columns.extend(cell.loads.iter().map(column));
        self.potentials.clear();
        self.potentials.resize(cell.people, T::default());
        for (role, need) in cell.needs.iter().enumerate() {
            for _ in 0..*need {
                self.place(cell, role);
            }
        }
    }

    /// Finds a role one person more, moving others on the way.
    fn place(&mut self, cell: &Cell<T>, start: usize) {
        self.rows.iter_mut().for_each(|row| (row.distance, row.via, row.done) = (None, None, false));
        self.waiting = 0;
        self.distances.clear();
        self.distances.resize(cell.people, T::FAR);
        self.from.resize(cell.people, 0);
        self.looked_at.clear();
        self.looked_at.resize(cell.people, false);
        let mut end = (self.reach(cell, start, T::default()), End::Nobody(start));
        loop {
            let person = self.nearest();
            // A role is looked at before people who are as far.
            let role = self.nearest_role().filter(|(near, _)| *near < end.0);
            if let Some((distance, role)) = role.filter(|(near, _)| person.is_none_or(|(far, _)| *near <= far)) {
                self.waiting -= 1;
                let nobody = self.reach(cell, role, distance);
                if nobody < end.0 {
                    end = (nobody, End::Nobody(role));
                }
                continue;
            }
            let Some((distance, person)) = person.filter(|(distance, _)| *distance < end.0) else { break };
            if let Some(length) = self.look(cell, person, distance)
                && length < end.0
            {
                end = (length, End::Person(person));
            }
        }
        self.settle(end.0);
        self.follow(cell, end.1);
    }

    /// The nearest role that was reached and not looked at, the first of them.
    fn nearest_role(&self) -> Option<(T, usize)> {
        if self.waiting == 0 {
            return None;
        }
        let roles = self.rows.iter().enumerate().filter(|(_, row)| !row.done);
        roles.filter_map(|(role, row)| Some((row.distance?, role))).min()
    }

    /// The nearest person who was not looked at, the first of them.
    fn nearest(&self) -> Option<(T, usize)> {
        let (mut nearest, mut person) = (T::FAR, None);
        for (at, (distance, looked_at)) in self.distances.iter().zip(&self.looked_at).enumerate() {
            if !looked_at & (*distance < nearest) {
                (nearest, person) = (*distance, Some(at));
            }
        }
        person.map(|person| (nearest, person))
    }

    /// Looks at the roles a person has; gives how far it is to their taking one more, if they may.
    fn look(&mut self, cell: &Cell<T>, person: usize, distance: T) -> Option<T> {
        self.looked_at.get_mut(person).into_iter().for_each(|looked_at| *looked_at = true);
        let base = distance + *self.potentials.get(person)?;
        let places = (person..).step_by(cell.people.max(1));
        for (row, place) in self.rows.iter_mut().zip(places) {
            if row.done || self.held.get(place) != Some(&true) {
                continue;
            }
            let Some(cost) = cell.costs.get(place).copied().flatten() else { continue };
            let length = base - row.potential - cost;
            if row.distance.is_none_or(|known| length < known) {
                self.waiting += usize::from(row.distance.is_none());
                (row.distance, row.via) = (Some(length), Some(person));
            }
        }
        let column = self.columns.get(person).filter(|column| column.load.1 > 0)?;
        Some(base + column.next)
    }

    /// Looks at everybody from a role; gives how far it is to its lacking one.
    fn reach(&mut self, cell: &Cell<T>, role: usize, distance: T) -> T {
        let Some(row) = self.rows.get_mut(role) else { return cell.nobody };
        (row.distance, row.done) = (Some(distance), true);
        let base = distance + row.potential;
        let open = self.open.get(role * cell.people..(role + 1) * cell.people).unwrap_or_default();
        let people = self.distances.iter_mut().zip(&mut self.from);
        for ((cost, potential), (distance, from)) in open.iter().zip(&self.potentials).zip(people) {
            // Nobody who was looked at is nearer from here.
            if *cost != T::FAR && base + *cost - *potential < *distance {
                (*distance, *from) = (base + *cost - *potential, role);
            }
        }
        base + cell.nobody
    }

    /// What is nearer than the end has its potential lowered by the difference.
    fn settle(&mut self, end: T) {
        for row in self.rows.iter_mut().filter(|row| row.done) {
            if let Some(distance) = row.distance.filter(|distance| *distance < end) {
                row.potential = row.potential + distance - end;
            }
        }
        let people = self.distances.iter().zip(&self.looked_at);
        for (potential, (distance, looked_at)) in self.potentials.iter_mut().zip(people) {
            if *looked_at && *distance < end {
                *potential = *potential + *distance - end;
            }
        }
    }

    /// Moves the roles on the way back from the end.
    fn follow(&mut self, cell: &Cell<T>, end: End) {
        let (mut role, mut gain) = match end {
            End::Person(person) => {
                let Some(column) = self.columns.get_mut(person) else { return };
                column.load = (column.load.0 + 1, column.load.1 - 1);
                column.next = column.next + cell.step;
                (self.from.get(person).copied().unwrap_or(0), Some(person))
            }
            End::Nobody(role) => (role, None),
        };
        loop {
            let mut set = |person: usize, has: bool| {
                let place = role * cell.people + person;
                let cost = cell.costs.get(place).copied().flatten().filter(|_| !has);
                self.held.get_mut(place).into_iter().for_each(|held| *held = has);
                self.open.get_mut(place).into_iter().for_each(|open| *open = cost.unwrap_or(T::FAR));
            };
            gain.into_iter().for_each(|person| set(person, true));
            let Some(via) = self.rows.get(role).and_then(|row| row.via) else { return };
            set(via, false);
            (role, gain) = (self.from.get(via).copied().unwrap_or(0), Some(via));
        }
    }
}

/// What a person with so many roles pays for one more.
fn times<T: Cost>(step: T, count: u32) -> T {
    (0..count).fold(T::default(), |sum, _| sum + step)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kernel};

    #[test]
    fn a_role_nobody_may_have_takes_nothing_from_others() {
        let costs = vec![None, None, Some(0), None, Some(0), Some(1)];
        let cell = Cell::<i64> {
            people: 2,
            needs: vec![2, 2, 1],
            costs,
            loads: vec![(0, 100), (1, 99)],
            step: 6,
            nobody: 190,
        };
        let mut kernel = Kernel::default();
        kernel.split(&cell);
        assert_eq!(kernel.held, [false, false, true, false, true, false]);
    }
}
