//! Messages: sound as templates, complete when filled, and the bad ones pinned word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use gridcore::{Error, Family, Finding, Language, RuleInfo, catalogue};
use gridcore_tests::bad::{self, Case};
use gridcore_tests::fixtures::{bars, failing, findings, grid_rules};
use gridcore_tests::repository::{assert_current, data};
use gridcore_tests::templates::{names, parse, text_of};

/// Texts no suite can ask for, and why; unit tests of the library write them.
const OUT_OF_REACH: &[(&str, usize, &str)] = &[
    ("ledger.full", 3, "takes 4 GiB of ids in one ledger"),
    ("table.full", 0, "takes 4 GiB of text in one column"),
    ("table.unknown-file", 2, "said by builds without the features `csv` or `toml`"),
];

/// Rules whose texts are parts of a sentence.
const PARTS: [&str; 2] = ["assign.blocked", "assign.removed"];

fn texts() -> impl Iterator<Item = (&'static RuleInfo, usize, [&'static str; 4])> {
    catalogue().flat_map(|rule| {
        let texts = rule.texts.iter().enumerate();
        texts.map(move |(index, text)| {
            let [en, zh] = [Language::En, Language::Zh];
            (rule, index, [text.message(en), text.message(zh), text.help(en), text.help(zh)])
        })
    })
}

#[test]
fn templates_are_sound_and_name_the_same_values_in_both_languages() {
    for (rule, index, texts) in texts() {
        let at = format!("{}[{index}]", rule.id);
        let [en, zh, help_en, help_zh] = texts.map(|text| parse(text).unwrap_or_else(|e| panic!("{at}: {e}: {text}")));
        let set = |parts| names(parts).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(set(&en), set(&zh), "{at}");
        assert_eq!(set(&help_en), set(&help_zh), "{at}");
    }
}

#[test]
fn messages_follow_their_grammar() {
    for (rule, index, [en, zh, help_en, help_zh]) in texts() {
        let at = format!("{}[{index}]", rule.id);
        for text in [en, help_en] {
            let first = text.chars().next().expect("a text that is not empty");
            assert!(first.is_lowercase() || matches!(first, '`' | '{'), "{at} begins with a capital: {text}");
            assert!(!text.ends_with(['.', '!', ' ', ';', ',']), "{at} ends with a stop: {text}");
            assert!(!text.contains(['“', '”', '‘', '’', '"']) || text.contains("\"2024-07-01\""), "{at}: {text}");
            assert!(!text.contains("  ") && !text.contains("::") && !text.contains("Option"), "{at}: {text}");
        }
        for text in [zh, help_zh] {
            let chinese = text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
            assert!(chinese, "{at} is not Chinese: {text}");
            assert!(!text.ends_with(['。', '！', '；', '，', ' ', '.']), "{at} ends with a stop: {text}");
            assert!(!text.contains(['!', ';']) || text.contains("`;`"), "{at} has Latin punctuation: {text}");
        }
        for text in [en, zh, help_en, help_zh] {
            assert_eq!(text.matches('`').count() % 2, 0, "{at} leaves a backtick open: {text}");
        }
        assert_ne!(en, help_en, "{at}: help apart from message");
    }
}

#[test]
fn rules_say_what_must_hold() {
    let mut ids = BTreeSet::new();
    for rule in catalogue() {
        assert!(ids.insert(rule.id.clone()), "{} is there twice", rule.id);
        assert!(rule.id.starts_with(&format!("{}.", rule.family.as_str())), "{}", rule.id);
        let first = rule.summary.chars().next().expect("a summary");
        assert!(first.is_uppercase() && !rule.summary.ends_with('.'), "{}: {}", rule.id, rule.summary);
        assert!(!rule.summary_zh.is_empty() && !rule.texts.is_empty() && !rule.subjects.is_empty(), "{}", rule.id);
        assert!(!rule.since.is_empty(), "{}", rule.id);
    }
}

/// What is said of each bad input, whatever the machine.
fn said(case: &Case) -> String {
    let mut text = format!("== {}\n", case.name);
    for line in case.input.lines().take(12) {
        let plain = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
        let cut: String = line.chars().take(160).map(plain).collect();
        let more = if cut.len() < line.len() { ".." } else { "" };
        let _ = writeln!(text, "   | {cut}{more}");
    }
    let _ = writeln!(text, "kind {}", kind(&case.error));
    for finding in case.error.findings() {
        let _ = writeln!(text, "{}[{}] {}", finding.severity().as_str(), finding.rule(), finding.subject());
        if let Some(place) = finding.place() {
            let _ = writeln!(text, "  at {place}");
        }
        for (language, mark) in [(Language::En, "en"), (Language::Zh, "zh")] {
            let _ = writeln!(text, "  {mark} {}\n     {}", finding.message(language), finding.help(language));
        }
    }
    text.replace(&std::env::temp_dir().join(format!("gridcore-{}", std::process::id())).display().to_string(), "FOLDER")
}

