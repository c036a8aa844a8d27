//! From what an edit touched to the subjects each rule must look at again.

use super::item::{Item, ItemKind};
use super::rule::{Active, Dirty};
use crate::charter::{Model, Test};
use crate::grid::{End, Grid, Touched};
use crate::key::{AppointmentId, Id, LinkId, PersonId, UnitId};
use crate::order::distinct;

/// The subjects an edit dirties, by kind and by what dirties them.
#[derive(Debug, Default)]
pub(super) struct DirtyItems {
    sets: [[Vec<Item>; Dirty::EDITS.len()]; ItemKind::COUNT],
}

impl DirtyItems {
    /// The subjects dirtied by what was touched.
    pub(super) fn of(grid: &Grid, touched: &Touched, active: &[Active]) -> Self {
        let mut items = Self::default();
        let wants = |flag: Dirty| active.iter().any(|rule| rule.dirties.has(flag));
        let wants_of =
            |flag: Dirty, kind: ItemKind| active.iter().any(|rule| rule.dirties.has(flag) && rule.on.contains(&kind));
        let units = distinct(touched.units.iter().chain(&touched.moved).chain(&touched.relabelled).copied());
        let people = distinct(touched.people.iter().copied());
        items.itself(grid, touched, &units, &people);
        if wants(Dirty::CHILDREN) {
            items.children(grid, &touched.relabelled);
        }
        // Whoever is moved with a unit may meet other conditions, which count where else they are.
        let moved = if by_place(&grid.charter.model) { below(grid, touched) } else { Vec::new() };
        let moved = moved.into_iter().flat_map(|unit| grid.people_in(unit));
        let places = places(grid, &distinct(people.iter().copied().chain(moved)));
        if wants(Dirty::PLACES) {
            items.put(Dirty::PLACES, places.iter().map(|unit| Item::Unit(*unit)));
        }
        if wants(Dirty::ANCESTORS) {
            let from = units.iter().chain(&places).copied().filter(|unit| grid.units.get(*unit).is_some());
            // Units that are gone are looked at too, since they have no findings any more.
            let above = distinct(from.flat_map(|unit| grid.units.chain(unit)).chain(units.iter().copied()));
            items.ancestors(&grid.charter.model, &above);
        }
        if wants(Dirty::HOLDERS) {
            items.holders(grid, &units, &people, wants_of(Dirty::HOLDERS, ItemKind::Person));
        }
        if wants(Dirty::DESCENDANTS) {
            items.descendants(grid, &below(grid, touched));
        }
        items
    }

    /// The subjects a rule must look at again, each once.
    pub(super) fn for_rule(&self, rule: &Active) -> Vec<Item> {
        let flags = || Dirty::EDITS.iter().enumerate().filter(|(_, flag)| rule.dirties.has(**flag));
        let sets = rule.on.iter().flat_map(|kind| self.sets.get(*kind as usize));
        distinct(sets.flat_map(|set| flags().filter_map(|(index, _)| set.get(index))).flatten().copied())
    }

    fn put(&mut self, flag: Dirty, items: impl IntoIterator<Item = Item>) {
        let Some(index) = Dirty::EDITS.iter().position(|f| *f == flag) else { return };
        for item in items {
            if let Some(set) = self.sets.get_mut(item.kind() as usize).and_then(|set| set.get_mut(index)) {
                set.push(item);
            }
        }
    }

    fn itself(&mut self, grid: &Grid, touched: &Touched, units: &[UnitId], people: &[PersonId]) {
        let model = &grid.charter.model;
        self.put(Dirty::SELF, [Item::Charter]);
        self.put(Dirty::SELF, model.networks.ids().map(Item::Network));
        self.put(Dirty::SELF, model.tiers.ids().map(Item::Tier));
        self.put(Dirty::SELF, (0..model.combined.len()).map(|i| Item::Combined(index(i), UnitId::NONE)));
        self.put(Dirty::SELF, units.iter().map(|unit| Item::Unit(*unit)));
        let combined = units.iter().flat_map(|unit| (0..model.combined.len()).map(|i| Item::Combined(index(i), *unit)));
        self.put(Dirty::SELF, combined);
        self.put(Dirty::SELF, units.iter().flat_map(|unit| model.posts.ids().map(|post| Item::Seat(post, *unit))));
        self.put(Dirty::SELF, people.iter().map(|person| Item::Person(*person)));
        self.put(Dirty::SELF, touched.areas.iter().map(|area| Item::Area(*area)));
        self.put(Dirty::SELF, touched.appointments.iter().map(|id| Item::Appointment(*id)));
        self.put(Dirty::SELF, touched.links.iter().map(|id| Item::Link(*id)));
    }

    fn children(&mut self, grid: &Grid, relabelled: &[UnitId]) {
        for unit in relabelled.iter().filter(|unit| grid.units.get(**unit).is_some()) {
            self.put(Dirty::CHILDREN, grid.units.children(*unit).map(Item::Unit));
            self.put(Dirty::CHILDREN, grid.people_in(*unit).map(Item::Person));
            self.put(Dirty::CHILDREN, grid.appointments.of_unit(*unit).map(|(id, _)| Item::Appointment(id)));
        }
    }

