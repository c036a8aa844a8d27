//! Lists of duties, checklists and registers.

use super::Compiler;
use super::faults::List;
use crate::charter::duty::{Binds, Duty, DutyList, Risks};
use crate::charter::spec::{DutyKind, DutyListSpec, DutySpec, RisksSpec};
use crate::finding::Args;
use crate::finding::catalogue::charter as rules;
use crate::key::{Id, LinkKindId};
use crate::points::Points;
use crate::time::{Cadence, PeriodKind, Within};
use crate::value::shown;

/// Which text of `charter.duty`.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Binds,
    Tasks,
    Both,
    Never,
    Days,
    Times,
    Points,
    Nothing,
}

/// How often a duty may be due in one period, and the most points it may be worth each time: no sum over a
/// review is beyond a [`Points`] then.
const MOST_TIMES: u32 = 50;
const MOST_POINTS: i64 = 1000;

/// The days of a period as a charter writes them.
struct Days {
    every: Option<PeriodKind>,
    first: Option<u32>,
    last: Option<u32>,
}

impl Compiler<'_> {
    pub(super) fn compile_duties(&mut self) -> Vec<DutyList> {
        let spec = self.spec;
        // A row names a duty, or the revision of a list, by its key alone.
        let lists = spec.duty_lists.len();
        let items = spec.duty_lists.iter().enumerate();
        let items: Vec<(usize, usize)> =
            items.flat_map(|(list, spec)| (0..spec.items.len()).map(move |item| (list, item))).collect();
        let keys = spec.duty_lists.iter().flat_map(|list| &list.items).map(|item| item.key.as_str());
        self.name_list(spec.duty_lists.iter().map(|list| list.key.as_str()).chain(keys), "", |number| {
            match number.checked_sub(lists).and_then(|item| items.get(item)) {
                None => format!("duty_lists[{number}].key"),
                Some((list, item)) => format!("duty_lists[{list}].items[{item}].key"),
            }
        });
        let mut compiled = Vec::with_capacity(lists);
        for (index, list) in spec.duty_lists.iter().enumerate() {
            compiled.extend(self.duty_list(&format!("duty_lists[{index}]"), list));
        }
        compiled
    }

    fn duty_list(&mut self, at: &str, spec: &DutyListSpec) -> Option<DutyList> {
        let mut duties = Vec::with_capacity(spec.items.len() + 1);
        if let Some(revised) = &spec.revised {
            let days = Days { every: Some(revised.every), first: revised.first, last: revised.last };
            let cadence = self.cadence(&format!("{at}.revised"), &spec.key, &days);
            duties.push(Duty {
                key: spec.key.clone(),
                kind: DutyKind::Work,
                revision: true,
                cadence,
                times: 1,
                points: Points::ZERO,
                late: Points::ZERO,
                missed: Points::ZERO,
            });
        }
        for (index, item) in spec.items.iter().enumerate() {
            duties.push(self.duty(&format!("{at}.items[{index}]"), item));
        }
        if !spec.needs.is_empty() && !spec.tasks {
            self.duty_fault(&format!("{at}.needs"), Fault::Tasks, &spec.key, vec![]);
        }
        if duties.is_empty() && !spec.tasks {
            self.duty_fault(at, Fault::Nothing, &spec.key, vec![]);
        }
        let binds = self.binds(at, spec)?;
        Some(DutyList { key: spec.key.clone(), binds, needs: spec.needs.clone(), duties })
    }

    fn binds(&mut self, at: &str, spec: &DutyListSpec) -> Option<Binds> {
        let post = match &spec.post {
            Some(post) => Some(self.post(format_args!("{at}.post"), post)?),
            None => None,
        };
        match (&spec.tier, post, &spec.link, spec.tasks) {
            (Some(tier), post, None, false) => {
                let tier = self.unit_tier(format_args!("{at}"), spec.network.as_deref(), tier)?;
                Some(Binds::Units(tier, post))
            }
            (None, Some(post), None, false) => Some(Binds::Holders(post)),
            (None, None, Some(link), false) => {
                let found = self.spec.links.iter().position(|known| known.key == *link);
                if found.is_none() {
                    let known = self.spec.links.iter().map(|link| link.key.as_str());
                    self.faults.unknown_name(format_args!("{at}.link"), List::Declared("links"), link, known);
                }
                found.map(|index| Binds::Links(LinkKindId::new(index)))
            }
            (None, None, None, true) => Some(Binds::Tasks),
            _ => {
                self.duty_fault(at, Fault::Binds, &spec.key, vec![]);
                None
            }
        }
    }

    fn duty(&mut self, at: &str, spec: &DutySpec) -> Duty {
        let days = Days { every: spec.every, first: spec.first, last: spec.last };
        let cadence = self.cadence(at, &spec.key, &days);
        let times = spec.times.unwrap_or(1);
        if times == 0 || times > MOST_TIMES {
            let args = vec![("found", times.into()), ("most", MOST_TIMES.into())];
            self.duty_fault(&format!("{at}.times"), Fault::Times, &spec.key, args);
        }
        for (field, points) in [("points", spec.points), ("late", spec.late), ("missed", spec.missed)] {
            let most = Points::from_whole(MOST_POINTS).unwrap_or_default();
            if let Some(points) = points.filter(|points| points.thousandths().abs() > most.thousandths()) {
                let args = vec![("found", points.into()), ("most", most.into())];
                self.duty_fault(&format!("{at}.{field}"), Fault::Points, &spec.key, args);
            }
        }
        let points = spec.points.unwrap_or_default();
        let (late, missed) = (spec.late.unwrap_or(points), spec.missed.unwrap_or_default());
        Duty { key: spec.key.clone(), kind: spec.kind, revision: false, cadence, times, points, late, missed }
    }

    fn cadence(&mut self, at: &str, key: &str, days: &Days) -> Option<Cadence> {
        let (field, number) = match (days.first, days.last) {
            (Some(_), Some(_)) => {
                self.duty_fault(&format!("{at}.last"), Fault::Both, key, vec![]);
                return None;
            }
            (Some(first), None) => ("first", Some(first)),
            (None, last) => ("last", last),
        };
        let Some(every) = days.every else {
            if number.is_some() {
                self.duty_fault(&format!("{at}.{field}"), Fault::Never, key, vec![("field", field.into())]);
            }
            return None;
        };
        let most = Cadence::shortest(every);
        if let Some(number) = number.filter(|number| *number == 0 || *number > most) {
            let args = vec![("found", number.into()), ("most", most.into()), ("every", every.as_str().into())];
            self.duty_fault(&format!("{at}.{field}"), Fault::Days, key, args);
        }
        let number = number.and_then(|number| u16::try_from(number).ok());
        let within = match number {
            None => Within::Whole,
            Some(number) if field == "first" => Within::First(number),
            Some(number) => Within::Last(number),
        };
        Some(Cadence { every, within })
    }

    pub(super) fn compile_checklists(&mut self) {
        let spec = self.spec;
        self.name_list(spec.checklists.iter().map(|list| list.key.as_str()), "", |i| format!("checklists[{i}].key"));
        for (index, list) in spec.checklists.iter().enumerate() {
            let at = format!("checklists[{index}]");
            if list.items.is_empty() {
                self.faults.missing_value(format_args!("{at}"), &["items"]);
            }
            self.name_list(list.items.iter().map(|item| item.key.as_str()), "", |i| format!("{at}.items[{i}].key"));
            for (number, item) in list.items.iter().enumerate() {
                let kind = item.kind.as_deref().filter(|kind| !spec.kinds.iter().any(|known| known.key == *kind));
                if let Some(kind) = kind {
                    let known = spec.kinds.iter().map(|kind| kind.key.as_str());
                    let list = List::Declared("kinds");
                    self.faults.unknown_name(format_args!("{at}.items[{number}].kind"), list, kind, known);
                }
            }
        }
    }

    pub(super) fn compile_risks(&mut self) -> Option<Risks> {
        let RisksSpec { tier, network, post, kinds, levels } = self.spec.risks.as_ref()?;
        let tier = self.unit_tier(format_args!("risks"), network.as_deref(), tier);
        let post = post.as_deref().and_then(|post| self.post(format_args!("risks.post"), post));
        self.plain_list("risks.kinds", kinds.as_deref().unwrap_or_default(), "");
        self.plain_list("risks.levels", levels, "");
        Some(Risks { tier, post })
    }

    fn duty_fault(&mut self, at: &str, fault: Fault, key: &str, more: Args) {
        let args = [vec![("duty", shown(key).into())], more].concat();
        self.faults.push(format_args!("{at}"), &rules::DUTY, fault as u8, args);
    }
}
