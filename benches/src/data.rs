//! A synthetic organisation of any size: opaque keys, ten units below each, defects in known places.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use gridcore::{Cell, Charter, Column, Roster, TableKind, UnitRow};
use gridcore_tests::random::Random;

use crate::columns::{By, Texts};

/// The labels of the tiers, outermost first; a tree uses as many as it is deep.
pub const TIERS: [&str; 8] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

/// Units by column.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The keys.
    pub keys: Vec<String>,
    /// The keys of the units above; empty for a root.
    pub parents: Vec<String>,
    /// The labels of the tiers.
    pub tiers: Vec<&'static str>,
}

impl Units {
    /// A tree with ten units below each as long as there are any, parents before children.
    #[must_use]
    pub fn tree(count: usize) -> Self {
        let mut units = Self::default();
        for unit in 0..count {
            units.keys.push(unit_key(unit));
            units.parents.push(parent(unit).map_or_else(String::new, unit_key));
            units.tiers.push(TIERS[depth(unit)]);
        }
        units
    }

    /// A tree with ten units below each but those of the two lowest tiers: whatever is left is
    /// spread evenly below the last but one.
    #[must_use]
    pub fn even(count: usize) -> Self {
        let above = (1..).map(|tiers| (10_usize.pow(tiers) - 1) / 9).take_while(|units| units * 3 < count);
        let above = above.last().unwrap_or(1);
        let mut units = Self::tree(above);
        let parents = above - above / 10;
        for unit in above..count {
            units.keys.push(unit_key(unit));
            units.parents.push(unit_key(above / 10 + (unit - above) % parents));
            units.tiers.push(TIERS[depth(above - 1) + 1]);
        }
        units
    }

    /// The same rows in a random order.
    #[must_use]
    pub fn shuffled(&self) -> Self {
        let mut order: Vec<usize> = (0..self.len()).collect();
        Random::new(1).shuffle(&mut order);
        Self {
            keys: order.iter().map(|row| self.keys[*row].clone()).collect(),
            parents: order.iter().map(|row| self.parents[*row].clone()).collect(),
            tiers: order.iter().map(|row| self.tiers[*row]).collect(),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Key, parent and label of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &str)> + Clone {
        let parents = self.parents.iter().map(String::as_str);
        self.keys.iter().zip(parents).zip(&self.tiers).map(|((key, parent), tier)| (key.as_str(), parent, *tier))
    }

    /// The rows as gridcore takes them, borrowed from the columns.
    pub fn rows(&self) -> impl Iterator<Item = UnitRow<'_>> {
        self.iter().map(|(key, parent, tier)| UnitRow {
            key: key.into(),
            parent: parent.into(),
            tier: tier.into(),
            ..UnitRow::default()
        })
    }

    /// The text of `units.csv`.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::from("key,parent,tier\n");
        for (key, parent, tier) in self.iter() {
            let _ = writeln!(text, "{key},{parent},{tier}");
        }
        text
    }

    /// A charter of nothing but the tiers.
    ///
    /// # Panics
    /// Never: the charter is a good one.
    #[must_use]
    pub fn charter() -> Charter {
        Charter::from_toml(&format!("name = \"tree\"\ntiers = {TIERS:?}")).expect("a good charter")
    }
}

/// Units with people and the heads of cells: about eleven people in each unit of the lowest tier.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// The units; those of the deepest tier are cells.
    pub units: Units,
    /// The people.
    pub people: People,
    /// The appointments.
    pub appointments: Appointments,
}

/// People by column.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The keys.
    pub keys: Texts,
    /// The keys of the cells; empty for nobody's.
    pub cells: Texts,
    /// Whether they are members.
    pub members: Vec<bool>,
    /// A number of theirs.
    pub skills: Vec<i64>,
}

/// Appointments by column.
#[derive(Debug, Clone, Default)]
pub struct Appointments {
    /// The keys of the people.
    pub people: Texts,
    /// The posts.
    pub posts: Vec<&'static str>,
    /// The keys of the units.
    pub units: Texts,
}

