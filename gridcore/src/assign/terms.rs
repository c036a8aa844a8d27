//! A request held against a grid: every name replaced by its id, everything that is wrong at once.

use std::collections::BTreeMap;

use super::request::{Holders, Nomination, PostRequest, Request};
use super::seats::Seat;
use crate::charter::{NumberTest, Post, Predicate, Preference, Test, Wish};
use crate::finding::catalogue::call;
use crate::finding::{Args, Error, ErrorKind, Finding, FindingsBuilder, Place, Subject, listed};
use crate::grid::Grid;
use crate::key::{PersonId, PostId, UnitId, did_you_mean};
use crate::order;
use crate::points::Points;
use crate::time::Date;

/// What a request asks of a grid.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    pub(super) posts: BTreeMap<PostId, PostTerms>,
    /// The units to staff, by id.
    pub(super) units: Vec<UnitId>,
    /// Whether it is about the whole grid.
    pub(super) everywhere: bool,
    pub(super) reopen: bool,
    pub(super) per_person: Option<u32>,
    pub(super) shares: Vec<ShareTerms>,
    pub(super) from: Option<Date>,
    /// Seats somebody cannot be appointed to from that day on, since an appointment of theirs to the same is
    /// scheduled; not of those who hold it and can keep it until then.
    pub(super) scheduled: Vec<(PersonId, Seat)>,
}

/// What it asks of one post.
#[derive(Debug, Clone)]
pub(super) struct PostTerms {
    pub(super) optional: bool,
    pub(super) wishes: Vec<Wish>,
    pub(super) require: Option<Test>,
    pub(super) nominated: bool,
    pub(super) channel: Option<String>,
    pub(super) approvals: Vec<String>,
    /// By person, and the unit if one was named.
    pub(super) nominations: BTreeMap<PersonId, Vec<Named>>,
}

/// A nomination somebody has for a post.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) unit: Option<UnitId>,
    pub(super) channel: String,
    pub(super) votes: u32,
}

/// A share, with what it counts.
#[derive(Debug, Clone)]
pub(super) struct ShareTerms {
    pub(super) posts: Vec<PostId>,
    pub(super) people: Test,
    pub(super) share: Points,
}

impl Terms {
    /// # Errors
    /// Everything wrong with the request.
    pub(super) fn of(grid: &Grid, request: &Request) -> Result<Self, Error> {
        let mut reader = Reader { grid, wrong: Vec::new() };
        let terms = reader.terms(request);
        reader.read(terms)
    }
}

/// A condition of a request with its names replaced by what they name; `at` is where it stands.
///
/// # Errors
/// Everything wrong with it.
pub(super) fn condition(grid: &Grid, at: &str, predicate: &Predicate) -> Result<Test, Error> {
    let mut reader = Reader { grid, wrong: Vec::new() };
    let test = reader.test(at, predicate);
    reader.read(test)
}

impl PostTerms {
    /// The nominations of somebody for the post in a unit.
    pub(super) fn named(&self, person: PersonId, unit: UnitId) -> impl Iterator<Item = &Named> {
        let all = self.nominations.get(&person).into_iter().flatten();
        all.filter(move |named| named.unit.is_none_or(|at| at == unit))
    }

    /// How many votes they had.
    pub(super) fn votes(&self, person: PersonId, unit: UnitId) -> i64 {
        self.named(person, unit).map(|named| i64::from(named.votes)).sum()
    }

    /// The channel an appointment comes by; empty if none is known.
    pub(super) fn channel<'a>(&'a self, post: &'a Post, person: PersonId, unit: UnitId) -> &'a str {
        let named =
            || self.named(person, unit).map(|named| named.channel.as_str()).filter(|channel| !channel.is_empty());
        let by_post = post.channels.iter().map(String::as_str).find(|channel| named().any(|named| named == *channel));
        by_post.or_else(|| named().next()).or(self.channel.as_deref()).unwrap_or("")
    }
}

/// What is wrong; the texts of `call.bad-request` in order.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    Unknown,
    Share,
    Date,
    Bounds,
    Channel,
}

struct Reader<'g> {
    grid: &'g Grid,
    /// What is wrong, each once: what is said of all posts is read for each.
    wrong: Vec<Finding>,
}

