//! The rows in force on a day, every name in them a present key.

use gridcore::time::{Date, Interval};
use gridcore::{
    AliasRow, AppointmentRow, AreaRow, CharterSpec, ClaimRow, LinkRow, NetworkSpec, PersonRow, PlacementRow, PostSpec,
    Reference, RoleSpec, SiteSpec, TierSpec, UnitRow,
};

use crate::rows::Rows;

/// What there is on a day.
pub struct World<'a> {
    pub(super) spec: &'a CharterSpec,
    pub(super) day: Option<Date>,
    /// The networks; the one without a name is `main`.
    pub(super) networks: Vec<NetworkSpec>,
    /// The units; each says its network.
    pub(super) units: Vec<UnitRow<'static>>,
    pub(super) people: Vec<PersonRow<'static>>,
    /// All placements; each says its network.
    pub(super) placements: Vec<PlacementRow<'static>>,
    pub(super) areas: Vec<AreaRow<'static>>,
    pub(super) claims: Vec<ClaimRow<'static>>,
    pub(super) appointments: Vec<AppointmentRow<'static>>,
    pub(super) links: Vec<LinkRow<'static>>,
    pub(super) aliases: Vec<AliasRow<'static>>,
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("day", &self.day).field("units", &self.units).finish_non_exhaustive()
    }
}

impl<'a> World<'a> {
    /// The rows of an organisation that are in force on a day.
    #[must_use]
    pub fn new(spec: &'a CharterSpec, rows: &Rows, day: Option<Date>) -> Self {
        let networks = if spec.networks.is_empty() {
            vec![NetworkSpec { key: "main".to_owned(), tiers: spec.tiers.clone(), ..NetworkSpec::default() }]
        } else {
            spec.networks.clone()
        };
        let mut world = Self {
            spec,
            day,
            networks,
            units: in_force(&rows.units, day, |row| (row.from, row.until)),
            people: rows.people.clone(),
            placements: in_force(&rows.placements, day, |row| (row.from, row.until)),
            areas: rows.areas.clone(),
            claims: in_force(&rows.claims, day, |row| (row.from, row.until)),
            appointments: in_force(&rows.appointments, day, |row| (row.from, row.until)),
            links: in_force(&rows.links, day, |row| (row.from, row.until)),
            aliases: rows.aliases.clone(),
        };
        world.say_networks();
        world.use_present_keys(rows);
        world.gather_placements();
        world
    }

    fn say_networks(&mut self) {
        for index in 0..self.units.len() {
            if self.units[index].network.is_empty() {
                let tier = self.units[index].tier.clone();
                self.units[index].network = self.network_with(&tier).into();
            }
        }
    }

    /// The first network that has a unit tier of this label.
    fn network_with(&self, label: &str) -> String {
        let has = |network: &&NetworkSpec| unit_tiers(network).iter().any(|tier| tier.label == label);
        self.networks.iter().find(has).map(|network| network.key.clone()).unwrap_or_default()
    }

    fn use_present_keys(&mut self, rows: &Rows) {
        let present = |kind: &str, key: &str| -> String {
            let alias = rows.aliases.iter().find(|row| row.kind == kind && row.alias == key);
            alias.map_or(key, |row| &row.key).to_owned()
        };
        let reference = |text: &str| -> String {
            match Reference::parse(text) {
                Ok(Reference::Person(key)) => format!("person:{}", present("person", &key)),
                Ok(Reference::Unit(key)) => format!("unit:{}", present("unit", &key)),
                Ok(Reference::Post { post, unit }) => format!("post:{post}@{}", present("unit", &unit)),
                _ => text.to_owned(),
            }
        };
        for row in &mut self.units {
            row.parent = present("unit", &row.parent).into();
        }
        for row in &mut self.people {
            row.cell = present("unit", &row.cell).into();
        }
        for row in &mut self.placements {
            (row.person, row.cell) = (present("person", &row.person).into(), present("unit", &row.cell).into());
        }
        for row in &mut self.claims {
            (row.area, row.cell) = (present("area", &row.area).into(), present("unit", &row.cell).into());
            row.keeper = reference(&row.keeper).into();
        }
        for row in &mut self.appointments {
            (row.person, row.unit) = (present("person", &row.person).into(), present("unit", &row.unit).into());
        }
        for row in &mut self.links {
            (row.source, row.target) = (reference(&row.source).into(), reference(&row.target).into());
        }
    }

    /// The cell said with a person is a placement, perhaps said again among them.
    fn gather_placements(&mut self) {
        for index in 0..self.placements.len() {
            if self.placements[index].network.is_empty() {
                let network = self.unit(&self.placements[index].cell).map(|unit| unit.network.clone());
                self.placements[index].network = network.unwrap_or_default();
            }
        }
        let first = self.networks[0].key.clone();
        for person in self.people.iter().filter(|person| !person.cell.is_empty()) {
            let said = self.placements.iter().any(|row| row.person == person.key && row.network == first);
            if !said {
                let (person, cell) = (person.key.clone(), person.cell.clone());
                let network = first.clone().into();
                self.placements.push(PlacementRow { person, network, cell, ..PlacementRow::default() });
            }
        }
    }

