//! Changes of people and where they are placed.

use std::borrow::Cow;

use super::Change;
use super::apply::{Batch, Step};
use super::clean::Clean;
use super::refuse::{Refusal, Why};
use crate::grid::{DatedRow, End};
use crate::key::{Id, NetworkId, NumberId, PersonId, TagSetId};
use crate::roster::{NumberColumn, Origin, PersonRow, PlacementRow};
use crate::time::Interval;

impl Batch<'_> {
    pub(super) fn add_person(&mut self, row: &PersonRow<'static>) -> Step {
        self.new_key(&row.key, self.grid.person_id(&row.key).is_some())?;
        let tags = self.tags(&row.tags)?;
        let numbers = self.numbers(row)?;
        let cell = if row.cell.is_empty() { None } else { Some(row.cell.clone()) };
        if let Some(cell) = &cell {
            self.cell_in(NetworkId::new(0), cell)?;
        }
        let people = &mut self.grid.people;
        let id = people.free.pop().unwrap_or_else(|| PersonId::new(people.tags.len()));
        if people.keys.insert(&row.key, id).is_err() {
            return Err(Refusal::field(Why::TooMany, "people"));
        }
        people.tags.set(id, tags, TagSetId::NONE);
        people.origins.set(id, self.grid.former.take_person(&row.key), Origin::default());
        self.set_numbers(id, &numbers);
        self.touch_person(id);
        self.undo.push(Change::RemovePerson { person: row.key.to_string() });
        match cell {
            Some(cell) => self.place(&PlacementRow { person: row.key.clone(), cell, ..PlacementRow::default() }),
            None => Ok(()),
        }
    }

    /// The numbers of a row by column of the charter, the missing ones included.
    fn numbers(&self, row: &PersonRow<'_>) -> Result<Vec<(NumberId, i64)>, Refusal> {
        let model = &self.grid.charter.model;
        for (name, points) in &row.numbers {
            let number = model.number(name).and_then(|n| model.numbers.value(n));
            let number = number.ok_or_else(|| Refusal::word("numbers", name))?;
            if number.min.is_some_and(|min| *points < min) || number.max.is_some_and(|max| *points > max) {
                return Err(Refusal::field(Why::OutOfBounds, name));
            }
        }
        let value = |key: &str| row.numbers.get(key).map_or(NumberColumn::MISSING, |points| points.thousandths());
        Ok(model.numbers.iter().map(|(id, number)| (id, value(&number.key))).collect())
    }

    fn set_numbers(&mut self, id: PersonId, numbers: &[(NumberId, i64)]) {
        for (number, value) in numbers {
            self.grid.people.numbers[*number].set(id, *value, NumberColumn::MISSING);
        }
    }

    pub(super) fn touch_person(&mut self, id: PersonId) {
        self.touched.people.push(id);
    }

    pub(super) fn update_person(&mut self, row: &PersonRow<'static>) -> Step {
        let id = self.person(&row.key)?;
        let tags = self.tags(&row.tags)?;
        let numbers = self.numbers(row)?;
        let before = self.grid.person_row(id).into_owned();
        self.grid.people.tags.set(id, tags, TagSetId::NONE);
        self.set_numbers(id, &numbers);
        self.touch_person(id);
        self.undo.push(Change::UpdatePerson(PersonRow { cell: Cow::default(), ..before }));
        Ok(())
    }

    pub(super) fn tag(&mut self, person: &str, add: &[String], remove: &[String]) -> Step {
        let id = self.person(person)?;
        let mut row = self.grid.person_row(id).into_owned();
        row.cell = Cow::default();
        row.tags.retain(|tag| !remove.iter().any(|gone| gone == tag));
        row.tags.extend(add.iter().cloned().map(Cow::Owned));
        self.update_person(&row.clean(self)?)
    }

    pub(super) fn remove_person(&mut self, person: &str) -> Step {
        let id = self.person(person)?;
        let key = self.grid.people.keys.key(id).to_owned();
        let appointments: Vec<_> =
            self.grid.appointments.of_person(id).map(|(_, row)| self.grid.appointment_row(row).into_owned()).collect();
        for row in appointments {
            self.end(&row.person, &row.post, &row.unit, &row.shift)?;
        }
        self.unlink_all(End::Person(id))?;
        self.forget_keeper(End::Person(id))?;
        let networks: Vec<NetworkId> = self.grid.charter.model.networks.ids().collect();
        for network in networks {
            if self.grid.people.places[network].cell(id).is_some() {
                let network = self.grid.charter.model.networks[network].key.clone();
                self.unplace(&key, &network)?;
            }
        }
        self.drop_aliases("person", &key)?;
        self.drop_dormant("person", &key);
        let row = self.grid.person_row(id).into_owned();
        self.grid.former.keep_person(&row.key, self.grid.people.origins.value(id).copied().unwrap_or_default());
        let people = &mut self.grid.people;
        people.keys.remove(id);
        people.tags.set(id, TagSetId::NONE, TagSetId::NONE);
        people.free.push(id);
        self.touch_person(id);
        self.undo.push(Change::AddPerson(row));
        Ok(())
    }

    /// A unit of a network.
    fn cell_in(&self, network: NetworkId, cell: &str) -> Result<crate::key::UnitId, Refusal> {
        let id = self.unit(cell)?;
        if self.grid.network_of(id) == network {
            return Ok(id);
        }
        let to = self.grid.charter.model.networks.value(network).map_or("", |n| &n.key);
        Err(Refusal::new(Why::Elsewhere, vec![("key", cell.into()), ("to", to.into())]))
    }

    pub(super) fn place(&mut self, row: &PlacementRow<'static>) -> Step {
        let dates = Interval { from: row.from, until: row.until };
        if self.for_another_day(dates) {
            return self.schedule(&DatedRow::Placement(row.clone()));
        }
        self.in_force(dates)?;
        let person = self.person(&row.person)?;
        let cell = self.unit(&row.cell)?;
        let network = if row.network.is_empty() { self.grid.network_of(cell) } else { self.network(&row.network)? };
        self.cell_in(network, &row.cell)?;
        self.free_of_dormant(|| DatedRow::Placement(row.clone()))?;
        let before = self.displace(network, person);
        let places = &mut self.grid.people.places[network];
        places.put(person, cell, dates, Origin::default());
        let origin = self.place_again(|grid| {
            DatedRow::Placement(grid.placement_row(network, person).map(PlacementRow::into_owned).unwrap_or_default())
        });
        if origin.is_somewhere() {
            self.grid.people.places[network].origins.set(person, origin, Origin::default());
        }
        self.touched.units.push(cell);
        self.touch_person(person);
        let undo = match before {
            Some(before) => Change::Place(before),
            None => Change::Unplace {
                person: self.grid.people.keys.key(person).to_owned(),
                network: self.grid.charter.model.networks[network].key.clone(),
            },
        };
        self.undo.push(undo);
        Ok(())
    }

    pub(super) fn unplace(&mut self, person: &str, network: &str) -> Step {
        let id = self.person(person)?;
        let network = self.network(network)?;
        let Some(row) = self.displace(network, id) else {
            let network = self.grid.charter.model.networks[network].key.as_str();
            return Err(Refusal::new(Why::NotPlaced, vec![("person", person.into()), ("network", network.into())]));
        };
        self.touch_person(id);
        self.undo.push(Change::Place(row));
        Ok(())
    }

    /// Takes a person out of where they are placed and returns the row that said so.
    fn displace(&mut self, network: NetworkId, person: PersonId) -> Option<PlacementRow<'static>> {
        let row = self.grid.placement_row(network, person)?.into_owned();
        let places = &mut self.grid.people.places[network];
        let origin = places.origin(person);
        self.touched.units.extend(places.take(person));
        if origin.is_somewhere() {
            self.grid.former.keep(&DatedRow::Placement(row.clone()), origin);
        }
        Some(row)
    }
}
