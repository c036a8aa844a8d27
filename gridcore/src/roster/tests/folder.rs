use super::{CHARTER, wrong};
use crate::finding::{Error, ErrorKind};
use crate::limits::Limits;
use crate::roster::Folder;
#[cfg(feature = "fs")]
use crate::roster::TableKind;

const UNITS: &str = "key,parent,tier\ns,,site\nt,s,team\n";
const PEOPLE: &str = "工号,cell,分数\np1,t,2.5\n";

fn folder(files: &[(&str, &str)]) -> Result<Folder, Error> {
    Folder::from_files(files.iter().copied(), &Limits::default())
}

fn rules(error: &Error) -> Vec<String> {
    error.findings().iter().map(|f| format!("{}: {}", f.place().unwrap().file_name(), f.rule())).collect()
}

#[test]
fn a_folder_reads_back_as_it_was_written() {
    let later = "name = \"w\"\ntiers = [\"site\", \"team\"]\nfrom = \"2025-01-01\"\nnumbers = [{ key = \"age\" }]";
    let files = [
        ("charter-new.toml", later),
        ("charter.toml", CHARTER),
        ("units.csv", UNITS),
        ("people.csv", PEOPLE),
        ("areas.json", r#"[{"key":"a1"}]"#),
        ("README.md", "not read"),
        ("notes.txt", "not read"),
        ("findings.json", "not read"),
    ];
    let read = folder(&files).unwrap();
    assert_eq!(wrong(&read.roster), [""; 0]);
    assert_eq!(read.charters.iter().map(|c| c.spec.from.is_some()).collect::<Vec<_>>(), [false, true]);
    let written = read.to_files();
    let names: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["charter.toml", "charter-2025-01-01.toml", "units.csv", "people.csv", "areas.csv"]);
    assert_eq!(written.get(3).unwrap().1, PEOPLE);
    let again = Folder::from_files(written.clone(), &Limits::default()).unwrap();
    assert_eq!(again.charters, read.charters);
    assert_eq!(again.to_files(), written);
}

#[test]
fn missing_and_unknown_files_are_reported_beside_the_rest() {
    let read =
        folder(&[("charter.toml", CHARTER), ("peopel.csv", PEOPLE), ("x.csv", ""), ("claim.json", "[]")]).unwrap();
    let expected = [
        "claim.json: table.unknown-file",
        "peopel.csv: table.unknown-file",
        "x.csv: table.unknown-file",
        "units.csv: table.missing-file",
    ];
    assert_eq!(wrong(&read.roster), expected);
    let help = read.roster.problems.get(1).unwrap().findings.first().unwrap().help(crate::Language::En);
    assert_eq!(help, "did you mean `people.csv`?");
}

#[test]
fn a_bad_charter_is_reported_with_what_can_be_seen_of_the_tables() {
    let people = "工号,cell,分数\np1,t,x\n";
    let bad = [("charter-2.toml", "name = 3\ntires = []"), ("units.csv", "key,tier\n,site\n"), ("people.csv", people)];
    let error = folder(&bad).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Charter);
    let found = rules(&error);
    assert!(found.contains(&"charter-2.toml: charter.unknown-field".to_owned()), "{found:?}");
    assert!(found.contains(&"units.csv: table.missing-value".to_owned()), "{found:?}");
    assert!(!found.iter().any(|f| f.starts_with("people.csv")), "{found:?}");

    let error = folder(&[("units.csv", UNITS), ("people.csv", "key\n")]).unwrap_err();
    assert_eq!(rules(&error), ["charter.toml: table.missing-file"]);
    let error = folder(&[("charter.json", "{"), ("units.csv", UNITS), ("people.csv", "key\n")]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Text);
    let utf16: Vec<u8> = CHARTER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let error = Folder::from_files([("charter.toml", utf16)], &Limits::default()).unwrap_err();
    assert!(rules(&error).contains(&"charter.toml: table.encoding".to_owned()));
}

#[cfg(feature = "fs")]
#[test]
fn folders_are_read_from_and_written_to_disk() {
    let path = std::env::temp_dir().join(format!("gridcore-folder-{}", std::process::id()));
    let read = folder(&[("charter.toml", CHARTER), ("units.csv", UNITS), ("people.csv", PEOPLE)]).unwrap();
    read.write(&path).unwrap();
    std::fs::create_dir_all(path.join("broken")).unwrap();
    std::fs::write(path.join("claims.csv"), "area,cell\na,t\n").unwrap();
    let claimed = Folder::read(&path).unwrap();
    assert_eq!(claimed.roster.len(TableKind::Claims), 1);
    // The stale table keeps its header alone; a second charter would be read too and is refused.
    read.write(&path).unwrap();
    assert_eq!(Folder::read(&path).unwrap().roster.len(TableKind::Claims), 0);
    std::fs::write(path.join("charter-old.toml"), CHARTER).unwrap();
    assert_eq!(read.write(&path).unwrap_err().kind(), ErrorKind::File);
    let tight = Limits { text: 10, ..Limits::default() };
    assert!(Folder::read_with_limits(&path, &tight).is_err());
    std::fs::remove_dir_all(&path).unwrap();
    assert_eq!(Folder::read(&path).unwrap_err().kind(), ErrorKind::File);
}
