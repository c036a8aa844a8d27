//! Who may be linked with whom.

use std::collections::BTreeMap;

use super::PairRequest;
use crate::assign::terms::condition;
use crate::charter::{EndKind, LinkKind, Predicate, Scope, Test};
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, Subject};
use crate::grid::{End, Grid, What};
use crate::key::{IdVec, LinkKindId, PersonId, UnitId};
use crate::order;

/// The most possible links that are looked at.
const LARGEST: usize = 20_000_000;

/// What a request comes to.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) link: LinkKindId,
    /// By person and duty.
    pub(super) targets: Vec<Target>,
    /// By reference.
    pub(super) sources: Vec<Source>,
    pub(super) edges: Vec<Edge>,
    /// Edges that are the same link for different duties.
    pub(super) doubles: Vec<Vec<u32>>,
}

/// A person to be reached for a duty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    pub(super) person: PersonId,
    /// By its place in the charter.
    pub(super) duty: usize,
}

/// What links may start from.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) end: End,
    /// How many links start from it and stay, and how many more may.
    pub(super) links: u32,
    pub(super) room: u32,
    /// By duty, whether it may meet it.
    serves: Vec<bool>,
}

/// A possible link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) target: u32,
    pub(super) source: u32,
    /// Whether it is there.
    pub(super) there: bool,
    /// Steps in the tree from the one to the other.
    pub(super) distance: u32,
}

/// Who must be reached by whom; none means everybody.
struct Duty {
    people: Option<Test>,
    by: Option<Test>,
}

fn refused(grid: &Grid, text: u8, args: Args) -> Error {
    let finding = Finding::new(&call::CANNOT_PAIR, Subject::Table { table: "request".into() }, text, args);
    Error::one(ErrorKind::Call, finding).in_language(grid.charter.spec.language)
}

pub(super) fn gather(grid: &Grid, request: &PairRequest) -> Result<Gathered, Error> {
    let model = &grid.charter.model;
    let link = model.link(&request.link).ok_or_else(|| grid.unknown(What::LinkKind, &request.link))?;
    let kind = &model.links[link];
    if kind.target != EndKind::Person {
        return Err(refused(grid, 0, vec![("link", kind.key.as_str().into())]));
    }
    let duties = duties(grid, request, kind)?;
    let targets = targets(grid, request, link, &duties)?;
    let sources = sources(grid, request, link, &duties, &targets)?;
    let mut gathered = Gathered { link, targets, sources, edges: Vec::new(), doubles: Vec::new() };
    edges(grid, kind, request.anew, &mut gathered)?;
    // No more room than there are people to reach.
    let mut degrees = vec![0_u32; gathered.sources.len()];
    for edge in &gathered.edges {
        degrees.get_mut(edge.source as usize).into_iter().for_each(|degree| *degree += 1);
    }
    gathered.sources.iter_mut().zip(degrees).for_each(|(source, degree)| source.room = source.room.min(degree));
    Ok(gathered)
}

/// The duties of the charter narrowed by the request, or that of the request.
fn duties(grid: &Grid, request: &PairRequest, kind: &LinkKind) -> Result<Vec<Duty>, Error> {
    let own = |at: &str, predicate: &Option<Predicate>| {
        predicate.as_ref().map(|predicate| condition(grid, at, predicate)).transpose()
    };
    let (people, by) = (own("targets", &request.targets)?, own("sources", &request.sources)?);
    let both = |one: &Option<Test>, other: &Option<Test>| match (one.clone(), other.clone()) {
        (Some(one), Some(other)) => Some(Test::All(vec![one, other])),
        (one, other) => one.or(other),
    };
    if kind.reach.is_empty() {
        return Ok(vec![Duty { people, by }]);
    }
    let narrowed =
        kind.reach.iter().map(|reach| Duty { people: both(&reach.people, &people), by: both(&reach.by, &by) });
    Ok(narrowed.collect())
}

/// Whether an end counts for a duty: itself, a holder of the post, or somebody appointed in the unit.
fn counts(grid: &Grid, end: End, by: Option<&Test>) -> bool {
    let Some(by) = by else { return true };
    match end {
        End::Person(person) => grid.meets(person, by),
        End::Post(post, unit) => grid.appointments.of_post(post, unit).any(|(_, row)| grid.meets(row.person, by)),
        End::Unit(unit) => grid.appointments.of_unit(unit).any(|(_, row)| grid.meets(row.person, by)),
    }
}

/// Everybody who must be reached and is not.
fn targets(grid: &Grid, request: &PairRequest, link: LinkKindId, duties: &[Duty]) -> Result<Vec<Target>, Error> {
    let under: Vec<UnitId> = request.units.iter().map(|key| Ok(grid.unit(key)?.id)).collect::<Result<_, Error>>()?;
    let mut targets = Vec::new();
    for (duty, asked) in duties.iter().enumerate() {
        for person in grid.who_meets(asked.people.as_ref()) {
            let here = under.is_empty() || under.iter().any(|unit| grid.placed_under(person, *unit));
            let links = grid.links.ending(End::Person(person)).filter(|(_, row)| row.kind == link);
            let reached = || links.into_iter().any(|(_, row)| counts(grid, row.source, asked.by.as_ref()));
            if here && (request.anew || !reached()) {
                targets.push(Target { person, duty });
            }
        }
    }
    order::by_key(&mut targets, |target| (grid.people.keys.key(target.person), target.duty));
    Ok(targets)
}

