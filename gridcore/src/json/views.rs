//! Units, people and areas as objects: what a screen shows of one.

use super::object::Object;
use crate::grid::{Appointment, Area, Grid, Link, Person, Unit};
use crate::order;

/// A unit as JSON: `key`, `network`, `tier`, `name`, `kind` and `tags`, its days, whether it is a
/// `cell`, its `grade` and `parent`, the keys of its `children`, of the `people` placed in it and of
/// the `areas` it claims, its `seats`, `appointments` and `links`, and the `place` it was read at.
///
/// Texts that were not given are empty, and so are lists; a parent, days, a grade, a shift, a most
/// of seats and a place that are not there are left out. So it is for people and areas.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"team\"] }]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let unit = json::unit(grid.unit("t1")?);
/// assert!(unit.contains(r#""parent":"north","children":[],"people":["p1"]"#));
/// assert!(unit.contains(r#""seats":[{"post":"lead","required":1,"most":1,"held":0}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn unit(unit: Unit<'_>) -> String {
    one(unit, fields_of_unit)
}

/// All units as JSON, by key, each as [`unit()`] writes it.
#[must_use]
pub fn units(grid: &Grid) -> String {
    all(grid.units(), fields_of_unit)
}

/// A person as JSON: `key`, `tags`, `numbers`, `placements`, `appointments`, `powers`, `links`, and the
/// `place` they were read at.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]\nnumbers = [{ key = \"skill\" }]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,skill\np1,t1,2.5\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// let person = json::person(grid.person("p1")?);
/// assert!(person.contains(r#""numbers":{"skill":2.5}"#));
/// assert!(person.contains(r#""placements":[{"network":"main","cell":"t1"}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn person(person: Person<'_>) -> String {
    one(person, fields_of_person)
}

/// All people as JSON, by key, each as [`person`] writes them.
#[must_use]
pub fn people(grid: &Grid) -> String {
    all(grid.people(), fields_of_person)
}

/// An area as JSON: `key`, `name`, `kind`, the `claims` on it, each with `cell` and `keeper`, and the
/// `place` it was read at.
#[must_use]
pub fn area(area: Area<'_>) -> String {
    one(area, fields_of_area)
}

/// All areas as JSON, by key, each as [`area`] writes it.
///
/// ```
/// # use gridcore::{Charter, Grid, Roster, TableKind, json};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"team\"]")?;
/// # let mut roster = Roster::new();
/// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
/// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\n", &charter);
/// # roster.add_csv(TableKind::Areas, "areas.csv", b"key\na1\n", &charter);
/// # roster.add_csv(TableKind::Claims, "claims.csv", b"area,cell,keeper\na1,t1,person:p1\n", &charter);
/// # let grid = Grid::new(&charter, &roster)?;
/// assert!(json::areas(&grid).contains(r#""claims":[{"cell":"t1","keeper":"person:p1"}]"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
#[must_use]
pub fn areas(grid: &Grid) -> String {
    all(grid.areas(), fields_of_area)
}

fn one<T>(thing: T, fields: impl Fn(&mut Object<'_>, T)) -> String {
    let mut text = String::new();
    Object::write(&mut text, |object| fields(object, thing));
    text
}

fn all<T>(things: impl Iterator<Item = T>, fields: impl Fn(&mut Object<'_>, T)) -> String {
    let mut text = String::new();
    Object::write_all(&mut text, things, fields);
    text
}

fn fields_of_unit(object: &mut Object<'_>, unit: Unit<'_>) {
    object.text("key", unit.key());
    object.text("network", unit.network());
    object.text("tier", unit.tier());
    object.text("name", unit.name());
    object.text("kind", unit.kind());
    object.texts("tags", unit.tags());
    object.days(unit.interval());
    object.value("cell", &unit.is_cell());
    object.optional("grade", unit.grade());
    object.optional("parent", unit.parent().map(|parent| parent.key()));
    object.texts("children", unit.children().map(|child| child.key()));
    object.texts("people", unit.people().map(|person| person.key()));
    object.objects("seats", unit.seats(), |object, seats| {
        object.text("post", seats.post);
        object.optional("shift", seats.shift);
        object.value("required", &seats.required);
        if let Some(most) = seats.most {
            object.value("most", &most);
        }
        object.value("held", &seats.held);
    });
    object.objects("appointments", unit.appointments(), fields_of_appointment);
    object.texts("areas", unit.claims().map(|claim| claim.area().key()));
    object.objects("links", unit.links(), fields_of_link);
    object.place(unit.place());
}

fn fields_of_person(object: &mut Object<'_>, person: Person<'_>) {
    object.text("key", person.key());
    object.texts("tags", person.tags());
    object.object("numbers", |object| {
        let mut names: Vec<&str> = person.grid.charter().spec().numbers.iter().map(|n| n.key.as_str()).collect();
        order::natural(&mut names);
        for name in names {
            if let Some(number) = person.number(name) {
                object.value(name, &number);
            }
        }
    });
    object.objects("placements", person.placements(), |object, placement| {
        object.text("network", placement.network());
        object.text("cell", placement.cell().key());
        object.days(placement.interval());
    });
    object.objects("appointments", person.appointments(), fields_of_appointment);
    object.texts("powers", person.powers().into_iter());
    object.objects("links", person.links(), fields_of_link);
    object.place(person.place());
}

fn fields_of_area(object: &mut Object<'_>, area: Area<'_>) {
    object.text("key", area.key());
    object.text("name", area.name());
    object.text("kind", area.kind());
    object.objects("claims", area.claims(), |object, claim| {
        object.text("cell", claim.cell().key());
        object.optional("keeper", claim.keeper().map(|keeper| keeper.to_string()).as_deref());
        object.days(claim.interval());
    });
    object.place(area.place());
}

fn fields_of_appointment(object: &mut Object<'_>, appointment: Appointment<'_>) {
    object.text("person", appointment.person().key());
    object.text("post", appointment.post());
    object.text("unit", appointment.unit().key());
    object.optional("shift", appointment.shift());
    object.value("role", &appointment.is_role());
    object.text("channel", appointment.channel());
    object.texts("approvals", appointment.approvals());
    object.days(appointment.interval());
    object.place(appointment.place());
}

fn fields_of_link(object: &mut Object<'_>, link: Link<'_>) {
    object.text("kind", link.kind());
    object.text("source", &link.source().to_string());
    object.text("target", &link.target().to_string());
    object.days(link.interval());
    object.place(link.place());
}
