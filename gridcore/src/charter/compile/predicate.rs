//! Conditions on people.

use super::Compiler;
use super::faults::Empty;
use crate::charter::model::Test;
use crate::charter::spec::{NumberTest, Predicate};

impl<'a> Compiler<'a> {
    /// Compiles a condition. Its depth was checked against the limits before.
    pub(super) fn test(&mut self, at: &str, predicate: &'a Predicate) -> Test {
        let nobody = || Test::Any(Vec::new());
        match predicate {
            Predicate::Tag(name) => self.tag(format_args!("{at}.tag"), name).map_or_else(nobody, Test::Tag),
            Predicate::Not(inner) => Test::Not(Box::new(self.test(&format!("{at}.not"), inner))),
            Predicate::All(parts) => Test::All(self.tests(&format!("{at}.all"), parts)),
            Predicate::Any(parts) => Test::Any(self.tests(&format!("{at}.any"), parts)),
            Predicate::Number(test) => self.number_test(&format!("{at}.number"), test),
            Predicate::Holds(name) => self.post(format_args!("{at}.holds"), name).map_or_else(nobody, Test::Holds),
            Predicate::PlacedUnder(unit) => {
                self.unit_named(format!("{at}.placed_under"), unit);
                Test::PlacedUnder(unit.clone())
            }
        }
    }

    fn tests(&mut self, at: &str, parts: &'a [Predicate]) -> Vec<Test> {
        parts.iter().enumerate().map(|(index, part)| self.test(&format!("{at}[{index}]"), part)).collect()
    }

    fn number_test(&mut self, at: &str, test: &NumberTest) -> Test {
        if [test.at_least, test.at_most, test.above, test.below, test.equals].iter().all(Option::is_none) {
            self.faults.missing_value(format_args!("{at}"), &["at_least", "at_most", "above", "below", "equals"]);
        }
        let (least, most) = test.range();
        if least > most {
            self.faults.empty_bounds(format_args!("{at}"), Empty::Test, Vec::new());
        }
        if test.of.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["of"]);
            return Test::Any(Vec::new());
        }
        match self.number(format_args!("{at}.of"), &test.of) {
            Some(of) => Test::Number { of, least, most },
            None => Test::Any(Vec::new()),
        }
    }
}

/// The condition with those of its parts that ask for something replaced as `other` says.
pub(in crate::charter) fn with_parts(
    predicate: &Predicate,
    other: &impl Fn(&Predicate) -> Option<Predicate>,
) -> Predicate {
    let all = |parts: &[Predicate]| parts.iter().map(|p| with_parts(p, other)).collect();
    match predicate {
        Predicate::Not(inner) => Predicate::Not(Box::new(with_parts(inner, other))),
        Predicate::All(parts) => Predicate::All(all(parts)),
        Predicate::Any(parts) => Predicate::Any(all(parts)),
        part => other(part).unwrap_or_else(|| part.clone()),
    }
}