/// Everything links may start from.
fn sources(
    grid: &Grid,
    request: &PairRequest,
    link: LinkKindId,
    duties: &[Duty],
    targets: &[Target],
) -> Result<Vec<Source>, Error> {
    let model = &grid.charter.model;
    let kind = &model.links[link];
    let post = |key: &String| model.post(key).ok_or_else(|| grid.unknown(What::Post, key));
    let posts = request.posts.iter().map(post).collect::<Result<Vec<_>, _>>()?;
    let rows = || grid.appointments.rows.iter().map(|(_, row)| row);
    let ends = match kind.source {
        EndKind::Person => order::distinct(grid.people.ids().map(End::Person)),
        EndKind::Unit => order::distinct(rows().map(|row| End::Unit(row.unit))),
        EndKind::Post => {
            let named = rows().filter(|row| posts.is_empty() || posts.contains(&row.post));
            order::distinct(named.map(|row| End::Post(row.post, row.unit)))
        }
    };
    let limit = request.limit.into_iter().chain(kind.max).min().unwrap_or(u32::MAX);
    // Planned anew are the links to those who are to be reached; others stay.
    let planned = order::distinct(targets.iter().map(|target| End::Person(target.person)));
    let source = |end: End| {
        let serves: Vec<bool> = duties.iter().map(|duty| counts(grid, end, duty.by.as_ref())).collect();
        let stay = grid
            .links
            .starting(end)
            .filter(|(_, row)| row.kind == link && !(request.anew && planned.binary_search(&row.target).is_ok()));
        let links = u32::try_from(stay.count()).unwrap_or(u32::MAX);
        serves.contains(&true).then(|| Source { end, links, room: limit.saturating_sub(links), serves })
    };
    let mut sources: Vec<Source> = ends.into_iter().filter_map(source).collect();
    order::by_key(&mut sources, |source| grid.reference(source.end));
    Ok(sources)
}

/// The possible links, region by region.
fn edges(grid: &Grid, kind: &LinkKind, anew: bool, gathered: &mut Gathered) -> Result<(), Error> {
    let mut by_person: BTreeMap<PersonId, Vec<u32>> = BTreeMap::new();
    let mut wanted: IdVec<PersonId, bool> = IdVec::new();
    for (index, target) in gathered.targets.iter().enumerate() {
        by_person.entry(target.person).or_default().push(u32::try_from(index).unwrap_or(u32::MAX));
        wanted.set(target.person, true, false);
    }
    let everybody: Vec<PersonId> = by_person.keys().copied().collect();
    let mut possible = 0_usize;
    for source in &gathered.sources {
        possible = possible.saturating_add(region(grid, kind.within, source.end, &everybody).len());
        if possible > LARGEST {
            return Err(refused(grid, 1, vec![("link", kind.key.as_str().into()), ("limit", LARGEST.into())]));
        }
    }
    for (index, source) in gathered.sources.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        for person in region(grid, kind.within, source.end, &everybody) {
            if wanted.value(person) != Some(&true) || is_self(grid, source.end, person) {
                continue;
            }
            let there = grid.links.find(gathered.link, source.end, End::Person(person)).is_some();
            // A link that stays cannot be made again.
            if there && !anew {
                continue;
            }
            let served = by_person.get(&person).into_iter().flatten().copied();
            let serves = |target: &u32| {
                let duty = gathered.targets.get(*target as usize).map_or(0, |target| target.duty);
                source.serves.get(duty) == Some(&true)
            };
            let first = gathered.edges.len();
            let distance = distance(grid, source.end, person);
            gathered.edges.extend(served.filter(serves).map(|target| Edge { target, source: index, there, distance }));
            let last = gathered.edges.len();
            if last > first + 1 {
                gathered.doubles.push((first..last).filter_map(|edge| u32::try_from(edge).ok()).collect());
            }
        }
    }
    Ok(())
}

/// The people within the region of a source, by key if the region is a part of the tree.
fn region(grid: &Grid, within: Option<Scope>, source: End, everybody: &[PersonId]) -> Vec<PersonId> {
    let Some(scope) = within else { return everybody.to_vec() };
    if matches!(scope, Scope::Network | Scope::Other(_)) {
        let inside = |person: &&PersonId| grid.end_in_scope(End::Person(**person), scope, source);
        return everybody.iter().filter(inside).copied().collect();
    }
    let tops = grid.units_of_end(source).into_iter().filter_map(|unit| {
        let inside = |above: &UnitId| grid.unit_in_scope(*above, scope, unit);
        grid.units.chain(unit).take_while(|above| *above == unit || inside(above)).last()
    });
    let mut people: Vec<PersonId> = Vec::new();
    for top in tops {
        let inside = |person: &&PersonId| grid.end_in_scope(End::Person(**person), scope, source);
        people.extend(grid.index().people_ids(top).iter().filter(inside));
    }
    order::natural(&mut people);
    people.dedup();
    people
}

/// Nobody reaches themselves, nor from a post they hold.
pub(super) fn is_self(grid: &Grid, source: End, person: PersonId) -> bool {
    match source {
        End::Person(own) => own == person,
        End::Post(post, unit) => grid.appointments.of_post(post, unit).any(|(_, row)| row.person == person),
        End::Unit(_) => false,
    }
}

/// The fewest steps up and down the tree from a source to the cell of a person; many if they share no network.
fn distance(grid: &Grid, source: End, person: PersonId) -> u32 {
    const APART: u32 = 1_000;
    let mut least = APART;
    for from in grid.units_of_end(source) {
        let places = grid.people.places.value(grid.network_of(from));
        let Some(cell) = places.and_then(|places| places.cell(person)) else { continue };
        let above: Vec<UnitId> = grid.units.chain(from).collect();
        let steps = grid.units.chain(cell).enumerate();
        let met = steps.filter_map(|(down, unit)| Some(down + above.iter().position(|other| *other == unit)?)).next();
        least = least.min(met.and_then(|steps| u32::try_from(steps).ok()).unwrap_or(APART));
    }
    least
}
