//! Random rosters that fit a charter on every day.

use std::borrow::Cow;
use std::collections::BTreeMap;

use gridcore::time::{Date, Interval};
use gridcore::{
    AliasRow, AppointmentRow, AreaRow, Charter, CharterSpec, ClaimRow, EndKind, LinkRow, PersonRow, PlacementRow,
    Points, UnitRow,
};

use super::charter::{APPROVALS, AREA_KINDS, CHANNELS, TAGS, UNIT_KINDS};
use super::choices::{Choices, Lists, intersection};
use crate::rows::Rows;

/// What a roster is made of: a row for each row.
#[derive(Debug, Clone, Default)]
pub struct RosterChoices {
    /// Units.
    pub units: Lists,
    /// People, with their placements.
    pub people: Lists,
    /// Areas, with the claims on them.
    pub areas: Lists,
    /// Appointments.
    pub appointments: Lists,
    /// Links.
    pub links: Lists,
    /// Former keys.
    pub aliases: Lists,
}

/// A unit that was drawn.
struct Drawn {
    key: String,
    network: usize,
    /// The position of its tier among the unit tiers of its network.
    tier: usize,
    /// The days it exists.
    life: Interval,
}

/// A roster being drawn.
struct Draw<'a> {
    charter: &'a Charter,
    spec: &'a CharterSpec,
    /// By network, the labels of its unit tiers.
    tiers: Vec<Vec<&'a str>>,
    networks: Vec<&'a str>,
    units: Vec<Drawn>,
    rows: Rows,
    day: Option<Date>,
}

/// The roster of some choices; dated rows only if there is a day.
#[must_use]
pub fn roster(charter: &Charter, day: Option<Date>, choices: &RosterChoices) -> Rows {
    let networks: Vec<&str> = charter.networks().collect();
    let tiers = networks.iter().map(|network| charter.unit_tiers(network).collect()).collect();
    let spec = charter.spec();
    let mut draw = Draw { charter, spec, tiers, networks, units: Vec::new(), rows: Rows::default(), day };
    for (index, list) in choices.units.iter().enumerate() {
        draw.unit(&mut Choices::new(list), index);
    }
    for (index, list) in choices.people.iter().enumerate() {
        draw.person(&mut Choices::new(list), index);
    }
    for (index, list) in choices.areas.iter().enumerate() {
        draw.area(&mut Choices::new(list), index);
    }
    for list in &choices.appointments {
        draw.appointment(&mut Choices::new(list));
    }
    for list in &choices.links {
        draw.link(&mut Choices::new(list));
    }
    for (index, list) in choices.aliases.iter().enumerate() {
        draw.alias(&mut Choices::new(list), index);
    }
    draw.rows
}

impl<'a> Draw<'a> {
    /// The days of a row, within a span: always all of them if there is no day.
    fn dates(&self, c: &mut Choices<'_>, percent: usize, within: Interval) -> Interval {
        let (dated, drawn) = (c.chance(percent), c.interval());
        let wanted = if dated && self.day.is_some() { drawn } else { Interval::ALWAYS };
        intersection(wanted, within).unwrap_or(within)
    }

    fn unit(&mut self, c: &mut Choices<'_>, index: usize) {
        // Later units go to any network, so that each has about as many.
        let network = if index < self.networks.len() { index } else { c.below(self.networks.len()) };
        let last = self.tiers[network].len() - 1;
        let above: Vec<usize> =
            (0..index).filter(|i| self.units[*i].network == network && self.units[*i].tier < last).collect();
        let root = above.is_empty() || c.chance(3);
        let parent = if root { None } else { c.pick(&above).copied() };
        let usual = parent.map_or(0, |parent| self.units[parent].tier + 1);
        let tier = if c.chance(8) { c.below(last + 1) } else { usual.min(last) };
        let within = parent.map_or(Interval::ALWAYS, |parent| self.units[parent].life);
        let life = self.dates(c, 12, within);
        let key = self.unit_key(c, index, parent, network);
        let row = self.unit_row(c, &key, parent, (network, tier));
        self.units.push(Drawn { key, network, tier, life });
        // A unit may move, change its tier and its name on some day.
        let turn = c.day();
        if c.chance(10) && self.day.is_some() && life.is_always() {
            let parent = c.pick(&above).copied().filter(|parent| self.units[*parent].life.is_always());
            let tier = if parent.is_some() { tier } else { 0 };
            let later = self.unit_row(c, &row.key, parent, (network, tier));
            let switch = UnitRow { until: Some(turn), ..row };
            self.rows.units.push(switch);
            self.rows.units.push(UnitRow { from: Some(turn), ..later });
        } else {
            self.rows.units.push(UnitRow { from: life.from, until: life.until, ..row });
        }
    }