    fn ancestors(&mut self, model: &Model, above: &[UnitId]) {
        self.put(Dirty::ANCESTORS, above.iter().map(|unit| Item::Unit(*unit)));
        let combined = (0..model.combined.len()).flat_map(|i| above.iter().map(move |u| Item::Combined(index(i), *u)));
        self.put(Dirty::ANCESTORS, combined);
    }

    fn holders(&mut self, grid: &Grid, units: &[UnitId], people: &[PersonId], linked: bool) {
        let model = &grid.charter.model;
        for person in people {
            self.put(Dirty::HOLDERS, grid.appointments.of_person(*person).map(|(id, _)| Item::Appointment(id)));
            self.end(grid, End::Person(*person));
            if linked {
                // Whoever is linked from the person's posts depends on the person too.
                let posts = grid.appointments.of_person(*person).map(|(_, row)| (row.post, row.unit));
                for (post, unit) in posts {
                    self.end(grid, End::Post(post, unit));
                    self.end(grid, End::Unit(unit));
                }
            }
        }
        for unit in units {
            self.end(grid, End::Unit(*unit));
            model.posts.ids().for_each(|post| self.end(grid, End::Post(post, *unit)));
        }
    }

    /// What hangs on an end: its links, whom they lead to, and the areas it keeps.
    fn end(&mut self, grid: &Grid, end: End) {
        for (id, link) in grid.links.touching(end) {
            let target = if let End::Person(person) = link.target { Some(Item::Person(person)) } else { None };
            self.put(Dirty::HOLDERS, target.into_iter().chain([Item::Link(id)]));
        }
        let kept = grid.claims.kept_by(end).map(|(_, row)| row);
        self.put(Dirty::HOLDERS, kept.map(|claim| Item::Area(claim.area)));
    }

    fn descendants(&mut self, grid: &Grid, below: &[UnitId]) {
        let people = distinct(below.iter().flat_map(|unit| grid.people_in(*unit)));
        let of_people = people.iter().flat_map(|p| grid.appointments.of_person(*p).map(|(id, _)| id));
        let of_units = below.iter().flat_map(|unit| grid.appointments.of_unit(*unit).map(|(id, _)| id));
        let appointments: Vec<AppointmentId> = distinct(of_people.chain(of_units));
        let posts = || grid.charter.model.posts.ids();
        let ends = below
            .iter()
            .flat_map(|unit| std::iter::once(End::Unit(*unit)).chain(posts().map(move |post| End::Post(post, *unit))));
        let ends = ends.chain(people.iter().map(|person| End::Person(*person)));
        // A link from a post depends on its holders, who may be placed below.
        let held = appointments.iter().filter_map(|id| grid.appointments.rows.get(*id));
        let ends = ends.chain(held.flat_map(|row| [End::Post(row.post, row.unit), End::Unit(row.unit)]));
        let links: Vec<LinkId> = distinct(ends.flat_map(|end| grid.links.touching(end).map(|(id, _)| id)));
        let targets = links.iter().filter_map(|id| match grid.links.rows.get(*id)?.target {
            End::Person(person) => Some(person),
            _ => None,
        });
        let people = distinct(people.iter().copied().chain(targets));
        // What is counted of the people below is counted in their cells of every network.
        let above = places(grid, &people).into_iter().flat_map(|cell| grid.units.chain(cell));
        let units = distinct(below.iter().copied().chain(above));
        self.put(Dirty::DESCENDANTS, units.into_iter().map(Item::Unit));
        self.put(Dirty::DESCENDANTS, people.into_iter().map(Item::Person));
        self.put(Dirty::DESCENDANTS, appointments.into_iter().map(Item::Appointment));
        self.put(Dirty::DESCENDANTS, links.into_iter().map(Item::Link));
    }
}

/// Whether a condition asks where people are placed.
pub(super) fn by_place(model: &Model) -> bool {
    model.tests().any(|test| test.contains(&|part| matches!(part, Test::PlacedUnder(_))))
}

fn index(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// The cells of people, in all networks.
fn places(grid: &Grid, people: &[PersonId]) -> Vec<UnitId> {
    let cells = people.iter().flat_map(|person| grid.people.places.values().filter_map(|places| places.cell(*person)));
    distinct(cells)
}

/// All units in and below those that moved or were given another tier, kind or tags.
pub(super) fn below(grid: &Grid, touched: &Touched) -> Vec<UnitId> {
    let roots = distinct(touched.moved.iter().chain(&touched.relabelled).copied());
    let mut units: Vec<UnitId> = roots.into_iter().filter(|unit| grid.units.get(*unit).is_some()).collect();
    let mut next = 0;
    while let Some(unit) = units.get(next).copied() {
        units.extend(grid.units.children(unit));
        next += 1;
    }
    distinct(units)
}

/// Whether an id is one of a thing at all.
pub(super) fn some<I: Id>(ids: &[I]) -> Vec<I> {
    distinct(ids.iter().copied().filter(|id| !id.is_none()))
}
