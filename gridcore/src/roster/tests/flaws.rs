//! Texts that no input of a reasonable size, or no input at all to this build, brings about.

use crate::finding::Language;
use crate::limits::Limits;
use crate::roster::TableKind;
use crate::roster::flaw::{Spot, Unread, Wrong, finding_of_file, unknown_file};
use crate::roster::source::Source;

#[test]
fn a_full_column_is_named() {
    let (source, limits) = (Source::new("people.csv", None), Limits::default());
    let spot = Spot { source: &source, line: 3, kind: TableKind::People, limits: &limits };
    let finding = spot.finding(Wrong::Full, "key");
    assert_eq!(finding.rule(), "table.full");
    assert_eq!(finding.message(Language::En), "column `key` is full: its texts reach 4 GiB");
    assert_eq!(finding.help(Language::Zh), "使用更短的编码和名称");
}

#[test]
fn a_file_the_build_cannot_read_is_named() {
    let finding = finding_of_file("units.csv", unknown_file("units.csv", Unread::Build));
    assert_eq!(finding.rule(), "table.unknown-file");
    assert_eq!(finding.message(Language::En), "`units.csv` cannot be read by this build");
    assert_eq!(finding.help(Language::En), "give it as JSON, or build gridcore with that feature");
}
