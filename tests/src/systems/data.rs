//! The rows of a grid folder, while it is being made or broken.

use std::borrow::Cow;
use std::collections::BTreeMap;

use gridcore::time::Date;
use gridcore::{
    AppointmentRow, AreaRow, ClaimRow, LinkRow, PersonRow, PlacementRow, Points, Reference, TableKind, UnitRow,
};

/// A grid folder as text of its charter and rows of its tables.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// The charter, as TOML.
    pub charter: Cow<'static, str>,
    /// What the charter calls columns: table, column, header.
    pub headers: &'static [(TableKind, &'static str, &'static str)],
    /// The units.
    pub units: Vec<UnitRow<'static>>,
    /// The people.
    pub people: Vec<PersonRow<'static>>,
    /// Placements beyond those in the first network.
    pub placements: Vec<PlacementRow<'static>>,
    /// The areas.
    pub areas: Vec<AreaRow<'static>>,
    /// The claims.
    pub claims: Vec<ClaimRow<'static>>,
    /// The appointments.
    pub appointments: Vec<AppointmentRow<'static>>,
    /// The links.
    pub links: Vec<LinkRow<'static>>,
}

/// Adding rows. Each gives the row back to be completed.
impl Data {
    /// Adds a unit; `parent` is empty for a root.
    pub fn unit(&mut self, key: &str, parent: &str, tier: &'static str) -> &mut UnitRow<'static> {
        let row = UnitRow { key: own(key), parent: own(parent), tier: tier.into(), ..UnitRow::default() };
        push(&mut self.units, row)
    }

    /// Adds a person placed in a cell of the first network.
    pub fn person(&mut self, key: &str, cell: &str) -> &mut PersonRow<'static> {
        push(&mut self.people, PersonRow { key: own(key), cell: own(cell), ..PersonRow::default() })
    }

    /// Adds a placement.
    pub fn place(&mut self, person: &str, network: &'static str, cell: &str) -> &mut PlacementRow<'static> {
        let row =
            PlacementRow { person: own(person), network: network.into(), cell: own(cell), ..PlacementRow::default() };
        push(&mut self.placements, row)
    }

    /// Adds an area and the claim of a cell on it.
    pub fn area(&mut self, key: &str, kind: &'static str, cell: &str, keeper: &Reference<'_>) {
        self.areas.push(AreaRow { key: own(key), kind: kind.into(), ..AreaRow::default() });
        self.claim(key, cell, keeper);
    }

    /// Adds a claim.
    pub fn claim(&mut self, area: &str, cell: &str, keeper: &Reference<'_>) {
        let keeper = keeper.to_string().into();
        self.claims.push(ClaimRow { area: own(area), cell: own(cell), keeper, ..ClaimRow::default() });
    }

    /// Adds an appointment.
    pub fn appoint(&mut self, person: &str, post: &'static str, unit: &str) -> &mut AppointmentRow<'static> {
        let row =
            AppointmentRow { person: own(person), post: post.into(), unit: own(unit), ..AppointmentRow::default() };
        push(&mut self.appointments, row)
    }

    /// Appoints a person to a post in a unit in the same way as its present holder.
    ///
    /// # Panics
    /// If nobody holds it.
    pub fn appoint_like(&mut self, post: &str, unit: &str, person: &str) {
        let row = AppointmentRow { person: own(person), ..self.appointment_mut(post, unit).clone() };
        self.appointments.push(row);
    }

    /// Adds a link.
    pub fn link(&mut self, kind: &'static str, source: &Reference<'_>, target: &Reference<'_>) {
        let (source, target) = (source.to_string().into(), target.to_string().into());
        self.links.push(LinkRow { kind: kind.into(), source, target, ..LinkRow::default() });
    }
}

/// Finding rows; a row that is not there is a mistake in the generator.
impl Data {
    /// The units of a tier, in order.
    #[must_use]
    pub fn units_of(&self, tier: &str) -> Vec<String> {
        self.units.iter().filter(|u| u.tier == tier).map(|u| u.key.to_string()).collect()
    }

    /// The units directly below one.
    #[must_use]
    pub fn below(&self, parent: &str) -> Vec<String> {
        self.units.iter().filter(|u| u.parent == parent).map(|u| u.key.to_string()).collect()
    }

    /// The people of a cell of the first network, in order.
    #[must_use]
    pub fn people_of(&self, cell: &str) -> Vec<String> {
        self.people.iter().filter(|p| p.cell == cell).map(|p| p.key.to_string()).collect()
    }

    /// The people of a cell who hold nothing and keep nothing.
    #[must_use]
    pub fn plain(&self, cell: &str) -> Vec<String> {
        let mut people = self.people_of(cell);
        people.retain(|person| {
            let reference = format!("person:{person}");
            !self.appointments.iter().any(|a| a.person == *person)
                && !self.claims.iter().any(|c| c.keeper == reference)
                && !self.links.iter().any(|l| l.source == reference)
        });
        people
    }

    /// The first person of a cell who holds nothing and keeps nothing.
    ///
    /// # Panics
    /// If everybody does.
    #[must_use]
    pub fn anyone(&self, cell: &str) -> String {
        self.plain(cell).into_iter().next().unwrap_or_else(|| panic!("everybody of {cell} holds or keeps something"))
    }

    /// The first person to hold a post in a unit with an open end.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn holder(&self, post: &str, unit: &str) -> String {
        let found = self.appointments.iter().find(|a| a.post == post && a.unit == unit && a.until.is_none());
        found.unwrap_or_else(|| panic!("nobody holds {post} in {unit}")).person.to_string()
    }

    /// The units in which somebody holds a post, in order of appointment.
    #[must_use]
    pub fn holding(&self, post: &str) -> Vec<String> {
        self.appointments.iter().filter(|a| a.post == post).map(|a| a.unit.to_string()).collect()
    }

    /// Whether anybody holds a post in a unit.
    #[must_use]
    pub fn held(&self, post: &str, unit: &str) -> bool {
        self.appointments.iter().any(|a| a.post == post && a.unit == unit && a.until.is_none())
    }

    /// A unit.
    ///
    /// # Panics
    /// If there is none of the key, as with the other methods of the kind.
    pub fn unit_mut(&mut self, key: &str) -> &mut UnitRow<'static> {
        self.units.iter_mut().find(|u| u.key == key).unwrap_or_else(|| panic!("no unit {key}"))
    }

