//! Score schemes: rules of a ledger, and bands that hold each score once.

use super::Compiler;
use super::faults::Empty;
use crate::charter::scheme::{PeriodLimit, Scheme, ScoreRule};
use crate::charter::spec::{BandSpec, ScoreRuleSpec};
use crate::finding::Arg;
use crate::finding::catalogue::schemes;
use crate::order;
use crate::points::Points;
use crate::value::shown;

impl Compiler<'_> {
    pub(super) fn compile_schemes(&mut self) -> Vec<Scheme> {
        let spec = self.spec;
        let mut schemes = Vec::new();
        self.name_list(spec.schemes.iter().map(|s| s.key.as_str()), "", |i| format!("schemes[{i}].key"));
        for (index, scheme) in spec.schemes.iter().enumerate() {
            let at = format!("schemes[{index}]");
            self.name_list(scheme.bands.iter().map(|b| b.key.as_str()), "", |i| format!("{at}.bands[{i}].key"));
            let indicators = self.indicators(&at, &scheme.key, &scheme.indicators);
            self.bands(&at, &scheme.bands);
            let rules = self.score_rules(&at, &scheme.rules);
            let budgets = scheme.budgets.iter().enumerate().map(|(index, budget)| {
                let limit = PeriodLimit { kind: budget.period, points: budget.points };
                self.period_limit(&format!("{at}.budgets[{index}].points"), limit)
            });
            let budgets = budgets.collect();
            let policies = self.policies(&at, &scheme.tiers);
            let assessment = scheme.assessment.as_ref().and_then(|spec| self.assessment(&at, scheme, spec));
            self.awards(&at, &scheme.awards, &rules);
            let mut bands = scheme.bands.clone();
            order::by_key(&mut bands, |band| (band.from, band.below));
            let mut rules_by_key: Vec<u16> = (0..=u16::MAX).zip(&rules).map(|(number, _)| number).collect();
            order::by_key(&mut rules_by_key, |number| rules.get(usize::from(*number)).map(|rule| rule.key.as_str()));
            schemes.push(Scheme {
                key: scheme.key.clone(),
                rules_by_key,
                rules,
                budgets,
                policies,
                indicators,
                bands,
                assessment,
                awards: scheme.awards.clone(),
            });
        }
        schemes
    }

    fn score_rules(&mut self, at: &str, rules: &[ScoreRuleSpec]) -> Vec<ScoreRule> {
        self.name_list(rules.iter().map(|rule| rule.key.as_str()), "", |i| format!("{at}.rules[{i}].key"));
        let mut compiled = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            let at = format!("{at}.rules[{index}]");
            let least = rule.points.or(rule.least).unwrap_or(Points::MIN);
            let most = rule.points.or(rule.most).unwrap_or(Points::MAX);
            if rule.points.is_none() && rule.least.is_none() && rule.most.is_none() {
                self.faults.missing_value(format_args!("{at}"), &["points", "least", "most"]);
            }
            if least > most {
                let args = vec![("rule", shown(&rule.key).into()), ("least", least.into()), ("most", most.into())];
                self.faults.empty_bounds(format_args!("{at}.least"), Empty::Score, args);
            }
            let caps = rule.caps.iter().enumerate().map(|(index, cap)| {
                let limit = PeriodLimit { kind: cap.period, points: cap.points };
                self.period_limit(&format!("{at}.caps[{index}].points"), limit)
            });
            let caps = caps.collect();
            compiled.push(ScoreRule {
                key: rule.key.clone(),
                text: rule.text.clone(),
                least,
                most,
                subjects: rule.subjects.clone(),
                by: self.posts(&format!("{at}.by"), &rule.by),
                reference: rule.reference,
                approval: rule.approval,
                approvers: self.posts(&format!("{at}.approvers"), &rule.approvers),
                caps,
            });
        }
        compiled
    }

    /// A limit that nothing fits into is a slip.
    fn period_limit(&mut self, at: &str, limit: PeriodLimit) -> PeriodLimit {
        if limit.points <= Points::ZERO {
            let args = vec![("points", limit.points.into())];
            self.faults.empty_bounds(format_args!("{at}"), Empty::Limit, args);
        }
        limit
    }

    /// Compares each band with the highest end before it, in the order of their beginnings.
    fn bands(&mut self, at: &str, bands: &[BandSpec]) {
        let mut order: Vec<(usize, &BandSpec)> = bands.iter().enumerate().collect();
        order::by_key(&mut order, |(index, band)| (band.from, *index));
        for (index, band) in &order {
            self.bands_contradicting(at, *index, band);
        }
        let mut before: Option<(usize, &BandSpec)> = None;
        for (index, band) in order.into_iter().filter(|(_, band)| !is_empty(band)) {
            if let Some((lower, below)) = before {
                self.bands_closed(&format!("{at}.bands[{lower}].up_to"), below, band);
                self.bands_overlap(&format!("{at}.bands[{index}]"), below, band);
                self.bands_gap(&format!("{at}.bands[{index}]"), below, band);
            }
            if before.is_none_or(|(_, other)| end(other) <= end(band)) {
                before = Some((index, band));
            }
        }
    }

    /// What is wrong with one band alone.
    fn bands_contradicting(&mut self, at: &str, index: usize, band: &BandSpec) {
        if is_empty(band) {
            let least = band.from.unwrap_or(Points::MIN);
            let args = vec![("band", shown(&band.key).into()), ("least", least.into())];
            self.faults.empty_bounds(format_args!("{at}.bands[{index}]"), Empty::Band, args);
        }
        if let (Some(_), Some(end)) = (band.below, band.up_to) {
            self.push_closed(&format!("{at}.bands[{index}].up_to"), 2, band, band, end);
        }
    }

    fn bands_closed(&mut self, at: &str, band: &BandSpec, next: &BandSpec) {
        if let (None, Some(end)) = (band.below, band.up_to) {
            let shared = next.from == Some(end);
            self.push_closed(at, u8::from(!shared), band, next, end);
        }
    }

    fn push_closed(&mut self, at: &str, text: u8, band: &BandSpec, next: &BandSpec, end: Points) {
        let args = vec![("band", shown(&band.key).into()), ("next", shown(&next.key).into()), ("end", end.into())];
        self.faults.push(format_args!("{at}"), &schemes::BANDS_CLOSED, text, args);
    }

    fn bands_overlap(&mut self, at: &str, band: &BandSpec, next: &BandSpec) {
        let begins = next.from.unwrap_or(Points::MIN);
        let overlap = match (band.below, band.up_to) {
            (Some(below), _) => begins < below,
            (None, Some(up_to)) => begins < up_to,
            (None, None) => true,
        };
        if overlap {
            let args = vec![("band", shown(&band.key).into()), ("next", shown(&next.key).into())];
            self.faults.push(format_args!("{at}"), &schemes::BANDS_OVERLAP, 0, args);
        }
    }

    fn bands_gap(&mut self, at: &str, band: &BandSpec, next: &BandSpec) {
        if let (Some(end), Some(from)) = (band.below, next.from)
            && end < from
        {
            let args = vec![
                ("band", shown(&band.key).into()),
                ("next", shown(&next.key).into()),
                ("end", end.into()),
                ("from", from.into()),
            ];
            self.faults.push(format_args!("{at}"), &schemes::BANDS_GAP, 0, args);
        }
    }
}

/// The end of a band, for comparison: no end comes after all others.
fn end(band: &BandSpec) -> (bool, Option<Points>) {
    let end = band.below.or(band.up_to);
    (end.is_none(), end)
}

fn is_empty(band: &BandSpec) -> bool {
    let Some(from) = band.from else { return false };
    match (band.below, band.up_to) {
        (Some(below), _) => below <= from,
        (None, Some(up_to)) => up_to < from,
        (None, None) => false,
    }
}

/// A sum of thousandths, also one beyond the range of a single number.
pub(super) fn exact(thousandths: i128) -> Arg {
    let points = i64::try_from(thousandths).ok().and_then(Points::from_thousandths);
    points.map_or_else(|| Arg::from((thousandths / 1000).to_string()), Arg::from)
}
