use super::{charter, csv, wrong};
use crate::roster::{Roster, Rows, TableKind, UnitRow};

const UNITS: &str = "key,parent,tier,name,tags,from\n007,,site,\"a, \"\"b\"\"\",x;y,2024-07-01\nt,007,team,=1+1,,\n";

#[test]
fn a_table_reads_back_as_it_was_written() {
    let roster = csv(TableKind::Units, UNITS);
    assert_eq!(wrong(&roster), [""; 0]);
    let text = roster.to_csv(TableKind::Units);
    assert_eq!(text, UNITS);
    let text = "key,cell,skill,merit\np1,c,-0.5,\np2,,,1000000000000\n";
    assert_eq!(csv(TableKind::People, text).to_csv(TableKind::People), text);
    assert_eq!(csv(TableKind::People, "key,cell\np1,\n").to_csv(TableKind::People), "key\np1\n");
}

#[test]
fn columns_that_are_empty_are_left_out_and_required_ones_stay() {
    assert_eq!(Roster::new().to_csv(TableKind::Units), "key,tier\n");
    assert_eq!(Roster::new().to_csv(TableKind::Links), "kind,source,target\n");
    let headers = TableKind::ALL.map(|kind| Roster::new().to_csv(kind));
    for (kind, text) in TableKind::ALL.into_iter().zip(headers) {
        assert_eq!(wrong(&csv(kind, text)), [""; 0]);
    }
}

#[test]
fn rows_of_a_document_are_objects_and_read_back() {
    let mut roster = csv(TableKind::People, "key,tags,skill\np1,b;a,0.125\np2,,3\n");
    let text = serde_json::to_string(&Rows(roster.table(TableKind::People))).unwrap();
    assert_eq!(text, r#"[{"key":"p1","tags":["a","b"],"skill":0.125},{"key":"p2","skill":3}]"#);
    roster.add_json(TableKind::People, "again.json", text.as_bytes(), &charter());
    assert_eq!(wrong(&roster), [""; 0]);
    let again = serde_json::to_string(&Rows(roster.table(TableKind::People))).unwrap();
    assert_eq!(again, format!("{},{}", text.trim_end_matches(']'), text.trim_start_matches('[')));
    let units = csv(TableKind::Units, UNITS);
    let text = serde_json::to_string(&Rows(units.table(TableKind::Units))).unwrap();
    let rows: Vec<UnitRow<'_>> = serde_json::from_str(&text).unwrap();
    let mut copy = Roster::new();
    copy.add_units(rows);
    assert_eq!(copy.to_csv(TableKind::Units), UNITS);
}
