//! Pages that are made from the library.

use std::fmt::Write as _;

use gridcore::{Family, Language, RuleInfo, Text, catalogue};

use crate::fixtures;
use crate::templates::{Part, parse};

const HEAD: &str = "# Rules

Made from the catalogue by `UPDATE=1 cargo test -p gridcore-tests --test pages`; do not edit.

Every finding names a rule. Its message and its help, here with a dash between them, are one of the
pairs below with the values of the case in place of the names in braces; a part in square brackets
is there only if its value is. A charter sets the severity of the rules about grids, those of the
families structure, coverage, staffing and links and those whose examples are JSON, and their
parameters:

```toml
[rules.\"structure.tier-order\"]
severity = \"warning\"   # error, warning, note or off
skips = true
```

All other rules hold whatever a charter says: what breaks them cannot be used.
";

/// `docs/rules.md`.
#[must_use]
pub fn rules() -> String {
    let mut page = HEAD.to_owned();
    for family in Family::OURS {
        let _ = writeln!(page, "\n## {}\n\n{}", title(family), about(family));
        for rule in catalogue().filter(|rule| rule.family == family) {
            write_rule(&mut page, rule);
        }
    }
    page
}

fn title(family: Family) -> String {
    let (first, rest) = family.as_str().split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn about(family: Family) -> &'static str {
    match family {
        Family::Charter => "What a charter must be to be accepted, and to fit a grid.",
        Family::Table => "What a text must be to be read as tables.",
        Family::Roster => "What the rows must be to form a grid.",
        Family::Structure => "The tree.",
        Family::Coverage => "Everybody and everything looked after.",
        Family::Staffing => "Who holds what.",
        Family::Links => "Contacts and bridges.",
        Family::Assign => "What a plan says of people it did not choose and of seats it leaves open.",
        Family::Ledger => "What the entries of a points ledger must be.",
        Family::Score => "What sheets and rounds of an assessment must be, and what they and awards tell.",
        Family::Case => "What the events of a desk must be.",
        Family::Duty => "What rows about duties must be, and what is done of them in time.",
        Family::Call => "What a call needs to be carried out.",
        _ => "",
    }
}

fn write_rule(page: &mut String, rule: &RuleInfo) {
    let _ = writeln!(page, "\n### `{}`\n", rule.id);
    let _ = writeln!(page, "{}.  \n{}。\n", rule.summary, rule.summary_zh);
    let subjects: Vec<String> = rule.subjects.iter().map(|subject| format!("`{subject}`")).collect();
    let _ = writeln!(
        page,
        "Severity {}. Found in a subject of kind {}. Since {}.{}",
        rule.severity.as_str(),
        subjects.join(", "),
        rule.since,
        examples(rule)
    );
    if !rule.parameters.is_empty() {
        let _ = writeln!(page, "\nParameters:\n");
        for parameter in rule.parameters {
            let _ = writeln!(page, "- `{}`: {}", parameter.name, parameter.summary);
        }
    }
    let _ = writeln!(page, "\nMessages:\n");
    for text in rule.texts.iter() {
        write_text(page, text);
    }
}

/// Where the rule is kept and broken.
fn examples(rule: &RuleInfo) -> String {
    let ending = match rule.family {
        _ if rule.settable => "json",
        Family::Charter => "toml",
        _ => return String::new(),
    };
    let link = |name: &str, file: &str| format!("[{name}](../tests/data/rules/{}/{file})", rule.id);
    let broken: Vec<String> = fixtures::failing(&rule.id).iter().map(|file| link("broken", file)).collect();
    format!(" Example: {}, {}.", link("kept", &format!("pass.{ending}")), broken.join(", "))
}

fn write_text(page: &mut String, text: &Text) {
    let _ = writeln!(page, "- {} — {}  ", shown(text.message(Language::En)), shown(text.help(Language::En)));
    let _ = writeln!(page, "  {} — {}", shown(text.message(Language::Zh)), shown(text.help(Language::Zh)));
}

/// A template as a reader sees it: words that follow a number are those of many.
fn shown(template: &str) -> String {
    fn write(text: &mut String, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Plain(plain) => text.push_str(plain),
                Part::Value(name) => {
                    let _ = write!(text, "{{{name}}}");
                }
                Part::Word(_, _, many) => text.push_str(many),
                Part::Optional(inner) => {
                    text.push('[');
                    write(text, inner);
                    text.push(']');
                }
            }
        }
    }
    let mut text = String::new();
    write(&mut text, &parse(template).expect("a sound template"));
    text
}
