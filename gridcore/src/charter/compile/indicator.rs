//! Indicators: weights that sum to one, marks that can be reached, one kind of rule each.

use super::Compiler;
use super::faults::Empty;
use super::scheme::exact;
use crate::charter::scheme::{Indicator, Marking};
use crate::charter::spec::{DeductSpec, Direction, EachSpec, IndicatorSpec, StepSpec};
use crate::finding::catalogue::schemes;
use crate::finding::{Arg, Args, listed};
use crate::order;
use crate::points::Points;
use crate::value::shown;

/// The most marks of an indicator that does not say.
const FULL: i32 = 100;

/// What can be wrong with the rule of an indicator; the texts of `charter.indicator` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    SeveralRules,
    Nothing,
    Outside,
    Twice,
    Backwards,
}

impl Compiler<'_> {
    pub(super) fn indicators(&mut self, at: &str, scheme: &str, indicators: &[IndicatorSpec]) -> Vec<Indicator> {
        let keys = indicators.iter().map(|indicator| indicator.key.as_str());
        self.name_list(keys, "", |i| format!("{at}.indicators[{i}].key"));
        self.weights(at, scheme, indicators);
        let at = |index: usize| format!("{at}.indicators[{index}]");
        indicators.iter().enumerate().map(|(index, spec)| self.indicator(&at(index), spec)).collect()
    }

    fn indicator(&mut self, at: &str, spec: &IndicatorSpec) -> Indicator {
        let full = spec.full.unwrap_or_else(|| FULL.into());
        let least = spec.least.unwrap_or_default();
        if least >= full {
            let args = vec![("indicator", shown(&spec.key).into()), ("least", least.into()), ("most", full.into())];
            self.faults.empty_bounds(format_args!("{at}.full"), Empty::Marks, args);
        }
        if spec.weight.is_some() && full <= Points::ZERO {
            let args = vec![("indicator", shown(&spec.key).into()), ("full", full.into())];
            self.bad_weight(&format!("{at}.weight"), 2, args);
        }
        let given =
            [("deduct", spec.deduct.is_some()), ("steps", !spec.steps.is_empty()), ("each", !spec.each.is_empty())];
        let given: Vec<&str> = given.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect();
        if given.len() > 1 {
            self.wrong(at, spec, Wrong::SeveralRules, vec![("kinds", listed(given).into())]);
        }
        let marking = match (&spec.deduct, spec.target) {
            (Some(deduct), Some(target)) => self.distance(at, spec, deduct, target),
            (Some(_), None) => {
                self.faults.missing_value(format_args!("{at}"), &["target"]);
                Marking::Given
            }
            (None, Some(_)) => {
                self.faults.missing_value(format_args!("{at}"), &["deduct"]);
                Marking::Given
            }
            (None, None) if !spec.steps.is_empty() => self.steps(at, spec, least..=full),
            (None, None) if !spec.each.is_empty() => self.cases(at, spec),
            (None, None) => Marking::Given,
        };
        Indicator {
            key: spec.key.clone(),
            text: spec.text.clone(),
            weight: spec.weight,
            full,
            least,
            direction: spec.direction,
            marking,
        }
    }

    fn wrong(&mut self, at: &str, spec: &IndicatorSpec, wrong: Wrong, args: Args) {
        let args = [vec![("indicator", Arg::from(shown(&spec.key)))], args].concat();
        self.faults.push(format_args!("{at}"), &schemes::INDICATOR, wrong as u8, args);
    }

    fn bad_weight(&mut self, at: &str, text: u8, args: Args) {
        self.faults.push(format_args!("{at}"), &schemes::WEIGHTS, text, args);
    }

    fn distance(&mut self, at: &str, spec: &IndicatorSpec, deduct: &DeductSpec, target: Points) -> Marking {
        let per = deduct.per.unwrap_or(Points::ONE);
        for (field, value) in [("points", deduct.points), ("per", per)] {
            if value <= Points::ZERO {
                self.wrong(&format!("{at}.deduct.{field}"), spec, Wrong::Nothing, vec![("value", value.into())]);
            }
        }
        Marking::Distance { target, points: deduct.points, per, count: deduct.count }
    }

    fn steps(&mut self, at: &str, spec: &IndicatorSpec, marks: std::ops::RangeInclusive<Points>) -> Marking {
        for (index, step) in spec.steps.iter().enumerate().filter(|(_, step)| !marks.contains(&step.marks)) {
            let args =
                vec![("marks", step.marks.into()), ("least", (*marks.start()).into()), ("full", (*marks.end()).into())];
            self.wrong(&format!("{at}.steps[{index}].marks"), spec, Wrong::Outside, args);
        }
        // Better and better values.
        let mut order: Vec<(usize, &StepSpec)> = spec.steps.iter().enumerate().collect();
        order::by_key(&mut order, |(index, step)| (step.at, *index));
        if spec.direction == Direction::Low {
            order.reverse();
        }
        for pair in order.windows(2) {
            let [(_, worse), (index, better)] = pair else { continue };
            let said = || vec![("at", Arg::from(better.at))];
            if worse.at == better.at {
                self.wrong(&format!("{at}.steps[{index}].at"), spec, Wrong::Twice, said());
            } else if worse.marks > better.marks {
                self.wrong(&format!("{at}.steps[{index}].marks"), spec, Wrong::Backwards, said());
            }
        }
        Marking::Steps(order.into_iter().map(|(_, step)| step.clone()).collect())
    }

    fn cases(&mut self, at: &str, spec: &IndicatorSpec) -> Marking {
        let mut each: Vec<(usize, &EachSpec)> = spec.each.iter().enumerate().collect();
        order::by_key(&mut each, |(index, case)| (case.from, *index));
        for (index, case) in &each {
            if case.from == 0 {
                self.faults.missing_value(format_args!("{at}.each[{index}]"), &["from"]);
            }
            if case.points <= Points::ZERO {
                let at = format!("{at}.each[{index}].points");
                self.wrong(&at, spec, Wrong::Nothing, vec![("value", case.points.into())]);
            }
        }
        for pair in each.windows(2) {
            let [(_, before), (index, case)] = pair else { continue };
            if before.from == case.from && case.from > 0 {
                let at = format!("{at}.each[{index}].from");
                self.wrong(&at, spec, Wrong::Twice, vec![("at", case.from.into())]);
            }
        }
        Marking::Each(each.into_iter().map(|(_, case)| case.clone()).collect())
    }

    /// Either none has a weight, or all have, and they sum to 1.
    fn weights(&mut self, at: &str, scheme: &str, indicators: &[IndicatorSpec]) {
        if indicators.iter().all(|indicator| indicator.weight.is_none()) {
            return;
        }
        for (index, indicator) in indicators.iter().enumerate() {
            let at = format!("{at}.indicators[{index}]");
            match indicator.weight {
                None => self.faults.missing_value(format_args!("{at}"), &["weight"]),
                Some(weight) if weight < Points::ZERO => {
                    let args = vec![("indicator", shown(&indicator.key).into()), ("weight", weight.into())];
                    self.bad_weight(&format!("{at}.weight"), 1, args);
                }
                Some(_) => {}
            }
        }
        let weights = indicators.iter().filter_map(|indicator| indicator.weight);
        self.sum_to_one(&format!("{at}.indicators"), 0, scheme, weights);
    }

    /// Tells weights that sum to something else than 1.
    pub(super) fn sum_to_one(&mut self, at: &str, text: u8, scheme: &str, weights: impl Iterator<Item = Points>) {
        let sum: i128 = weights.map(|weight| i128::from(weight.thousandths())).sum();
        let one = i128::from(Points::ONE.thousandths());
        if sum != one {
            let args = vec![("scheme", shown(scheme).into()), ("sum", exact(sum)), ("difference", exact(one - sum))];
            self.bad_weight(at, text, args);
        }
    }
}
