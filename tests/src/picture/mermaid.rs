//! A reader of the Mermaid flowcharts that exports write, strict about what a label may hold.
//!
//! Mermaid's own parser was asked once by hand; what it took wrongly is a label with anything
//! beyond what `label` accepts.

use super::{Picture, Shown};

/// Reads a flowchart.
///
/// # Panics
/// If a line is of no known form or a label holds what Mermaid might take for something else.
#[must_use]
pub fn read(text: &str) -> Picture {
    let mut picture = Picture::default();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart LR"));
    let mut inside = false;
    for line in lines {
        if let Some(rest) = line.strip_prefix("subgraph s") {
            let (number, title) = rest.split_once('[').expect("a title");
            assert_eq!(number, picture.networks.len().to_string());
            picture.networks.push(label(title.strip_suffix(']').expect("the end of a title")).concat());
            inside = true;
        } else if line == "end" {
            inside = false;
        } else if line == "direction LR" {
            assert!(inside);
        } else if line.starts_with("classDef ") {
            assert!(!line.ends_with(';'));
        } else if let Some((source, target)) = line.split_once(" --> ") {
            picture.arrows.push((id(source), id(target), None));
        } else if let Some((source, rest)) = line.split_once(" -.->|") {
            let (text, target) = rest.rsplit_once("| ").expect("a target");
            picture.arrows.push((id(source), id(target), Some(label(text).concat())));
        } else {
            let (name, rest) = line.split_once('[').expect("a unit");
            let (text, class) = rest.rsplit_once(']').expect("the end of a unit");
            if name == "more" {
                picture.note = label(text);
                continue;
            }
            assert!(inside, "`{name}` is in no network");
            let class = class.strip_prefix(":::").unwrap_or(class).to_owned();
            let network = picture.networks.len() - 1;
            let shown = Shown { lines: label(text), class, network };
            assert_eq!(picture.units.insert(id(name), shown), None);
        }
    }
    picture
}

fn id(text: &str) -> String {
    let digits = text.strip_prefix('n').expect("the id of a unit");
    assert!(digits.bytes().all(|b| b.is_ascii_digit()), "`{text}`");
    text.to_owned()
}

/// The lines of a label: letters, digits and a few marks between them, entities, `<br/>`.
fn label(text: &str) -> Vec<String> {
    let text = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).expect("quotes");
    text.split("<br/>").map(line).collect()
}

fn line(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((plain, entity)) = rest.split_once('#') {
        push_plain(&mut read, plain);
        let (number, tail) = entity.split_once(';').expect("the end of an entity");
        read.push(number.parse().ok().and_then(char::from_u32).expect("the number of a character"));
        rest = tail;
    }
    push_plain(&mut read, rest);
    assert!(["\\n", "$$", ":f", "ﬂ°", "¶ß"].iter().all(|marks| !read.contains(marks)), "`{read}`");
    read.replace(WORD_JOINER, "")
}

/// Keeps apart what Mermaid would take for something together.
const WORD_JOINER: char = '\u{2060}';

fn push_plain(read: &mut String, plain: &str) {
    let fits = |c: char| c.is_alphanumeric() || "·× -_".contains(c);
    assert!(plain.chars().all(fits), "`{plain}`");
    assert!(!plain.starts_with([' ', '-', '_']) && !plain.ends_with([' ', '-', '_']), "`{plain}`");
    read.push_str(plain);
}
