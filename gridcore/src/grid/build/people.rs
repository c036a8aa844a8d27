//! People and where they are placed.

use hashbrown::HashSet;

use super::words::TagCodes;
use super::{Build, InForce, Name, conflict, duplicate_key, wrong_network};
use crate::finding::{Finding, Subject, catalogue};
use crate::grid::{DatedRow, Places};
use crate::key::{Id, KeyTable, NetworkId, NumberId, PersonId, UnitId};
use crate::roster::{NumberColumn, PlacementRow, TableKind};

const PEOPLE: TableKind = TableKind::People;
const PLACEMENTS: TableKind = TableKind::Placements;

impl<'a> Build<'a> {
    pub(super) fn people(&mut self) {
        let table = self.table(PEOPLE);
        let tags = self.tag_codes(PEOPLE);
        let numbers = self.number_columns();
        let mut bad = Vec::new();
        if !tags.all_known() || numbers.iter().any(|(_, number, column)| self.misfit(*number, column)) {
            bad.extend((0..table.len()).filter(|row| !self.person_words(*row, &tags, &numbers)));
        }
        let cells = self.cells_of_people(&mut bad);
        bad.iter().for_each(|row| self.note_aside(PEOPLE, table.text(0, *row)));
        let rows = self.person_keys(InForce::All(table.len()).without(bad));
        let people = &mut self.grid.people;
        people.tags = rows.iter().map(|row| tags.set(row)).collect();
        people.origins = rows.iter().map(|row| table.origin(row)).collect();
        for (_, number, column) in &numbers {
            if let Some(number) = number {
                people.numbers[*number] = rows.iter().map(|row| column.thousandths(row)).collect();
            }
        }
        let cells = rows.iter().map(|row| cells.get(row).copied().unwrap_or(UnitId::NONE)).collect();
        people.places[NetworkId::new(0)] = Places::of(cells, self.grid.units.bound());
    }

    /// The keys of the rows that fit; returns those rows without the ones that repeat a key.
    fn person_keys(&mut self, rows: InForce) -> InForce {
        let keys = self.table(PEOPLE).texts(0);
        let table = |rows: &InForce| KeyTable::of(rows.iter().map(|row| keys.get(row)), keys.bytes());
        let (all, repeated) = table(&rows);
        self.grid.people.keys = all;
        if repeated.is_empty() {
            return rows;
        }
        let mut bad = Vec::new();
        for (first, id) in repeated {
            let (first, row) = (rows.row(PersonId::index(first)), rows.row(PersonId::index(id)));
            let (key, first) = (keys.get(row), self.place(PEOPLE, first, ""));
            let finding = duplicate_key(Subject::Person { key: key.into() }, 1, vec![("key", key.into())], first);
            self.reject(PEOPLE, row, "key", finding);
            bad.push(row);
        }
        let rows = rows.without(bad);
        self.grid.people.keys = table(&rows).0;
        rows
    }

    /// By row, the cell each person is placed in; rows whose cell is none join the `bad` ones.
    fn cells_of_people(&mut self, bad: &mut Vec<usize>) -> Vec<UnitId> {
        let (table, first) = (self.table(PEOPLE), NetworkId::new(0));
        let texts = table.texts(1);
        let mut rejected = bad.clone().into_iter().peekable();
        let mut cells = self.grid.units.keys.ids((0..table.len()).map(|row| texts.get(row)));
        for (row, id) in cells.iter_mut().enumerate() {
            let cell = texts.get(row);
            if rejected.next_if_eq(&row).is_some() || cell.is_empty() {
                *id = UnitId::NONE;
            } else if id.is_none() || self.grid.network_of(*id) != first {
                // A former key, or no cell the person can be in.
                *id = self.cell_of_person(row, cell, first).unwrap_or(UnitId::NONE);
                if id.is_none() {
                    bad.push(row);
                }
            }
        }
        cells
    }

    fn number_columns(&self) -> Vec<(&'a str, Option<NumberId>, &'a NumberColumn)> {
        let numbers = self.table(PEOPLE).numbers().iter();
        numbers.map(|(name, column)| (name.as_str(), self.charter.model.number(name), column)).collect()
    }

    /// Whether some number of a column lies outside its bounds, or is of no column of the charter.
    fn misfit(&self, number: Option<NumberId>, column: &NumberColumn) -> bool {
        let Some(number) = number.and_then(|n| self.charter.model.numbers.value(n)) else {
            return !column.is_blank();
        };
        let least = number.min.map_or(i64::MIN, |min| min.thousandths());
        let most = number.max.map_or(i64::MAX, |max| max.thousandths());
        column.values().any(|value| value != NumberColumn::MISSING && !(least..=most).contains(&value))
    }

