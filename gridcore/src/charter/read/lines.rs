//! Where in a charter written in TOML the values stand that findings name by their path.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::Error;

/// The error with the line of what each finding is about.
pub(super) fn with_lines(error: Error, text: &str) -> Error {
    let Ok(table) = DeTable::parse(text) else { return error };
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    error.at_lines(|path| {
        let start = start_of(table.get_ref(), path)?;
        u32::try_from(starts.partition_point(|line| *line <= start)).ok()
    })
}

/// Where what a path names starts, or the innermost part of the path that is there.
fn start_of(table: &DeTable<'_>, path: &str) -> Option<usize> {
    let (mut inside, mut start): (Inside<'_>, Option<usize>) = (Inside::Table(table), None);
    let mut rest = path;
    while !rest.is_empty() {
        let (step, after) = step(rest)?;
        rest = after;
        let (at, value) = match (step, inside) {
            (Step::Field(name), Inside::Table(table)) => {
                let Some((key, value)) = table.get_key_value(name) else { break };
                (key.span().start, value)
            }
            (Step::Index(index), Inside::Value(DeValue::Array(list))) => {
                let Some(value) = list.get(index) else { break };
                (value.span().start, value)
            }
            _ => break,
        };
        start = Some(at);
        inside = Inside::of(value);
    }
    start
}

#[derive(Clone, Copy)]
enum Inside<'a> {
    Table(&'a DeTable<'a>),
    Value(&'a DeValue<'a>),
}

impl<'a> Inside<'a> {
    fn of(value: &'a Spanned<DeValue<'a>>) -> Self {
        match value.get_ref() {
            DeValue::Table(table) => Self::Table(table),
            other => Self::Value(other),
        }
    }
}

enum Step<'p> {
    Field(&'p str),
    Index(usize),
}

/// The first step of a path, and the rest.
fn step(path: &str) -> Option<(Step<'_>, &str)> {
    let path = path.strip_prefix('.').unwrap_or(path);
    if let Some(rest) = path.strip_prefix('[') {
        let (index, rest) = rest.split_once(']')?;
        return Some((Step::Index(index.parse().ok()?), rest));
    }
    if let Some(rest) = path.strip_prefix('"') {
        let (name, rest) = rest.split_once('"')?;
        return Some((Step::Field(name), rest));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at_checked(end)?;
    (!name.is_empty()).then_some((Step::Field(name), rest))
}
