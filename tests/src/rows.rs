//! The tables of an organisation as plain rows.

use std::fmt;

use gridcore::{
    AliasRow, AppointmentRow, AreaRow, ClaimRow, DatedRow, Grid, LinkRow, PersonRow, PlacementRow, Roster, TableKind,
    UnitRow,
};

use crate::random::Random;

/// All tables of one organisation.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// The units.
    pub units: Vec<UnitRow<'static>>,
    /// The people.
    pub people: Vec<PersonRow<'static>>,
    /// Placements beyond the cells said with the people.
    pub placements: Vec<PlacementRow<'static>>,
    /// The areas.
    pub areas: Vec<AreaRow<'static>>,
    /// The claims.
    pub claims: Vec<ClaimRow<'static>>,
    /// The appointments.
    pub appointments: Vec<AppointmentRow<'static>>,
    /// The links.
    pub links: Vec<LinkRow<'static>>,
    /// The former keys.
    pub aliases: Vec<AliasRow<'static>>,
}

impl Rows {
    /// The rows as gridcore takes them.
    #[must_use]
    pub fn roster(&self) -> Roster {
        self.roster_with(gridcore::Limits::default())
    }

    /// The same with limits of the caller's choice.
    #[must_use]
    pub fn roster_with(&self, limits: gridcore::Limits) -> Roster {
        let mut roster = Roster::with_limits(limits);
        roster
            .add_units(self.units.iter().cloned())
            .add_people(self.people.iter().cloned())
            .add_placements(self.placements.iter().cloned())
            .add_areas(self.areas.iter().cloned())
            .add_claims(self.claims.iter().cloned())
            .add_appointments(self.appointments.iter().cloned())
            .add_links(self.links.iter().cloned())
            .add_aliases(self.aliases.iter().cloned());
        roster
    }

    /// How many rows there are in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
            + self.people.len()
            + self.placements.len()
            + self.areas.len()
            + self.claims.len()
            + self.appointments.len()
            + self.links.len()
            + self.aliases.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same rows in another order.
    #[must_use]
    pub fn shuffled(&self, random: &mut Random) -> Self {
        let mut rows = self.clone();
        random.shuffle(&mut rows.units);
        random.shuffle(&mut rows.people);
        random.shuffle(&mut rows.placements);
        random.shuffle(&mut rows.areas);
        random.shuffle(&mut rows.claims);
        random.shuffle(&mut rows.appointments);
        random.shuffle(&mut rows.links);
        random.shuffle(&mut rows.aliases);
        rows
    }

    /// The rows of a grid as its views tell them; dormant rows and former keys too.
    #[must_use]
    pub fn of(grid: &Grid) -> Self {
        let mut rows = Self::in_force(grid);
        for row in grid.dormant() {
            match row.clone() {
                DatedRow::Unit(row) => rows.units.push(row),
                DatedRow::Placement(row) => rows.placements.push(row),
                DatedRow::Claim(row) => rows.claims.push(row),
                DatedRow::Appointment(row) => rows.appointments.push(row),
                DatedRow::Link(row) => rows.links.push(row),
            }
        }
        rows
    }

    /// The rows that are in force on the day of a grid, as its views tell them, and former keys.
    #[must_use]
    pub fn in_force(grid: &Grid) -> Self {
        let mut rows = Self::default();
        rows.take_units(grid);
        rows.take_people(grid);
        rows.take_areas(grid);
        rows.appointments = grid
            .appointments()
            .map(|appointment| AppointmentRow {
                person: own(appointment.person().key()),
                post: own(appointment.post()),
                unit: own(appointment.unit().key()),
                shift: own(appointment.shift().unwrap_or_default()),
                channel: own(appointment.channel()),
                approvals: appointment.approvals().map(own).collect(),
                from: appointment.interval().from,
                until: appointment.interval().until,
            })
            .collect();
        rows.links = grid
            .links()
            .map(|link| LinkRow {
                kind: own(link.kind()),
                source: link.source().to_string().into(),
                target: link.target().to_string().into(),
                from: link.interval().from,
                until: link.interval().until,
            })
            .collect();
        rows.take_aliases(grid);
        rows
    }

    fn take_units(&mut self, grid: &Grid) {
        self.units = grid
            .units()
            .map(|unit| UnitRow {
                key: own(unit.key()),
                parent: own(unit.parent().map(|parent| parent.key()).unwrap_or_default()),
                tier: own(unit.tier()),
                network: own(unit.network()),
                name: own(unit.name()),
                kind: own(unit.kind()),
                tags: unit.tags().map(own).collect(),
                from: unit.interval().from,
                until: unit.interval().until,
            })
            .collect();
    }

    /// Where somebody is placed is said in `placements`, for a view does not tell its dates.
    fn take_people(&mut self, grid: &Grid) {
        let numbers: Vec<&str> = grid.charter().spec().numbers.iter().map(|number| number.key.as_str()).collect();
        for person in grid.people() {
            let number = |column: &&str| Some((own(column), person.number(column)?));
            self.people.push(PersonRow {
                key: own(person.key()),
                cell: own(""),
                tags: person.tags().map(own).collect(),
                numbers: numbers.iter().filter_map(number).collect(),
            });
            for cell in person.cells() {
                self.placements.push(PlacementRow {
                    person: own(person.key()),
                    network: own(cell.network()),
                    cell: own(cell.key()),
                    ..PlacementRow::default()
                });
            }
        }
    }

    fn take_areas(&mut self, grid: &Grid) {
        for area in grid.areas() {
            self.areas.push(AreaRow { key: own(area.key()), name: own(area.name()), kind: own(area.kind()) });
            self.claims.extend(area.claims().map(|claim| ClaimRow {
                area: own(area.key()),
                cell: own(claim.cell().key()),
                keeper: claim.keeper().map(|keeper| keeper.to_string()).unwrap_or_default().into(),
                from: claim.interval().from,
                until: claim.interval().until,
            }));
        }
    }

    fn take_aliases(&mut self, grid: &Grid) {
        let text = grid.to_roster().to_csv(TableKind::Aliases);
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.expect("gridcore writes CSV");
            let field = |index: usize| own(record.get(index).unwrap_or_default());
            self.aliases.push(AliasRow { kind: field(0), alias: field(1), key: field(2) });
        }
    }
}

/// The tables as CSV, those without rows left out.
impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roster = self.roster();
        for table in TableKind::ALL.into_iter().filter(|table| roster.len(*table) > 0) {
            writeln!(f, "--- {table:?}\n{}", roster.to_csv(table).trim_end())?;
        }
        Ok(())
    }
}

fn own<'a>(text: &str) -> std::borrow::Cow<'a, str> {
    text.to_owned().into()
}

/// Everything a grid holds, as text: its day, its charter, its tables.
#[must_use]
pub fn document(grid: &Grid) -> String {
    use std::fmt::Write as _;

    let roster = grid.to_roster();
    let mut text = format!("{:?}\n{}\n", grid.day(), grid.charter().to_json());
    for table in TableKind::ALL {
        let _ = writeln!(text, "--- {table:?}\n{}", roster.to_csv(table));
    }
    text
}
