//! Who answers: the chain of posts from the cell upwards.

use std::fmt;

use serde::Serialize;

use super::{End, Grid, NO_SHIFT, What};
use crate::charter::Kind;
use crate::finding::Error;
use crate::key::{NetworkId, PostId, Reference, TierId, UnitId};
use crate::order;

/// Who answers in one network: posts from the innermost unit outwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What was asked about.
    pub about: Reference<'static>,
    /// The network.
    pub network: String,
    /// Who keeps the area asked about, if its claim names somebody.
    pub keeper: Option<Reference<'static>>,
    /// The units from the innermost outwards, each with the posts that answer there.
    pub steps: Vec<AnswerStep>,
    /// Who answers: the keeper of an area, if the claim names one and it is no vacant post, else the
    /// first holder of the first post along the way that somebody holds. None if nobody holds any, and for a kind of matter
    /// asked about at no place, where the steps are tiers and name nobody.
    pub answered_by: Option<AnsweredBy>,
}

/// One unit of the chain, or, for a kind of matter asked about at no place, one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerStep {
    /// The unit; none if a tier is meant.
    pub unit: Option<String>,
    /// Its tier.
    pub tier: String,
    /// The grade of responsibility the tier carries.
    pub grade: Option<String>,
    /// The posts that answer there, in the order of the charter.
    pub posts: Vec<AnswerPost>,
}

/// A post of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerPost {
    /// The post or role.
    pub post: String,
    /// The grade of responsibility it carries.
    pub grade: Option<String>,
    /// Who holds it, by key, with their shift; not listed for a whole tier.
    pub holders: Vec<Holder>,
    /// How many appointments there are.
    pub held: usize,
    /// Whether nobody holds it, so that the next post of the unit or above it answers.
    pub vacant: bool,
}

/// A holder of a post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Holder {
    /// The person.
    pub person: String,
    /// The shift, if one is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shift: Option<String>,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnsweredBy {
    /// The person.
    pub person: String,
    /// The post they hold; none for a keeper named in person.
    pub post: Option<String>,
    /// The unit of the post, or the cell of the claim.
    pub unit: String,
    /// Whether a vacancy passed the answer upwards: nobody holds a post that answers in a unit
    /// further down and needs a holder, or the post that keeps the area. Posts of one unit stand in
    /// for each other, and a post that need not be held leaves no vacancy.
    pub passed_up: bool,
}

/// In English, who answers on a line, and a line for each unit with posts on the way.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}: ", self.about, self.network)?;
        match &self.answered_by {
            Some(by) => write!(f, "{by}")?,
            None if self.steps.iter().any(|step| step.unit.is_none()) => f.write_str("tier by tier")?,
            None => f.write_str("nobody")?,
        }
        self.steps.iter().filter(|step| !step.posts.is_empty()).try_for_each(|step| write!(f, "\n  {step}"))
    }
}

impl fmt::Display for AnsweredBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let post = self.post.as_deref().unwrap_or("keeper");
        write!(f, "{}, {post} of {}", self.person, self.unit)?;
        if self.passed_up { f.write_str(", passed up past a vacancy") } else { Ok(()) }
    }
}

/// Holders that one line names of a post.
const NAMED: usize = 3;

impl fmt::Display for AnswerStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{unit} ({})", self.tier)?,
            None => f.write_str(&self.tier)?,
        }
        for (index, post) in self.posts.iter().enumerate() {
            write!(f, "{} {}", if index == 0 { ":" } else { "," }, post.post)?;
            if post.vacant {
                f.write_str(" vacant")?;
            }
            post.holders.iter().take(NAMED).try_for_each(|holder| write!(f, " {}", holder.person))?;
            let more = post.held.saturating_sub(post.holders.len().min(NAMED));
            if more > 0 {
                write!(f, " +{more}")?;
            }
        }
        Ok(())
    }
}

