//! Changes made of bytes, mostly of keys that the fixture has.

use std::borrow::Cow;

use arbitrary::{Result, Unstructured};
use gridcore::time::Date;
use gridcore::{
    AppointmentRow, AreaRow, Change, ClaimRow, DatedRow, LinkRow, Part, PersonRow, PlacementRow, Points, Reference,
    UnitRow,
};

use crate::fuzz::fixture::VERSIONS;

const UNITS: [&str; 14] = ["s", "b1", "b2", "c1", "c2", "c3", "c9", "01", "0101", "0102", "0103", "n1", "n2", "c0"];
const PEOPLE: [&str; 9] = ["p1", "p2", "p3", "p4", "p5", "p6", "q1", "q2", "p0"];
const AREAS: [&str; 6] = ["a1", "a2", "a3", "a4", "a5", "a0"];
const TIERS: [&str; 6] = ["site", "branch", "cell", "zone", "plot", "members"];
const NETWORKS: [&str; 4] = ["", "grid", "safety", "main"];
const POSTS: [&str; 6] = ["lead", "watch", "secretary", "member-above", "medic", "x"];
const SHIFTS: [&str; 4] = ["", "day", "night", "dawn"];
const TAGS: [&str; 4] = ["member", "key-post", "x", "y"];
const LINKS: [&str; 4] = ["contact", "bridge", "duty", "z"];
const DAYS: [Date; 6] = [
    Date::constant(2023, 1, 1),
    Date::constant(2024, 1, 1),
    Date::constant(2024, 7, 1),
    Date::constant(2024, 9, 1),
    Date::constant(2025, 1, 1),
    Date::constant(2026, 1, 1),
];

type Bytes<'a> = Unstructured<'a>;

/// A batch, and whether it is undone afterwards.
pub(super) fn batch(u: &mut Bytes<'_>) -> Result<(Vec<Change>, bool)> {
    let length = u.int_in_range(1..=4)?;
    let batch = (0..length).map(|_| change(u)).collect::<Result<_>>()?;
    Ok((batch, u.ratio(1, 4)?))
}

fn change(u: &mut Bytes<'_>) -> Result<Change> {
    Ok(match u.int_in_range(0..=28)? {
        0 => Change::AddUnit(unit(u)?),
        1 => Change::UpdateUnit(unit(u)?),
        2 => Change::RenameUnit { unit: key(u, &UNITS)?, name: key(u, &["", "Name", "名"])? },
        3 => Change::MoveUnit { unit: key(u, &UNITS)?, to: option(u, |u| key(u, &UNITS))? },
        4 => Change::SplitUnit { unit: key(u, &UNITS)?, parts: several(u, 2, part)? },
        5 => Change::MergeUnits { units: keys(u, &UNITS)?, into: key(u, &UNITS)? },
        6 => Change::RetireUnit { unit: key(u, &UNITS)? },
        7 => Change::MergeNetworks {
            from: key(u, &NETWORKS)?,
            into: key(u, &NETWORKS)?,
            units: several(u, 4, |u| Ok((key(u, &UNITS)?, key(u, &UNITS)?)))?.into_iter().collect(),
        },
        8 => Change::Rekey { what: reference(u)?, key: any_key(u)?, alias: u.arbitrary()? },
        9 => Change::Alias {
            kind: key(u, &["unit", "person", "area", "room"])?,
            alias: any_key(u)?,
            key: option(u, any_key)?,
        },
        10 => Change::AddPerson(person(u)?),
        11 => Change::UpdatePerson(person(u)?),
        12 => Change::Tag { person: key(u, &PEOPLE)?, add: keys(u, &TAGS)?, remove: keys(u, &TAGS)? },
        13 => Change::RemovePerson { person: key(u, &PEOPLE)? },
        14 => Change::Place(placement(u)?),
        15 => Change::Unplace { person: key(u, &PEOPLE)?, network: key(u, &NETWORKS)? },
        16 => Change::AddArea(area(u)?),
        17 => Change::UpdateArea(area(u)?),
        18 => Change::RemoveArea { area: key(u, &AREAS)? },
        19 => Change::Appoint(appointment(u)?),
        20 => Change::End {
            person: key(u, &PEOPLE)?,
            post: key(u, &POSTS)?,
            unit: key(u, &UNITS)?,
            shift: key(u, &SHIFTS)?,
        },
        21 => Change::Claim(claim(u)?),
        22 => Change::Release { area: key(u, &AREAS)?, cell: key(u, &UNITS)? },
        23 => Change::Link(link(u)?),
        24 => Change::Unlink { kind: key(u, &LINKS)?, source: reference(u)?, target: reference(u)? },
        25 => Change::Schedule(dated(u)?),
        26 => Change::Unschedule(dated(u)?),
        27 => Change::Advance { day: if u.ratio(1, 16)? { None } else { Some(*u.choose(&DAYS)?) } },
        _ => Change::Charter(Box::new(u.choose(&VERSIONS)?.spec().clone())),
    })
}

