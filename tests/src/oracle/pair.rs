//! Contacts paired slowly: every way to give everybody a source.

/// People to be reached and what may reach them.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// By person to be reached and source: whether a link is there, and how many steps lie between them; none if
    /// there may be no link.
    pub may: Vec<Vec<Option<(bool, i64)>>>,
    /// By source, how many links start from it and stay.
    pub links: Vec<i64>,
    /// How many may start from one.
    pub limit: i64,
}

/// Whom nobody reaches, what loads cost, links that are not kept, and steps; the least there is.
#[must_use]
pub fn pair(contacts: &Contacts) -> (usize, i64, i64, i64) {
    let mut least: Option<(usize, i64, i64, i64)> = None;
    let mut open: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    while let Some(given) = open.pop() {
        let Some(may) = contacts.may.get(given.len()) else {
            let score = score(contacts, &given);
            least = Some(least.map_or(score, |known| known.min(score)));
            continue;
        };
        for (source, possible) in may.iter().enumerate() {
            let new = given.iter().flatten().filter(|who| **who == source).count();
            let load = contacts.links[source] + i64::try_from(new).expect("few");
            if possible.is_some() && load < contacts.limit {
                open.push(given.iter().copied().chain([Some(source)]).collect());
            }
        }
        open.push(given.into_iter().chain([None]).collect());
    }
    least.expect("reaching nobody is a way")
}

/// What a way costs.
#[must_use]
pub fn score(contacts: &Contacts, given: &[Option<usize>]) -> (usize, i64, i64, i64) {
    let mut loads = contacts.links.clone();
    let (mut even, mut kept, mut near) = (0, 0, 0);
    for (target, source) in given.iter().enumerate().filter_map(|(target, source)| Some((target, (*source)?))) {
        even += loads[source];
        loads[source] += 1;
        let (there, steps) = contacts.may[target][source].expect("a link there may be");
        kept -= i64::from(there);
        near += steps;
    }
    (given.iter().filter(|source| source.is_none()).count(), even, kept, near)
}
