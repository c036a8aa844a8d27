//! A request held against a grid, and its cells as numbers.

use std::sync::Arc;

use super::SplitRequest;
use super::kernel::Cell;
use crate::charter::Post;
use crate::finding::catalogue::call;
use crate::finding::catalogue::staffing;
use crate::finding::{Args, Error, ErrorKind, Finding, Subject};
use crate::grid::{Grid, What};
use crate::key::{IdVec, NumberId, PersonId, PostId, UnitId};
use crate::order;
use crate::roster::NumberColumn;

/// What a request comes to.
#[derive(Debug)]
pub(super) struct Asked<'g> {
    pub(super) grid: &'g Grid,
    pub(super) roles: Vec<AskedRole>,
    /// The units, each before those below it.
    pub(super) units: Vec<UnitId>,
    /// What the second role of a person must be worth, in thousandths; none for as even as can be.
    pub(super) spread: Option<i64>,
    pub(super) limit: u32,
    pub(super) anew: bool,
}

#[derive(Debug)]
pub(super) struct AskedRole {
    pub(super) post: PostId,
    pub(super) key: Arc<str>,
    pub(super) skill: Option<NumberId>,
    /// Whether nothing but its condition bars from it.
    plain: bool,
}

/// A cell and the roles to be split in it.
#[derive(Debug)]
pub(super) struct CellRoles {
    pub(super) unit: UnitId,
    /// The roles, by their place in the request.
    pub(super) roles: Vec<usize>,
    pub(super) people: Vec<PersonId>,
    pub(super) numbers: Cell<i64>,
    /// What a second role and a role nobody has cost, if that does not fit the narrow numbers.
    wide: Option<(i128, i128)>,
}

/// What is kept from cell to cell: how many roles the plan gave everybody so far.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub(super) given: IdVec<PersonId, u32>,
}

fn refused(grid: &Grid, text: u8, args: Args) -> Error {
    let finding = Finding::new(&call::CANNOT_SPLIT, Subject::Table { table: "request".into() }, text, args);
    Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language)
}

pub(super) fn asked<'g>(grid: &'g Grid, request: &SplitRequest) -> Result<Asked<'g>, Error> {
    let model = &grid.charter.model;
    let post = |key: &String| model.post(key).ok_or_else(|| grid.unknown(What::Post, key));
    let mut posts: Vec<PostId> = request.roles.iter().map(post).collect::<Result<_, _>>()?;
    if posts.is_empty() {
        posts = model.posts.iter().filter(|(_, post)| post.role).map(|(id, _)| id).collect();
    }
    order::natural(&mut posts);
    posts.dedup();
    let mut skills = Vec::new();
    for (role, column) in &request.skills {
        let number = model.number(column).ok_or_else(|| grid.unknown(What::Number, column))?;
        skills.push((post(role)?, number));
    }
    let mut roles = Vec::new();
    for id in posts {
        let post = &model.posts[id];
        if !post.role {
            return Err(refused(grid, 0, vec![("post", post.key.as_str().into())]));
        }
        let skill = skills.iter().find(|(post, _)| *post == id).map(|(_, number)| *number);
        roles.push(AskedRole { post: id, key: post.key.as_str().into(), skill, plain: is_plain(grid, id, post) });
    }
    if let Some(spread) = request.spread.filter(|spread| spread.thousandths() < 0) {
        return Err(refused(grid, 1, vec![("spread", spread.into())]));
    }
    let limit = grid.charter.severity(&staffing::TOO_MANY_POSTS);
    let limit = limit.and_then(|_| grid.charter.whole(&staffing::TOO_MANY_POSTS, "roles"));
    let limit = request.limit.into_iter().chain(limit).min().unwrap_or(u32::MAX);
    let spread = request.spread.map(|spread| spread.thousandths());
    Ok(Asked { grid, roles, units: units(grid, request)?, spread, limit, anew: request.anew })
}

fn units(grid: &Grid, request: &SplitRequest) -> Result<Vec<UnitId>, Error> {
    let index = grid.index();
    if request.units.is_empty() {
        return Ok(index.order().to_vec());
    }
    let mut units = Vec::new();
    for key in &request.units {
        units.extend_from_slice(index.subtree_ids(grid.unit(key)?.id));
    }
    let mut seen = std::collections::BTreeSet::new();
    units.retain(|unit| seen.insert(*unit));
    Ok(units)
}

/// Whether nothing but its condition bars from a role, as is mostly so.
fn is_plain(grid: &Grid, id: PostId, post: &Post) -> bool {
    let model = &grid.charter.model;
    let alone = post.excludes.is_empty() && post.with.is_empty() && post.follows.is_none() && post.scope.is_none();
    let barred = model.posts.values().any(|other| other.excludes.contains(&id));
    alone && !barred && !model.exclusive.iter().any(|group| group.posts.contains(&id))
}

