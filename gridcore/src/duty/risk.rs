//! The registers of risks as they stand on a day.

use std::collections::BTreeMap;

use super::bound::{answering, people};
use super::tables::Risk;
use crate::grid::Grid;
use crate::key::Reference;
use crate::time::Date;

/// An open risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRisk {
    /// The key of the risk.
    pub key: String,
    /// The unit whose register holds it.
    pub unit: String,
    /// The kind of risk.
    pub kind: String,
    /// The level.
    pub level: String,
    /// Who answers for it, as a typed reference: by the row, or by the charter.
    pub owner: Option<Reference<'static>>,
    /// The person that is; none if there is nobody.
    pub person: Option<String>,
    /// The day on which it was found.
    pub opened: Date,
    pub(super) placed: bool,
}

/// The register of a unit that keeps one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// The unit.
    pub unit: String,
    /// The risks that are open.
    pub open: usize,
    /// Those for which nobody answers.
    pub unowned: usize,
    /// Those that are gone.
    pub closed: usize,
    /// The open ones by level, the gravest first; those of no level last.
    pub levels: Vec<usize>,
}

/// The open risks by key, and the registers by unit.
pub(super) fn risks(grid: &Grid, risks: &[Risk]) -> (Vec<OpenRisk>, Vec<Register>) {
    let open: Vec<OpenRisk> = risks.iter().filter(|risk| risk.closed.is_none()).map(|risk| state(grid, risk)).collect();
    let spec = grid.charter.spec().risks.as_ref();
    let levels = spec.map(|spec| spec.levels.as_slice()).unwrap_or_default();
    let mut registers: BTreeMap<&str, Register> = BTreeMap::new();
    let tier = grid.charter.model.risks.as_ref().and_then(|risks| risks.tier);
    for unit in grid.units().filter(|unit| Some(grid.units.tier(unit.id)) == tier) {
        registers.insert(unit.key(), Register::default());
    }
    for risk in risks {
        let register = registers.entry(&risk.unit).or_default();
        register.closed += usize::from(risk.closed.is_some());
        register.levels.resize(levels.len() + 1, 0);
    }
    for risk in &open {
        let Some(register) = registers.get_mut(risk.unit.as_str()) else { continue };
        register.open += 1;
        register.unowned += usize::from(risk.person.is_none());
        let level = levels.iter().position(|level| *level == risk.level).unwrap_or(levels.len());
        if let Some(count) = register.levels.get_mut(level) {
            *count += 1;
        }
    }
    let named = registers.into_iter().map(|(unit, mut register)| {
        register.levels.resize(levels.len() + 1, 0);
        Register { unit: unit.to_owned(), ..register }
    });
    let registers = named.collect();
    (open, registers)
}

fn state(grid: &Grid, risk: &Risk) -> OpenRisk {
    let post = grid.charter.model.risks.as_ref().and_then(|risks| risks.post);
    let by_charter = || {
        let post = grid.charter.model.posts.value(post?)?;
        Some(Reference::Post { post: post.key.clone().into(), unit: risk.unit.clone().into() })
    };
    let owner = risk.owner.clone().or_else(by_charter);
    let unit = grid.unit_id(&risk.unit);
    let person = match (&risk.owner, post, unit) {
        (Some(owner), ..) => answering(grid, owner),
        (None, Some(post), Some(unit)) => people(grid, post, unit).into_iter().next(),
        _ => None,
    };
    let placed = person.is_none_or(|person| grid.person(person).is_ok_and(|person| person.cells().next().is_some()));
    OpenRisk {
        key: risk.key.clone(),
        unit: risk.unit.clone(),
        kind: risk.kind.clone(),
        level: risk.level.clone(),
        owner,
        person: person.map(str::to_owned),
        opened: risk.opened,
        placed,
    }
}
