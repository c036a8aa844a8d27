//! What is too large is refused before anything else is looked at.

use super::Faults;
use crate::charter::spec::{CharterSpec, Predicate, Preference};
use crate::finding::{Error, ErrorKind, Language};
use crate::limits::Limits;
use crate::order::distinct;
use crate::value::{Step, Value, path};

/// However the limits are set, conditions nest no deeper, for they are walked by recursion.
const DEEPEST: usize = 100;
/// However the limits are set, there are no more of one kind of thing, for ids are narrow.
const MOST: usize = 65_000;

/// Refuses a text that is too long.
pub(in crate::charter) fn check_text(text: &str, file: &str, limits: &Limits) -> Result<(), Error> {
    let mut faults = Faults::new(file, limits);
    if text.len() > limits.text {
        over(&mut faults, limits, "", text.len(), limits.text, "text");
    }
    finish(faults, Language::default())
}

/// Hands the specification back if nothing in it is too large.
pub(super) fn check(spec: CharterSpec, file: &str, limits: &Limits) -> Result<CharterSpec, Error> {
    let mut faults = Faults::new(file, limits);
    let deepest = limits.nesting.min(DEEPEST);
    for (at, predicate) in predicates(&spec) {
        let depth = depth(predicate);
        if depth > deepest {
            over(&mut faults, limits, &at, depth, deepest, "nesting");
        }
    }
    if !faults.is_empty() {
        let language = spec.language;
        dismantle(spec);
        return Err(faults.into_error(ErrorKind::Limit, language));
    }
    lists(&spec, limits, &mut faults);
    totals(&spec, limits, &mut faults);
    finish(faults, spec.language)?;
    Ok(spec)
}

fn finish(faults: Faults, language: Language) -> Result<(), Error> {
    if faults.is_empty() { Ok(()) } else { Err(faults.into_error(ErrorKind::Limit, language)) }
}

/// Notes that what stands at `at`, or the whole text, is too large.
fn over(faults: &mut Faults, limits: &Limits, at: &str, found: usize, limit: usize, field: &'static str) {
    let what = if at.is_empty() { faults.file() } else { at };
    let finding = limits.exceeded(what, found, limit, field);
    faults.keep(at, finding);
}

/// Every list of the charter, and the tables whose fields are the user's, seen as JSON so that
/// none is forgotten.
fn lists(spec: &CharterSpec, limits: &Limits, faults: &mut Faults) {
    let text = serde_json::to_string(spec).unwrap_or_default();
    let Ok(value) = Value::from_json(&text) else { return };
    let mut open = vec![(Vec::new(), &value)];
    while let Some((at, value)) = open.pop() {
        let below = |step| at.iter().copied().chain([step]).collect::<Vec<Step<'_>>>();
        let (bounded, entries): (bool, Vec<_>) = match value {
            Value::List(list) => (true, list.iter().enumerate().map(|(i, v)| (below(Step::Item(i)), v)).collect()),
            Value::Table(table) => {
                let users = matches!(at.first(), Some(Step::Field("rules" | "columns")));
                (users, table.iter().map(|(name, v)| (below(Step::Field(name)), v)).collect())
            }
            _ => continue,
        };
        if bounded && entries.len() > limits.charter {
            over(faults, limits, &path(&at), entries.len(), limits.charter, "charter");
        } else {
            open.extend(entries);
        }
    }
}

/// What is numbered through the whole charter.
fn totals(spec: &CharterSpec, limits: &Limits, faults: &mut Faults) {
    let tags = spec.tags.iter().flatten().map(String::as_str);
    let site_tags = spec.posts.iter().map(|p| &p.at).chain(spec.roles.iter().map(|r| &r.at)).flatten();
    let mut tags: Vec<&str> = tags.chain(site_tags.filter_map(|s| s.tag.as_deref())).collect();
    for (_, predicate) in predicates(spec) {
        walk(predicate, |part, _| {
            if let Predicate::Tag(tag) = part {
                tags.push(tag);
            }
        });
    }
    let stages = spec.flows.iter().map(|flow| flow.all_stages().len()).max().unwrap_or(0);
    let tiers = spec.tiers.len() + spec.networks.iter().map(|n| n.tiers.len()).sum::<usize>();
    let most = limits.charter.saturating_mul(2).min(MOST);
    let totals = [
        ("networks", spec.networks.len()),
        ("tiers", tiers),
        ("posts", spec.posts.len() + spec.roles.len()),
        ("numbers", spec.numbers.len()),
        ("flows", spec.flows.len()),
        ("stages", stages),
        ("links", spec.links.len()),
        ("tags", distinct(tags).len()),
    ];
    for (list, found) in totals.into_iter().filter(|(_, found)| *found > most) {
        over(faults, limits, list, found, most, "charter");
    }
}

