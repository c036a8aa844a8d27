//! Rules about how many posts somebody holds.

use crate::check::facts::Facts;
use crate::check::item::Item;
use crate::check::rule::Report;
use crate::finding::catalogue::staffing as texts;
use crate::finding::listed;
use crate::key::{Id, PostId, UnitId};
use crate::order;

pub(super) fn exclusive_posts(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    let model = facts.model();
    for group in &model.exclusive {
        let held = facts.grid.appointments.of_person(id).filter(|(_, row)| group.posts.contains(&row.post));
        let mut held: Vec<(PostId, UnitId)> = held.map(|(_, row)| (row.post, row.unit)).collect();
        order::by_key(&mut held, |(post, unit)| (*post, facts.unit(*unit)));
        // Several shifts of one post are one post.
        held.dedup();
        if held.len() > group.limit as usize {
            report.add(0, || {
                let name =
                    |(post, unit): &(PostId, UnitId)| format!("{}@{}", model.posts[*post].key, facts.unit(*unit));
                [
                    ("person", facts.person(id).into()),
                    ("count", held.len().into()),
                    ("group", group.key.as_str().into()),
                    ("limit", group.limit.into()),
                    ("posts", listed(held.iter().map(name)).into()),
                ]
            });
        }
    }
}

pub(super) fn too_many_posts(facts: &Facts<'_>, item: Item, report: &mut Report<'_>) {
    let Item::Person(id) = item else { return };
    if facts.grid.appointments.by_person.first(id).is_none() {
        return;
    }
    for (role, name) in [(false, "limit"), (true, "roles")] {
        let Some(limit) = facts.grid.charter.whole(&texts::TOO_MANY_POSTS, name) else { continue };
        let held = facts.grid.appointments.of_person(id).filter(|(_, row)| facts.model().posts[row.post].role == role);
        let held = order::distinct(held.map(|(_, row)| (row.post, row.unit)));
        if held.len() > limit as usize {
            report.add(u8::from(role), || {
                [("person", facts.person(id).into()), ("count", held.len().into()), ("limit", limit.into())]
            });
        }
    }
}