    pub(super) fn unit(&self, key: &str) -> Option<&UnitRow<'static>> {
        self.units.iter().find(|unit| unit.key == key)
    }

    pub(super) fn person(&self, key: &str) -> Option<&PersonRow<'static>> {
        self.people.iter().find(|person| person.key == key)
    }

    pub(super) fn network(&self, key: &str) -> &NetworkSpec {
        self.networks.iter().find(|network| network.key == key).expect("a network of the charter")
    }

    /// The tier of a unit.
    pub(super) fn tier(&self, unit: &UnitRow<'_>) -> TierSpec {
        let tiers = unit_tiers(self.network(&unit.network));
        tiers.into_iter().find(|tier| tier.label == unit.tier).expect("a tier of the network")
    }

    /// The place of a unit's tier among the unit tiers of its network.
    pub(super) fn depth(&self, unit: &UnitRow<'_>) -> usize {
        let tiers = unit_tiers(self.network(&unit.network));
        tiers.iter().position(|tier| tier.label == unit.tier).expect("a tier of the network")
    }

    pub(super) fn is_cell(&self, unit: &UnitRow<'_>) -> bool {
        let tiers = unit_tiers(self.network(&unit.network));
        let chosen = tiers.iter().any(|tier| tier.cell == Some(true));
        let last = tiers.last().is_some_and(|tier| tier.label == unit.tier);
        self.tier(unit).cell.unwrap_or(!chosen && last)
    }

    pub(super) fn children(&self, key: &str) -> Vec<&UnitRow<'static>> {
        self.units.iter().filter(|unit| unit.parent == key).collect()
    }

    /// The unit and those above it, innermost first.
    pub(super) fn chain(&self, key: &str) -> Vec<&UnitRow<'static>> {
        let mut chain = Vec::new();
        let mut next = self.unit(key);
        while let Some(unit) = next {
            chain.push(unit);
            next = self.unit(&unit.parent);
        }
        chain
    }

    /// Whether a unit is another or lies below it.
    pub(super) fn is_under(&self, unit: &str, above: &str) -> bool {
        self.chain(unit).iter().any(|unit| unit.key == above)
    }

    /// The cell of a person in a network.
    pub(super) fn cell(&self, person: &str, network: &str) -> Option<&str> {
        let row = self.placements.iter().find(|row| row.person == person && row.network == network)?;
        Some(&row.cell)
    }

    /// The people placed in a unit.
    pub(super) fn people_in(&self, unit: &str) -> Vec<&PersonRow<'static>> {
        let here =
            |person: &&PersonRow<'_>| self.placements.iter().any(|row| row.person == person.key && row.cell == unit);
        self.people.iter().filter(here).collect()
    }

    /// The people placed in a unit or below it.
    pub(super) fn people_under(&self, unit: &str) -> Vec<&PersonRow<'static>> {
        let here = |person: &&PersonRow<'_>| {
            self.placements.iter().any(|row| row.person == person.key && self.is_under(&row.cell, unit))
        };
        self.people.iter().filter(here).collect()
    }

    /// The holders of a post or role in a unit, once for each appointment.
    pub(super) fn held(&self, post: &str, unit: &str) -> Vec<&AppointmentRow<'static>> {
        self.appointments.iter().filter(|row| row.post == post && row.unit == unit).collect()
    }

    pub(super) fn post(&self, key: &str) -> Option<&PostSpec> {
        self.spec.posts.iter().find(|post| post.key == key)
    }

    pub(super) fn role(&self, key: &str) -> Option<&RoleSpec> {
        self.spec.roles.iter().find(|role| role.key == key)
    }

    /// Whether a unit is one of the sites of a post.
    pub(super) fn is_site(&self, unit: &UnitRow<'_>, at: &[SiteSpec]) -> bool {
        at.iter().any(|site| {
            self.is_of_tier(unit, &site.tier, site.network.as_deref())
                && site.kind.as_ref().is_none_or(|kind| *kind == unit.kind)
                && site.tag.as_ref().is_none_or(|tag| unit.tags.iter().any(|has| has == tag))
        })
    }

    /// Whether a unit is of a tier of a network, or of the first network that has such a tier.
    pub(super) fn is_of_tier(&self, unit: &UnitRow<'_>, tier: &str, network: Option<&str>) -> bool {
        let network = network.map_or_else(|| self.network_with(tier), str::to_owned);
        unit.network == network && unit.tier == tier
    }
}

/// The tiers of a network that are labels over units.
pub(super) fn unit_tiers(network: &NetworkSpec) -> Vec<TierSpec> {
    network.tiers.iter().filter(|tier| tier.post.is_none() && tier.people.is_none()).cloned().collect()
}

fn in_force<R: Clone>(rows: &[R], day: Option<Date>, dates: impl Fn(&R) -> (Option<Date>, Option<Date>)) -> Vec<R> {
    let is = |row: &&R| {
        let (from, until) = dates(row);
        Interval { from, until }.contains(day)
    };
    rows.iter().filter(is).cloned().collect()
}
