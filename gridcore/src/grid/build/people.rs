//! People and where they are placed.

use std::borrow::Cow;

use super::words::TagCodes;
use super::{Build, Name, conflict, duplicate_key, wrong_network};
use crate::finding::{Finding, Subject, catalogue};
use crate::grid::DatedRow;
use crate::key::{Id, KeyTable, NetworkId, NumberId, PersonId, UnitId};
use crate::roster::{NumberColumn, PlacementRow, Row, TableKind, UnitRow};

const PEOPLE: TableKind = TableKind::People;
const PLACEMENTS: TableKind = TableKind::Placements;

impl Build<'_> {
    pub(super) fn people(&mut self) {
        let table = self.table(PEOPLE);
        let (keys, cells) = (table.texts(0), table.texts(1));
        let tags = self.tag_codes(PEOPLE);
        let numbers = self.number_columns();
        let check_words = !tags.all_known() || numbers.iter().any(|(_, n, _)| n.is_none() || self.bounded(*n));
        let first_network = NetworkId::new(0);
        let people = &mut self.grid.people;
        people.keys = KeyTable::with_capacity(table.len());
        let mut last: (&str, UnitId) = ("", UnitId::NONE);
        for row in 0..table.len() {
            let key = keys.get(row);
            let id = PersonId::new(self.grid.people.tags.len());
            if check_words && !self.person_words(row, key, &tags, &numbers) {
                continue;
            }
            let cell = cells.get(row);
            if !cell.is_empty() && last.0 != cell {
                last = (cell, self.cell_of_person(row, cell, first_network).unwrap_or(UnitId::NONE));
                if last.1.is_none() {
                    last.0 = "";
                    continue;
                }
            }
            if let Ok(Some(first)) = self.grid.people.keys.insert(key, id) {
                let first = self.grid.place(self.grid.people.origins[first]);
                let finding = duplicate_key(Subject::Person { key: key.into() }, 1, vec![("key", key.into())], first);
                self.reject(PEOPLE, row, "key", finding);
                continue;
            }
            let people = &mut self.grid.people;
            people.tags.push(tags.set(table, row));
            people.origins.push(table.origin(row));
            for (_, number, column) in &numbers {
                if let (Some(number), Some(points)) = (number, column.get(row)) {
                    people.numbers[*number].set(id, points.thousandths(), NumberColumn::MISSING);
                }
            }
            if !cell.is_empty() {
                people.places[first_network].put(id, last.1, Default::default());
            }
        }
    }

    fn number_columns(&self) -> Vec<(String, Option<NumberId>, NumberColumn)> {
        let numbers = self.table(PEOPLE).numbers().iter();
        numbers.map(|(name, column)| (name.clone(), self.charter.model.number(name), column.clone())).collect()
    }

    fn bounded(&self, number: Option<NumberId>) -> bool {
        number.and_then(|n| self.charter.model.numbers.get(n)).is_some_and(|n| n.min.is_some() || n.max.is_some())
    }

    /// Checks tags and numbers of a row; false after rejecting it.
    fn person_words(
        &mut self,
        row: usize,
        key: &str,
        tags: &TagCodes,
        numbers: &[(String, Option<NumberId>, NumberColumn)],
    ) -> bool {
        let mut fits = self.tags_known((PEOPLE, row), tags);
        for (name, number, column) in numbers {
            let Some(points) = column.get(row) else {
                continue;
            };
            let Some(number) = number.and_then(|n| self.charter.model.numbers.get(n)) else {
                self.unknown((PEOPLE, row), "", Name::NumberColumn, name);
                fits = false;
                continue;
            };
            if number.min.is_some_and(|min| points < min) || number.max.is_some_and(|max| points > max) {
                let end = |end: Option<crate::Points>| end.map_or_else(|| "∞".to_owned(), |p| p.to_string());
                let low = number.min.map_or_else(|| "-∞".to_owned(), |p| p.to_string());
                let bounds = format!("{low}..{}", end(number.max));
                let args = vec![("column", name.as_str().into()), ("person", key.into()), ("bounds", bounds.into())];
                let subject = Subject::Person { key: key.into() };
                let finding = Finding::new(&catalogue::roster::OUT_OF_BOUNDS, subject, 0, args);
                self.reject(PEOPLE, row, "", finding);
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
            |build, row| (build.present("person", table.text(0, row)), network(build, row)),
            |build, first, row| {
                let network = network(build, row).and_then(|id| build.charter.model.networks.get(id));
                let args = vec![
                    ("person", table.text(0, row).into()),
                    ("network", network.map_or("", |network| &network.key).into()),
                    ("first", table.text(2, first).into()),
                    ("second", table.text(2, row).into()),
                ];
                conflict(table.text(0, row), 1, args)
            },
            |row: PlacementRow<'_>| DatedRow::Placement(row.into_owned()),
        );
        self.dormant_against_people();
        rows.into_iter().for_each(|row| self.placement(row));
    }

    /// The cell of a person in `people` holds on all days, so that no other day's placement in that
    /// network can agree with it.
    fn dormant_against_people(&mut self) {
        let (table, first) = (self.table(PLACEMENTS), NetworkId::new(0));
        let another_day = |row: &usize| table.is_dated() && !table.interval(*row).contains(self.grid.day);
        let rows: Vec<usize> = (0..table.len()).filter(another_day).collect();
        for row in rows {
            let (person_key, cell_key) = (table.text(0, row), table.text(2, row));
            let person = self.grid.person_id(person_key);
            let cell = person.and_then(|person| self.grid.people.places.get(first)?.cell(person));
            let Some(cell) = cell.filter(|_| self.grid.placement_network(table.text(1, row), cell_key) == Some(first))
            else {
                continue;
            };
            // Rows that overlap another are rejected already.
            if self.grid.dormant.remove(&DatedRow::Placement(PlacementRow::read(table, row).into_owned())) {
                let before = self.grid.units.keys.key(cell);
                let args = vec![("person", person_key.into()), ("first", before.into()), ("second", cell_key.into())];
                self.reject(PLACEMENTS, row, "cell", conflict(person_key, 0, args));
            }
        }
    }

    fn placement(&mut self, row: usize) {
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
        let dates = table.interval(row);
        let places = &self.grid.people.places[network];
        let Some(before) = places.cell(person) else {
            return self.grid.people.places[network].put(person, cell, dates);
        };
        // Saying in both tables that somebody is in a cell is allowed, once.
        let from_people = network.index() == 0 && !places.dates.contains_key(&person);
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

impl crate::Grid {
    /// The network a placement speaks of: the one it names, or that of its cell, which may be a
    /// unit of another day.
    pub(crate) fn placement_network(&self, network: &str, cell: &str) -> Option<NetworkId> {
        let model = &self.charter.model;
        if !network.is_empty() {
            return model.network(network);
        }
        if let Some(cell) = self.unit_id(cell) {
            return Some(self.network_of(cell));
        }
        let first = DatedRow::Unit(UnitRow { key: Cow::Owned(cell.to_owned()), ..UnitRow::default() });
        match self.dormant.range(first..).next() {
            Some(DatedRow::Unit(unit)) if unit.key == cell => {
                let said = if unit.network.is_empty() { None } else { model.network(&unit.network) };
                model.unit_tier(said, &unit.tier).map(|tier| self.network_of_tier(tier))
            }
            _ => None,
        }
    }
}
