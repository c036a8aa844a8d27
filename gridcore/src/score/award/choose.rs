//! How the winners of an award are chosen.

use std::cmp::Ordering;

use hashbrown::HashMap;

use super::{AwardRequest, Awarded, Candidate, Outcome, has_room};
use crate::charter::{AwardSpec, TierOf};
use crate::finding::Error;
use crate::grid::{Grid, Unit, What};
use crate::key::NetworkId;
use crate::order;
use crate::score::Ratio;

/// A candidate in the running.
struct Runner<'a> {
    key: &'a str,
    score: Ratio,
    ties: Vec<Option<Ratio>>,
    /// The unit it is, or is in.
    unit: Option<Unit<'a>>,
    /// What keeps it from the award, or gives it.
    outcome: Option<Outcome>,
}

impl Runner<'_> {
    /// Best first; equals are equal.
    fn compare(&self, other: &Self) -> Ordering {
        let ties = self.ties.iter().zip(&other.ties);
        ties.fold(other.score.cmp(&self.score), |so_far, (own, other)| so_far.then_with(|| other.cmp(own)))
    }

    fn unit_on(&self, tier: &str) -> &str {
        let mut above = self.unit.into_iter().flat_map(|unit| std::iter::once(unit).chain(unit.ancestors()));
        above.find(|unit| unit.tier() == tier).map_or("", |unit| unit.key())
    }
}

pub(super) fn choose(grid: &Grid, award: &AwardSpec, request: &AwardRequest<'_>) -> Result<Awarded, Error> {
    let model = &grid.charter().model;
    let tier = model.tier(None, &award.tier).and_then(|tier| model.tiers.value(tier));
    let tier = tier.ok_or_else(|| grid.unknown(What::Tier, &award.tier))?;
    let is_person = tier.of != TierOf::Units;
    let mut runners = Vec::with_capacity(request.scores.len());
    for (at, (key, score)) in request.scores.iter().enumerate() {
        let unit = if is_person { unit_of(grid, key, tier.network, &tier.of)? } else { Some(own_unit(grid, key)?) };
        let Some(score) = *score else { continue };
        let ties = request.ties.iter().map(|list| list.get(at).copied().flatten()).collect();
        runners.push(Runner { key, score, ties, unit, outcome: None });
    }
    order::by(&mut runners, |a, b| a.compare(b).then_with(|| a.key.cmp(b.key)));
    let candidates = runners.len();
    bar(award, request, is_person, &mut runners);
    for nominate in &award.nominate {
        put_forward(&nominate.tier, usize::try_from(nominate.top).unwrap_or(usize::MAX), &mut runners);
    }
    give(award, &mut runners);
    let near = near_misses(award, &runners);
    let mut awarded = Awarded {
        award: award.key.clone(),
        period: request.period,
        candidates,
        winners: Vec::new(),
        near_misses: Vec::new(),
        is_person,
    };
    for (runner, near) in runners.into_iter().zip(near) {
        let Some(outcome) = runner.outcome else { continue };
        let won = matches!(outcome, Outcome::Won { .. });
        let candidate = Candidate { key: runner.key.to_owned(), score: runner.score, outcome };
        if won {
            awarded.winners.push(candidate);
        } else if near {
            awarded.near_misses.push(candidate);
        }
    }
    Ok(awarded)
}

fn own_unit<'g>(grid: &'g Grid, key: &str) -> Result<Unit<'g>, Error> {
    grid.unit_id(key).map(|id| Unit::new(grid, id)).ok_or_else(|| grid.unknown(What::Unit, key))
}

/// The unit a person belongs to: where the post of the tier is held, or the cell.
fn unit_of<'g>(grid: &'g Grid, key: &str, network: NetworkId, of: &TierOf) -> Result<Option<Unit<'g>>, Error> {
    let person = grid.person(key)?;
    let model = &grid.charter().model;
    Ok(match of {
        TierOf::Holders(post) => {
            let post = model.posts[*post].key.as_str();
            person.appointments().find(|held| held.post() == post).map(|held| held.unit())
        }
        _ => person.cell(&model.networks[network].key),
    })
}

