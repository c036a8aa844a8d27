//! The people a tier is a label over.

use super::Person;
use crate::charter::TierOf;
use crate::finding::Error;
use crate::grid::{Grid, What};
use crate::key::{PersonId, TierId};
use crate::order;

impl Grid {
    /// The people on a tier, by key: those who hold its post in a unit of the network; those who
    /// are placed in the network and match; for a tier of units, those placed in one of them.
    /// `O(n log n)` in people.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such network, or no such tier in it.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, PersonRow, Roster, UnitRow};
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["team", { label = "aider", people = { tag = "first-aider" } }]
    /// "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_units([UnitRow { key: "t".into(), tier: "team".into(), ..UnitRow::default() }]);
    /// # let person = |key: &'static str, tags: &[&'static str]| PersonRow {
    /// #     key: key.into(), cell: "t".into(), tags: tags.iter().map(|t| (*t).into()).collect(),
    /// #     ..PersonRow::default()
    /// # };
    /// # roster.add_people([person("p1", &[]), person("p2", &["first-aider"])]);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let aiders: Vec<&str> = grid.people_on("main", "aider")?.map(|person| person.key()).collect();
    /// assert_eq!(aiders, ["p2"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn people_on<'g>(
        &'g self,
        network: &str,
        tier: &str,
    ) -> Result<impl ExactSizeIterator<Item = Person<'g>> + use<'g>, Error> {
        let model = &self.charter.model;
        let id = model.network(network).ok_or_else(|| self.unknown(What::Network, network))?;
        let tier = model.tier(Some(id), tier).ok_or_else(|| self.unknown(What::Tier, tier))?;
        let mut people: Vec<PersonId> = self.people.ids().filter(|person| self.is_on(*person, tier)).collect();
        order::by_key(&mut people, |id| self.people.keys.key(*id));
        Ok(people.into_iter().map(|id| Person::new(self, id)))
    }

    fn is_on(&self, person: PersonId, tier: TierId) -> bool {
        let Some(of) = self.charter.model.tiers.value(tier) else {
            return false;
        };
        let cell = || self.people.places.value(of.network)?.cell(person);
        match &of.of {
            TierOf::Units => cell().is_some_and(|cell| self.units.tier(cell) == tier),
            TierOf::People(test) => cell().is_some() && self.meets(person, test),
            TierOf::Holders(post) => {
                let mut held = self.appointments.of_person(person).map(|(_, row)| row);
                held.any(|row| row.post == *post && self.network_of(row.unit) == of.network)
            }
        }
    }
}
