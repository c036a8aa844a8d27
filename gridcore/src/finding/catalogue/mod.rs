//! The catalogue: every rule id with its texts, one file a family.

pub(crate) mod assign;
pub(crate) mod call;
pub(crate) mod case;
pub(crate) mod charter;
pub(crate) mod coverage;
pub(crate) mod duty;
pub(crate) mod history;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod plans;
pub(crate) mod roster;
pub(crate) mod schemes;
pub(crate) mod score;
pub(crate) mod staffing;
pub(crate) mod structure;
pub(crate) mod table;

use super::{Family, RuleInfo};

/// Every rule of the library, by family and then by id.
///
/// ```
/// assert!(gridcore::catalogue().any(|rule| rule.id == "coverage.unplaced"));
/// ```
pub fn catalogue() -> impl Iterator<Item = &'static RuleInfo> {
    let on_texts = [table::ALL, roster::ALL];
    let on_grids = [
        structure::ALL,
        coverage::ALL,
        staffing::ALL,
        links::ALL,
        assign::ALL,
        ledger::ALL,
        score::ALL,
        case::ALL,
        duty::ALL,
        history::ALL,
    ];
    // Charters and calls have two files each.
    let charters = sorted(charter::ALL.iter().chain(schemes::ALL));
    let calls = sorted(call::ALL.iter().chain(plans::ALL));
    charters.into_iter().chain(on_texts.into_iter().chain(on_grids).flatten().copied()).chain(calls)
}

fn sorted(rules: impl Iterator<Item = &'static &'static RuleInfo>) -> Vec<&'static RuleInfo> {
    let mut rules: Vec<&RuleInfo> = rules.copied().collect();
    crate::order::by(&mut rules, |one, other| one.id.cmp(&other.id));
    rules
}

/// Whether the rules of a family are checked on a grid; in the others those that are `marked`.
const fn on_grids(family: Family, marked: &[&str]) -> bool {
    matches!(family, Family::Structure | Family::Coverage | Family::Staffing | Family::Links) || !marked.is_empty()
}

/// Declares the rules of a family, each with the kinds of its subjects: one static each and the
/// list of them all.
macro_rules! rules {
    ($family:ident $prefix:literal: $(
        $name:ident = $id:literal $severity:ident [$($subject:literal),*] $(on $grids:ident)?,
        $summary:literal, $summary_zh:literal
        $(, parameters [$(($parameter:literal, $holds:ident, $meaning:literal)),* $(,)?])?
        $(, $en:literal / $zh:literal => $help_en:literal / $help_zh:literal)+;
    )*) => {
        $(
            #[doc = $summary]
            pub(crate) static $name: $crate::finding::RuleInfo = $crate::finding::RuleInfo {
                id: std::borrow::Cow::Borrowed(concat!($prefix, ".", $id)),
                family: $crate::finding::Family::$family,
                severity: $crate::finding::Severity::$severity,
                settable: $crate::finding::catalogue::on_grids(
                    $crate::finding::Family::$family,
                    &[$(stringify!($grids))?],
                ),
                since: "0.1.0",
                subjects: &[$($subject),*],
                summary: std::borrow::Cow::Borrowed($summary),
                summary_zh: std::borrow::Cow::Borrowed($summary_zh),
                // A constant, since Rust 1.88 would drop an array written in place.
                texts: std::borrow::Cow::Borrowed({
                    const TEXTS: &[$crate::finding::Text] =
                        &[$($crate::finding::Text::lines(concat!($en, "\n", $zh, "\n", $help_en, "\n", $help_zh))),+];
                    TEXTS
                }),
                parameters: &[$($($crate::finding::Parameter {
                    name: $parameter,
                    holds: $crate::finding::ParameterType::$holds,
                    summary: $meaning,
                }),*)?],
            };
        )*

        pub(crate) const ALL: &[&$crate::finding::RuleInfo] = &[$(&$name),*];
    };
}
pub(crate) use rules;