impl Reader<'_> {
    /// What was read, unless something is wrong.
    fn read<T>(self, read: T) -> Result<T, Error> {
        if self.wrong.is_empty() {
            return Ok(read);
        }
        let mut findings = FindingsBuilder::new(self.grid.charter.spec.language, self.grid.limits.listed);
        self.wrong.into_iter().for_each(|finding| findings.push(finding));
        Err(Error::new(ErrorKind::Call, findings.finish()))
    }

    fn wrong(&mut self, at: &str, wrong: Wrong, args: Args) {
        let subject = Subject::Table { table: "request".into() };
        let place = Place::file("request").column(at.to_owned());
        let finding = Finding::new(&call::BAD_REQUEST, subject, wrong as u8, args).at(place);
        if !self.wrong.contains(&finding) {
            self.wrong.push(finding);
        }
    }

    fn unknown<'n>(&mut self, at: &str, list: &str, name: &str, known: impl Iterator<Item = &'n str>) {
        let suggestion = did_you_mean(name, known);
        let mut args: Args = vec![("name", name.into()), ("list", list.into())];
        args.extend(suggestion.map(|suggestion| ("suggestion", suggestion.into())));
        self.wrong(at, Wrong::Unknown, args);
    }

    fn terms(&mut self, request: &Request) -> Terms {
        let model = &self.grid.charter.model;
        let named: Vec<PostId> = self.posts("posts", &request.posts);
        let posts: Vec<PostId> = if request.posts.is_empty() { model.posts.ids().collect() } else { named };
        let of = request.of.iter().filter_map(|(key, of)| Some((self.post(&format!("of.{key}"), key)?, of)));
        let of: BTreeMap<PostId, &PostRequest> = order::map(of);
        let mut terms: BTreeMap<PostId, PostTerms> = BTreeMap::new();
        for post in posts {
            if let Some(of_post) = self.post_terms(request, post, of.get(&post).copied()) {
                terms.insert(post, of_post);
            }
        }
        for (index, nomination) in request.nominations.iter().enumerate() {
            self.nomination(&format!("nominations[{index}]"), nomination, &mut terms);
        }
        let roots: Vec<UnitId> = self.units(&request.units);
        let all: Vec<PostId> = terms.keys().copied().collect();
        let from = self.date(request.date);
        Terms {
            units: super::seats::units_under(self.grid, &roots),
            everywhere: request.units.is_empty(),
            reopen: request.holders == Holders::Reopen,
            per_person: request.per_person,
            shares: self.shares(request, &all),
            from,
            scheduled: super::scheduled::of(self.grid, from),
            posts: terms,
        }
    }

    fn post_terms(&mut self, request: &Request, post: PostId, of: Option<&PostRequest>) -> Option<PostTerms> {
        let data = self.grid.charter.model.posts.value(post)?;
        let at = |field: &str, own: bool| if own { format!("of.{}.{field}", data.key) } else { field.to_owned() };
        let own = of.and_then(|of| of.prefer.as_ref());
        let wishes = match own.or(request.prefer.as_ref()) {
            Some(prefer) => self.wishes(&at("prefer", own.is_some()), prefer),
            None => data.prefer.clone(),
        };
        let own = of.and_then(|of| of.require.as_ref());
        let require = own.or(request.require.as_ref());
        let require = require.map(|require| self.test(&at("require", own.is_some()), require));
        let channel = of.and_then(|of| of.channel.as_ref());
        if let Some(channel) = channel.filter(|channel| !data.channels.is_empty() && !data.channels.contains(channel)) {
            let args = vec![("channel", channel.as_str().into()), ("post", data.key.as_str().into())];
            self.wrong(
                &at("channel", true),
                Wrong::Channel,
                [args, vec![("allowed", listed(&data.channels).into())]].concat(),
            );
        }
        // The channel of the request is for those posts that allow it.
        let common = request.channel.as_ref().filter(|c| data.channels.is_empty() || data.channels.contains(c));
        let approvals = of.and_then(|of| of.approvals.as_ref()).unwrap_or(&request.approvals);
        Some(PostTerms {
            optional: of.and_then(|of| of.optional).unwrap_or(request.optional),
            wishes,
            require,
            nominated: of.and_then(|of| of.nominated).unwrap_or(request.nominated),
            channel: channel.or(common).cloned(),
            approvals: data.approvals.iter().filter(|approval| approvals.contains(approval)).cloned().collect(),
            nominations: BTreeMap::new(),
        })
    }

    fn nomination(&mut self, at: &str, nomination: &Nomination, terms: &mut BTreeMap<PostId, PostTerms>) {
        let grid = self.grid;
        let person = grid.person_id(&nomination.person);
        if person.is_none() {
            self.unknown(&format!("{at}.person"), "people", &nomination.person, grid.people.keys.sample());
        }
        let unit = nomination.unit.as_deref().map(|unit| (unit, grid.unit_id(unit)));
        if let Some((unit, None)) = unit {
            self.unknown(&format!("{at}.unit"), "units", unit, grid.units.keys.sample());
        }
        let post = self.post(&format!("{at}.post"), &nomination.post);
        let (Some(person), Some(post)) = (person, post) else { return };
        let Some(data) = grid.charter.model.posts.value(post) else { return };
        let allowed = data.channels.is_empty() || data.channels.contains(&nomination.channel);
        if let Some(of_post) = terms.get_mut(&post).filter(|_| allowed) {
            let unit = unit.and_then(|(_, unit)| unit);
            let named = Named { unit, channel: nomination.channel.clone(), votes: nomination.votes };
            of_post.nominations.entry(person).or_default().push(named);
        }
    }

    fn shares(&mut self, request: &Request, all: &[PostId]) -> Vec<ShareTerms> {
        let mut shares = Vec::new();
        for (index, share) in request.shares.iter().enumerate() {
            let at = format!("shares[{index}]");
            if share.share < Points::ZERO || share.share > Points::ONE {
                self.wrong(&format!("{at}.share"), Wrong::Share, vec![("value", share.share.into())]);
            }
            let named = self.posts(&format!("{at}.posts"), &share.posts);
            let posts = if share.posts.is_empty() { all.to_vec() } else { named };
            let people = self.test(&format!("{at}.people"), &share.people);
            shares.push(ShareTerms { posts, people, share: share.share });
        }
        shares
    }

    fn date(&mut self, date: Option<Date>) -> Option<Date> {
        let day = self.grid.day;
        match date {
            Some(date) if day.is_none_or(|day| date > day) => {
                let mut args: Args = vec![("date", date.into())];
                args.extend(day.map(|day| ("day", day.into())));
                self.wrong("date", Wrong::Date, args);
                None
            }
            date => date.or(day),
        }
    }

    fn post(&mut self, at: &str, name: &str) -> Option<PostId> {
        let model = &self.grid.charter.model;
        let found = model.post(name);
        if found.is_none() {
            self.unknown(at, "posts", name, model.posts.values().map(|post| post.key.as_str()));
        }
        found
    }

    fn posts(&mut self, at: &str, names: &[String]) -> Vec<PostId> {
        names.iter().enumerate().filter_map(|(i, name)| self.post(&format!("{at}[{i}]"), name)).collect()
    }

    fn units(&mut self, names: &[String]) -> Vec<UnitId> {
        let grid = self.grid;
        let mut units = Vec::new();
        for (index, name) in names.iter().enumerate() {
            match grid.unit_id(name) {
                Some(unit) => units.push(unit),
                None => self.unknown(&format!("units[{index}]"), "units", name, grid.units.keys.sample()),
            }
        }
        units
    }

    fn wishes(&mut self, at: &str, prefer: &[Preference]) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for (index, preference) in prefer.iter().enumerate() {
            let at = format!("{at}[{index}]");
            wishes.extend(match preference {
                Preference::People(people) => Some(Wish::People(self.test(&format!("{at}.people"), people))),
                Preference::High(number) => self.number(&format!("{at}.high"), number).map(Wish::High),
                Preference::Low(number) => self.number(&format!("{at}.low"), number).map(Wish::Low),
                Preference::Votes => Some(Wish::Votes),
                Preference::Kept => Some(Wish::Kept),
            });
        }
        wishes
    }

    fn number(&mut self, at: &str, name: &str) -> Option<crate::key::NumberId> {
        let model = &self.grid.charter.model;
        let found = model.number(name);
        if found.is_none() {
            self.unknown(at, "numbers", name, model.numbers.values().map(|number| number.key.as_str()));
        }
        found
    }

    /// Compiles a condition without recursion over what a caller may have nested without end: what is
    /// nested deeper than the limits allow is refused.
    fn test(&mut self, at: &str, predicate: &Predicate) -> Test {
        self.test_at(at, predicate, 0)
    }

    fn test_at(&mut self, at: &str, predicate: &Predicate, depth: usize) -> Test {
        if depth >= self.grid.limits.nesting {
            self.wrong(at, Wrong::Bounds, vec![("limit", self.grid.limits.nesting.into())]);
            return Test::Any(Vec::new());
        }
        let parts = |reader: &mut Self, name: &str, parts: &[Predicate]| -> Vec<Test> {
            let part = |(i, part): (usize, &Predicate)| reader.test_at(&format!("{at}.{name}[{i}]"), part, depth + 1);
            parts.iter().enumerate().map(part).collect()
        };
        match predicate {
            Predicate::Tag(name) => self.tag(at, name),
            Predicate::Not(inner) => Test::Not(Box::new(self.test_at(&format!("{at}.not"), inner, depth + 1))),
            Predicate::All(all) => Test::All(parts(self, "all", all)),
            Predicate::Any(any) => Test::Any(parts(self, "any", any)),
            Predicate::Number(test) => self.number_test(at, test),
            Predicate::Holds(post) => {
                self.post(&format!("{at}.holds"), post).map_or(Test::Any(Vec::new()), Test::Holds)
            }
            Predicate::PlacedUnder(unit) => {
                if self.grid.unit_id(unit).is_none() {
                    self.unknown(&format!("{at}.placed_under"), "units", unit, self.grid.units.keys.sample());
                }
                Test::PlacedUnder(unit.clone())
            }
        }
    }

    /// A tag nobody has and the charter does not name is one nobody meets, unless the vocabulary is
    /// closed.
    fn tag(&mut self, at: &str, name: &str) -> Test {
        let grid = self.grid;
        let known = grid.charter.spec.tags.as_ref();
        if let Some(known) = known.filter(|known| !known.iter().any(|tag| tag == name)) {
            self.unknown(&format!("{at}.tag"), "tags", name, known.iter().map(String::as_str));
        }
        grid.tags.tag(name).map_or(Test::Any(Vec::new()), Test::Tag)
    }

    fn number_test(&mut self, at: &str, test: &NumberTest) -> Test {
        let Some(of) = self.number(&format!("{at}.number.of"), &test.of) else { return Test::Any(Vec::new()) };
        let (least, most) = test.range();
        Test::Number { of, least, most }
    }
}