impl Grid {
    /// Who answers for a person, an area, a unit, a post or a kind of matter.
    ///
    /// A person is answered for in every network they are placed in, an area once a claim, a kind
    /// of matter from the unit that owns it or, if none does, tier by tier. Nothing comes back
    /// for whoever is placed nowhere and for an area nobody claims. `O(depth)` and the posts on
    /// the way.
    ///
    /// The chain begins in the cell whoever is asked about, so the lead of a cell answers for that
    /// cell and everybody in it, themselves included: it says whose duty it is. Who may handle a
    /// matter about somebody is another question, not answered here.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if the reference names nothing.
    ///
    /// ```
    /// use gridcore::Reference;
    /// # use gridcore::{Charter, Grid, PersonRow, Roster, UnitRow, AppointmentRow};
    /// # let charter = Charter::from_toml(r#"
    /// #     name = "w"
    /// #     tiers = ["site", "team"]
    /// #     posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }]
    /// # "#)?;
    /// # let mut roster = Roster::new();
    /// # roster.add_units([
    /// #     UnitRow { key: "s".into(), tier: "site".into(), ..UnitRow::default() },
    /// #     UnitRow { key: "t".into(), parent: "s".into(), tier: "team".into(), ..UnitRow::default() },
    /// # ]);
    /// # roster.add_people([PersonRow { key: "p1".into(), cell: "t".into(), ..PersonRow::default() },
    /// #     PersonRow { key: "p2".into(), cell: "t".into(), ..PersonRow::default() }]);
    /// # roster.add_appointments([AppointmentRow { person: "p2".into(), post: "head".into(), unit: "s".into(),
    /// #     ..AppointmentRow::default() }]);
    /// # let grid = Grid::new(&charter, &roster)?;
    ///
    /// let answers = grid.answers_for(&Reference::Person("p1".into()))?;
    /// assert!(answers[0].steps[0].posts[0].vacant);
    /// let by = answers[0].answered_by.as_ref().expect("somebody answers");
    /// assert_eq!((by.person.as_str(), by.unit.as_str(), by.passed_up), ("p2", "s", true));
    /// assert_eq!(
    ///     answers[0].to_string(),
    ///     "person:p1 in main: p2, head of s, passed up past a vacancy\n  t (team): lead vacant\n  s (site): head p2"
    /// );
    /// # Ok::<(), gridcore::Error>(())
    /// ```
    pub fn answers_for(&self, about: &Reference<'_>) -> Result<Vec<Answer>, Error> {
        let owned = about.clone().into_owned();
        match about {
            Reference::Person(key) => {
                let id = self.person(key)?.id;
                let cells = self.people.places.values().filter_map(|places| places.cell(id));
                Ok(cells.map(|cell| self.answer(&owned, cell, &[])).collect())
            }
            Reference::Unit(key) => Ok(vec![self.answer(&owned, self.unit(key)?.id, &[])]),
            Reference::Post { post, unit } => {
                self.charter.model.post(post).ok_or_else(|| self.unknown(What::Post, post))?;
                Ok(vec![self.answer(&owned, self.unit(unit)?.id, &[])])
            }
            Reference::Area(key) => {
                let area = self.area(key)?;
                let claims = area.claims();
                Ok(claims
                    .map(|claim| {
                        self.keeper_first(self.answer(&owned, claim.row.cell, &[]), claim.row.keeper, claim.row.cell)
                    })
                    .collect())
            }
            Reference::Kind(key) => {
                let kind = self.charter.model.kind(key).ok_or_else(|| self.unknown(What::Kind, key))?;
                match &kind.unit {
                    Some(unit) => Ok(vec![self.answer(&owned, self.unit(unit)?.id, &kind.posts)]),
                    None => Ok(vec![self.answer_by_tier(&owned, kind)]),
                }
            }
        }
    }

    /// Who answers for a kind of matter that arises about something: from the unit that owns the
    /// kind, or from the cell of what it is about, in the network that handles the kind.
    ///
    /// Nothing comes back if what it is about has no cell in that network.
    ///
    /// # Errors
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if the kind or the reference names nothing.
    pub fn answers_for_matter(&self, kind: &str, about: &Reference<'_>) -> Result<Option<Answer>, Error> {
        let found = self.charter.model.kind(kind).ok_or_else(|| self.unknown(What::Kind, kind))?;
        let owned = about.clone().into_owned();
        let cells: Vec<UnitId> = match about {
            Reference::Person(key) => {
                let id = self.person(key)?.id;
                self.people.places.values().filter_map(|places| places.cell(id)).collect()
            }
            Reference::Unit(key) | Reference::Post { unit: key, .. } => vec![self.unit(key)?.id],
            Reference::Area(key) => self.area(key)?.claims().map(|claim| claim.row.cell).collect(),
            Reference::Kind(_) => Vec::new(),
        };
        let start = match &found.unit {
            Some(unit) => Some(self.unit(unit)?.id),
            None => cells.into_iter().find(|cell| self.network_of(*cell) == found.network),
        };
        Ok(start.map(|unit| self.answer(&owned, unit, &found.posts)))
    }

    /// The chain from a unit upwards; no posts named means all that answer.
    fn answer(&self, about: &Reference<'static>, from: UnitId, posts: &[PostId]) -> Answer {
        let (mut steps, mut answered_by, mut vacancy) = (Vec::new(), None, false);
        for unit in self.units.chain(from) {
            let step = self.step(unit, posts);
            answered_by = answered_by.or_else(|| first_holder(&step, vacancy));
            vacancy |= self.has_vacancy(unit, posts);
            steps.push(step);
        }
        Answer {
            about: about.clone(),
            network: self.network_key(self.network_of(from)),
            keeper: None,
            steps,
            answered_by,
        }
    }

    fn network_key(&self, network: NetworkId) -> String {
        self.charter.model.networks.value(network).map_or_else(String::new, |network| network.key.clone())
    }

