use super::{charter, csv, message, rejected, wrong};
use crate::limits::Limits;
use crate::roster::{PersonRow, Roster, Row, TableKind, UnitRow};

fn keys(roster: &Roster, kind: TableKind) -> Vec<String> {
    (0..roster.len(kind)).map(|row| roster.table(kind).text(0, row).to_owned()).collect()
}

#[test]
fn a_table_is_read_whatever_its_line_ends_mark_and_blanks() {
    let plain = "key,parent,tier\ns,,site\n007,s,team\n";
    let texts = [
        plain.to_owned(),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        plain.trim_end().to_owned(),
        " key , parent,tier \n\n s ,, site\n,,\n \n\u{3000}007,\ts,team\n\n".to_owned(),
        "tier,key,parent\nsite,s,\nteam,\"007\",s".to_owned(),
    ];
    for text in texts {
        let roster = csv(TableKind::Units, &text);
        assert_eq!(wrong(&roster), [""; 0], "{text:?}");
        assert_eq!(keys(&roster, TableKind::Units), ["s", "007"]);
        let row = UnitRow::read(roster.table(TableKind::Units), 1);
        assert_eq!(row, UnitRow { key: "007".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() });
    }
}

#[test]
fn lines_are_those_of_the_file() {
    for end in ["\n", "\r\n"] {
        let text = ["", "key,parent,tier", "a,,t", "", "b,,t", "\"c\n\",,t", "d,,t", ",,", "", "e", "f,,"].join(end);
        let roster = csv(TableKind::Units, &text);
        let table = roster.table(TableKind::Units);
        let lines: Vec<u32> = (0..table.len()).map(|row| table.origin(row).line).collect();
        assert_eq!(keys(&roster, TableKind::Units), ["a", "b", "c", "d"]);
        assert_eq!(lines, [3, 5, 6, 8]);
        assert_eq!(wrong(&roster), ["t.csv:11: table.ragged-row", "t.csv:12:tier: table.missing-value"]);
    }
}

#[test]
fn people_have_tags_and_the_numbers_the_charter_declares() {
    let roster = csv(TableKind::People, "merit,工号,tags,分数\n-0.5,p1,b; a ;b,3\n,p2,,\n1.250,p3,b;a,\n");
    assert_eq!(wrong(&roster), [""; 0]);
    let table = roster.table(TableKind::People);
    let row = PersonRow::read(table, 0);
    assert_eq!(row.tags, ["a", "b"]);
    let numbers: Vec<String> = row.numbers.iter().map(|(n, p)| format!("{n}={p}")).collect();
    assert_eq!(numbers, ["merit=-0.5", "skill=3"]);
    assert_eq!(PersonRow::read(table, 1), PersonRow { key: "p2".into(), ..PersonRow::default() });
    assert_eq!(table.tag_column().unwrap().code(2), table.tag_column().unwrap().code(0));
}

#[test]
fn bad_cells_name_line_and_the_users_own_column_and_never_what_they_hold() {
    let text = "工号,分数,merit,cell\np1,x1,1e3,c\np2,１２,\"1,234\",c\np3,0.0001,1000000000001,c\np4,NaN,inf,c\n";
    let roster = csv(TableKind::People, text);
    let expected = [
        "t.csv:2:分数: table.bad-number",
        "t.csv:2:merit: table.bad-number",
        "t.csv:3:分数: table.bad-number",
        "t.csv:3:merit: table.bad-number",
        "t.csv:4:分数: table.bad-number",
        "t.csv:4:merit: table.bad-number",
        "t.csv:5:分数: table.bad-number",
        "t.csv:5:merit: table.bad-number",
    ];
    assert_eq!(wrong(&roster), expected);
    let messages: Vec<String> =
        roster.problems.iter().flat_map(|p| &p.findings).map(|f| f.message(crate::Language::En)).collect();
    let expected = [
        "column `分数` holds no decimal number",
        "column `merit` holds no decimal number",
        "column `分数` holds a number in full-width digits",
        "column `merit` holds a number with a comma before three digits, which may separate thousands or decimals",
        "column `分数` holds a number with more than three decimals",
        "column `merit` holds a number beyond 10^12",
    ];
    assert_eq!(messages.get(..6).unwrap(), expected);
    assert_eq!(rejected(&roster).get(1).unwrap(), "工号=p2 分数=１２ merit=1,234 cell=c");
}

