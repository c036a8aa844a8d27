//! What is too large.

use super::{faults, workshop};
use crate::{Charter, CharterSpec, ErrorKind, Limits, PostSpec, Predicate, TierSpec};

fn faults_of(text: &str, limits: &Limits) -> Vec<String> {
    let error = Charter::from_toml_with_limits(text, limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    faults(&error)
}

#[test]
fn a_long_text_is_refused_before_it_is_read() {
    let limits = Limits { text: 10, ..Limits::default() };
    assert_eq!(faults_of("name = [[[[[", &limits), ["call.limit at "]);
}

#[test]
fn long_lists_are_refused() {
    let limits = Limits { charter: 2, ..Limits::default() };
    let text = workshop(
        "tags = [\"a\", \"b\", \"c\"]\n[[posts]]\nkey = \"p\"\nat = [\"team\"]\npowers = [\"a\", \"b\", \"c\"]\n[columns.people]\na = \"key\"\nb = \"cell\"\nc = \"tags\"\n",
    );
    let expected = ["call.limit at columns.people", "call.limit at posts[0].powers", "call.limit at tags"];
    assert_eq!(faults_of(&text, &limits), expected);
}

#[test]
fn deep_conditions_are_refused_and_freed_without_recursion() {
    let nested = |depth: usize| (1..depth).fold(Predicate::Tag("a".into()), |p, _| Predicate::Not(Box::new(p)));
    let spec = move |depth| CharterSpec {
        name: "workshop".into(),
        tiers: vec![TierSpec::from("team")],
        posts: vec![PostSpec {
            key: "lead".into(),
            at: vec!["team".into()],
            eligible: Some(nested(depth)),
            ..PostSpec::default()
        }],
        ..CharterSpec::default()
    };
    Charter::new(spec(16)).unwrap();
    let error = Charter::new(spec(17)).unwrap_err();
    assert_eq!((error.kind(), faults(&error)), (ErrorKind::Limit, vec!["call.limit at posts[0].eligible".to_owned()]));

    let run = move || {
        let limits = Limits { nesting: usize::MAX, ..Limits::default() };
        let error = Charter::with_limits(spec(300_000), &limits).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
    };
    std::thread::Builder::new().stack_size(512 * 1024).spawn(run).unwrap().join().unwrap();
}

#[test]
fn a_hostile_charter_full_of_unknown_names_is_refused_soon() {
    let posts: String =
        (0..5_000).map(|i| format!("[[posts]]\nkey = \"post-number-{i}\"\nat = [\"nowhere-{i}\"]\n")).collect();
    let error = Charter::from_toml(&workshop(&posts)).unwrap_err();
    assert_eq!(error.findings().count("charter.unknown-name"), 5_000);
}