fn kind(error: &Error) -> String {
    serde_json::to_value(error.kind()).expect("JSON").as_str().expect("a word").to_owned()
}

#[test]
fn what_is_said_of_bad_input_is_pinned() {
    let cases = bad::all();
    let distinct: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(distinct.len(), cases.len(), "each case has a name of its own");
    let text: Vec<String> = cases.iter().map(said).collect();
    assert_current(&data().join("messages/bad.txt"), &text.join("\n"));
}

/// Every finding the suites know how to produce.
fn produced() -> Vec<Finding> {
    let on_grids = grid_rules().flat_map(|rule| {
        let files = failing(&rule.id).into_iter();
        files.flat_map(|file| findings(&rule.id, &file).iter().cloned().collect::<Vec<_>>())
    });
    let refused = bad::all().iter().flat_map(|case| case.error.findings().iter().cloned().collect::<Vec<_>>());
    on_grids.chain(refused).chain(bars()).chain(bad::unwanted()).chain(bad::told()).collect()
}

#[test]
fn every_text_is_produced() {
    let mut missing: BTreeSet<(&str, usize)> = texts().map(|(rule, index, _)| (rule.id.as_ref(), index)).collect();
    let produced: BTreeMap<(String, usize), Finding> =
        produced().into_iter().map(|finding| ((finding.rule().to_owned(), text_of(&finding)), finding)).collect();
    missing.retain(|(rule, index)| !produced.contains_key(&((*rule).to_owned(), *index)));
    let mut out_of_reach: BTreeSet<(&str, usize)> =
        OUT_OF_REACH.iter().map(|(rule, index, _)| (*rule, *index)).collect();
    // Parts of the sentence of a blocker, which is no finding; the suites of staffing read it.
    out_of_reach
        .extend(texts().map(|(rule, index, _)| (rule.id.as_ref(), index)).filter(|(rule, _)| PARTS.contains(rule)));
    assert_eq!(missing, out_of_reach);
}

/// Findings with other values appear and disappear after an edit: one that differs in a value no
/// text shows would appear as it was before.
#[test]
fn every_value_of_a_finding_about_a_grid_is_shown() {
    let mut unused = BTreeSet::new();
    let grids: BTreeSet<&str> = grid_rules().map(|rule| rule.id.as_ref()).collect();
    for finding in produced().into_iter().filter(|finding| grids.contains(finding.rule())) {
        let text = &finding.info().texts[text_of(&finding)];
        let shown: BTreeSet<String> = [text.message(Language::En), text.help(Language::En)]
            .into_iter()
            .flat_map(|text| names(&parse(text).expect("a sound template")))
            .map(|(name, _)| name)
            .collect();
        let values = finding.args().map(|(name, _)| name.to_owned());
        unused.extend(values.filter(|name| !shown.contains(name)).map(|name| format!("{}: {name}", finding.rule())));
    }
    assert_eq!(unused, BTreeSet::new());
}

#[test]
fn findings_are_whole() {
    for finding in produced() {
        for language in [Language::En, Language::Zh] {
            for text in [finding.message(language), finding.help(language)] {
                let shown = format!("{}: {text}", finding.rule());
                // What the text says of itself, not what a value brings along.
                let mut values: Vec<String> = finding.args().map(|(_, arg)| arg.to_string()).collect();
                values.sort_by_key(|value| std::cmp::Reverse(value.len()));
                let own = values.iter().fold(text.clone(), |text, value| text.replace(value, ""));
                assert!(!own.contains(['{', '}', '[', ']']), "{shown}");
                assert!(!text.is_empty() && !text.contains("``") && !text.contains("  "), "{shown}");
                assert!(!text.contains(char::is_control), "{shown}");
            }
        }
        let subject = serde_json::to_value(finding.subject()).expect("JSON");
        let kind = subject["kind"].as_str().expect("a kind of subject");
        assert!(finding.info().subjects.contains(&kind), "{}: {kind}", finding.rule());
    }
}

#[test]
fn errors_about_tables_and_charters_have_a_place() {
    for case in bad::all() {
        let placed = |f: &Finding| f.place().is_some() || matches!(f.info().family, Family::Call | Family::Assign);
        let whole = |f: &Finding| matches!(f.rule(), "charter.not-in-force");
        let roster = |f: &Finding| f.place().is_none() && case.name == "roster/undeclared number";
        let all = case.error.findings().iter().all(|f| placed(f) || whole(f) || roster(f));
        assert!(all, "{}: {}", case.name, case.error.findings());
    }
}
