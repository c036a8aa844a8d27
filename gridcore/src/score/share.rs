//! Shares: an amount in whole units among people, groups or parties, to the last unit.

use std::cmp::Ordering;

use hashbrown::HashMap;

use crate::apportion::{Claims, Method, Undivided, divide};
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Place, Subject, listed};
use crate::order;

/// How many of those with an equal claim are named.
const LISTED: usize = 12;

/// How something is shared.
///
/// The default is the largest remainder, without floors and caps, a tie at the cut being an error.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sharing<'a> {
    /// The method.
    pub method: Method,
    /// The least each gets, one a weight; empty for none. Without a weight there is no floor.
    pub floors: &'a [i64],
    /// The most each gets, one a weight; empty for none.
    pub caps: &'a [i64],
    /// Who comes first among those with the same claim to the last units.
    pub ties: Ties<'a>,
}

/// Who comes first among equals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ties<'a> {
    /// Nobody: a tie at the cut is an error that names them.
    #[default]
    Refused,
    /// The one with the smaller key, whatever the order of the entries; one key an entry.
    Keys(&'a [&'a str]),
    /// The one that is listed first.
    Position,
}

/// Shares `total` among `weights`, exactly: the shares sum to the total.
///
/// Weights may be in any unit, all in the same one; shares are in that of the total, for money its
/// minor unit. No weight, no share. Products take 128 bits, so nothing is rounded on the way.
///
/// # Errors
/// Of kind `call`, if a number is below zero, lists differ in length, every weight is zero and the
/// total is not, floors or caps cannot be kept, or a tie at the cut is not settled by
/// [`Sharing::ties`].
///
/// # Complexity
/// The largest remainder takes `O(n)`: the remainders are selected, not sorted. Floors or caps add
/// a sort; the divisor methods take `O(n log n)`, whatever the total.
///
/// # Example
/// ```
/// use gridcore::score::{self, Method, Sharing, Ties};
///
/// let votes = [608_725, 536_810, 400_257, 278_957, 177_964];
/// let seats = score::share(&votes, 8, &Sharing { method: Method::DHondt, ..Sharing::default() })?;
/// assert_eq!(seats, [3, 2, 2, 1, 0]);
///
/// // Three equal claims to 100 units: somebody must come first.
/// assert!(score::share(&[1, 1, 1], 100, &Sharing::default()).is_err());
/// let keys = ["p3", "p1", "p2"];
/// let shares = score::share(&[1, 1, 1], 100, &Sharing { ties: Ties::Keys(&keys), ..Sharing::default() })?;
/// assert_eq!(shares, [33, 34, 33]);
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn share(weights: &[i64], total: i64, sharing: &Sharing<'_>) -> Result<Vec<i64>, Error> {
    if let Ties::Keys(keys) = sharing.ties
        && keys.len() != weights.len()
    {
        return Err(undivided(Undivided::Lengths { field: "keys", found: keys.len() }, weights.len(), total));
    }
    let claims = Claims { weights, floors: sharing.floors, caps: sharing.caps, total };
    let division = divide(&claims, sharing.method).map_err(|why| undivided(why, weights.len(), total))?;
    let mut shares = division.shares;
    settle(&mut shares, division.tied, division.left, sharing.ties)?;
    Ok(shares)
}

/// A pot for groups and the people in them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pot<'a> {
    /// The amount.
    pub total: i64,
    /// Key and score of each group; ties between groups are broken by key.
    pub groups: &'a [(&'a str, i64)],
    /// Group and points of each person.
    pub people: &'a [(&'a str, i64)],
    /// The method, of both levels.
    pub method: Method,
    /// Who comes first among the people of a group.
    pub ties: Ties<'a>,
}

/// What came of a [`Pot`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redistribution {
    /// What each group gets.
    pub groups: Vec<i64>,
    /// What each person gets; those of a group sum to what it gets.
    pub people: Vec<i64>,
}

