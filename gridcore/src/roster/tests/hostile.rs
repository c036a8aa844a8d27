//! Input of any kind gets a finding and never a panic.

use super::{charter, csv, json, wrong};
use crate::roster::{Folder, Paths, Roster, TableKind};
use crate::{Language, Limits};

/// A small generator of junk, the same every time.
struct Junk(u64);

impl Junk {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn pick<'a>(&mut self, of: &[&'a [u8]]) -> &'a [u8] {
        of.get(usize::try_from(self.next() % of.len() as u64).unwrap()).unwrap()
    }
}

const PIECES: &[&[u8]] = &[
    b",",
    b",",
    b",",
    b"\n",
    b"\n",
    b"\r\n",
    b"\"",
    b"\"\"",
    b"key",
    b"tier",
    b"p1",
    b"c1",
    b";",
    b"1.5",
    b"2024-07-01",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    "格".as_bytes(),
    b" ",
    b"[",
    b"]",
    b"{",
    b"}",
    b":",
    b"\"key\":\"p\"",
    b"null",
    b"1e9",
];

#[test]
fn junk_is_refused_and_no_row_is_lost() {
    let mut junk = Junk(0x9e37_79b9_7f4a_7c15);
    for round in 0..2_000 {
        let mut text: Vec<u8> = match round % 4 {
            0 => b"key,tier,tags,from,until\n".to_vec(),
            1 => b"[{\"key\":\"p\",".to_vec(),
            _ => Vec::new(),
        };
        for _ in 0..junk.next() % 40 {
            text.extend_from_slice(junk.pick(PIECES));
        }
        for kind in [TableKind::Units, TableKind::People] {
            for roster in [csv(kind, &text), json(kind, &text)] {
                for finding in roster.problems.iter().flat_map(|p| &p.findings) {
                    let text = finding.message(Language::En);
                    assert!(!text.contains(['\n', '\0', '\u{202e}']), "{text:?}");
                }
                assert!(roster.problems.iter().all(|p| !p.findings.is_empty()));
                let again = csv(kind, roster.to_csv(kind));
                assert!(again.problems.is_empty(), "{:?} {:?}", String::from_utf8_lossy(&text), wrong(&again));
                assert_eq!(again.to_csv(kind), roster.to_csv(kind));
            }
        }
        let paths = Paths { columns: &["tier"], key: "key", ..Paths::default() };
        let _ = Roster::from_paths("s.csv", &text, &paths);
        let _ = Folder::from_files([("units.csv", &text), ("charter.json", &text)], &Limits::default());
    }
}

#[test]
fn hostile_texts_get_a_finding_that_names_the_place() {
    let long = format!("key,tier\n{},t\n", "x".repeat(10_000_000));
    assert_eq!(wrong(&csv(TableKind::Units, &long)), ["t.csv:2:key: table.bad-key"]);
    let wide = format!("key,tier\n{}\n", "a,".repeat(1_000_000));
    assert_eq!(wrong(&csv(TableKind::Units, &wide)), ["t.csv:2: table.ragged-row"]);
    let header = format!("key,tier{}\n", ",x".repeat(1_000_000));
    assert_eq!(wrong(&csv(TableKind::Units, &header)), ["t.csv:1: call.limit"]);
    let ends = "\n".repeat(1_000_000);
    assert_eq!(wrong(&csv(TableKind::Units, &ends)).len(), 1);
    let markup = csv(TableKind::Units, "key,tier\n<script>alert(1)</script>,t\n");
    assert_eq!(wrong(&markup), [""; 0]);
    let break_out = csv(TableKind::Units, "key,tier\n\"a\r\nb\",t\n\u{202e}c,t\n");
    assert_eq!(wrong(&break_out), ["t.csv:2:key: table.bad-key", "t.csv:4:key: table.bad-key"]);
    let semicolons = csv(TableKind::Units, "key;tier\na;t\n");
    assert_eq!(wrong(&semicolons), ["t.csv:1: table.syntax"]);
    let control = csv(TableKind::Units, "key,tier,\"a\nb\"\na,t,\n");
    let shown = control.problems.first().unwrap().findings.first().unwrap().message(Language::En);
    assert_eq!(shown, "table `units` has no column `a\\nb..`");
}

#[test]
fn thousands_of_unknown_headers_are_told_soon() {
    let header: String = (0..9_000).map(|i| format!(",h{i}")).collect();
    let roster = csv(TableKind::Units, format!("key,tier{header}\n"));
    assert_eq!(wrong(&roster).len(), 9_000);
    let rows: String = (0..9_000).map(|i| format!(",{{\"key\":\"k\",\"tier\":\"t\",\"f{i}\":1}}")).collect();
    let mut roster = Roster::new();
    roster.add_json(TableKind::Units, "t.json", format!("[{}]", rows.get(1..).unwrap()).as_bytes(), &charter());
    assert_eq!(wrong(&roster).len(), 9_000);
}
