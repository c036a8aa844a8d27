//! Roles among the people of one cell: every role one person, with loads that cost more the larger they are.

use std::ops::{Add, Sub};

/// What costs are: exact, and wide enough for the cell.
pub(super) trait Cost: Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> {}

impl Cost for i64 {}
impl Cost for i128 {}

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
    rows: Vec<Row<T>>,
    columns: Vec<Column<T>>,
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
    potential: T,
    /// How many roles they have, and how many more they may have.
    load: (u32, u32),
    /// What one role more costs.
    next: T,
    distance: Option<T>,
    /// The role that leads here.
    from: usize,
    done: bool,
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
        self.rows.clear();
        self.rows.resize(cell.needs.len(), Row::default());
        self.columns.clear();
        let column = |load: &(u32, u32)| Column { load: *load, next: times(cell.step, load.0), ..Column::default() };
        self.columns.extend(cell.loads.iter().map(column));
        for (role, need) in cell.needs.iter().enumerate() {
            for _ in 0..*need {
                self.place(cell, role);
            }
        }
    }

    /// Finds a role one person more, moving others on the way.
    fn place(&mut self, cell: &Cell<T>, start: usize) {
        self.rows.iter_mut().for_each(|row| (row.distance, row.via, row.done) = (None, None, false));
        self.columns.iter_mut().for_each(|column| (column.distance, column.done) = (None, false));
        let mut end = (self.reach(cell, start, T::default()), End::Nobody(start));
        loop {
            let people = self.columns.iter().enumerate().filter(|(_, column)| !column.done);
            let person = people.filter_map(|(person, column)| Some((column.distance?, person))).min();
            let roles = self.rows.iter().enumerate().filter(|(_, row)| !row.done);
            let role = roles.filter_map(|(role, row)| Some((row.distance?, role))).min();
            // A role is looked at before people who are as far.
            let role = role.filter(|(near, _)| *near < end.0 && person.is_none_or(|(far, _)| *near <= far));
            if let Some((distance, role)) = role {
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

    /// Looks at the roles a person has; gives how far it is to their taking one more, if they may.
    fn look(&mut self, cell: &Cell<T>, person: usize, distance: T) -> Option<T> {
        let column = self.columns.get_mut(person)?;
        column.done = true;
        let base = distance + column.potential;
        let end = (column.load.1 > 0).then_some(base + column.next);
        let place = |role: usize| role * cell.people + person;
        for (role, row) in self.rows.iter_mut().enumerate().filter(|(_, row)| !row.done) {
            if self.held.get(place(role)) != Some(&true) {
                continue;
            }
            let Some(cost) = cell.costs.get(place(role)).copied().flatten() else { continue };
            let length = base - row.potential - cost;
            if row.distance.is_none_or(|known| length < known) {
                (row.distance, row.via) = (Some(length), Some(person));
            }
        }
        end
    }

    /// Looks at everybody from a role; gives how far it is to its lacking one.
    fn reach(&mut self, cell: &Cell<T>, role: usize, distance: T) -> T {
        let Some(row) = self.rows.get_mut(role) else { return cell.nobody };
        (row.distance, row.done) = (Some(distance), true);
        let base = distance + row.potential;
        let range = role * cell.people..(role + 1) * cell.people;
        let costs = cell.costs.get(range.clone()).unwrap_or_default();
        let held = self.held.get(range).unwrap_or_default();
        for ((column, cost), held) in self.columns.iter_mut().zip(costs).zip(held) {
            let Some(cost) = cost.filter(|_| !column.done && !held) else { continue };
            let length = base + cost - column.potential;
            if column.distance.is_none_or(|known| length < known) {
                (column.distance, column.from) = (Some(length), role);
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
        for column in self.columns.iter_mut().filter(|column| column.done) {
            if let Some(distance) = column.distance.filter(|distance| *distance < end) {
                column.potential = column.potential + distance - end;
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
                (column.from, Some(person))
            }
            End::Nobody(role) => (role, None),
        };
        loop {
            let mut set = |person: usize, has: bool| {
                self.held.get_mut(role * cell.people + person).into_iter().for_each(|held| *held = has);
            };
            gain.into_iter().for_each(|person| set(person, true));
            let Some(via) = self.rows.get(role).and_then(|row| row.via) else { return };
            set(via, false);
            let Some(column) = self.columns.get(via) else { return };
            (role, gain) = (column.from, Some(via));
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