    /// Checks tags and numbers of a row; false after rejecting it.
    fn person_words(
        &mut self,
        row: usize,
        tags: &TagCodes<'_>,
        numbers: &[(&str, Option<NumberId>, &NumberColumn)],
    ) -> bool {
        let mut fits = self.tags_known((PEOPLE, row), tags);
        for (name, number, column) in numbers {
            let Some(points) = column.get(row) else {
                continue;
            };
            let Some(number) = number.and_then(|n| self.charter.model.numbers.value(n)) else {
                self.unknown((PEOPLE, row), "", Name::NumberColumn, name);
                fits = false;
                continue;
            };
            if number.min.is_some_and(|min| points < min) || number.max.is_some_and(|max| points > max) {
                let end = |end: Option<crate::Points>| end.map_or_else(|| "∞".to_owned(), |p| p.to_string());
                let low = number.min.map_or_else(|| "-∞".to_owned(), |p| p.to_string());
                let bounds = format!("{low}..{}", end(number.max));
                let key = self.table(PEOPLE).text(0, row);
                let args = vec![("column", (*name).into()), ("person", key.into()), ("bounds", bounds.into())];
                let subject = Subject::Person { key: key.into() };
                let finding = Finding::new(&catalogue::roster::OUT_OF_BOUNDS, subject, 0, args);
                self.reject(PEOPLE, row, name, finding);
                fits = false;
            }
        }
        fits
    }

    fn cell_of_person(&mut self, row: usize, cell: &str, network: NetworkId) -> Option<UnitId> {
        let id = self.unit_named((PEOPLE, row), "cell", cell)?;
        self.in_network((PEOPLE, row), id, network).then_some(id)
    }

    /// Whether a unit lies in a network; rejects the row if it does not.
    fn in_network(&mut self, at: (TableKind, usize), unit: UnitId, network: NetworkId) -> bool {
        let found = self.grid.network_of(unit);
        if found == network {
            return true;
        }
        let (key, networks) = (self.grid.units.keys.key(unit), &self.charter.model.networks);
        let args = vec![
            ("unit", key.into()),
            ("network", networks[network].key.as_str().into()),
            ("found", networks[found].key.as_str().into()),
        ];
        let finding = wrong_network(Subject::Unit { key: key.into() }, 1, args);
        self.reject(at.0, at.1, "cell", finding);
        false
    }

    pub(super) fn placements(&mut self) {
        let table = self.table(PLACEMENTS);
        let network = |build: &Self, row| build.grid.placement_network(table.text(1, row), table.text(2, row));
        let rows = self.in_force(
            PLACEMENTS,
            |build, row| (build.present("person", table.text(0, row)), network(build, row)),
            |build, first, row| {
                let network = network(build, row).and_then(|id| build.charter.model.networks.value(id));
                let args = vec![
                    ("person", table.text(0, row).into()),
                    ("network", network.map_or("", |network| &network.key).into()),
                    ("first", table.text(2, first).into()),
                    ("second", table.text(2, row).into()),
                ];
                conflict(table.text(0, row), 1, args)
            },
        );
        self.contradicted_by_people();
        self.keep_waiting(|row: PlacementRow<'_>| DatedRow::Placement(row.into_owned()));
        let mut said_again = HashSet::new();
        rows.iter().for_each(|row| self.placement(row, &mut said_again));
    }

    /// The cell of a person in `people` holds on all days, so that no other day's placement in that
    /// network can agree with it.
    fn contradicted_by_people(&mut self) {
        let (table, first) = (self.table(PLACEMENTS), NetworkId::new(0));
        for row in std::mem::take(&mut self.waiting) {
            let (person_key, cell_key) = (table.text(0, row), table.text(2, row));
            let placed = |person| self.grid.people.places.value(first)?.cell(person);
            let cell = self.grid.person_id(person_key).and_then(placed);
            match cell.filter(|_| self.grid.placement_network(table.text(1, row), cell_key) == Some(first)) {
                None => self.waiting.push(row),
                Some(cell) => {
                    let said = self.grid.units.keys.key(cell);
                    let args = vec![("person", person_key.into()), ("first", said.into()), ("second", cell_key.into())];
                    self.reject(PLACEMENTS, row, "cell", conflict(person_key, 0, args));
                }
            }
        }
    }

    /// Places a person; `said_again` are those whose cell in `people` another row repeated.
    fn placement(&mut self, row: usize, said_again: &mut HashSet<PersonId>) {
        let table = self.table(PLACEMENTS);
        let (person_key, network_key, cell_key) = (table.text(0, row), table.text(1, row), table.text(2, row));
        let at = (PLACEMENTS, row);
        let Some(person) = self.grid.person_id(person_key) else {
            return self.unknown(at, "person", Name::Person, person_key);
        };
        let Some(cell) = self.unit_named(at, "cell", cell_key) else {
            return;
        };
        let network = if network_key.is_empty() {
            self.grid.network_of(cell)
        } else {
            let Some(network) = self.charter.model.network(network_key) else {
                return self.unknown(at, "network", Name::Network, network_key);
            };
            if !self.in_network(at, cell, network) {
                return;
            }
            network
        };
        let (dates, places) = (table.interval(row), &mut self.grid.people.places[network]);
        let Some(before) = places.cell(person) else {
            if network.index() == 0 {
                said_again.insert(person);
            }
            return places.put(person, cell, dates, table.origin(row));
        };
        // Saying in both tables that somebody is in a cell is allowed, once.
        let from_people = network.index() == 0 && said_again.insert(person);
        if from_people && before == cell && dates.is_always() {
            return;
        }
        let first = self.grid.units.keys.key(before);
        let network = self.charter.model.networks[network].key.as_str();
        let args = vec![
            ("person", person_key.into()),
            ("network", network.into()),
            ("first", first.into()),
            ("second", cell_key.into()),
        ];
        let finding = conflict(person_key, u8::from(!from_people), args);
        self.reject(PLACEMENTS, row, "cell", finding);
    }
}