/// The roles a unit lacks, and who may have them.
pub(super) fn of(asked: &Asked<'_>, unit: UnitId, scratch: &Scratch) -> CellRoles {
    let grid = asked.grid;
    let mut cell = CellRoles { unit, roles: Vec::new(), people: Vec::new(), numbers: Cell::default(), wide: None };
    for (index, role) in asked.roles.iter().enumerate() {
        let need = grid.charter.model.posts[role.post].seats.min;
        if need == 0 || !grid.post_exists(role.post, unit) {
            continue;
        }
        let held = if asked.anew { 0 } else { grid.appointments.of_post(role.post, unit).count() };
        let need = need.saturating_sub(u32::try_from(held).unwrap_or(u32::MAX));
        if need > 0 {
            cell.roles.push(index);
            cell.numbers.needs.push(need);
        }
    }
    if cell.roles.is_empty() {
        return cell;
    }
    cell.people = grid.index().people_ids(unit).to_vec();
    if grid.units.span(unit) > 0 {
        order::by_key(&mut cell.people, |person| grid.people.keys.key(*person));
    }
    cell.numbers.people = cell.people.len();
    cell.numbers.loads = cell.people.iter().map(|person| load(asked, unit, *person, scratch)).collect();
    cell.numbers.costs.reserve(cell.people.len() * cell.roles.len());
    for index in &cell.roles {
        let Some(role) = asked.roles.get(*index) else { continue };
        let skill =
            |person: &PersonId| may(asked, role, unit, *person).then(|| skill(grid, role, *person).unwrap_or(0));
        cell.numbers.costs.extend(cell.people.iter().map(skill));
    }
    // One top for all roles: where some stay uncovered, which ones those are must not be for nothing.
    let top = cell.numbers.costs.iter().flatten().copied().max().unwrap_or(0);
    cell.numbers.costs.iter_mut().flatten().for_each(|value| *value = top - *value);
    let range = i128::from(cell.numbers.costs.iter().flatten().copied().max().unwrap_or(0));
    cell.weigh(asked, range);
    cell
}

/// How many roles somebody has who is to have others, and how many more they may have.
fn load(asked: &Asked<'_>, unit: UnitId, person: PersonId, scratch: &Scratch) -> (u32, u32) {
    let grid = asked.grid;
    let is_role = |post: PostId| grid.charter.model.posts[post].role;
    let again = |post: PostId, at: UnitId| asked.anew && at == unit && asked.roles.iter().any(|r| r.post == post);
    let rows = grid.appointments.of_person(person).map(|(_, row)| row);
    let rows = rows.filter(|row| is_role(row.post) && !again(row.post, row.unit)).count();
    let given = scratch.given.value(person).copied().unwrap_or(0);
    let held = u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(given);
    (held, asked.limit.saturating_sub(held))
}

/// Whether nothing bars somebody from a role they do not have.
pub(super) fn may(asked: &Asked<'_>, role: &AskedRole, unit: UnitId, person: PersonId) -> bool {
    let grid = asked.grid;
    let has = || grid.appointments.of_person(person).any(|(_, row)| row.post == role.post && row.unit == unit);
    if !asked.anew && has() {
        return false;
    }
    let post = &grid.charter.model.posts[role.post];
    if role.plain {
        let asks = post.eligible.as_ref().filter(|_| grid.charter.severity(&staffing::INELIGIBLE).is_some());
        return grid.meets_if_any(person, asks);
    }
    let bars = grid.bars(grid.people.keys.key(person), &post.key, grid.units.keys.key(unit));
    bars.is_ok_and(|bars| bars.is_empty())
}

pub(super) fn skill(grid: &Grid, role: &AskedRole, person: PersonId) -> Option<i64> {
    let value = grid.people.number(role.skill?, person);
    (value != NumberColumn::MISSING).then_some(value)
}

impl CellRoles {
    /// Puts the weights of roles nobody has and of second roles over what skills can make up for.
    fn weigh(&mut self, asked: &Asked<'_>, range: i128) {
        let seats: i128 = self.numbers.needs.iter().map(|need| i128::from(*need)).sum();
        let held: i128 = self.numbers.loads.iter().map(|(held, _)| i128::from(*held)).max().unwrap_or(0);
        // Each skill as often as its role has seats, and one more to be above them all.
        let range = range * seats.max(1) + 1;
        let step = asked.spread.map_or(range, i128::from);
        let nobody = step * (held + seats) * seats + range;
        match (i64::try_from(step), i64::try_from(nobody * (seats + 2))) {
            (Ok(step), Ok(_)) => {
                self.numbers.step = step;
                self.numbers.nobody = i64::try_from(nobody).unwrap_or(i64::MAX);
            }
            _ => self.wide = Some((step, nobody)),
        }
    }

    /// Its numbers, if sums of them fit.
    pub(super) fn narrow(&self) -> Option<&Cell<i64>> {
        self.wide.is_none().then_some(&self.numbers)
    }

    /// The same with room for any sum.
    pub(super) fn wide(&self) -> Cell<i128> {
        let (step, nobody) = self.wide.unwrap_or((self.numbers.step.into(), self.numbers.nobody.into()));
        Cell {
            people: self.numbers.people,
            needs: self.numbers.needs.clone(),
            costs: self.numbers.costs.iter().map(|cost| cost.map(i128::from)).collect(),
            loads: self.numbers.loads.clone(),
            step,
            nobody,
        }
    }

    /// The people who have each role, by the place of both in the cell.
    pub(super) fn holders<'a>(&'a self, held: &'a [bool]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let people = self.people.len();
        let rows = held.iter().enumerate().filter(|(_, has)| **has);
        rows.filter_map(move |(at, _)| Some((at.checked_div(people)?, at % people.max(1))))
    }
}
