//! Roles split slowly: every way to give them.

/// A cell: by role how many it needs, by role and person whether they may have it and how well they do it, by
/// person how many roles they have already.
#[derive(Debug, Clone)]
pub struct Cell {
    /// By role.
    pub needs: Vec<usize>,
    /// By role and person.
    pub skills: Vec<Vec<Option<i64>>>,
    /// By person.
    pub held: Vec<i64>,
    /// How many roles one person may have.
    pub limit: i64,
    /// What a second role must be worth; none for as even as can be.
    pub spread: Option<i64>,
}

/// Seats nobody has, what loads cost, and skill lost; the least there is.
#[must_use]
pub fn split(cell: &Cell) -> (usize, i64, i64) {
    let seats: Vec<usize> =
        cell.needs.iter().enumerate().flat_map(|(role, need)| std::iter::repeat_n(role, *need)).collect();
    let mut least: Option<(usize, i64, i64)> = None;
    let mut open: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    while let Some(given) = open.pop() {
        let Some(role) = seats.get(given.len()) else {
            let score = score(cell, &seats, &given);
            least = Some(least.map_or(score, |known| known.min(score)));
            continue;
        };
        let has = |person: usize| seats.iter().zip(&given).any(|(other, who)| other == role && *who == Some(person));
        let count = |person: usize| given.iter().flatten().filter(|who| **who == person).count();
        for person in 0..cell.held.len() {
            let room = cell.held[person] + i64::try_from(count(person)).expect("few") < cell.limit;
            if cell.skills[*role][person].is_some() && !has(person) && room {
                open.push(given.iter().copied().chain([Some(person)]).collect());
            }
        }
        open.push(given.into_iter().chain([None]).collect());
    }
    least.expect("giving nothing is a way")
}

/// What a way costs.
#[must_use]
pub fn score(cell: &Cell, seats: &[usize], given: &[Option<usize>]) -> (usize, i64, i64) {
    let mut loads = cell.held.clone();
    let (mut steps, mut skill) = (0, 0);
    for (role, person) in seats.iter().zip(given).filter_map(|(role, person)| Some((*role, (*person)?))) {
        steps += loads[person];
        loads[person] += 1;
        skill += cell.skills[role][person].expect("somebody who may");
    }
    let missing = given.iter().filter(|who| who.is_none()).count();
    match cell.spread {
        None => (missing, steps, -skill),
        Some(spread) => (missing, 0, steps * spread - skill),
    }
}
