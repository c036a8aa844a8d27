//! In which order posts are decided.

use std::collections::BTreeMap;

use super::terms::Terms;
use crate::charter::{Test, Wish};
use crate::grid::Grid;
use crate::key::PostId;
use crate::order;

/// The posts to staff in stages: a post whose condition or preferences ask who holds another is decided
/// after that one, and posts that follow one another or go together are decided at once.
///
/// Where conditions ask for each other in a circle, the order is that of the charter.
pub(super) fn stages(grid: &Grid, terms: &Terms) -> Vec<Vec<PostId>> {
    let mut stage: BTreeMap<PostId, usize> = order::map(terms.posts.keys().map(|post| (*post, 0)));
    let last = stage.len();
    // Each round settles one more stage; a circle would go on for ever.
    for _ in 0..last {
        let before = stage.clone();
        for (post, of_post) in &terms.posts {
            let Some(data) = grid.charter.model.posts.value(*post) else { continue };
            let mut asked = Vec::new();
            let wishes = of_post.wishes.iter().filter_map(|wish| match wish {
                Wish::People(test) => Some(test),
                _ => None,
            });
            data.eligible.iter().chain(&of_post.require).chain(wishes).for_each(|test| held(test, &mut asked));
            let after = asked.iter().filter(|other| *other != post).filter_map(|other| before.get(other)).max();
            let own = stage.get(post).copied().unwrap_or(0);
            let own = own.max(after.map_or(0, |after| (after + 1).min(last - 1)));
            let together = data.follows.iter().chain(&data.with).filter(|other| stage.contains_key(*other));
            let together: Vec<PostId> = together.copied().chain([*post]).collect();
            let latest = together.iter().filter_map(|post| stage.get(post)).copied().fold(own, usize::max);
            for post in together {
                stage.insert(post, latest);
            }
        }
        if stage == before {
            break;
        }
    }
    let mut stages: BTreeMap<usize, Vec<PostId>> = BTreeMap::new();
    for (post, stage) in stage {
        stages.entry(stage).or_default().push(post);
    }
    stages.into_values().collect()
}

/// The posts whose holders a condition asks for. Its nesting is bounded by the limits.
fn held(test: &Test, into: &mut Vec<PostId>) {
    match test {
        Test::Holds(post) => into.push(*post),
        Test::Not(inner) => held(inner, into),
        Test::All(parts) | Test::Any(parts) => parts.iter().for_each(|part| held(part, into)),
        Test::Tag(_) | Test::Number { .. } | Test::PlacedUnder(_) => {}
    }
}
