//! Rules of the embedding program that cannot be used.

use std::collections::BTreeSet;

use super::Rule;
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Family, Finding, FindingsBuilder, Language, Subject, unfilled};
use crate::key::{check_key, did_you_mean};

/// The longest id, in bytes.
const LONGEST: usize = 256;

/// What is wrong with a rule; the texts of `call.own-rule` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Family,
    Twice,
    Id,
    NoText,
    NoSuchText,
    NoValue,
}

/// Refuses rules whose ids are not theirs alone and rules without a text, all at once.
pub(super) fn sound(rules: &[Rule], language: Language) -> Result<(), Error> {
    let mut ids = BTreeSet::new();
    let mut found = FindingsBuilder::new(language, usize::MAX);
    for rule in rules {
        let id = || ("rule", rule.id().into());
        match family(rule.id()) {
            None => found.push(finding(Wrong::Id, vec![id()])),
            Some(family) => {
                if let Some(ours) = ours(family) {
                    found.push(finding(Wrong::Family, vec![id(), ("family", ours.into())]));
                }
            }
        }
        if !ids.insert(rule.id()) {
            found.push(finding(Wrong::Twice, vec![id()]));
        }
        if rule.info.texts.is_empty() {
            found.push(finding(Wrong::NoText, vec![id()]));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Error::new(ErrorKind::Call, found.finish())) }
}

/// Refuses findings with a text their rule does not have, or without a value their text names.
pub(super) fn have_texts<'f>(findings: impl IntoIterator<Item = &'f Finding>, language: Language) -> Result<(), Error> {
    let own = findings.into_iter().filter(|finding| finding.rule.family == Family::Own);
    let Some((wrong, args)) = own.into_iter().find_map(lacking) else {
        return Ok(());
    };
    let mut found = FindingsBuilder::new(language, 1);
    found.push(finding(wrong, args));
    Err(Error::new(ErrorKind::Call, found.finish()))
}

/// What a finding lacks to be written.
fn lacking(finding: &Finding) -> Option<(Wrong, Args)> {
    let rule = ("rule", finding.rule().into());
    let Some(text) = finding.rule.texts.get(usize::from(finding.text)) else {
        let count = finding.rule.texts.len();
        return Some((Wrong::NoSuchText, vec![rule, ("number", finding.text.into()), ("count", count.into())]));
    };
    let name = text.parts().into_iter().find_map(|text| unfilled(text, &finding.args))?;
    Some((Wrong::NoValue, vec![rule, ("name", name.into())]))
}

/// The part of an id before the dot; none if it is not the id of a rule.
fn family(id: &str) -> Option<&str> {
    let (family, name) = id.split_once('.')?;
    let plain = check_key(id, LONGEST).is_ok() && !id.contains(char::is_whitespace);
    (plain && !family.is_empty() && !name.is_empty()).then_some(family)
}

/// The family of ours that one is, or is close to: a charter takes such an id for a slip.
fn ours(family: &str) -> Option<&'static str> {
    did_you_mean(family, Family::OURS.map(Family::as_str))
}

fn finding(wrong: Wrong, args: Args) -> Finding {
    Finding::new(&call::OWN_RULE, Subject::Table { table: "rules".into() }, wrong as u8, args)
}
