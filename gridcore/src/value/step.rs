//! Paths into a tree of values, as findings show them: `posts[1].eligible`.

use std::fmt::Write as _;

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'v> {
    Field(&'v str),
    Item(usize),
}

/// A path as findings show it.
pub(crate) fn path(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        let _ = match step {
            Step::Field(name) if path.is_empty() => write!(path, "{}", quoted(name)),
            Step::Field(name) => write!(path, ".{}", quoted(name)),
            Step::Item(index) => write!(path, "[{index}]"),
        };
    }
    path
}

/// The steps of a path, as far as it is one.
pub(crate) fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        let (first, after) = first_step(rest)?;
        rest = after;
        Some(first)
    })
}

/// The first step of a path, and the rest.
fn first_step(path: &str) -> Option<(Step<'_>, &str)> {
    let path = path.strip_prefix('.').unwrap_or(path);
    if let Some(rest) = path.strip_prefix('[') {
        let (index, rest) = rest.split_once(']')?;
        return Some((Step::Item(index.parse().ok()?), rest));
    }
    if let Some(rest) = path.strip_prefix('"') {
        let (name, rest) = rest.split_once('"')?;
        return Some((Step::Field(name), rest));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at_checked(end)?;
    (!name.is_empty()).then_some((Step::Field(name), rest))
}

/// A field in a path: in quotation marks where a dot or bracket in it could mislead.
pub(crate) fn quoted(field: &str) -> String {
    let plain = !field.is_empty() && field.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if plain { field.to_owned() } else { format!("\"{}\"", shown(field)) }
}

/// A name from the text, safe to show: no control characters, and not endless.
pub(crate) fn shown(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars().take(64) {
        match c {
            '\'' | '"' | '\\' => text.push(c),
            _ => text.extend(c.escape_debug()),
        }
    }
    text
}