impl Organisation {
    /// An organisation of some number of people, of ten times as many people as units.
    ///
    /// Of each rule checked about one subject in a thousand breaks it. People come in the order of
    /// their keys, which says nothing of their cells.
    #[must_use]
    pub fn of(people: usize) -> Self {
        let mut units = Units::even(people / 10);
        let lowest = units.tiers.iter().max().copied();
        let cells: Vec<usize> = (0..units.len()).filter(|unit| units.tiers.get(*unit).copied() == lowest).collect();
        break_units(&mut units, &cells);
        let mut organisation = Self { units, ..Self::default() };
        let mut places: Vec<usize> = (0..people).map(|person| person % cells.len()).collect();
        Random::new(2).shuffle(&mut places);
        let mut seen = vec![0_usize; cells.len()];
        for (person, cell) in places.into_iter().enumerate() {
            organisation.add_person(person, &cells, cell, seen[cell]);
            seen[cell] += 1;
        }
        organisation
    }

    /// The charter of it: what the eleven checks need and nothing else switched on.
    ///
    /// # Panics
    /// Never: the charter is a good one.
    #[must_use]
    pub fn charter(&self) -> Charter {
        let lowest = self.units.tiers.iter().max().copied().unwrap_or("t0");
        let above = TIERS.iter().take_while(|tier| **tier != lowest);
        let above: String = above.map(|tier| format!("{{ label = \"{tier}\", span = {SPAN} }}, ")).collect();
        let text = format!(
            "name = \"organisation\"
            tiers = [{above}{{ label = \"{lowest}\", size = {SIZE} }}]
            tags = [\"member\"]
            numbers = [{{ key = \"skill\", min = 0, max = 100 }}]
            [[posts]]
            key = \"head\"
            at = [\"{lowest}\"]
            eligible = {{ tag = \"member\" }}
            [[posts]]
            key = \"deputy\"
            at = [\"{lowest}\"]
            seats = {{ max = 2 }}
            eligible = {{ tag = \"member\" }}
            [[requirements]]
            key = \"a-member\"
            tier = \"{lowest}\"
            people = {{ tag = \"member\" }}
            min = 1
            [rules]
            \"coverage.area-claimed-twice\".severity = \"off\"
            \"coverage.area-unclaimed\".severity = \"off\"
            \"coverage.area-without-keeper\".severity = \"off\"
            \"staffing.misplaced-post\".severity = \"off\""
        );
        Charter::from_toml(&text).expect("a good charter")
    }

    /// The tables as gridcore takes them by column.
    #[must_use]
    pub fn roster(&self, charter: &Charter) -> Roster {
        let (units, people, held) = (&self.units, &self.people, &self.appointments);
        let key = By::new("key", |row: usize| Cell::Text(&units.keys[row]));
        let parent = By::new("parent", |row: usize| Cell::Text(&units.parents[row]));
        let tier = By::new("tier", |row: usize| Cell::Text(units.tiers[row]));
        let mut roster = Roster::new();
        roster.add_columns(TableKind::Units, "units", units.len(), &[&key, &parent, &tier], charter);
        let key = By::new("key", |row: usize| Cell::Text(people.keys.get(row)));
        let cell = By::new("cell", |row: usize| Cell::Text(people.cells.get(row)));
        let tags = By::new("tags", |row: usize| if people.members[row] { Cell::Text("member") } else { Cell::Absent });
        let skill = By::new("skill", |row: usize| Cell::Whole(people.skills[row]));
        let columns: [&dyn Column; 4] = [&key, &cell, &tags, &skill];
        roster.add_columns(TableKind::People, "people", people.keys.len(), &columns, charter);
        let person = By::new("person", |row: usize| Cell::Text(held.people.get(row)));
        let post = By::new("post", |row: usize| Cell::Text(held.posts[row]));
        let unit = By::new("unit", |row: usize| Cell::Text(held.units.get(row)));
        roster.add_columns(
            TableKind::Appointments,
            "appointments",
            held.posts.len(),
            &[&person, &post, &unit],
            charter,
        );
        roster
    }

    /// Writes the tables as CSV files, tags as 0 and 1, for peers that read files.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write(&self, directory: &Path) -> io::Result<()> {
        fs::create_dir_all(directory)?;
        fs::write(directory.join("units.csv"), self.units.csv())?;
        let mut text = String::from("key,cell,member,skill\n");
        let people = &self.people;
        for row in 0..people.keys.len() {
            let (key, cell, skill) = (people.keys.get(row), people.cells.get(row), people.skills[row]);
            let _ = writeln!(text, "{key},{cell},{},{skill}", u8::from(people.members[row]));
        }
        fs::write(directory.join("people.csv"), text)?;
        let mut text = String::from("person,post,unit\n");
        let all = &self.appointments;
        for row in 0..all.posts.len() {
            let _ = writeln!(text, "{},{},{}", all.people.get(row), all.posts[row], all.units.get(row));
        }
        fs::write(directory.join("appointments.csv"), text)
    }

    /// Adds a person, the `nth` of their cell.
    fn add_person(&mut self, person: usize, cells: &[usize], cell: usize, nth: usize) {
        let at = match person {
            // Unplaced, and placed in a unit that is no cell.
            _ if person % 1999 == 5 => None,
            _ if person % 2003 == 9 => Some(1 + person % 9),
            // An empty cell, and one twice as full.
            _ if cell % 991 == 3 => cells.get(cell + 1).copied(),
            _ => Some(cells[cell]),
        };
        let key = person_key(person);
        self.people.cells.push(&at.map_or_else(String::new, unit_key));
        // No member at all in some cells.
        self.people.members.push(nth.is_multiple_of(3) && cell % 983 != 2);
        self.people.skills.push(i64::try_from(person % 101).unwrap_or(0));
        let post = match nth {
            0 if cell % 1021 == 1 => None,
            0 => Some("head"),
            // A second head, and one who is no member.
            1 if cell % 1031 == 4 => Some("head"),
            3 if cell.is_multiple_of(2) => Some("deputy"),
            _ => None,
        };
        if let Some(post) = post {
            self.appointments.people.push(&key);
            self.appointments.posts.push(post);
            self.appointments.units.push(&unit_key(cells[cell]));
        }
        self.people.keys.push(&key);
    }
}

/// How many units lie below each; how many people are in a cell.
const SPAN: &str = "{ min = 6, max = 12 }";
const SIZE: &str = "{ min = 8, max = 14 }";

/// Breaks the rules of the tree in some of the cells.
fn break_units(units: &mut Units, cells: &[usize]) {
    let above: BTreeSet<String> = cells.iter().map(|cell| units.parents[*cell].clone()).collect();
    for (nth, cell) in cells.iter().enumerate() {
        let (round, place) = (nth / above.len(), nth % above.len());
        // Four of nine go to the next unit: one has too few below it, the other too many.
        if place % 997 == 7 && round < 4 {
            units.parents[*cell] = units.parents[cell + 1].clone();
        }
        // A second root, and a unit labelled as the one above it.
        if nth + 1 == cells.len() {
            units.parents[*cell].clear();
        } else if nth % 1009 == 8 {
            let own = TIERS.iter().position(|tier| *tier == units.tiers[*cell]).unwrap_or(1);
            units.tiers[*cell] = TIERS[own - 1];
        }
    }
}

/// The key of a unit.
#[must_use]
pub fn unit_key(unit: usize) -> String {
    format!("u{unit:07}")
}

/// The key of a person.
#[must_use]
pub fn person_key(person: usize) -> String {
    format!("p{person:07}")
}

fn parent(unit: usize) -> Option<usize> {
    unit.checked_sub(1).map(|before| before / 10)
}

fn depth(unit: usize) -> usize {
    std::iter::successors(parent(unit), |unit| parent(*unit)).count()
}
