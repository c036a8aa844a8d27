//! Texts of rules as templates, read by code of our own: an oracle of the library's messages.

use gridcore::{Finding, Language, Text};

/// A template taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What stands there as it is.
    Plain(String),
    /// `{name}`.
    Value(String),
    /// `{name:one|many}`.
    Word(String, String, String),
    /// `[..]`.
    Optional(Vec<Part>),
}

/// Takes a template apart.
///
/// # Errors
/// What is wrong with its brackets.
pub fn parse(template: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut optional: Option<Vec<Part>> = None;
    let mut chars = template.chars();
    while let Some(c) = chars.next() {
        let part = match c {
            '[' if optional.is_some() => return Err("`[` inside `[`".to_owned()),
            '[' => {
                optional = Some(Vec::new());
                continue;
            }
            ']' => Part::Optional(optional.take().ok_or("`]` without `[`")?),
            '}' => return Err("`}` without `{`".to_owned()),
            '{' => {
                let inside: String = chars.by_ref().take_while(|c| *c != '}').collect();
                named(&inside)?
            }
            c => Part::Plain(c.to_string()),
        };
        let target = optional.as_mut().unwrap_or(&mut parts);
        match (target.last_mut(), part) {
            (Some(Part::Plain(text)), Part::Plain(more)) => text.push_str(&more),
            (_, part) => target.push(part),
        }
    }
    if optional.is_some() { Err("`[` without `]`".to_owned()) } else { Ok(parts) }
}

fn named(inside: &str) -> Result<Part, String> {
    let (name, words) = match inside.split_once(':') {
        Some((name, words)) => (name, Some(words.split_once('|').ok_or("two words are separated by `|`")?)),
        None => (inside, None),
    };
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Err(format!("`{name}` is no name of a value"));
    }
    Ok(match words {
        Some((one, many)) => Part::Word(name.to_owned(), one.to_owned(), many.to_owned()),
        None => Part::Value(name.to_owned()),
    })
}

/// The names of the values in a template, those in optional parts marked.
#[must_use]
pub fn names(parts: &[Part]) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    for part in parts {
        match part {
            Part::Plain(_) => {}
            Part::Value(name) | Part::Word(name, ..) => names.push((name.clone(), false)),
            Part::Optional(inner) => names.extend(self::names(inner).into_iter().map(|(name, _)| (name, true))),
        }
    }
    names
}

/// Which of its rule's texts a finding is written with.
///
/// # Panics
/// If it is none of them, so that the message is not what the text says.
#[must_use]
pub fn text_of(finding: &Finding) -> usize {
    let languages = [Language::En, Language::Zh];
    let written = |text: &Text| {
        languages.iter().all(|language| {
            filled(text.message(*language), finding) == finding.message(*language)
                && filled(text.help(*language), finding) == finding.help(*language)
        })
    };
    let found = finding.info().texts.iter().position(written);
    found.unwrap_or_else(|| panic!("no text of {} gives `{}`", finding.rule(), finding.message(Language::En)))
}

/// A template with the values of a finding.
fn filled(template: &str, finding: &Finding) -> String {
    let parts = parse(template).expect("a sound template");
    fill(&parts, finding).unwrap_or_default()
}

/// None if a value is missing.
fn fill(parts: &[Part], finding: &Finding) -> Option<String> {
    let value = |name: &str| finding.args().find(|(n, _)| *n == name).map(|(_, arg)| arg.to_string());
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Value(name) => text.push_str(&value(name)?),
            Part::Word(name, one, many) => text.push_str(if value(name)? == "1" { one } else { many }),
            Part::Optional(inner) => text.push_str(&fill(inner, finding).unwrap_or_default()),
        }
    }
    Some(text)
}
