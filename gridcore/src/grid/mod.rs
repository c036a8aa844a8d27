//! The state of an organisation on one day.

mod aliases;
mod answer;
mod between;
mod build;
mod change;
mod dated;
mod dormant;
mod extract;
mod fit;
mod folder;
mod former;
mod index;
mod intern;
mod lists;
mod present;
mod record;
mod store;
mod to_roster;
mod view;

use std::sync::{Arc, OnceLock};

pub(crate) use aliases::{ALIASED, Aliases};
pub use answer::{Answer, AnswerPost, AnswerStep, AnsweredBy, Holder};
pub use build::Rejected;
pub(crate) use change::Touched;
pub use change::{Change, Part};
pub use dated::DatedRow;
pub(crate) use dormant::Dormant;
pub(crate) use former::Former;
pub use index::Index;
pub(crate) use intern::{Symbols, TagSets};
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
pub use store::UnitNode;
pub(crate) use store::{
    AppointmentData, Appointments, Areas, ClaimData, Claims, End, LinkData, Links, NO_SHIFT, People, Places, Units,
    node,
};
pub use view::{
    Ancestors, Appointment, Area, Children, Claim, Descendants, Link, PeopleIn, PeopleUnder, Person, Placement, Seats,
    Unit,
};

use crate::charter::Charter;
use crate::finding::{Error, ErrorKind, Finding, Place, Subject, catalogue};
use crate::key::{AreaId, Id, IdVec, NetworkId, PersonId, Reference, SymbolId, TierId, UnitId, did_you_mean};
use crate::limits::Limits;
use crate::order;
use crate::roster::{Origin, Source, cell_place, place};
use crate::time::Date;

/// An organisation on one day: its units, people, areas, appointments, claims and links.
///
/// A grid is made from a charter and a roster, asked through its views ([`Unit`], [`Person`],
/// [`Area`]) and edited by [`Change`](crate::Change)s. It is `Send` and `Sync`; cloning it gives
/// an independent snapshot in time linear in its size.
#[derive(Debug, Clone)]
pub struct Grid {
    pub(crate) charter: Arc<Charter>,
    pub(crate) day: Option<Date>,
    pub(crate) revision: u64,
    pub(crate) limits: Limits,
    pub(crate) files: Vec<Source>,
    pub(crate) units: Units,
    pub(crate) people: People,
    pub(crate) areas: Areas,
    pub(crate) appointments: Appointments,
    pub(crate) claims: Claims,
    pub(crate) links: Links,
    pub(crate) tags: TagSets,
    pub(crate) symbols: Symbols,
    pub(crate) aliases: Aliases,
    pub(crate) dormant: Dormant,
    pub(crate) former: Former,
    pub(crate) index: OnceLock<Arc<Index>>,
    pub(crate) state: OnceLock<Arc<GridState>>,
}

/// Stands for what a grid is between two edits: two grids that share one are the same.
#[derive(Debug)]
pub(crate) struct GridState;

/// What an unknown key should have named: the texts of `call.unknown-key` in order. A shift is named by
/// changes and rows only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Unit,
    Person,
    Area,
    Post,
    Kind,
    Network,
    LinkKind,
    Tier,
    Number,
    Shift,
}

impl Grid {
    pub(crate) fn empty(charter: Arc<Charter>, limits: Limits, day: Option<Date>) -> Self {
        let tags = TagSets::new(&charter.model.tags);
        let networks = charter.model.networks.len();
        let people = People {
            places: (0..networks).map(|_| Places::default()).collect(),
            numbers: (0..charter.model.numbers.len()).map(|_| IdVec::new()).collect(),
            ..People::default()
        };
        Self {
            charter,
            day,
            revision: 0,
            limits,
            files: Vec::new(),
            units: Units::default(),
            people,
            areas: Areas::default(),
            appointments: Appointments::default(),
            claims: Claims::default(),
            links: Links::default(),
            tags,
            symbols: Symbols::default(),
            aliases: Aliases::default(),
            dormant: Dormant::default(),
            former: Former::default(),
            index: OnceLock::new(),
            state: OnceLock::new(),
        }
    }