    fn step(&self, unit: UnitId, posts: &[PostId]) -> AnswerStep {
        let answering = self.charter.model.posts.ids().filter(|post| self.answers(*post, posts));
        let there = answering.filter(|post| self.post_exists(*post, unit));
        let tier = self.charter.model.tiers.value(self.units.tier(unit));
        AnswerStep {
            unit: Some(self.units.keys.key(unit).to_owned()),
            tier: tier.map_or_else(String::new, |tier| tier.label.clone()),
            grade: tier.and_then(|tier| tier.grade.clone()),
            posts: there.map(|post| self.answer_post(post, unit)).collect(),
        }
    }

    /// Whether nobody holds a post that answers in a unit and needs a holder.
    fn has_vacancy(&self, unit: UnitId, posts: &[PostId]) -> bool {
        let mut needed = self.charter.model.posts.iter().filter(|(_, post)| post.seats.min > 0).map(|(id, _)| id);
        needed.any(|post| self.answers(post, posts) && self.post_exists(post, unit) && self.is_vacant(post, unit))
    }

    fn answers(&self, post: PostId, named: &[PostId]) -> bool {
        if named.is_empty() { self.charter.model.posts[post].answers } else { named.contains(&post) }
    }

    fn answer_post(&self, post: PostId, unit: UnitId) -> AnswerPost {
        let data = &self.charter.model.posts[post];
        let mut holders: Vec<Holder> = self
            .appointments
            .of_post(post, unit)
            .map(|(_, row)| Holder {
                person: self.people.keys.key(row.person).to_owned(),
                shift: (row.shift != NO_SHIFT).then(|| data.shifts.get(usize::from(row.shift)).cloned()).flatten(),
            })
            .collect();
        order::natural(&mut holders);
        AnswerPost {
            post: data.key.clone(),
            grade: data.grade.clone(),
            held: holders.len(),
            vacant: holders.is_empty(),
            holders,
        }
    }

    /// The keeper of a claim answers before the chain does.
    fn keeper_first(&self, mut answer: Answer, keeper: Option<End>, cell: UnitId) -> Answer {
        answer.keeper = keeper.map(|keeper| self.reference(keeper).into_owned());
        let by = match keeper {
            Some(End::Person(person)) => Some(AnsweredBy {
                person: self.people.keys.key(person).to_owned(),
                post: None,
                unit: self.units.keys.key(cell).to_owned(),
                passed_up: false,
            }),
            Some(End::Post(post, unit)) => {
                let post = self.answer_post(post, unit);
                post.holders.first().map(|holder| AnsweredBy {
                    person: holder.person.clone(),
                    post: Some(post.post.clone()),
                    unit: self.units.keys.key(unit).to_owned(),
                    passed_up: false,
                })
            }
            Some(End::Unit(_)) | None => None,
        };
        match by {
            Some(by) => answer.answered_by = Some(by),
            // A vacant keeper passes the answer on.
            None if keeper.is_some() => {
                if let Some(by) = &mut answer.answered_by {
                    by.passed_up = true;
                }
            }
            None => {}
        }
        answer
    }

    /// The posts that answer for a kind of matter on each tier, innermost first.
    fn answer_by_tier(&self, about: &Reference<'static>, kind: &Kind) -> Answer {
        let model = &self.charter.model;
        let mut tiers: Vec<TierId> = model.unit_tiers(kind.network).collect();
        tiers.reverse();
        let steps = tiers.into_iter().map(|tier| {
            let on_tier = |post: &PostId| model.posts[*post].sites.iter().any(|site| site.tier == tier);
            let posts = model.posts.ids().filter(|post| self.answers(*post, &kind.posts)).filter(on_tier);
            AnswerStep {
                unit: None,
                tier: model.tiers[tier].label.clone(),
                grade: model.tiers[tier].grade.clone(),
                posts: posts.map(|post| self.post_on_tier(post, tier)).collect(),
            }
        });
        Answer {
            about: about.clone(),
            network: self.network_key(kind.network),
            keeper: None,
            steps: steps.collect(),
            answered_by: None,
        }
    }

    fn post_on_tier(&self, post: PostId, tier: TierId) -> AnswerPost {
        let data = &self.charter.model.posts[post];
        let rows = self.appointments.rows.iter().filter(|(_, row)| row.post == post);
        let held = rows.filter(|(_, row)| self.units.tier(row.unit) == tier).count();
        AnswerPost { post: data.key.clone(), grade: data.grade.clone(), holders: Vec::new(), held, vacant: held == 0 }
    }
}

/// The first holder of a post in a unit.
fn first_holder(step: &AnswerStep, passed_up: bool) -> Option<AnsweredBy> {
    let post = step.posts.iter().find(|post| !post.vacant)?;
    Some(AnsweredBy {
        person: post.holders.first()?.person.clone(),
        post: Some(post.post.clone()),
        unit: step.unit.clone()?,
        passed_up,
    })
}
