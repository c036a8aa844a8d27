//! To whom a case goes: by channel, kind and place, up the tree past vacancies and those it is about.

use super::event::EventRow;
use super::who::{Actor, is_among};
use crate::charter::{Body, Charter, Kind};
use crate::grid::Grid;
use crate::key::{PersonId, PostId, Reference, UnitId};

/// Who gets a case.
#[derive(Debug, Default)]
pub(super) struct Routed {
    /// A post in a unit; empty if nobody may have it.
    pub(super) owner: String,
    /// The unit it counts for; empty if it arose nowhere.
    pub(super) unit: String,
    /// Whether it went to a body past the tiers.
    pub(super) direct: bool,
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
        if let Some(owner) = channel.and_then(|channel| channel.to.as_ref()).and_then(|to| self.of_body(to)) {
            return Routed { owner, unit, direct: true };
        }
        let posts = kind.map(|kind| kind.posts.as_slice()).unwrap_or_default();
        if let Some(owner) = start.and_then(|start| self.up_from(start, posts)) {
            return Routed { owner, unit, direct: false };
        }
        // Nobody in the tree may have it; without a place, a department of the network claims it.
        let stand_in = if start.is_some() || !self.about.is_empty() { self.stand_in() } else { None };
        Routed { direct: stand_in.is_some(), owner: stand_in.unwrap_or_default(), unit }
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
