//! Random changes of a grid: of every kind, most of them possible.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use gridcore::time::Interval;
use gridcore::{
    AppointmentRow, AreaRow, Change, ClaimRow, DatedRow, EndKind, Grid, LinkRow, Part, PersonRow, PlacementRow, Points,
    Reference, UnitRow,
};
use proptest::prelude::Strategy;

use super::charter::{APPROVALS, AREA_KINDS, CHANNELS, TAGS, UNIT_KINDS};
use super::choices::{Choices, Lists, lists};
use super::several;

/// Batches of changes, as choices.
#[derive(Clone)]
pub struct Script(pub Vec<Lists>);

/// The number of changes of each batch; what they are depends on the grid.
impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} changes", self.0.iter().map(Vec::len).collect::<Vec<_>>())
    }
}

/// Scripts of at most so many batches.
pub fn scripts(batches: usize) -> impl Strategy<Value = Script> {
    proptest::collection::vec(lists(1..=4, 24), 1..=batches).prop_map(Script)
}

/// The changes of a batch for a grid as it is.
///
/// Each is drawn for the grid as the ones before leave it. One that does not fit is left out, as
/// a rule.
#[must_use]
pub fn batch(grid: &Grid, choices: &Lists) -> Vec<Change> {
    let mut grid = grid.clone();
    let mut changes = Vec::new();
    for list in choices {
        let mut c = Choices::new(list);
        let keep = c.chance(8);
        let change = Draw { grid: &grid, c: &mut c }.change();
        if grid.apply(std::slice::from_ref(&change)).is_ok() || keep {
            changes.push(change);
        }
    }
    changes
}

/// How many kinds of change there are.
pub const KINDS: usize = 29;

/// A change being drawn.
struct Draw<'g, 'c, 'l> {
    grid: &'g Grid,
    c: &'c mut Choices<'l>,
}

