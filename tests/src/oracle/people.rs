//! Conditions on people, and regions they are placed in.

use gridcore::{PersonRow, Points, Predicate, Reference};

use super::world::World;

impl World<'_> {
    /// Whether a person meets a condition; none is met by everybody.
    pub(super) fn meets(&self, person: &PersonRow<'_>, condition: Option<&Predicate>) -> bool {
        let Some(condition) = condition else { return true };
        match condition {
            Predicate::Tag(tag) => person.tags.iter().any(|has| has == tag),
            Predicate::Not(inner) => !self.meets(person, Some(inner)),
            Predicate::All(parts) => parts.iter().all(|part| self.meets(person, Some(part))),
            Predicate::Any(parts) => parts.iter().any(|part| self.meets(person, Some(part))),
            Predicate::Number(test) => person.numbers.get(test.of.as_str()).is_some_and(|value: &Points| {
                test.at_least.is_none_or(|bound| *value >= bound)
                    && test.at_most.is_none_or(|bound| *value <= bound)
                    && test.above.is_none_or(|bound| *value > bound)
                    && test.below.is_none_or(|bound| *value < bound)
                    && test.equals.is_none_or(|bound| *value == bound)
            }),
            Predicate::Holds(post) => self.appointments.iter().any(|row| row.person == person.key && row.post == *post),
            Predicate::PlacedUnder(unit) => {
                let alias = self.aliases.iter().find(|row| row.kind == "unit" && row.alias == *unit);
                let unit = alias.map_or(unit.as_str(), |row| &row.key);
                self.placements.iter().any(|row| row.person == person.key && self.is_under(&row.cell, unit))
            }
        }
    }

    /// Whether a unit lies in a region seen from another.
    fn unit_in(&self, unit: &str, scope: &str, from: &str) -> bool {
        let (Some(unit), Some(from)) = (self.unit(unit), self.unit(from)) else { return false };
        match scope.split_once(':') {
            Some(("tier", label)) => {
                let above = self.chain(&from.key).into_iter().find(|above| above.tier == label);
                above.is_some_and(|above| self.is_under(&unit.key, &above.key))
            }
            Some(("network", network)) => unit.network == network,
            _ if scope == "network" => unit.network == from.network,
            _ => self.is_under(&unit.key, &from.key),
        }
    }

    /// Whether a person is placed in a region seen from a unit.
    pub(super) fn person_in(&self, person: &str, scope: &str, from: &str) -> bool {
        self.placements.iter().any(|row| row.person == person && self.unit_in(&row.cell, scope, from))
    }

    /// Whether what a reference names lies in a region seen from what another names.
    pub(super) fn end_in(&self, end: &str, scope: &str, from: &str) -> bool {
        self.units_of(from).iter().any(|from| match Reference::parse(end) {
            Ok(Reference::Person(person)) => self.person_in(&person, scope, from),
            Ok(Reference::Unit(unit) | Reference::Post { unit, .. }) => self.unit_in(&unit, scope, from),
            _ => false,
        })
    }

    /// The unit of a reference, or the cells of the person it names.
    fn units_of(&self, end: &str) -> Vec<String> {
        match Reference::parse(end) {
            Ok(Reference::Person(person)) => {
                let placed = self.placements.iter().filter(|row| row.person == person);
                placed.map(|row| row.cell.to_string()).collect()
            }
            Ok(Reference::Unit(unit) | Reference::Post { unit, .. }) => vec![unit.to_string()],
            _ => Vec::new(),
        }
    }
}