/// Shares a pot among groups by their scores, then what each group gets among its people by their
/// points.
///
/// # Errors
/// As [`share`]; and if a group is given twice, a person is in a group without a score, or nobody in
/// a group that gets something has points.
///
/// # Complexity
/// That of [`share`] over the groups and over the people.
///
/// # Example
/// ```
/// use gridcore::score::{self, Pot};
///
/// let shared = score::redistribute(&Pot {
///     total: 1_000,
///     groups: &[("north", 90), ("south", 60)],
///     people: &[("north", 30), ("north", 10), ("south", 5)],
///     ..Pot::default()
/// })?;
/// assert_eq!((shared.groups, shared.people), (vec![600, 400], vec![450, 150, 400]));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn redistribute(pot: &Pot<'_>) -> Result<Redistribution, Error> {
    let (keys, scores): (Vec<&str>, Vec<i64>) = pot.groups.iter().copied().unzip();
    let members = members(pot, &keys)?;
    let groups =
        share(&scores, pot.total, &Sharing { method: pot.method, ties: Ties::Keys(&keys), ..Sharing::default() })?;
    let points: Vec<i64> = pot.people.iter().map(|(_, points)| *points).collect();
    if let Some(position) = points.iter().position(|points| *points < 0) {
        return Err(undivided(Undivided::Negative { field: "people", position }, points.len(), pot.total));
    }
    let mut people = vec![0; points.len()];
    for ((key, members), total) in keys.iter().zip(&members).zip(&groups) {
        let weights: Vec<i64> = members.iter().filter_map(|person| points.get(*person).copied()).collect();
        let claims = Claims { weights: &weights, floors: &[], caps: &[], total: *total };
        // Nothing else can be wrong with them.
        let division = divide(&claims, pot.method)
            .map_err(|_| refused(10, vec![("group", (*key).into()), ("share", (*total).into())]))?;
        for (person, share) in members.iter().zip(division.shares) {
            if let Some(slot) = people.get_mut(*person) {
                *slot = share;
            }
        }
        let tied = division.tied.iter().filter_map(|at| members.get(*at).copied()).collect();
        settle(&mut people, tied, division.left, pot.ties)?;
    }
    Ok(Redistribution { groups, people })
}

/// The people of each group, by position.
fn members(pot: &Pot<'_>, keys: &[&str]) -> Result<Vec<Vec<usize>>, Error> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, key) in keys.iter().enumerate() {
        if places.insert(key, place).is_some() {
            return Err(refused(11, vec![("group", (*key).into())]));
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    for (person, (group, _)) in pot.people.iter().enumerate() {
        match places.get(group).and_then(|place| members.get_mut(*place)) {
            Some(members) => members.push(person),
            None => return Err(refused(9, vec![("number", (person + 1).into()), ("group", (*group).into())])),
        }
    }
    if let Ties::Keys(keys) = pot.ties
        && keys.len() != pot.people.len()
    {
        return Err(undivided(Undivided::Lengths { field: "keys", found: keys.len() }, pot.people.len(), pot.total));
    }
    Ok(members)
}

/// Gives what is left to those of the tied who come first.
fn settle(shares: &mut [i64], mut tied: Vec<usize>, left: usize, ties: Ties<'_>) -> Result<(), Error> {
    if left == 0 {
        return Ok(());
    }
    order::natural(&mut tied);
    match ties {
        Ties::Refused => {
            let who = named(&tied);
            return Err(refused(7, vec![("count", tied.len().into()), ("left", left.into()), ("who", who.into())]));
        }
        Ties::Position => {}
        Ties::Keys(keys) => {
            let key = |at: &usize| keys.get(*at).copied().unwrap_or_default();
            let by_key = |a: &usize, b: &usize| key(a).cmp(key(b));
            // The last that gets something stands before `left`, the first that does not at it.
            let (first, next, _) = tied.select_nth_unstable_by(left, by_key);
            let last = first.iter().copied().max_by(by_key);
            if let Some(last) = last.filter(|last| by_key(last, next) == Ordering::Equal) {
                return Err(refused(8, vec![("left", left.into()), ("key", key(&last).into())]));
            }
        }
    }
    for at in tied.into_iter().take(left) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    Ok(())
}

/// The first of some entries, by their numbers from 1.
fn named(positions: &[usize]) -> String {
    let more = if positions.len() > LISTED { ", .." } else { "" };
    listed(positions.iter().take(LISTED).map(|at| (at + 1).to_string())) + more
}

fn undivided(why: Undivided, count: usize, total: i64) -> Error {
    let sum = |sum: u128| vec![("sum", sum.to_string().into()), ("total", total.into())];
    let (text, args) = match why {
        Undivided::Lengths { field, found } => {
            (0, vec![("field", field.into()), ("found", found.into()), ("count", count.into())])
        }
        Undivided::Negative { field, position } => {
            (1, vec![("number", (position + 1).into()), ("field", field.into())])
        }
        Undivided::NegativeTotal => (2, vec![]),
        Undivided::Crossed { position } => (3, vec![("number", (position + 1).into())]),
        Undivided::NoWeight => (4, vec![]),
        Undivided::Floors { sum: floors } => (5, sum(floors)),
        Undivided::Caps { sum: caps } => (6, sum(caps)),
    };
    refused(text, args)
}

fn refused(text: u8, args: Args) -> Error {
    let finding = Finding::new(&call::SHARE, Subject::Table { table: "shares".into() }, text, args);
    Error::one(ErrorKind::Call, finding.at(Place::file("shares")))
}
