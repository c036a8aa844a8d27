//! Which rule bars whom from a post.

use super::bar::{Bar, Seat};
use crate::charter::Post;
use crate::finding::catalogue::staffing as texts;
use crate::finding::{Error, Findings, FindingsBuilder};
use crate::grid::{AppointmentData, Grid, Person, What};
use crate::key::{PersonId, PostId, UnitId};
use crate::order;

impl Grid {
    /// What bars a person from a post or role in a unit: what if they were appointed, given what
    /// everybody holds now. Empty if they may hold it.
    ///
    /// Nothing is changed. The findings have the rules, subjects and values of those a check would
    /// make of the appointment, and texts of their own, which speak of it as not made: `p1` does not
    /// meet the condition, choose somebody else. Whoever holds the post already is told the same.
    ///
    /// Rules the charter switches off bar nobody. Whether there is a free seat is another question,
    /// answered by [`Unit::seats`](crate::Unit::seats).
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such person, post or unit.
    ///
    /// ```
    /// # use gridcore::{Charter, Grid, Roster, TableKind};
    /// let charter = Charter::from_toml(r#"
    ///     name = "w"
    ///     tiers = ["team"]
    ///     posts = [{ key = "lead", at = ["team"], eligible = { tag = "first-aider" } }]
    /// "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_csv(TableKind::Units, "units.csv", b"key,tier\nt1,team\n", &charter);
    /// # roster.add_csv(TableKind::People, "people.csv", b"key,cell,tags\np1,t1,\np2,t1,first-aider\n", &charter);
    /// # let grid = Grid::new(&charter, &roster)?;
    /// let bars = grid.bars("p1", "lead", "t1")?;
    /// assert_eq!(bars.iter().map(|bar| bar.rule()).collect::<Vec<_>>(), ["staffing.ineligible"]);
    /// assert!(bars.to_string().contains("`p1` does not meet the condition of `lead` in `t1`"));
    /// let eligible: Vec<&str> = grid.eligible("lead", "t1")?.map(|person| person.key()).collect();
    /// assert_eq!(eligible, ["p2"]);
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn bars(&self, person: &str, post: &str, unit: &str) -> Result<Findings, Error> {
        let person = self.person(person)?.id;
        let seat = self.seat(post, unit)?;
        let mut findings = FindingsBuilder::new(self.charter.spec.language, self.limits.listed);
        for bar in self.barred(person, seat) {
            if let Some(finding) = self.finding_of_bar(person, seat, &bar) {
                findings.push(finding);
            }
        }
        Ok(findings.finish())
    }

    /// The people nothing bars from a post or role in a unit, by key; those who hold it already are
    /// among them. `O(n log n)` in people, and for each the size of the conditions.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no such post or unit.
    pub fn eligible<'g>(
        &'g self,
        post: &str,
        unit: &str,
    ) -> Result<impl ExactSizeIterator<Item = Person<'g>> + use<'g>, Error> {
        let seat = self.seat(post, unit)?;
        let free = |bar: &Bar| self.charter.severity(bar.rule()).is_none();
        let may = |person: &PersonId| self.barred(*person, seat).iter().all(free);
        let mut people: Vec<PersonId> = self.people.ids().filter(may).collect();
        order::by_key(&mut people, |id| self.people.keys.key(*id));
        Ok(people.into_iter().map(|id| Person::new(self, id)))
    }

    fn seat(&self, post: &str, unit: &str) -> Result<Seat, Error> {
        let id = self.charter.model.post(post).ok_or_else(|| self.unknown(What::Post, post))?;
        Ok(Seat { post: id, unit: self.unit(unit)?.id })
    }

    /// Everything that bars a person, whatever the charter thinks of it.
    fn barred(&self, person: PersonId, seat: Seat) -> Vec<Bar<'_>> {
        let Some(post) = self.charter.model.posts.value(seat.post) else { return Vec::new() };
        let mut bars = Vec::new();
        if !self.post_exists(seat.post, seat.unit) {
            bars.push(Bar::Misplaced);
        }
        if !self.meets_if_any(person, post.eligible.as_ref()) {
            bars.push(Bar::Ineligible);
        }
        if let Some(scope) = post.scope.filter(|scope| !self.person_in_scope(person, *scope, seat.unit)) {
            bars.push(Bar::OutOfScope(scope));
        }
        let held = |other: PostId| self.holds_here_or_above(person, other, seat.unit);
        bars.extend(post.follows.filter(|other| !held(*other)).map(Bar::NotFollowing));
        bars.extend(post.with.iter().filter(|other| !held(**other)).map(|other| Bar::NotJoint(*other)));
        bars.extend(self.barring(person, post).into_iter().map(|(post, unit)| Bar::Excluded(post, unit)));
        let excluding = |row: &&AppointmentData| self.charter.model.posts[row.post].excludes.contains(&seat.post);
        bars.extend(self.appointments.of_person(person).map(|(_, row)| row).filter(excluding).map(Bar::Excludes));
        self.too_many(person, seat, post, &mut bars);
        bars
    }

    /// The bars of what somebody would hold together.
    fn too_many<'g>(&'g self, person: PersonId, seat: Seat, post: &Post, bars: &mut Vec<Bar<'g>>) {
        let model = &self.charter.model;
        for (index, group) in model.exclusive.iter().enumerate().filter(|(_, group)| group.posts.contains(&seat.post)) {
            let held = self.held_with(person, seat, |other| group.posts.contains(&other));
            if held.len() > group.limit as usize {
                bars.push(Bar::Exclusive(index, held));
            }
        }
        if let Some(limit) = self.charter.whole(&texts::TOO_MANY_POSTS, if post.role { "roles" } else { "limit" }) {
            let count = self.held_with(person, seat, |other| model.posts[other].role == post.role).len();
            if count > limit as usize {
                bars.push(Bar::TooMany { role: post.role, count, limit });
            }
        }
    }

    /// The posts of some kind that somebody holds, and one more; shifts of one post are one.
    fn held_with(&self, person: PersonId, seat: Seat, of_kind: impl Fn(PostId) -> bool) -> Vec<(PostId, UnitId)> {
        let held = self.appointments.of_person(person).map(|(_, row)| (row.post, row.unit));
        let mut held: Vec<_> = held.filter(|(post, _)| of_kind(*post)).chain([(seat.post, seat.unit)]).collect();
        order::by_key(&mut held, |(post, unit)| (*post, self.units.keys.key(*unit)));
        held.dedup();
        held
    }
}