    /// A person.
    ///
    /// # Panics
    /// If there is none of the key.
    pub fn person_mut(&mut self, key: &str) -> &mut PersonRow<'static> {
        self.people.iter_mut().find(|p| p.key == key).unwrap_or_else(|| panic!("no person {key}"))
    }

    /// The placement of a person in a network other than the first.
    ///
    /// # Panics
    /// If there is none.
    pub fn placement_mut(&mut self, person: &str) -> &mut PlacementRow<'static> {
        let found = self.placements.iter_mut().find(|p| p.person == person);
        found.unwrap_or_else(|| panic!("no placement of {person}"))
    }

    /// The claim on an area.
    ///
    /// # Panics
    /// If there is none.
    pub fn claim_mut(&mut self, area: &str) -> &mut ClaimRow<'static> {
        self.claims.iter_mut().find(|c| c.area == area).unwrap_or_else(|| panic!("no claim on {area}"))
    }

    /// The first appointment in force to a post in a unit.
    ///
    /// # Panics
    /// If there is none.
    pub fn appointment_mut(&mut self, post: &str, unit: &str) -> &mut AppointmentRow<'static> {
        let found = self.appointments.iter_mut().find(|a| a.post == post && a.unit == unit && a.until.is_none());
        found.unwrap_or_else(|| panic!("nobody holds {post} in {unit}"))
    }

    /// The first link of a kind from a source.
    ///
    /// # Panics
    /// If there is none.
    pub fn link_mut(&mut self, kind: &str, source: &Reference<'_>) -> &mut LinkRow<'static> {
        let source = source.to_string();
        let found = self.links.iter_mut().find(|l| l.kind == kind && l.source == source);
        found.unwrap_or_else(|| panic!("no {kind} link from {source}"))
    }
}

/// Taking things away.
impl Data {
    /// Removes the appointments of everybody to a post in a unit.
    pub fn vacate(&mut self, post: &str, unit: &str) {
        self.appointments.retain(|a| a.post != post || a.unit != unit);
    }

    /// Removes the claims on an area.
    pub fn release(&mut self, area: &str) {
        self.claims.retain(|c| c.area != area);
    }

    /// Removes a tag from a person.
    pub fn untag(&mut self, person: &str, tag: &str) {
        self.person_mut(person).tags.retain(|t| t != tag);
    }

    /// Places a person in another cell of the first network.
    pub fn move_person(&mut self, person: &str, cell: &str) {
        self.person_mut(person).cell = own(cell);
    }

    /// Gives a unit another key everywhere.
    pub fn rekey(&mut self, old: &str, new: &str) {
        let swap = |key: &mut Cow<'static, str>| {
            if key == old {
                *key = own(new);
            }
        };
        self.units.iter_mut().for_each(|u| {
            swap(&mut u.key);
            swap(&mut u.parent);
        });
        self.people.iter_mut().for_each(|p| swap(&mut p.cell));
        self.placements.iter_mut().for_each(|p| swap(&mut p.cell));
        self.appointments.iter_mut().for_each(|a| swap(&mut a.unit));
        let (unit, post) = (format!("unit:{old}"), format!("@{old}"));
        let refer = |text: &mut Cow<'static, str>| {
            if *text == unit {
                *text = format!("unit:{new}").into();
            } else if let Some(post) = text.strip_suffix(&post) {
                *text = format!("{post}@{new}").into();
            }
        };
        self.claims.iter_mut().for_each(|c| {
            swap(&mut c.cell);
            refer(&mut c.keeper);
        });
        self.links.iter_mut().for_each(|l| {
            refer(&mut l.source);
            refer(&mut l.target);
        });
    }
}

/// A reference to a person.
#[must_use]
pub(super) fn person(key: &str) -> Reference<'_> {
    Reference::Person(key.into())
}

/// A reference to a unit.
#[must_use]
pub(super) fn unit(key: &str) -> Reference<'_> {
    Reference::Unit(key.into())
}

/// A reference to a post in a unit.
#[must_use]
pub(super) fn post<'a>(post: &'a str, unit: &'a str) -> Reference<'a> {
    Reference::Post { post: post.into(), unit: unit.into() }
}

/// A day of the calendar.
///
/// # Panics
/// If there is no such day.
#[must_use]
pub(super) const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// The numbers of a person, in whole points.
#[must_use]
pub(super) fn numbers(values: &[(&'static str, usize)]) -> BTreeMap<Cow<'static, str>, Points> {
    let points = |value: usize| i64::try_from(value).ok().and_then(Points::from_whole).unwrap_or(Points::ZERO);
    values.iter().map(|(name, value)| ((*name).into(), points(*value))).collect()
}

fn own(key: &str) -> Cow<'static, str> {
    key.to_owned().into()
}

fn push<T>(rows: &mut Vec<T>, row: T) -> &mut T {
    rows.push(row);
    rows.last_mut().expect("a row was pushed")
}
