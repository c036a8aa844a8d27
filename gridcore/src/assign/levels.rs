//! What it costs to choose somebody: one number a level, the lower the better.

use std::collections::BTreeMap;

use super::seats::Seat;
use super::terms::Terms;
use crate::charter::Wish;
use crate::grid::Grid;
use crate::key::{NumberId, PersonId, PostId};
use crate::order;
use crate::roster::NumberColumn;

/// Thousandths in one.
const ONE: i64 = 1000;

/// The costs of choosing, in thousandths.
///
/// The preferences of a post count by their place: the first of every post make the first level. A person
/// who does not meet a condition costs 1; a number costs what it falls short of the best there is; votes
/// cost what they fall short of the most anybody had for the post.
#[derive(Debug, Clone)]
pub(super) struct Costs {
    /// By number column, the least and the most anybody has.
    ranges: BTreeMap<NumberId, (i64, i64)>,
    votes: BTreeMap<PostId, i64>,
}

impl Costs {
    pub(super) fn of(grid: &Grid, terms: &Terms) -> Self {
        let wishes = || terms.posts.values().flat_map(|post| &post.wishes);
        let numbers = wishes().filter_map(|wish| match wish {
            Wish::High(number) | Wish::Low(number) => Some(*number),
            _ => None,
        });
        let range = |number: NumberId| {
            let values = grid.people.ids().map(|person| grid.people.number(number, person));
            let values = values.filter(|value| *value != NumberColumn::MISSING);
            values.fold(None, |range: Option<(i64, i64)>, value| {
                Some(range.map_or((value, value), |(least, most)| (least.min(value), most.max(value))))
            })
        };
        let most_votes = |(post, of_post): (&PostId, &super::terms::PostTerms)| {
            let people = of_post.nominations.iter();
            let votes = people.map(|(_, named)| named.iter().map(|named| i64::from(named.votes)).sum::<i64>());
            (*post, votes.max().unwrap_or(0))
        };
        Self {
            ranges: order::map(numbers.map(|number| (number, range(number).unwrap_or((0, 0))))),
            votes: order::map(terms.posts.iter().map(most_votes)),
        }
    }

    /// What a preference costs if somebody takes a seat; `kept` says whether they hold it already.
    pub(super) fn of_wish(
        &self,
        grid: &Grid,
        terms: &Terms,
        wish: &Wish,
        person: PersonId,
        seat: Seat,
        kept: bool,
    ) -> i64 {
        match wish {
            Wish::People(test) => i64::from(!grid.meets(person, test)) * ONE,
            Wish::High(number) => self.short_of(grid, *number, person, |(_, most), value| most - value),
            Wish::Low(number) => self.short_of(grid, *number, person, |(least, _), value| value - least),
            Wish::Votes => {
                let most = self.votes.get(&seat.post).copied().unwrap_or(0);
                let votes = terms.posts.get(&seat.post).map_or(0, |post| post.votes(person, seat.unit));
                (most - votes) * ONE
            }
            Wish::Kept => i64::from(!kept) * ONE,
        }
    }

    /// What a number falls short of the best; who has none comes a thousandth after the worst.
    fn short_of(&self, grid: &Grid, number: NumberId, person: PersonId, short: impl Fn((i64, i64), i64) -> i64) -> i64 {
        let range = self.ranges.get(&number).copied().unwrap_or((0, 0));
        match grid.people.number(number, person) {
            NumberColumn::MISSING => range.1 - range.0 + 1,
            value => short(range, value),
        }
    }
}

/// The names of the levels that preferences make: what the first preference of each post is, then the
/// second, and so on.
pub(super) fn names(grid: &Grid, terms: &Terms, posts: &[PostId]) -> Vec<String> {
    let mut names: Vec<Vec<String>> = Vec::new();
    for wishes in posts.iter().filter_map(|post| terms.posts.get(post)).map(|post| &post.wishes) {
        for (level, wish) in wishes.iter().enumerate() {
            if names.len() <= level {
                names.push(Vec::new());
            }
            let name = name(grid, wish);
            if let Some(names) = names.get_mut(level).filter(|names| !names.contains(&name)) {
                names.push(name);
            }
        }
    }
    names.into_iter().map(|names| names.join(" / ")).collect()
}

fn name(grid: &Grid, wish: &Wish) -> String {
    let number = |number: &NumberId| grid.charter.model.numbers.value(*number).map_or("", |number| &number.key);
    match wish {
        Wish::People(test) => grid.condition(test),
        Wish::High(of) => format!("high {}", number(of)),
        Wish::Low(of) => format!("low {}", number(of)),
        Wish::Votes => "votes".to_owned(),
        Wish::Kept => "kept".to_owned(),
    }
}
