//! Whether a sheet may be filled: who is about whom, and with which values.

use super::{Plan, Sheet};
use crate::charter::{Assessed, SheetKind};
use crate::finding::catalogue::score as rules;
use crate::finding::{Args, Error, Finding, FindingsBuilder, Place, Subject};
use crate::grid::{Grid, Unit};
use crate::score::appraise::{Appraisal, under};
use crate::score::party::Party;

/// The name findings give to the sheets of a call.
const TABLE: &str = "sheets";

/// What can be wrong with a sheet; the texts of `score.sheet` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Subject,
    Author,
    Kind,
    Relation,
    Post,
}

/// The appraisal of a sheet, if nothing is wrong with it; `number` counts the sheets of a call from 0.
pub(super) fn filled(
    plan: &Plan,
    grid: &Grid,
    subjects: &[String],
    (number, sheet): (usize, &Sheet),
    found: &mut FindingsBuilder,
) -> Result<Option<Appraisal>, Error> {
    let mut good = true;
    let mut wrong = |wrong: Wrong, column: &'static str, args: Args| {
        good = false;
        let finding = Finding::new(&rules::SHEET, Subject::Table { table: TABLE.into() }, wrong as u8, args);
        found.push(finding.at(place(number).column(column)));
    };
    let subject = ("subject", sheet.subject.as_str().into());
    let named = ("author", sheet.author.as_str().into());
    let kind = ("kind", sheet.from.as_str().into());
    let is_subject = subjects.contains(&sheet.subject);
    if !is_subject {
        wrong(Wrong::Subject, "subject", vec![subject.clone()]);
    }
    let author = Party::find(grid, &sheet.author).ok();
    if author.is_none() {
        wrong(Wrong::Author, "author", vec![named.clone()]);
    }
    let at = plan.assessment.sheets.iter().position(|known| known.from == sheet.from);
    match (at.and_then(|at| plan.assessment.by.get(at)), author) {
        (None, _) => {
            wrong(Wrong::Kind, "from", vec![("scheme", plan.scheme.key.as_str().into()), kind]);
        }
        (Some(by), Some(author)) if is_subject => {
            let relation = relation(plan, subjects, &author, sheet);
            let fits = match sheet.from {
                // Who supervises by virtue of a post may belong to another subject.
                SheetKind::Centre if !by.is_empty() => relation != SheetKind::Own,
                wanted => relation == wanted,
            };
            if !fits {
                wrong(Wrong::Relation, "author", vec![named.clone(), kind.clone(), subject]);
            }
            if !author.is_one_of(grid, by) {
                wrong(Wrong::Post, "author", vec![named, kind]);
            }
        }
        _ => {}
    }
    let appraisal = appraised(plan, (number, sheet), found)?;
    Ok(appraisal.filter(|_| good))
}

/// The appraisal of the values of a sheet, whoever filled it.
pub(super) fn appraised(
    plan: &Plan,
    (number, sheet): (usize, &Sheet),
    found: &mut FindingsBuilder,
) -> Result<Option<Appraisal>, Error> {
    under(&plan.scheme, &sheet.ratios(), &place(number).column("values"), found)
}

/// The place of a sheet of a call.
fn place(number: usize) -> Place {
    Place::file(TABLE).line(u32::try_from(number + 1).unwrap_or(u32::MAX))
}

/// What an author is to a subject: itself, another subject, or neither.
fn relation(plan: &Plan, subjects: &[String], author: &Party<'_>, sheet: &Sheet) -> SheetKind {
    let mut own = Vec::new();
    match &plan.assessment.of {
        Assessed::Post(_) => own.push(sheet.author.clone()),
        Assessed::Tier(tier) => author.posts_and_cells(|unit| {
            let chain = std::iter::once(unit).chain(unit.ancestors());
            own.extend(chain.filter(|unit| unit.tier() == tier).map(subject_of));
        }),
    }
    if own.contains(&sheet.subject) {
        SheetKind::Own
    } else if own.iter().any(|subject| subjects.contains(subject)) {
        SheetKind::Mutual
    } else {
        SheetKind::Centre
    }
}

/// A unit as the subject of a sheet.
pub(super) fn subject_of(unit: Unit<'_>) -> String {
    format!("unit:{}", unit.key())
}
