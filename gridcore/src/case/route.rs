//! To whom a case goes: by channel, kind and place, up the tree past vacancies and those it is about.

use serde::Serialize;

use super::desk::Desk;
use super::event::EventRow;
use super::who::{Actor, is_among};
use crate::charter::{Body, Charter, Kind, words};
use crate::finding::Error;
use crate::grid::Grid;
use crate::key::{PersonId, PostId, Reference, UnitId};

words! {
    /// Why somebody gets what is reported.
    Why {
        /// Its channel leads to a body, past the tiers.
        Channel = "channel",
        /// Matters of its kind belong to a unit.
        Kind = "kind",
        /// It arose there.
        Place = "place",
        /// Nobody in the tree may have it, so a body stands in.
        StandIn = "stand_in",
        /// It waits until somebody claims it or gives it to somebody.
        Nobody = "nobody",
    }
}

/// To whom something that is reported goes, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Routing {
    /// Who gets it: a post in a unit; none if it waits to be claimed.
    pub owner: Option<String>,
    /// The unit it counts for.
    pub unit: Option<String>,
    /// Whether it goes past the tiers.
    pub direct: bool,
    /// Why.
    pub why: Why,
    /// Where the way up the tree began.
    pub start: Option<String>,
    /// The units on that way where nobody may have it.
    pub passed: Vec<String>,
}

/// Who gets a case.
#[derive(Debug)]
pub(super) struct Routed {
    /// A post in a unit; empty if nobody may have it.
    pub(super) owner: String,
    /// The unit it counts for; empty if it arose nowhere.
    pub(super) unit: String,
    /// Whether it went to a body past the tiers.
    pub(super) direct: bool,
    pub(super) why: Why,
    /// Where the way up the tree began.
    start: Option<UnitId>,
}

/// Where something may be sent to, in one grid.
pub(super) struct Router<'a> {
    pub(super) grid: &'a Grid,
    pub(super) charter: &'a Charter,
    /// The persons the case is about.
    pub(super) about: &'a [PersonId],
}