impl Draw<'_, '_, '_> {
    fn change(&mut self) -> Change {
        let kind = self.c.below(KINDS);
        match kind {
            0 => Change::Tag { person: self.person(), add: self.tags(), remove: self.tags() },
            1 => Change::Place(self.placement()),
            2 => Change::Appoint(self.appointment()),
            3 => self.end(),
            4 => Change::MoveUnit { unit: self.unit(), to: self.parent() },
            5 => Change::RenameUnit { unit: self.unit(), name: self.name() },
            6 => Change::AddUnit(self.new_unit()),
            7 => Change::UpdateUnit(self.updated_unit()),
            8 => Change::RetireUnit { unit: self.idle_unit() },
            9 => self.split(),
            10 => self.merge(),
            11 => Change::AddPerson(self.new_person()),
            12 => Change::UpdatePerson(PersonRow { key: self.person().into(), ..self.new_person() }),
            13 => Change::RemovePerson { person: self.person() },
            14 => Change::Unplace { person: self.person(), network: self.network() },
            15 => Change::AddArea(self.area_row(true)),
            16 => Change::UpdateArea(self.area_row(false)),
            17 => Change::RemoveArea { area: self.area() },
            18 => Change::Claim(self.claim()),
            19 => self.release(),
            20 => Change::Link(self.link()),
            21 => self.unlink(),
            22 => self.rekey(),
            23 => self.alias(),
            24 => Change::Schedule(self.dated()),
            25 => self.unschedule(),
            26 => Change::Advance { day: self.grid.day().is_some().then(|| self.c.day()) },
            27 => self.merge_networks(),
            _ => self.charter(),
        }
    }

    fn pick(&mut self, keys: &[String]) -> String {
        self.c.pick(keys).cloned().unwrap_or_else(|| "nobody".to_owned())
    }

    /// The key of a unit, rarely one that is not there.
    fn unit(&mut self) -> String {
        let keys: Vec<String> = self.grid.units().map(|unit| unit.key().to_owned()).collect();
        if self.c.chance(3) { "nowhere".to_owned() } else { self.pick(&keys) }
    }

    fn person(&mut self) -> String {
        let keys: Vec<String> = self.grid.people().map(|person| person.key().to_owned()).collect();
        if self.c.chance(3) { "old0".to_owned() } else { self.pick(&keys) }
    }

    fn area(&mut self) -> String {
        let keys: Vec<String> = self.grid.areas().map(|area| area.key().to_owned()).collect();
        if self.c.chance(3) { "old1".to_owned() } else { self.pick(&keys) }
    }

    /// A unit in which people are, as a rule, of one network or any.
    fn cell(&mut self, network: Option<&str>) -> String {
        let units = self.grid.units().filter(|unit| network.is_none_or(|network| unit.network() == network));
        let units: Vec<(bool, String)> = units.map(|unit| (unit.is_cell(), unit.key().to_owned())).collect();
        let cells: Vec<String> = units.iter().filter(|(cell, _)| *cell).map(|(_, key)| key.clone()).collect();
        if cells.is_empty() || self.c.chance(15) {
            let all: Vec<String> = units.into_iter().map(|(_, key)| key).collect();
            return self.pick(&all);
        }
        self.pick(&cells)
    }

    fn network(&mut self) -> String {
        let mut networks: Vec<String> = self.grid.charter().networks().map(str::to_owned).collect();
        networks.insert(0, String::new());
        self.pick(&networks)
    }

    fn post(&mut self) -> String {
        let charter = self.grid.charter();
        let posts: Vec<String> = charter.posts().chain(charter.roles()).map(str::to_owned).collect();
        self.pick(&posts)
    }

    /// A key that is new, as a rule.
    fn fresh(&mut self, prefix: &str) -> String {
        let number = self.c.below(200);
        if self.c.chance(5) { "w0".to_owned() } else { format!("{prefix}{number}") }
    }

    fn name(&mut self) -> String {
        ["", "Night", "夜 \"x\"; y"][self.c.below(3)].to_owned()
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags = self.c.some_of(&TAGS.map(String::from), 25);
        if self.c.chance(6) {
            tags.push("stray tag".to_owned());
        }
        tags
    }

    fn tags_of_row(&mut self) -> Vec<Cow<'static, str>> {
        self.tags().into_iter().map(Cow::Owned).collect()
    }

    /// The days of a row: mostly all, never dated without a day.
    fn dates(&mut self) -> Interval {
        let (dated, dates) = (self.c.chance(30), self.c.interval());
        if dated && self.grid.day().is_some() { dates } else { Interval::ALWAYS }
    }

    /// A unit to hang another under; none for a root.
    fn parent(&mut self) -> Option<String> {
        if self.c.chance(8) { None } else { Some(self.unit()) }
    }

    fn unit_row(&mut self, key: String, network: &str) -> UnitRow<'static> {
        let tiers: Vec<String> = self.grid.charter().unit_tiers(network).map(str::to_owned).collect();
        let kind = if self.c.chance(30) { self.c.pick(&UNIT_KINDS).copied().unwrap_or("") } else { "" };
        let dates = self.dates();
        UnitRow {
            key: key.into(),
            parent: "".into(),
            tier: self.pick(&tiers).into(),
            network: network.to_owned().into(),
            name: self.name().into(),
            kind: kind.into(),
            tags: self.tags_of_row(),
            from: dates.from,
            until: dates.until,
        }
    }

    fn new_unit(&mut self) -> UnitRow<'static> {
        let (key, parent) = (self.fresh("v"), self.parent());
        let above = parent.as_ref().and_then(|key| self.grid.unit(key).ok());
        let network = above.map_or_else(|| self.network(), |unit| unit.network().to_owned());
        UnitRow { parent: parent.unwrap_or_default().into(), ..self.unit_row(key, &network) }
    }

    fn updated_unit(&mut self) -> UnitRow<'static> {
        let key = self.unit();
        let network = self.grid.unit(&key).map(|unit| unit.network().to_owned()).unwrap_or_default();
        self.unit_row(key, &network)
    }

    /// A unit that may be retired, if there is one.
    fn idle_unit(&mut self) -> String {
        let idle = self.grid.units().filter(|unit| unit.children().len() == 0 && unit.people().len() == 0);
        let idle = idle.filter(|unit| unit.appointments().len() == 0 && unit.claims().len() == 0);
        let keys: Vec<String> = idle.map(|unit| unit.key().to_owned()).collect();
        if keys.is_empty() || self.c.chance(10) { self.unit() } else { self.pick(&keys) }
    }

    fn split(&mut self) -> Change {
        let unit = self.unit();
        let Ok(view) = self.grid.unit(&unit) else {
            return Change::SplitUnit { unit, parts: Vec::new() };
        };
        let keys = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect::<Vec<String>>();
        let mut people = keys(view.people().map(|person| person.key()).collect());
        let mut units = keys(view.children().map(|unit| unit.key()).collect());
        let mut areas = keys(view.claims().map(|claim| claim.area().key()).collect());
        let mut posts = keys(view.appointments().map(|appointment| appointment.post()).collect());
        posts.dedup();
        let mut parts = Vec::new();
        for _ in 0..=self.c.below(2) {
            let mut take = |from: &mut Vec<String>| {
                let some = self.c.some_of(from, 50);
                from.retain(|key| !some.contains(key));
                some
            };
            let (people, units) = (take(&mut people), take(&mut units));
            let (areas, posts) = (take(&mut areas), take(&mut posts));
            let key = self.fresh("s");
            parts.push(Part { unit: UnitRow { key: key.into(), ..UnitRow::default() }, people, units, areas, posts });
        }
        Change::SplitUnit { unit, parts }
    }

    fn merge(&mut self) -> Change {
        let into = self.unit();
        let network = self.grid.unit(&into).map(|unit| unit.network().to_owned()).unwrap_or_default();
        let of = self.grid.units().filter(|unit| unit.network() == network && unit.key() != into);
        let others: Vec<String> = of.map(|unit| unit.key().to_owned()).collect();
        let mut units = vec![self.pick(&others)];
        if self.c.chance(20) {
            units.push(self.pick(&others));
        }
        Change::MergeUnits { units, into }
    }

    fn new_person(&mut self) -> PersonRow<'static> {
        let first = self.grid.charter().networks().next().unwrap_or_default().to_owned();
        let cell = if self.c.chance(60) { self.cell(Some(&first)) } else { String::new() };
        let mut numbers = BTreeMap::new();
        for number in &self.grid.charter().spec().numbers {
            let value = i64::try_from(self.c.below(10) * 1000).unwrap_or(0);
            if let (true, Some(points)) = (self.c.chance(60), Points::from_thousandths(value)) {
                numbers.insert(Cow::Owned(number.key.clone()), points);
            }
        }
        PersonRow { key: self.fresh("x").into(), cell: cell.into(), tags: self.tags_of_row(), numbers }
    }

    fn placement(&mut self) -> PlacementRow<'static> {
        let (person, cell, dates) = (self.person(), self.cell(None), self.dates());
        let network = if self.c.chance(70) {
            String::new()
        } else {
            self.grid.unit(&cell).map(|unit| unit.network().to_owned()).unwrap_or_default()
        };
        PlacementRow {
            person: person.into(),
            network: network.into(),
            cell: cell.into(),
            from: dates.from,
            until: dates.until,
        }
    }

    fn area_row(&mut self, new: bool) -> AreaRow<'static> {
        let key = if new { self.fresh("b") } else { self.area() };
        let kind = if self.c.chance(40) { self.c.pick(&AREA_KINDS).copied().unwrap_or("") } else { "" };
        AreaRow { key: key.into(), name: self.name().into(), kind: kind.into() }
    }

    fn claim(&mut self) -> ClaimRow<'static> {
        let (area, cell, dates) = (self.area(), self.cell(None), self.dates());
        let keeper = match self.c.below(3) {
            0 => String::new(),
            1 => format!("person:{}", self.person()),
            _ => format!("post:{}@{}", self.post(), if self.c.chance(70) { cell.clone() } else { self.unit() }),
        };
        ClaimRow { area: area.into(), cell: cell.into(), keeper: keeper.into(), from: dates.from, until: dates.until }
    }

    fn release(&mut self) -> Change {
        let claims = self.grid.areas().flat_map(|area| area.claims().collect::<Vec<_>>());
        let claims: Vec<(String, String)> =
            claims.map(|claim| (claim.area().key().to_owned(), claim.cell().key().to_owned())).collect();
        match self.c.pick(&claims) {
            Some((area, cell)) => Change::Release { area: area.clone(), cell: cell.clone() },
            None => Change::Release { area: self.area(), cell: self.unit() },
        }
    }

    fn appointment(&mut self) -> AppointmentRow<'static> {
        let (person, post, dates) = (self.person(), self.post(), self.dates());
        let there: Vec<String> = self
            .grid
            .units()
            .filter(|unit| unit.posts().any(|exists| exists == post))
            .map(|unit| unit.key().to_owned())
            .collect();
        let unit = if there.is_empty() || self.c.chance(8) { self.unit() } else { self.pick(&there) };
        let spec = self.grid.charter().spec().posts.iter().find(|spec| spec.key == post);
        let shift = spec.and_then(|spec| self.c.pick(&spec.shifts)).cloned().unwrap_or_default();
        let channel = if self.c.chance(60) { self.c.pick(&CHANNELS).copied().unwrap_or("") } else { "" };
        AppointmentRow {
            person: person.into(),
            post: post.into(),
            unit: unit.into(),
            shift: if self.c.chance(15) { "".into() } else { shift.into() },
            channel: channel.into(),
            approvals: self.c.some_of(&APPROVALS.map(Cow::Borrowed), 60),
            from: dates.from,
            until: dates.until,
        }
    }

    fn end(&mut self) -> Change {
        let held: Vec<_> = self.grid.appointments().collect();
        match self.c.pick(&held) {
            Some(row) => Change::End {
                person: row.person().key().to_owned(),
                post: row.post().to_owned(),
                unit: row.unit().key().to_owned(),
                shift: row.shift().unwrap_or_default().to_owned(),
            },
            None => Change::End { person: self.person(), post: self.post(), unit: self.unit(), shift: String::new() },
        }
    }

    fn end_of_link(&mut self, kind: EndKind) -> String {
        match kind {
            EndKind::Person => format!("person:{}", self.person()),
            EndKind::Unit => format!("unit:{}", self.unit()),
            EndKind::Post => format!("post:{}@{}", self.post(), self.unit()),
        }
    }

    fn link(&mut self) -> LinkRow<'static> {
        let kind = self.c.pick(&self.grid.charter().spec().links);
        let (source, target) = kind.map_or_else(Default::default, |kind| (kind.source, kind.target));
        let dates = self.dates();
        LinkRow {
            kind: kind.map_or_else(|| "none".to_owned(), |kind| kind.key.clone()).into(),
            source: self.end_of_link(source).into(),
            target: self.end_of_link(target).into(),
            from: dates.from,
            until: dates.until,
        }
    }

    fn unlink(&mut self) -> Change {
        let links: Vec<_> = self.grid.links().collect();
        let person = || Reference::Person("nobody".into());
        match self.c.pick(&links) {
            Some(link) => Change::Unlink {
                kind: link.kind().to_owned(),
                source: link.source().into_owned(),
                target: link.target().into_owned(),
            },
            None => Change::Unlink { kind: "none".to_owned(), source: person(), target: person() },
        }
    }

    fn rekey(&mut self) -> Change {
        let what = match self.c.below(4) {
            0 => Reference::Unit(self.unit().into()),
            1 => Reference::Person(self.person().into()),
            2 => Reference::Area(self.area().into()),
            _ => Reference::Kind("hazard".into()),
        };
        let key = if self.c.chance(15) { format!("old{}", self.c.below(3)) } else { self.fresh("k") };
        Change::Rekey { what, key, alias: !self.c.chance(30) }
    }

    fn alias(&mut self) -> Change {
        let kind = ["unit", "person", "area", "post"][self.c.below(4)];
        let key = match kind {
            "unit" => self.unit(),
            "person" => self.person(),
            _ => self.area(),
        };
        let alias = format!("old{}", self.c.below(4));
        Change::Alias { kind: kind.to_owned(), alias, key: (!self.c.chance(30)).then_some(key) }
    }

    /// A dated row, whether or not it is in force.
    fn dated(&mut self) -> DatedRow {
        let dates = self.c.interval();
        let (from, until) = (dates.from, dates.until);
        match self.c.below(5) {
            0 => DatedRow::Placement(PlacementRow { from, until, ..self.placement() }),
            1 => DatedRow::Appointment(AppointmentRow { from, until, ..self.appointment() }),
            2 => DatedRow::Claim(ClaimRow { from, until, ..self.claim() }),
            3 => DatedRow::Link(LinkRow { from, until, ..self.link() }),
            _ => DatedRow::Unit(UnitRow { from, until, ..self.new_unit() }),
        }
    }

    fn unschedule(&mut self) -> Change {
        let dormant: Vec<&DatedRow> = self.grid.dormant().collect();
        match self.c.pick(&dormant) {
            Some(row) => Change::Unschedule((*row).clone()),
            None => Change::Unschedule(self.dated()),
        }
    }

    fn merge_networks(&mut self) -> Change {
        let networks: Vec<String> = self.grid.charter().networks().map(str::to_owned).collect();
        let (from, into) = (self.pick(&networks), self.pick(&networks));
        let of: Vec<String> =
            self.grid.units().filter(|unit| unit.network() == from).map(|unit| unit.key().to_owned()).collect();
        let mut units = BTreeMap::new();
        for unit in of {
            if !self.c.chance(10) {
                units.insert(unit, self.cell(Some(&into)));
            }
        }
        Change::MergeNetworks { from, into, units }
    }

    /// Another version of the charter, not far from the one in force.
    fn charter(&mut self) -> Change {
        let mut spec = self.grid.charter().spec().clone();
        match self.c.below(6) {
            0 => spec.combined.clear(),
            1 => spec.requirements.clear(),
            2 => spec.posts.iter_mut().for_each(|post| post.seats = None),
            3 => spec.links.iter_mut().for_each(|link| link.max = Some(1)),
            4 => {
                // Posts that are still held cannot go.
                spec.posts.pop();
            }
            _ => several::set_rule(self.c, &mut spec),
        }
        Change::Charter(Box::new(spec))
    }
}