    /// A key that follows the code scheme, if there is one, as a rule.
    fn unit_key(&self, c: &mut Choices<'_>, index: usize, parent: Option<usize>, network: usize) -> String {
        let coded = self
            .spec
            .codes
            .iter()
            .any(|code| code.network.as_ref().map_or(network == 0, |key| key == self.networks[network]));
        let part = format!("{index:02}");
        let key = match (coded && !c.chance(10), parent) {
            (true, Some(parent)) => format!("{}{part}", self.units[parent].key),
            (true, None) => part,
            (false, _) if c.chance(10) => format!("单元 \"{index}\", +"),
            (false, _) => format!("u{index}"),
        };
        if self.units.iter().any(|unit| unit.key == key) { format!("u{index}") } else { key }
    }

    fn unit_row(
        &self,
        c: &mut Choices<'_>,
        key: &str,
        parent: Option<usize>,
        (network, tier): (usize, usize),
    ) -> UnitRow<'static> {
        let label = self.tiers[network][tier];
        let first = self.tiers.iter().position(|tiers| tiers.contains(&label)) == Some(network);
        UnitRow {
            key: own(key),
            parent: parent.map_or(Cow::Borrowed(""), |parent| own(&self.units[parent].key)),
            tier: own(label),
            network: if first && !c.chance(20) { own("") } else { own(self.networks[network]) },
            name: if c.chance(20) { own("Night; \"x\", 夜") } else { own("") },
            kind: if c.chance(30) { own(c.pick(&UNIT_KINDS).unwrap_or(&"")) } else { own("") },
            tags: self.tags(c),
            ..UnitRow::default()
        }
    }

    /// Tags of the vocabulary, or others where that is open.
    fn tags(&self, c: &mut Choices<'_>) -> Vec<Cow<'static, str>> {
        let mut tags: Vec<Cow<'static, str>> = c.some_of(&TAGS.map(Cow::Borrowed), 25);
        if self.spec.tags.is_none() && c.chance(15) {
            tags.push(own("stray tag"));
        }
        tags
    }

    /// The units of a network, its cells first and thrice.
    fn cells(&self, network: usize) -> Vec<usize> {
        let of = |i: &usize| self.units[*i].network == network;
        let last = self.tiers[network].len() - 1;
        let cells = (0..self.units.len()).filter(of).filter(|i| self.units[*i].tier == last);
        cells.clone().chain(cells.clone()).chain(cells).chain((0..self.units.len()).filter(of)).collect()
    }

    fn person(&mut self, c: &mut Choices<'_>, index: usize) {
        let key = if c.chance(10) { format!("00{index}, \"q\" 人") } else { format!("w{index}") };
        let mut numbers = BTreeMap::new();
        for number in &self.spec.numbers {
            let (given, value) = (c.chance(70), c.below(40));
            // Quarters from 0 to 9.75; within the bounds that charters declare.
            let thousandths = i64::try_from(value * 250).unwrap_or(0).min(9_000);
            if let (true, Some(points)) = (given, Points::from_thousandths(thousandths)) {
                numbers.insert(own(&number.key), points);
            }
        }
        let mut row = PersonRow { key: own(&key), cell: own(""), tags: self.tags(c), numbers };
        for network in 0..self.networks.len() {
            let Some(cell) = c.pick(&self.cells(network)).copied() else { continue };
            if c.chance(12) {
                continue;
            }
            let dates = self.dates(c, 25, self.units[cell].life);
            if network == 0 && dates.is_always() && !c.chance(10) {
                row.cell = own(&self.units[cell].key);
                // Saying it in both tables is allowed.
                if !c.chance(5) {
                    continue;
                }
            }
            self.place(c, &key, network, cell, dates);
        }
        self.rows.people.push(row);
    }

    /// Places a person in a cell and, on some later day, perhaps in another.
    fn place(&mut self, c: &mut Choices<'_>, person: &str, network: usize, cell: usize, dates: Interval) {
        let said = c.chance(60);
        let row = |cell: &Drawn, dates: Interval| PlacementRow {
            person: own(person),
            network: if said { own(self.networks[network]) } else { own("") },
            cell: own(&cell.key),
            from: dates.from,
            until: dates.until,
        };
        let mut rows = vec![row(&self.units[cell], dates)];
        if let (Some(end), Some(next), true) = (dates.until, c.pick(&self.cells(network)).copied(), c.chance(60)) {
            let after = Interval { from: Some(end), until: None };
            rows.extend(intersection(after, self.units[next].life).map(|dates| row(&self.units[next], dates)));
        }
        self.rows.placements.extend(rows);
    }

    fn area(&mut self, c: &mut Choices<'_>, index: usize) {
        let key = format!("a{index}");
        let kind = if c.chance(40) { own(c.pick(&AREA_KINDS).unwrap_or(&"")) } else { own("") };
        let name = if c.chance(20) { own("=1+1, \"x\"") } else { own("") };
        self.rows.areas.push(AreaRow { key: own(&key), name, kind });
        let claims = [1, 1, 1, 0, 2][c.below(5)];
        let mut claiming: Vec<usize> = Vec::new();
        for _ in 0..claims {
            let network = c.below(self.networks.len());
            let Some(cell) = c.pick(&self.cells(network)).copied().filter(|cell| !claiming.contains(cell)) else {
                continue;
            };
            claiming.push(cell);
            let (keeper, life) = self.keeper(c, cell);
            let dates = self.dates(c, 20, intersection(self.units[cell].life, life).unwrap_or(self.units[cell].life));
            let keeper = if intersection(dates, life) == Some(dates) { keeper } else { own("") };
            let (area, cell) = (own(&key), own(&self.units[cell].key));
            self.rows.claims.push(ClaimRow { area, cell, keeper, from: dates.from, until: dates.until });
        }
    }

    /// Somebody who may keep an area a cell claims, and the days there is such a one.
    fn keeper(&self, c: &mut Choices<'_>, cell: usize) -> (Cow<'static, str>, Interval) {
        let key = &self.units[cell].key;
        match c.below(4) {
            0 => (own(""), Interval::ALWAYS),
            1 => {
                let here = |row: &&PersonRow<'_>| row.cell == *key;
                let people: Vec<&PersonRow<'_>> = self.rows.people.iter().filter(here).collect();
                let all: Vec<&PersonRow<'_>> = self.rows.people.iter().collect();
                let person = if people.is_empty() || c.chance(20) { c.pick(&all) } else { c.pick(&people) };
                (person.map_or(own(""), |row| format!("person:{}", row.key).into()), Interval::ALWAYS)
            }
            _ => {
                let posts: Vec<&str> = self.charter.posts().chain(self.charter.roles()).collect();
                let unit = if c.chance(20) { c.below(self.units.len()) } else { cell };
                match c.pick(&posts) {
                    Some(post) => (format!("post:{post}@{}", self.units[unit].key).into(), self.units[unit].life),
                    None => (own(""), Interval::ALWAYS),
                }
            }
        }
    }

    fn appointment(&mut self, c: &mut Choices<'_>) {
        let posts: Vec<&str> = self.charter.posts().chain(self.charter.roles()).collect();
        let people: Vec<Cow<'static, str>> = self.rows.people.iter().map(|row| row.key.clone()).collect();
        let (Some(post), Some(person)) = (c.pick(&posts), c.pick(&people)) else { return };
        let spec = self.spec.posts.iter().find(|spec| spec.key == **post);
        let at = spec
            .map(|spec| &spec.at)
            .or_else(|| self.spec.roles.iter().find(|role| role.key == **post).map(|role| &role.at));
        let fits = |unit: &Drawn| {
            let label = self.tiers[unit.network][unit.tier];
            at.is_some_and(|at| at.iter().any(|site| site.tier == label))
        };
        let there: Vec<usize> = (0..self.units.len()).filter(|i| fits(&self.units[*i])).collect();
        let anywhere = there.is_empty() || c.chance(8);
        let unit = if anywhere { Some(c.below(self.units.len())) } else { c.pick(&there).copied() };
        let Some(unit) = unit.and_then(|unit| self.units.get(unit)) else { return };
        let shifts = spec.map_or(&[][..], |spec| &spec.shifts);
        let dates = self.dates(c, 30, unit.life);
        let row = AppointmentRow {
            person: person.clone(),
            post: own(post),
            unit: own(&unit.key),
            shift: if c.chance(15) { own("") } else { c.pick(shifts).map_or(own(""), |shift| own(shift)) },
            channel: if c.chance(60) { own(c.pick(&CHANNELS).unwrap_or(&"")) } else { own("") },
            approvals: c.some_of(&APPROVALS.map(Cow::Borrowed), 60),
            from: dates.from,
            until: dates.until,
        };
        let same = |other: &AppointmentRow<'_>| {
            (&other.person, &other.post, &other.unit, &other.shift) == (&row.person, &row.post, &row.unit, &row.shift)
        };
        if !self.rows.appointments.iter().any(same) {
            self.rows.appointments.push(row);
        }
    }

    fn link(&mut self, c: &mut Choices<'_>) {
        let Some(kind) = c.pick(&self.spec.links) else { return };
        let (Some((source, a)), Some((target, b))) = (self.end(c, kind.source), self.end(c, kind.target)) else {
            return;
        };
        let Some(within) = intersection(a, b) else { return };
        let dates = self.dates(c, 20, within);
        let row = LinkRow {
            kind: own(&kind.key),
            source: source.into(),
            target: target.into(),
            from: dates.from,
            until: dates.until,
        };
        let same =
            |other: &LinkRow<'_>| (&other.kind, &other.source, &other.target) == (&row.kind, &row.source, &row.target);
        if !self.rows.links.iter().any(same) {
            self.rows.links.push(row);
        }
    }

    /// A typed reference to an end, and the days it is there.
    fn end(&self, c: &mut Choices<'_>, kind: EndKind) -> Option<(String, Interval)> {
        match kind {
            EndKind::Person => {
                let row = c.pick(&self.rows.people)?;
                Some((format!("person:{}", row.key), Interval::ALWAYS))
            }
            EndKind::Unit => {
                let unit = c.pick(&self.units)?;
                Some((format!("unit:{}", unit.key), unit.life))
            }
            EndKind::Post => {
                // Posts that somebody holds, as a rule.
                if let (true, Some(row)) = (!c.chance(20), c.pick(&self.rows.appointments)) {
                    let life = self.units.iter().find(|unit| unit.key == row.unit).map(|unit| unit.life)?;
                    return Some((format!("post:{}@{}", row.post, row.unit), life));
                }
                let posts: Vec<&str> = self.charter.posts().chain(self.charter.roles()).collect();
                let (post, unit) = (c.pick(&posts)?, c.pick(&self.units)?);
                Some((format!("post:{post}@{}", unit.key), unit.life))
            }
        }
    }

    /// A former key, used by some of the rows that may use it.
    fn alias(&mut self, c: &mut Choices<'_>, index: usize) {
        let alias = format!("old{index}");
        let (kind, key) = match c.below(3) {
            0 => ("unit", c.pick(&self.units).filter(|unit| unit.life.is_always()).map(|unit| own(&unit.key))),
            1 => ("person", c.pick(&self.rows.people).map(|row| row.key.clone())),
            _ => ("area", c.pick(&self.rows.areas).map(|row| row.key.clone())),
        };
        let Some(key) = key else { return };
        // Only undated rows, for the others are kept as they are written.
        match kind {
            "unit" => {
                for row in self.rows.people.iter_mut().filter(|row| row.cell == key) {
                    if c.chance(30) {
                        row.cell = own(&alias);
                    }
                }
            }
            "person" => {
                for row in self.rows.appointments.iter_mut().filter(|row| row.person == key) {
                    if row.from.is_none() && row.until.is_none() && c.chance(30) {
                        row.person = own(&alias);
                    }
                }
            }
            _ => {
                for row in self.rows.claims.iter_mut().filter(|row| row.area == key) {
                    if row.from.is_none() && row.until.is_none() && c.chance(30) {
                        row.area = own(&alias);
                    }
                }
            }
        }
        self.rows.aliases.push(AliasRow { kind: own(kind), alias: alias.into(), key });
    }
}

fn own(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}
