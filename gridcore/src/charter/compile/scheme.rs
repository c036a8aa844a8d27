//! Score schemes: weights that sum to one, and bands that hold each score once.

use super::Compiler;
use super::faults::{Empty, shown};
use crate::charter::spec::{BandSpec, IndicatorSpec};
use crate::finding::catalogue::charter as rules;
use crate::finding::{Arg, Args};
use crate::order;
use crate::points::Points;

impl Compiler<'_> {
    pub(super) fn schemes(&mut self) {
        let spec = self.spec;
        self.name_list(spec.schemes.iter().map(|s| s.key.as_str()), "", |i| format!("schemes[{i}].key"));
        for (index, scheme) in spec.schemes.iter().enumerate() {
            let at = format!("schemes[{index}]");
            let indicators = scheme.indicators.iter().map(|i| i.key.as_str());
            self.name_list(indicators, "", |i| format!("{at}.indicators[{i}].key"));
            self.name_list(scheme.bands.iter().map(|b| b.key.as_str()), "", |i| format!("{at}.bands[{i}].key"));
            self.weights(&at, &scheme.key, &scheme.indicators);
            self.bands(&at, &scheme.bands);
        }
    }

    fn weights(&mut self, at: &str, scheme: &str, indicators: &[IndicatorSpec]) {
        let mut push =
            |at: String, text, args: Args| self.faults.push(format_args!("{at}"), &rules::WEIGHTS, text, args);
        for (index, indicator) in indicators.iter().enumerate().filter(|(_, i)| i.weight < Points::ZERO) {
            let args = vec![("indicator", shown(&indicator.key).into()), ("weight", indicator.weight.into())];
            push(format!("{at}.indicators[{index}].weight"), 1, args);
        }
        let sum: i128 = indicators.iter().map(|i| i128::from(i.weight.thousandths())).sum();
        let one = i128::from(Points::ONE.thousandths());
        if !indicators.is_empty() && sum != one {
            let args = vec![("scheme", shown(scheme).into()), ("sum", exact(sum)), ("difference", exact(one - sum))];
            push(format!("{at}.indicators"), 0, args);
        }
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
        self.faults.push(format_args!("{at}"), &rules::BANDS_CLOSED, text, args);
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
            self.faults.push(format_args!("{at}"), &rules::BANDS_OVERLAP, 0, args);
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
            self.faults.push(format_args!("{at}"), &rules::BANDS_GAP, 0, args);
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
fn exact(thousandths: i128) -> Arg {
    let points = i64::try_from(thousandths).ok().and_then(Points::from_thousandths);
    points.map_or_else(|| Arg::from((thousandths / 1000).to_string()), Arg::from)
}