    /// The charter.
    #[must_use]
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// The day this is the state of; none if no row is dated and none was asked for.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        self.day
    }

    /// How many batches of changes have been applied.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What it is until the next edit.
    pub(crate) fn state(&self) -> &Arc<GridState> {
        self.state.get_or_init(|| Arc::new(GridState))
    }

    /// Forgets what was made of it for later calls.
    pub(crate) fn edited(&mut self) {
        self.index = OnceLock::new();
        self.state = OnceLock::new();
    }

    /// The limits it was made with.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The forest of all networks, edges from parent to child, for any algorithm of
    /// [`petgraph`](crate::petgraph).
    ///
    /// Node indices belong to this revision: a unit added after another was retired may be given
    /// its index. [`Grid::unit_at`] and [`Unit::node`] lead from one to the other.
    ///
    /// petgraph's `is_cyclic_directed` and `tarjan_scc` recurse and overflow the stack on very
    /// deep trees; `toposort` and the `Dfs` and `Bfs` walkers do not.
    ///
    /// ```
    /// use gridcore::{Charter, Grid, Roster, UnitRow};
    ///
    /// let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"team\"]")?;
    /// let mut roster = Roster::new();
    /// roster.add_units([
    ///     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
    ///     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
    /// ]);
    /// let grid = Grid::new(&charter, &roster)?;
    /// let order = gridcore::petgraph::algo::toposort(grid.graph(), None).expect("a forest");
    /// let keys: Vec<&str> = order.into_iter().filter_map(|n| Some(grid.unit_at(n)?.key())).collect();
    /// assert_eq!(keys, ["s", "t"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    #[must_use]
    pub const fn graph(&self) -> &StableDiGraph<UnitNode, ()> {
        &self.units.graph
    }

    /// The unit of a node of [`Grid::graph`].
    #[must_use]
    pub fn unit_at(&self, node: NodeIndex) -> Option<Unit<'_>> {
        self.units.graph.contains_node(node).then(|| Unit::new(self, UnitId::new(node.index())))
    }

    /// How many units there are.
    #[must_use]
    pub fn unit_count(&self) -> usize {
        self.units.keys.len()
    }

    /// How many people there are.
    #[must_use]
    pub fn person_count(&self) -> usize {
        self.people.keys.len()
    }

    /// How many areas there are.
    #[must_use]
    pub fn area_count(&self) -> usize {
        self.areas.keys.len()
    }

    /// The unit of a key, or of a former key.
    ///
    /// # Errors
    /// [`ErrorKind::Key`] if there is none, with the closest key there is.
    pub fn unit(&self, key: &str) -> Result<Unit<'_>, Error> {
        self.unit_id(key).map(|id| Unit::new(self, id)).ok_or_else(|| self.unknown(What::Unit, key))
    }

    /// The person of a key, or of a former key.
    ///
    /// # Errors
    /// [`ErrorKind::Key`] if there is none, with the closest key there is.
    pub fn person(&self, key: &str) -> Result<Person<'_>, Error> {
        self.person_id(key).map(|id| Person::new(self, id)).ok_or_else(|| self.unknown(What::Person, key))
    }

    /// The area of a key, or of a former key.
    ///
    /// # Errors
    /// [`ErrorKind::Key`] if there is none, with the closest key there is.
    pub fn area(&self, key: &str) -> Result<Area<'_>, Error> {
        self.area_id(key).map(|id| Area::new(self, id)).ok_or_else(|| self.unknown(What::Area, key))
    }

    /// All units, by key. `O(n log n)`.
    pub fn units(&self) -> impl ExactSizeIterator<Item = Unit<'_>> {
        let mut ids: Vec<UnitId> = self.units.ids().collect();
        order::by_key(&mut ids, |id| self.units.keys.key(*id));
        ids.into_iter().map(|id| Unit::new(self, id))
    }

    /// All people, by key. `O(n log n)`.
    pub fn people(&self) -> impl ExactSizeIterator<Item = Person<'_>> {
        let mut ids: Vec<PersonId> = self.people.ids().collect();
        order::by_key(&mut ids, |id| self.people.keys.key(*id));
        ids.into_iter().map(|id| Person::new(self, id))
    }

    /// All areas, by key. `O(n log n)`.
    pub fn areas(&self) -> impl ExactSizeIterator<Item = Area<'_>> {
        let mut ids: Vec<AreaId> = self.areas.ids().collect();
        order::by_key(&mut ids, |id| self.areas.keys.key(*id));
        ids.into_iter().map(|id| Area::new(self, id))
    }

    /// All appointments, by post, unit, person and shift. `O(n log n)`.
    pub fn appointments(&self) -> impl ExactSizeIterator<Item = Appointment<'_>> {
        let mut all: Vec<Appointment<'_>> =
            self.appointments.rows.iter().map(|(_, row)| Appointment::new(self, row)).collect();
        order::by_key(&mut all, |a| (a.post(), a.unit().key(), a.person().key(), a.shift(), a.from()));
        all.into_iter()
    }

    /// The dated rows that are not in force on the day, in order.
    pub fn dormant(&self) -> impl Iterator<Item = &DatedRow> {
        self.dormant.iter().map(|(row, _)| row)
    }

    pub(crate) fn unit_id(&self, key: &str) -> Option<UnitId> {
        self.units.keys.id(key).or_else(|| self.units.keys.id(self.aliases.get("unit", key)?))
    }

    pub(crate) fn person_id(&self, key: &str) -> Option<PersonId> {
        self.people.keys.id(key).or_else(|| self.people.keys.id(self.aliases.get("person", key)?))
    }

    pub(crate) fn area_id(&self, key: &str) -> Option<AreaId> {
        self.areas.keys.id(key).or_else(|| self.areas.keys.id(self.aliases.get("area", key)?))
    }

    pub(crate) fn network_of(&self, unit: UnitId) -> NetworkId {
        self.network_of_tier(self.units.tier(unit))
    }

    pub(crate) fn network_of_tier(&self, tier: TierId) -> NetworkId {
        self.charter.model.tiers.value(tier).map_or(NetworkId::NONE, |tier| tier.network)
    }

    pub(crate) fn symbol(&self, symbol: SymbolId) -> &str {
        self.symbols.text(symbol)
    }

    /// The typed reference of an end.
    pub(crate) fn reference(&self, end: End) -> Reference<'_> {
        match end {
            End::Person(id) => Reference::Person(self.people.keys.key(id).into()),
            End::Unit(id) => Reference::Unit(self.units.keys.key(id).into()),
            End::Post(post, unit) => Reference::Post {
                post: self.charter.model.posts[post].key.as_str().into(),
                unit: self.units.keys.key(unit).into(),
            },
        }
    }

    /// The place of a column of a row; of the row as a whole for the empty one.
    pub(crate) fn cell_place(&self, origin: Origin, column: &str) -> Option<Place> {
        if column.is_empty() { self.place(origin) } else { cell_place(&self.files, origin, column) }
    }

    pub(crate) fn place(&self, origin: Origin) -> Option<Place> {
        place(&self.files, origin)
    }

    /// The error of a key that names nothing, with the closest one there is.
    pub(crate) fn unknown(&self, what: What, key: &str) -> Error {
        Error::one(ErrorKind::Key, self.unknown_finding(what, key)).in_language(self.charter.spec.language)
    }

    fn unknown_finding(&self, what: What, key: &str) -> Finding {
        let mut args = vec![("key", key.into())];
        if let Some(suggestion) = self.closest(what, key) {
            args.push(("suggestion", suggestion.into()));
        }
        Finding::new(&catalogue::call::UNKNOWN_KEY, Subject::Table { table: "grid".into() }, what as u8, args)
    }

    /// The key closest to one that names nothing.
    pub(crate) fn closest(&self, what: What, key: &str) -> Option<&str> {
        let model = &self.charter.model;
        match what {
            What::Unit => did_you_mean(key, self.units.keys.sample()),
            What::Person => did_you_mean(key, self.people.keys.sample()),
            What::Area => did_you_mean(key, self.areas.keys.sample()),
            What::Network => did_you_mean(key, model.networks.values().map(|n| n.key.as_str())),
            What::Post => did_you_mean(key, model.posts.values().map(|p| p.key.as_str())),
            What::Kind => did_you_mean(key, model.kinds.iter().map(|k| k.key.as_str())),
            What::LinkKind => did_you_mean(key, model.links.values().map(|l| l.key.as_str())),
            What::Shift => did_you_mean(key, model.posts.values().flat_map(|p| &p.shifts).map(String::as_str)),
            What::Tier => did_you_mean(key, model.tiers.values().map(|t| t.label.as_str())),
            What::Number => did_you_mean(key, model.numbers.values().map(|n| n.key.as_str())),
        }
    }
}