fn unit(u: &mut Bytes<'_>) -> Result<UnitRow<'static>> {
    let (from, until) = dates(u)?;
    Ok(UnitRow {
        key: text(u, &UNITS)?,
        parent: if u.ratio(1, 6)? { "".into() } else { text(u, &UNITS)? },
        tier: text(u, &TIERS)?,
        network: if u.ratio(1, 4)? { text(u, &NETWORKS)? } else { "".into() },
        name: text(u, &["", "Name"])?,
        kind: text(u, &["", "room", "hut", "shed"])?,
        tags: texts(u, &TAGS)?,
        from,
        until,
    })
}

fn part(u: &mut Bytes<'_>) -> Result<Part> {
    Ok(Part {
        unit: UnitRow {
            parent: "".into(),
            tier: if u.ratio(3, 4)? { "".into() } else { text(u, &TIERS)? },
            ..unit(u)?
        },
        people: keys(u, &PEOPLE)?,
        units: keys(u, &UNITS)?,
        areas: keys(u, &AREAS)?,
        posts: keys(u, &POSTS)?,
    })
}

fn person(u: &mut Bytes<'_>) -> Result<PersonRow<'static>> {
    let number = |u: &mut Bytes<'_>| {
        let value = u.int_in_range(-2..=110_i64)? * 500;
        Ok((text(u, &["skill", "merit", "n"])?, Points::from_thousandths(value).unwrap_or_default()))
    };
    Ok(PersonRow {
        key: text(u, &PEOPLE)?,
        cell: if u.ratio(1, 3)? { "".into() } else { text(u, &UNITS)? },
        tags: texts(u, &TAGS)?,
        numbers: several(u, 2, number)?.into_iter().collect(),
    })
}

fn placement(u: &mut Bytes<'_>) -> Result<PlacementRow<'static>> {
    let (from, until) = dates(u)?;
    Ok(PlacementRow { person: text(u, &PEOPLE)?, network: text(u, &NETWORKS)?, cell: text(u, &UNITS)?, from, until })
}

fn area(u: &mut Bytes<'_>) -> Result<AreaRow<'static>> {
    Ok(AreaRow { key: text(u, &AREAS)?, name: text(u, &["", "Yard"])?, kind: text(u, &["", "yard", "z"])? })
}

fn claim(u: &mut Bytes<'_>) -> Result<ClaimRow<'static>> {
    let (from, until) = dates(u)?;
    let keeper = if u.ratio(1, 2)? { "".into() } else { reference(u)?.to_string().into() };
    Ok(ClaimRow { area: text(u, &AREAS)?, cell: text(u, &UNITS)?, keeper, from, until })
}

fn appointment(u: &mut Bytes<'_>) -> Result<AppointmentRow<'static>> {
    let (from, until) = dates(u)?;
    Ok(AppointmentRow {
        person: text(u, &PEOPLE)?,
        post: text(u, &POSTS)?,
        unit: text(u, &UNITS)?,
        shift: text(u, &SHIFTS)?,
        channel: text(u, &["", "election", "vote", "z"])?,
        approvals: texts(u, &["branch", "meeting", "z"])?,
        from,
        until,
    })
}

fn link(u: &mut Bytes<'_>) -> Result<LinkRow<'static>> {
    let (from, until) = dates(u)?;
    let end = |u: &mut Bytes<'_>| Ok(reference(u)?.to_string().into());
    Ok(LinkRow { kind: text(u, &LINKS)?, source: end(u)?, target: end(u)?, from, until })
}

fn dated(u: &mut Bytes<'_>) -> Result<DatedRow> {
    Ok(match u.int_in_range(0..=4)? {
        0 => DatedRow::Unit(unit(u)?),
        1 => DatedRow::Placement(placement(u)?),
        2 => DatedRow::Claim(claim(u)?),
        3 => DatedRow::Appointment(appointment(u)?),
        _ => DatedRow::Link(link(u)?),
    })
}

fn reference(u: &mut Bytes<'_>) -> Result<Reference<'static>> {
    Ok(match u.int_in_range(0..=4)? {
        0 | 1 => Reference::Person(text(u, &PEOPLE)?),
        2 => Reference::Unit(text(u, &UNITS)?),
        3 => Reference::Post { post: text(u, &POSTS)?, unit: text(u, &UNITS)? },
        _ => Reference::Area(text(u, &AREAS)?),
    })
}

fn dates(u: &mut Bytes<'_>) -> Result<(Option<Date>, Option<Date>)> {
    let day = |u: &mut Bytes<'_>| if u.ratio(1, 4)? { Ok(Some(*u.choose(&DAYS)?)) } else { Ok(None) };
    Ok((day(u)?, day(u)?))
}

fn any_key(u: &mut Bytes<'_>) -> Result<String> {
    let of = *u.choose(&[&UNITS[..], &PEOPLE[..], &AREAS[..]])?;
    key(u, of)
}

fn key(u: &mut Bytes<'_>, of: &[&'static str]) -> Result<String> {
    Ok((*u.choose(of)?).to_owned())
}

fn text(u: &mut Bytes<'_>, of: &[&'static str]) -> Result<Cow<'static, str>> {
    Ok(Cow::Borrowed(*u.choose(of)?))
}

fn keys(u: &mut Bytes<'_>, of: &[&'static str]) -> Result<Vec<String>> {
    several(u, 2, |u| key(u, of))
}

fn texts(u: &mut Bytes<'_>, of: &[&'static str]) -> Result<Vec<Cow<'static, str>>> {
    several(u, 2, |u| text(u, of))
}

fn several<T>(u: &mut Bytes<'_>, most: usize, one: impl Fn(&mut Bytes<'_>) -> Result<T>) -> Result<Vec<T>> {
    let length = u.int_in_range(0..=most)?;
    (0..length).map(|_| one(u)).collect()
}

fn option<T>(u: &mut Bytes<'_>, one: impl Fn(&mut Bytes<'_>) -> Result<T>) -> Result<Option<T>> {
    if u.ratio(1, 4)? { Ok(None) } else { one(u).map(Some) }
}