/// All conditions of a charter and where they stand.
fn predicates(spec: &CharterSpec) -> Vec<(String, &Predicate)> {
    let mut all = Vec::new();
    for (i, tier) in spec.tiers.iter().enumerate() {
        all.extend(tier.people.iter().map(|p| (format!("tiers[{i}].people"), p)));
    }
    for (i, network) in spec.networks.iter().enumerate() {
        all.extend(network.people.iter().map(|p| (format!("networks[{i}].people"), p)));
        for (j, tier) in network.tiers.iter().enumerate() {
            all.extend(tier.people.iter().map(|p| (format!("networks[{i}].tiers[{j}].people"), p)));
        }
    }
    for (i, post) in spec.posts.iter().enumerate() {
        all.extend(post.eligible.iter().map(|p| (format!("posts[{i}].eligible"), p)));
        all.extend(preferred(&post.prefer).map(|(j, p)| (format!("posts[{i}].prefer[{j}].people"), p)));
    }
    for (i, role) in spec.roles.iter().enumerate() {
        all.extend(role.eligible.iter().map(|p| (format!("roles[{i}].eligible"), p)));
        all.extend(preferred(&role.prefer).map(|(j, p)| (format!("roles[{i}].prefer[{j}].people"), p)));
    }
    for (i, requirement) in spec.requirements.iter().enumerate() {
        all.extend(requirement.people.iter().map(|p| (format!("requirements[{i}].people"), p)));
    }
    for (i, link) in spec.links.iter().enumerate() {
        for (j, reach) in link.reach.iter().enumerate() {
            all.extend(reach.people.iter().map(|p| (format!("links[{i}].reach[{j}].people"), p)));
            all.extend(reach.by.iter().map(|p| (format!("links[{i}].reach[{j}].by"), p)));
        }
    }
    all
}

/// The conditions among preferences, with the number of each.
fn preferred(prefer: &[Preference]) -> impl Iterator<Item = (usize, &Predicate)> {
    prefer.iter().enumerate().filter_map(|(i, preference)| match preference {
        Preference::People(people) => Some((i, people)),
        _ => None,
    })
}

/// Visits every part of a condition with its depth, without recursion.
fn walk<'p>(predicate: &'p Predicate, mut visit: impl FnMut(&'p Predicate, usize)) {
    let mut open = vec![(predicate, 1)];
    while let Some((part, depth)) = open.pop() {
        visit(part, depth);
        match part {
            Predicate::Not(inner) => open.push((inner, depth + 1)),
            Predicate::All(parts) | Predicate::Any(parts) => open.extend(parts.iter().map(|p| (p, depth + 1))),
            _ => {}
        }
    }
}

fn depth(predicate: &Predicate) -> usize {
    let mut deepest = 0;
    walk(predicate, |_, depth| deepest = deepest.max(depth));
    deepest
}

/// Frees the conditions of a charter without recursion: dropping a deep one overflows the stack.
fn dismantle(spec: CharterSpec) {
    let of_networks = spec.networks.into_iter().flat_map(|n| {
        let tiers = n.tiers.into_iter().filter_map(|t| t.people);
        n.people.into_iter().chain(tiers)
    });
    let of_reach = spec.links.into_iter().flat_map(|l| l.reach).flat_map(|r| [r.people, r.by]).flatten();
    let of_posts = spec.posts.into_iter().map(|p| (p.eligible, p.prefer));
    let of_posts = of_posts.chain(spec.roles.into_iter().map(|r| (r.eligible, r.prefer)));
    let of_posts = of_posts.flat_map(|(eligible, prefer)| {
        let preferred = prefer.into_iter().filter_map(|preference| match preference {
            Preference::People(people) => Some(people),
            _ => None,
        });
        eligible.into_iter().chain(preferred)
    });
    let mut open: Vec<Predicate> = of_networks
        .chain(spec.tiers.into_iter().filter_map(|t| t.people))
        .chain(of_posts)
        .chain(spec.requirements.into_iter().filter_map(|r| r.people))
        .chain(of_reach)
        .collect();
    while let Some(part) = open.pop() {
        match part {
            Predicate::Not(inner) => open.push(*inner),
            Predicate::All(parts) | Predicate::Any(parts) => open.extend(parts),
            _ => {}
        }
    }
}