impl Router<'_> {
    /// Who gets what is reported.
    pub(super) fn report(&self, row: &EventRow<'_>, kind: Option<&Kind>) -> Routed {
        let cells = self.cells(&row.place);
        let in_network = |unit: &&UnitId| kind.is_none_or(|kind| self.grid.network_of(**unit) == kind.network);
        let owning = kind.and_then(|kind| kind.unit.as_deref()).and_then(|unit| self.grid.unit_id(unit));
        let start = owning.or_else(|| cells.iter().find(in_network).copied());
        let counts = cells.iter().find(in_network).or(cells.first()).copied().or(owning);
        let unit = counts.map_or_else(String::new, |unit| self.unit(unit));
        let channel = self.charter.model.channels.iter().find(|channel| *channel.key == *row.channel);
        let routed = |owner, direct, why| Routed { owner, unit: unit.clone(), direct, why, start };
        if let Some(owner) = channel.and_then(|channel| channel.to.as_ref()).and_then(|to| self.of_body(to)) {
            return Routed { start: None, ..routed(owner, true, Why::Channel) };
        }
        let posts = kind.map(|kind| kind.posts.as_slice()).unwrap_or_default();
        if let Some(owner) = start.and_then(|start| self.up_from(start, posts)) {
            return routed(owner, false, if owning.is_some() { Why::Kind } else { Why::Place });
        }
        // Nobody in the tree may have it; without a place, a department of the network claims it.
        let stand_in = if start.is_some() || !self.about.is_empty() { self.stand_in() } else { None };
        match stand_in {
            Some(owner) => routed(owner, true, Why::StandIn),
            None => routed(String::new(), false, Why::Nobody),
        }
    }

    /// The same with the way it takes.
    fn routing(&self, row: &EventRow<'_>, kind: Option<&Kind>) -> Routing {
        let routed = self.report(row, kind);
        let posts = kind.map(|kind| kind.posts.as_slice()).unwrap_or_default();
        let way = routed.start.into_iter().flat_map(|start| self.grid.units.chain(start));
        let passed = way.take_while(|unit| self.in_unit(*unit, posts).is_none());
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Routing {
            passed: passed.map(|unit| self.unit(unit)).collect(),
            start: routed.start.map(|unit| self.unit(unit)),
            owner: some(routed.owner),
            unit: some(routed.unit),
            direct: routed.direct,
            why: routed.why,
        }
    }

    /// The next that may have a case, from a unit upwards and then among those that stand in.
    pub(super) fn above(&self, unit: UnitId, posts: &[PostId]) -> Option<(String, bool)> {
        let parent = self.grid.units.parent(unit);
        let up = parent.and_then(|parent| self.up_from(parent, posts)).map(|owner| (owner, false));
        up.or_else(|| self.stand_in().map(|owner| (owner, true)))
    }

    /// The first post from a unit upwards that somebody holds who may see the case.
    fn up_from(&self, start: UnitId, posts: &[PostId]) -> Option<String> {
        self.grid.units.chain(start).find_map(|unit| self.in_unit(unit, posts))
    }

    fn in_unit(&self, unit: UnitId, posts: &[PostId]) -> Option<String> {
        let ids = self.charter.model.posts.ids();
        let mut there = ids.filter(|post| is_among(self.charter, *post, posts) && self.grid.post_exists(*post, unit));
        there.find(|post| self.has_holder(*post, unit)).map(|post| self.post(post, unit))
    }

    /// The post of a body that may have a case.
    fn of_body(&self, body: &Body) -> Option<String> {
        self.in_unit(self.grid.unit_id(&body.unit)?, &body.posts)
    }

    fn stand_in(&self) -> Option<String> {
        self.charter.model.fallback.iter().find_map(|body| self.of_body(body))
    }

    /// Whether somebody holds a post who may see the case.
    pub(super) fn has_holder(&self, post: PostId, unit: UnitId) -> bool {
        self.grid.appointments.of_post(post, unit).any(|(_, row)| self.may_see(row.person))
    }

    /// Whether somebody who answers in a unit may see the case.
    pub(super) fn is_open_to(&self, unit: UnitId) -> bool {
        self.in_unit(unit, &[]).is_some()
    }

    pub(super) fn may_see(&self, person: PersonId) -> bool {
        !Actor { grid: self.grid, charter: self.charter, person }.is_barred(self.about)
    }

    /// The persons who hold the first of the posts that is held, from a unit upwards.
    pub(super) fn told(&self, start: UnitId, posts: &[PostId]) -> Vec<String> {
        let found = self.up_from(start, posts).or_else(|| self.stand_in());
        let Some(Ok(Reference::Post { post, unit })) = found.as_deref().map(Reference::parse) else {
            return Vec::new();
        };
        let (Some(post), Some(unit)) = (self.charter.model.post(&post), self.grid.unit_id(&unit)) else {
            return Vec::new();
        };
        let holders = self.grid.appointments.of_post(post, unit).map(|(_, row)| row.person);
        let seeing = holders.filter(|person| self.may_see(*person));
        crate::order::distinct(seeing.map(|person| self.grid.people.keys.key(person).to_owned()))
    }

    fn cells(&self, place: &str) -> Vec<UnitId> {
        let grid = self.grid;
        match Reference::parse(place) {
            Ok(Reference::Unit(key) | Reference::Post { unit: key, .. }) => grid.unit_id(&key).into_iter().collect(),
            Ok(Reference::Person(key)) => {
                let person = grid.person_id(&key);
                let places = grid.people.places.values();
                places.filter_map(|places| person.and_then(|person| places.cell(person))).collect()
            }
            Ok(Reference::Area(key)) => {
                let claims = grid.area_id(&key).into_iter().flat_map(|area| grid.claims.of_area(area));
                let mut cells: Vec<UnitId> = claims.map(|(_, row)| row.cell).collect();
                crate::order::by_key(&mut cells, |cell| grid.units.keys.key(*cell));
                cells
            }
            _ => Vec::new(),
        }
    }

    fn unit(&self, unit: UnitId) -> String {
        format!("unit:{}", self.grid.units.keys.key(unit))
    }

    fn post(&self, post: PostId, unit: UnitId) -> String {
        format!("post:{}@{}", self.charter.model.posts[post].key, self.grid.units.keys.key(unit))
    }
}

impl Desk {
    /// To whom a report would go and why, without taking it.
    ///
    /// ```
    /// # use gridcore::case::{Desk, EventRow, Why};
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]\nposts = [{ key = \"lead\", at = [\"site\", \"team\"] }]\nflows = [{ key = \"f\", like = \"city\" }]")?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t1\n", &charter);
    /// # roster.add_csv(TableKind::Appointments, "a.csv", b"person,post,unit\np2,lead,s\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// # let desk = Desk::new(&charter);
    /// # let at = "2024-07-01T08:30".parse().expect("a moment");
    /// let report = EventRow { case: "c1".into(), at, by: "p1".into(), place: "unit:t1".into(), ..EventRow::default() };
    /// let routing = desk.route(&grid, &report)?;
    /// assert_eq!((routing.owner.as_deref(), routing.why), (Some("post:lead@s"), Why::Place));
    /// assert_eq!(routing.passed, ["unit:t1"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Desk::apply`].
    ///
    /// # Complexity
    /// `O(depth)` and the posts on the way.
    pub fn route(&self, grid: &Grid, report: &EventRow<'_>) -> Result<Routing, Error> {
        self.hear(grid, report)?;
        let about: Vec<PersonId> = report.about.iter().filter_map(|person| grid.person_id(person)).collect();
        let router = Router { grid, charter: &self.charter, about: &about };
        Ok(router.routing(report, self.charter.model.kind(&report.kind)))
    }
}
