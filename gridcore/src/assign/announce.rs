//! What a check will find of what was staffed, said by the plan before it is applied.
//!
//! The rules here are those of the check, written again from what they mean: a plan must not need the check
//! to know what it leaves, and the tests hold the two against each other.

use super::candidates::bars;
use super::hold::{self, Held};
use super::seats::{self, Seat};
use super::terms::Terms;
use crate::charter::Post;
use crate::eligibility::Bar;
use crate::finding::catalogue::{coverage, staffing};
use crate::finding::{Args, Finding, Findings, FindingsBuilder, RuleInfo, Subject, listed};
use crate::grid::{Grid, NO_SHIFT};
use crate::key::{IdVec, PostId, UnitId};
use crate::order;

/// What will be found of the seats of a request and of those who hold them, in the grid as it will be.
pub(super) fn findings(after: &Grid, terms: &Terms) -> Findings {
    let mut found = Found { grid: after, all: Vec::new() };
    found.seats(terms);
    for row in hold::of(after, terms) {
        found.appointment(&row);
        found.bars(&row);
    }
    found.combined(terms);
    let Found { mut all, .. } = found;
    order::by(&mut all, Finding::order);
    all.dedup();
    let mut findings = FindingsBuilder::new(after.charter.spec.language, after.limits.listed);
    all.into_iter().for_each(|finding| findings.push(finding));
    findings.finish()
}