#[test]
fn absurd_dates_and_empty_intervals_are_refused() {
    let dates = ["0000-01-01", "9999-12-31", "2023-02-30", "2024/7/1", "1.7.2024", "2024-07-01T00:00", "20240701"];
    for date in dates {
        let roster = csv(TableKind::Claims, format!("area,cell,from\na,c,{date}\n"));
        assert_eq!(wrong(&roster), ["t.csv:2:from: table.bad-date"], "{date}");
        assert!(!roster.is_dated());
    }
    let roster = csv(TableKind::Claims, "area,cell,until,from\na,c,2024-07-01,2024-07-01\na,c,2024-07-02,2024-07-01\n");
    assert_eq!(wrong(&roster), ["t.csv:2:until: table.bad-interval"]);
    assert_eq!(roster.len(TableKind::Claims), 1);
}

#[test]
fn headers_are_checked_and_all_that_is_wrong_reported() {
    let roster = csv(TableKind::Units, "key,parnt,key,,colour\na,b,c,d,e\n");
    let expected = [
        "t.csv:1: table.duplicate-column",
        "t.csv:1: table.unnamed-column",
        "t.csv:1: table.unknown-column",
        "t.csv:1: table.unknown-column",
        "t.csv:1: table.missing-column",
    ];
    assert_eq!(wrong(&roster), expected);
    let help = roster.problems.first().unwrap().findings.get(2).unwrap().help(crate::Language::En);
    assert_eq!(help, "did you mean `parent`?");
    assert_eq!(roster.len(TableKind::Units), 0);

    // Both names of one column.
    assert_eq!(wrong(&csv(TableKind::People, "key,工号\na,b\n")), ["t.csv:1: table.duplicate-column"]);
    // A number that is not declared.
    assert_eq!(message(&csv(TableKind::People, "key,skil\na,1\n")), "table `people` has no column `skil`");
}

#[test]
fn rows_under_an_unknown_column_are_read_all_the_same() {
    let roster = csv(TableKind::Units, "key,tier,colour\na,t,red\n,t,blue\n");
    assert_eq!(wrong(&roster), ["t.csv:1: table.unknown-column", "t.csv:3:key: table.missing-value"]);
    assert_eq!(rejected(&roster), ["tier=t colour=blue"]);
    assert_eq!(roster.len(TableKind::Units), 1);
}

#[test]
fn a_table_without_a_header_does_not_show_its_cells() {
    let roster = csv(TableKind::People, "a1,b2,c3\na2,b3,c4\n");
    assert_eq!(message(&roster), "the first line names none of the table's columns");
}

#[test]
fn ragged_rows_are_set_aside_with_the_counts() {
    let roster = csv(TableKind::Units, "key,parent,tier\na,b\na,b,c,d,e\na,,c\n");
    assert_eq!(wrong(&roster), ["t.csv:2: table.ragged-row", "t.csv:3: table.ragged-row"]);
    assert_eq!(rejected(&roster), ["key=a parent=b", "key=a parent=b tier=c =d,e"]);
    let message = roster.problems.first().unwrap().findings.first().unwrap().message(crate::Language::En);
    assert_eq!(message, "the row has 2 cells where the header has 3");
    assert_eq!(roster.len(TableKind::Units), 1);
}

#[test]
fn a_quote_that_is_never_closed_is_found_even_in_the_last_row() {
    for text in ["key,tier\na,t\n\"b,t\nc,t\n", "key,tier\na,t\nb,\"t", "key,tier\na,t\nb,\"t\"\"\n"] {
        let roster = csv(TableKind::Units, text);
        assert_eq!(wrong(&roster), ["t.csv:3: table.syntax"], "{text}");
        assert_eq!(keys(&roster, TableKind::Units), ["a"]);
        assert_eq!(rejected(&roster).len(), 1);
    }
    let text = "key,tier\na,\"t\"\nb,\"t\"\"\"\nc\"d,t\n\"e\",\"t\"";
    assert_eq!(keys(&csv(TableKind::Units, text), TableKind::Units), ["a", "b", "c\"d", "e"]);
    assert_eq!(wrong(&csv(TableKind::Units, "key,\"tier")), ["t.csv:1: table.syntax"]);
}

#[test]
fn limits_hold_for_rows_and_bytes() {
    let mut roster = Roster::with_limits(Limits { rows: 2, text: 40, ..Limits::default() });
    roster.add_csv(TableKind::Units, "t.csv", b"key,tier\na,t\nb\nc,t\nd,t\n", &charter());
    assert_eq!(keys(&roster, TableKind::Units), ["a"]);
    assert_eq!(wrong(&roster), ["t.csv:3: table.ragged-row", "t.csv: call.limit"]);
    roster.add_csv(TableKind::Areas, "long.csv", &[b'x'; 41], &charter());
    assert_eq!(wrong(&roster).get(2).unwrap(), "long.csv: call.limit");
}