/// Those who have too little, are vetoed, barred by an entry, or had it the last time.
fn bar(award: &AwardSpec, request: &AwardRequest<'_>, is_person: bool, runners: &mut [Runner<'_>]) {
    let kind = if is_person { "person" } else { "unit" };
    let mut barred: HashMap<String, (String, String)> = HashMap::new();
    if let Some(ledger) = request.ledger.filter(|_| !award.vetoes.is_empty()) {
        let entries = ledger.entries().filter(|entry| {
            award.vetoes.iter().any(|rule| rule == entry.rule)
                && request.period.contains(entry.date)
                && !entry.pending
                && entry.reverses.is_none()
                && !ledger.is_taken_back(entry.id)
        });
        for entry in entries {
            let said = || (entry.id.to_owned(), entry.rule.to_owned());
            barred.entry(entry.subject.to_owned()).or_insert_with(said);
        }
    }
    for runner in runners {
        let vetoed = request.vetoes.iter().find(|(key, _)| *key == runner.key);
        let entry = barred.get(&format!("{kind}:{}", runner.key));
        let missing = award.least.map(Ratio::from).filter(|least| runner.score < *least);
        runner.outcome = if let Some(by) = missing.and_then(|least| least.minus(runner.score)) {
            Some(Outcome::BelowLeast { by })
        } else if let Some((_, by)) = vetoed {
            Some(Outcome::Vetoed { by: (*by).to_owned() })
        } else if let Some((entry, rule)) = entry {
            Some(Outcome::Barred { entry: entry.clone(), rule: rule.clone() })
        } else if award.not_twice && request.previous.contains(&runner.key) {
            Some(Outcome::HadIt)
        } else {
            None
        };
    }
}

/// Each unit of a tier puts its best forward, those tied with the last of them too.
fn put_forward(tier: &str, top: usize, runners: &mut [Runner<'_>]) {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for at in 0..runners.len() {
        let Some(runner) = runners.get(at).filter(|runner| runner.outcome.is_none()) else { continue };
        let unit = runner.unit_on(tier).to_owned();
        let group = groups.entry(unit.clone()).or_default();
        // Runners are sorted: who is last in its group so far is the closest.
        let last = group.last().and_then(|last| runners.get(*last));
        let tied = last.is_some_and(|last| last.compare(runner) == Ordering::Equal);
        let goes_on = group.len() < top || tied;
        if goes_on {
            group.push(at);
        } else if let Some(runner) = runners.get_mut(at) {
            runner.outcome = Some(Outcome::NotNominated { unit });
        }
    }
}

/// Gives the award to the best that are left.
fn give(award: &AwardSpec, runners: &mut [Runner<'_>]) {
    let mut winners: Vec<usize> = Vec::new();
    let mut of_unit: HashMap<String, String> = HashMap::new();
    let mut last_place = 0;
    for at in 0..runners.len() {
        let Some(runner) = runners.get(at).filter(|runner| runner.outcome.is_none()) else { continue };
        let last = winners.last().and_then(|last| runners.get(*last));
        let tied = last.is_some_and(|last| last.compare(runner) == Ordering::Equal);
        let unit = award.one_per.as_ref().map(|tier| runner.unit_on(tier).to_owned()).filter(|unit| !unit.is_empty());
        let other = unit.as_ref().and_then(|unit| of_unit.get(unit));
        let outcome = if !(has_room(award, winners.len()) || tied) {
            let by = last.and_then(|last| last.score.minus(runner.score)).unwrap_or(Ratio::ZERO);
            Outcome::Short { by }
        } else if let (Some(unit), Some(other)) = (&unit, other) {
            Outcome::OtherFirst { other: other.clone(), unit: unit.clone() }
        } else {
            if let Some(unit) = unit {
                of_unit.insert(unit, runner.key.to_owned());
            }
            last_place = if tied { last_place } else { winners.len() + 1 };
            winners.push(at);
            Outcome::Won { place: last_place }
        };
        if let Some(runner) = runners.get_mut(at) {
            runner.outcome = Some(outcome);
        }
    }
}

/// Which runners nearly have it: those whom a rule keeps from a place they would have had, and those who come
/// next.
fn near_misses(award: &AwardSpec, runners: &[Runner<'_>]) -> Vec<bool> {
    let won = |runner: &&Runner<'_>| matches!(runner.outcome, Some(Outcome::Won { .. }));
    let first = |is: fn(&Outcome) -> bool| runners.iter().find(|runner| runner.outcome.as_ref().is_some_and(is));
    let next = first(|outcome| matches!(outcome, Outcome::Short { .. }));
    let below = first(|outcome| matches!(outcome, Outcome::BelowLeast { .. }));
    let equals = |runner: &Runner<'_>, other: Option<&Runner<'_>>| {
        other.is_some_and(|other| other.compare(runner) == Ordering::Equal)
    };
    let total = runners.iter().filter(won).count();
    let near = |runner: &Runner<'_>| match &runner.outcome {
        None | Some(Outcome::Won { .. }) => false,
        Some(Outcome::Short { .. }) => equals(runner, next),
        Some(Outcome::BelowLeast { .. }) => has_room(award, total) && equals(runner, below),
        Some(_) => {
            let better = runners.iter().filter(won).filter(|other| other.compare(runner) == Ordering::Less);
            has_room(award, better.count())
        }
    };
    runners.iter().map(near).collect()
}