struct Found<'g> {
    grid: &'g Grid,
    all: Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, rule: &'static RuleInfo, subject: Subject, text: u8, args: Args) {
        if let Some(severity) = self.grid.charter.severity(rule) {
            self.all.push(Finding { severity, ..Finding::new(rule, subject, text, args) });
        }
    }

    fn post(&self, post: PostId) -> Option<&Post> {
        self.grid.charter.model.posts.value(post)
    }

    /// Posts with too few or too many holders, those with shifts shift by shift.
    fn seats(&mut self, terms: &Terms) {
        let grid = self.grid;
        let posts: Vec<PostId> = terms.posts.keys().copied().collect();
        for seats in seats::of(grid, &posts, &terms.units) {
            let Seat { post, unit, shift } = seats.seat;
            let Some(data) = grid.charter.model.posts.value(post) else { continue };
            let vacant = grid.is_vacant(post, unit);
            let subject = Subject::Post { post: data.key.as_str().into(), unit: grid.units.keys.key(unit).into() };
            let named =
                || -> Args { vec![("post", data.key.as_str().into()), ("unit", grid.units.keys.key(unit).into())] };
            if shift != NO_SHIFT && vacant {
                if shift == 0 && data.seats.min > 0 {
                    let args = [named(), vec![("shifts", listed(&data.shifts).into())]].concat();
                    self.add(&coverage::STATION_UNCOVERED, subject, 0, args);
                }
                continue;
            }
            let mut args = named();
            args.extend([("count", seats.held.into()), ("expected", data.seats.to_string().into())]);
            if shift != NO_SHIFT {
                args.insert(0, ("shift", seats.seat.shift_label(grid).into()));
            }
            if seats.held < seats.required {
                let rule = match (shift, data.role) {
                    (NO_SHIFT, true) => &staffing::ROLE_UNCOVERED,
                    (NO_SHIFT, false) => &staffing::VACANT,
                    _ => &coverage::SHIFT_UNCOVERED,
                };
                self.add(rule, subject.clone(), 0, args.clone());
            }
            if seats.most.is_some_and(|most| seats.held > most) {
                order::by_key(&mut args, |(name, _)| *name == "shift");
                self.add(&staffing::OVER_FULL, subject, u8::from(shift != NO_SHIFT), args);
            }
        }
    }

    /// What an appointment lacks of itself: channel, approvals, its first day.
    fn appointment(&mut self, row: &Held) {
        let grid = self.grid;
        let Seat { post, unit, shift } = row.seat;
        let Some((_, data)) = grid.appointments.find(row.person, post, unit, shift) else { return };
        let Some(of_post) = self.post(post).cloned() else { return };
        let key = of_post.key.as_str();
        let (person, at) = (grid.people.keys.key(row.person), grid.units.keys.key(unit));
        let shift = (shift != NO_SHIFT).then(|| row.seat.shift_label(grid).into());
        let subject = Subject::Appointment { post: key.into(), unit: at.into(), person: person.into(), shift };
        let who =
            |more: Args| [vec![("person", person.into()), ("post", key.into()), ("unit", at.into())], more].concat();
        for approval in &of_post.approvals {
            if !data.approvals.iter().any(|given| grid.symbol(*given) == approval) {
                let args = who(vec![("approval", approval.as_str().into())]);
                self.add(&staffing::APPROVAL_MISSING, subject.clone(), 0, args);
            }
        }
        let channel = grid.symbol(data.channel);
        if !of_post.channels.is_empty() && !of_post.channels.iter().any(|allowed| allowed == channel) {
            let allowed = ("allowed", listed(&of_post.channels).into());
            let (text, args) =
                if channel.is_empty() { (1, vec![allowed]) } else { (0, vec![("channel", channel.into()), allowed]) };
            self.add(&staffing::CHANNEL, subject.clone(), text, who(args));
        }
        if let Some(term) = of_post.term {
            match data.dates.from {
                None => self.add(&staffing::TERM_OVER, subject, 1, who(Vec::new())),
                Some(from) => {
                    let end = term.end(from).filter(|end| grid.day.is_some_and(|day| *end <= day));
                    if let Some(end) = end {
                        self.add(&staffing::TERM_OVER, subject, 0, who(vec![("date", end.into())]));
                    }
                }
            }
        }
    }

    /// What still bars a holder: nothing, unless the conditions of posts ask for each other in a circle.
    fn bars(&mut self, row: &Held) {
        let Seat { post, unit, .. } = row.seat;
        for bar in bars(self.grid, row.person, row.seat) {
            let (role, own) = match &bar {
                Bar::Excludes(_) => continue,
                Bar::TooMany { role, .. } => (*role, false),
                Bar::Exclusive(..) => (false, false),
                _ => (false, true),
            };
            let held = crate::eligibility::Held { post, unit };
            let Some(mut finding) = self.grid.finding_of_bar(row.person, held, &bar) else { continue };
            // The first texts of each rule are those of what is so.
            finding.text = u8::from(role);
            if own
                && row.seat.shift != NO_SHIFT
                && let Subject::Appointment { shift, .. } = &mut finding.subject
            {
                *shift = Some(row.seat.shift_label(self.grid).into());
            }
            self.all.push(finding);
        }
    }

    /// Counts over several posts, over the grid or in each unit of a tier.
    fn combined(&mut self, terms: &Terms) {
        let grid = self.grid;
        let model = &grid.charter.model;
        for combined in model.combined.iter().filter(|c| c.posts.iter().any(|post| terms.posts.contains_key(post))) {
            let mut in_units: IdVec<UnitId, u32> = IdVec::filled(0, grid.units.bound());
            let mut all = 0_u32;
            for (_, row) in grid.appointments.rows.iter().filter(|(_, row)| combined.posts.contains(&row.post)) {
                all += 1;
                let place = grid.units.chain(row.unit).find(|unit| Some(grid.units.tier(*unit)) == combined.tier);
                if let Some(count) = place.and_then(|unit| in_units.get_mut(unit)) {
                    *count += 1;
                }
            }
            let posts = combined.posts.iter().map(|post| model.posts.value(*post).map_or("", |post| &post.key));
            let common = |count: u32| -> Args {
                vec![
                    ("combined", combined.key.as_str().into()),
                    ("count", count.into()),
                    ("expected", combined.count.to_string().into()),
                    ("posts", listed(posts.clone()).into()),
                ]
            };
            let Some(tier) = combined.tier else {
                if !combined.count.contains(all) {
                    let subject = Subject::Combined { key: combined.key.as_str().into(), unit: None };
                    self.add(&staffing::COMBINED_COUNT, subject, 0, common(all));
                }
                continue;
            };
            for unit in terms.units.iter().copied().filter(|unit| grid.units.tier(*unit) == tier) {
                let count = in_units.value(unit).copied().unwrap_or(0);
                if !combined.count.contains(count) {
                    let at: Box<str> = grid.units.keys.key(unit).into();
                    let args = [common(count), vec![("unit", at.to_string().into())]].concat();
                    let subject = Subject::Combined { key: combined.key.as_str().into(), unit: Some(at) };
                    self.add(&staffing::COMBINED_COUNT, subject, 1, args);
                }
            }
        }
    }
}
