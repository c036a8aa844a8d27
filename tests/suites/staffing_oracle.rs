//! Plans of small grids against brute force, which tries every way to fill the seats and asks a check.

use std::collections::BTreeMap;

use gridcore::assign::{Holders, Request, Verdict};
use gridcore::{Change, Grid, TableKind, check};
use gridcore_tests::generate::config;
use gridcore_tests::small;
use gridcore_tests::staffing::staff;
use proptest::prelude::*;

/// A small grid, as the choices that make it.
#[derive(Debug, Clone)]
struct Case {
    /// By person: the team, whether a member, merit, and which seat they hold.
    people: Vec<(usize, bool, i64, usize)>,
    /// Whether leads must be members, officers exclude clerks, lead and officer are exclusive.
    rules: [bool; 3],
    reopen: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    let person = (0..2_usize, any::<bool>(), 0..4_i64, 0..12_usize);
    let people = proptest::collection::vec(person, 1..=5);
    (people, any::<[bool; 3]>(), any::<bool>()).prop_map(|(people, rules, reopen)| Case { people, rules, reopen })
}

/// The seats, each of one holder.
const SEATS: [(&str, &str); 5] = [("lead", "t1"), ("lead", "t2"), ("officer", "t1"), ("officer", "t2"), ("clerk", "s")];

impl Case {
    fn grid(&self) -> Grid {
        let [members, excludes, exclusive] = self.rules;
        let eligible = if members { r#"eligible = { tag = "member" }, "# } else { "" };
        let excludes = if excludes { r#"excludes = ["clerk"], "# } else { "" };
        let exclusive = if exclusive { r#"exclusive = [{ key = "x", posts = ["lead", "officer"] }]"# } else { "" };
        let prefer = r#"prefer = [{ people = { tag = "member" } }, { high = "merit" }]"#;
        let charter = format!(
            r#"
            tiers = ["site", "team"]
            numbers = [{{ key = "merit" }}]
            posts = [
                {{ key = "lead", at = ["team"], scope = "unit", {eligible}{prefer} }},
                {{ key = "officer", at = ["team"], scope = "network", {excludes}{prefer} }},
                {{ key = "clerk", at = ["site"], {prefer} }},
            ]
            {exclusive}
            "#
        );
        let mut people = "key,cell,tags,merit".to_owned();
        let mut appointments = "person,post,unit".to_owned();
        for (index, (team, member, merit, holds)) in self.people.iter().enumerate() {
            people += &format!("\np{index},t{},{},{merit}", team + 1, if *member { "member" } else { "" });
            if let Some((post, unit)) = SEATS.get(*holds) {
                appointments += &format!("\np{index},{post},{unit}");
            }
        }
        let units = "key,parent,tier\ns,,site\nt1,s,team\nt2,s,team";
        let tables = [
            (TableKind::Units, units),
            (TableKind::People, people.as_str()),
            (TableKind::Appointments, appointments.as_str()),
        ];
        small::grid(&charter, None, &tables)
    }
}

/// A plan: by seat, its holder.
type Filled = Vec<Option<usize>>;

/// What a plan is worth: seats unfilled, holders that are no members, merit short of the best, holders not kept.
type Worth = (usize, usize, i64, usize);

struct Oracle<'a> {
    case: &'a Case,
    grid: Grid,
    /// Holders that stay where they are.
    fixed: Filled,
    before: Filled,
}

impl<'a> Oracle<'a> {
    fn new(case: &'a Case) -> Self {
        let grid = case.grid();
        let mut before: Filled = vec![None; SEATS.len()];
        for (index, (_, _, _, holds)) in case.people.iter().enumerate() {
            if let Some(seat) = before.get_mut(*holds) {
                *seat = Some(index);
            }
        }
        let fixed = if case.reopen { vec![None; SEATS.len()] } else { before.clone() };
        Self { case, grid, fixed, before }
    }

    /// Every plan in which nobody is given two seats and a check has nothing to say but that seats are vacant.
    fn plans(&self) -> Vec<(Worth, Filled)> {
        let mut vacated = self.grid.clone();
        let ends: Vec<Change> =
            vacated.appointments().map(|a| Change::end(a.person().key(), a.post(), a.unit().key())).collect();
        vacated.apply(&ends).expect("they are held");
        let mut plans = Vec::new();
        let mut open = vec![Filled::new()];
        while let Some(filled) = open.pop() {
            if filled.len() == SEATS.len() {
                if self.is_sound(&vacated, &filled) {
                    plans.push((self.worth(&filled), filled));
                }
                continue;
            }
            let seat = filled.len();
            let people = (0..self.case.people.len()).map(Some).chain([None]);
            let people = people.filter(|p| self.fixed[seat].is_none() || *p == self.fixed[seat]);
            for person in people.filter(|p| p.is_none() || !filled.contains(p)) {
                open.push(filled.iter().copied().chain([person]).collect());
            }
        }
        plans
    }

    fn is_sound(&self, vacated: &Grid, filled: &Filled) -> bool {
        let mut grid = vacated.clone();
        let appoint = |(person, (post, unit)): (&Option<usize>, &(&str, &str))| {
            person.map(|person| Change::appoint(format!("p{person}"), (*post).to_owned(), (*unit).to_owned()))
        };
        let changes: Vec<Change> = filled.iter().zip(&SEATS).filter_map(appoint).collect();
        grid.apply(&changes).expect("they can be appointed");
        check::all(&grid).counts().all(|(rule, _)| rule == "staffing.vacant" || !rule.starts_with("staffing."))
    }

    fn worth(&self, filled: &Filled) -> Worth {
        let best = self.case.people.iter().map(|(_, _, merit, _)| *merit).max().unwrap_or(0);
        let new = filled.iter().zip(&self.fixed).filter(|(_, fixed)| fixed.is_none()).filter_map(|(person, _)| *person);
        let new: Vec<_> = new.map(|person| self.case.people[person]).collect();
        (
            filled.iter().filter(|person| person.is_none()).count(),
            new.iter().filter(|(_, member, _, _)| !member).count(),
            new.iter().map(|(_, _, merit, _)| best - merit).sum(),
            filled.iter().zip(&self.before).filter(|(now, before)| before.is_some() && now != before).count(),
        )
    }
}

/// Nobody may hold two seats to begin with, and nothing is barred: what is kept is another suite's.
fn is_plain(case: &Case) -> bool {
    let holds: Vec<usize> = case.people.iter().map(|(_, _, _, holds)| *holds).filter(|h| *h < SEATS.len()).collect();
    let distinct: std::collections::BTreeSet<&usize> = holds.iter().collect();
    let grid = case.grid();
    distinct.len() == holds.len()
        && check::all(&grid).counts().all(|(rule, _)| rule == "staffing.vacant" || !rule.starts_with("staffing."))
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn plans_are_the_best_of_all(case in cases()) {
        prop_assume!(is_plain(&case));
        let oracle = Oracle::new(&case);
        let plans = oracle.plans();
        // Among holders of two seats nobody is looked at, so a person has at most one in every plan.
        let best = plans.iter().map(|(worth, _)| *worth).min().expect("the plan that fills nothing");
        let holders = if case.reopen { Holders::Reopen } else { Holders::Keep };
        let plan = staff(&oracle.grid, &Request { holders, per_person: Some(1), ..Request::default() });
        let filled: Filled = SEATS
            .iter()
            .map(|(post, unit)| {
                let found = plan.appointments.iter().find(|a| (a.post.as_str(), a.unit.as_str()) == (*post, *unit));
                found.and_then(|a| a.person[1..].parse().ok())
            })
            .collect();
        let found = oracle.worth(&filled);
        // Holders who stay may hold a second seat where the oracle gives everybody one.
        prop_assert!(plans.iter().any(|(_, plan)| *plan == filled) || !case.reopen, "{:?}", filled);
        prop_assert!(found <= best, "{:?} where {:?} is possible", found, best);
        if case.reopen {
            prop_assert_eq!(found, best);
            explained(&oracle, &plans, &plan, best)?;
        }
        prop_assert!(plan.verify(&oracle.grid).is_ok());
    }
}

/// Every explanation is what brute force says: barred, or the exact loss of the best plan with it.
fn explained(
    oracle: &Oracle<'_>,
    plans: &[(Worth, Filled)],
    plan: &gridcore::assign::Plan,
    best: Worth,
) -> Result<(), TestCaseError> {
    for (seat, (post, unit)) in SEATS.iter().enumerate() {
        for person in 0..oracle.case.people.len() {
            let explanation = plan.explain(&oracle.grid, &format!("p{person}"), post, unit).expect("known keys");
            let forced = plans.iter().filter(|(_, filled)| filled[seat] == Some(person)).map(|(worth, _)| *worth).min();
            let level = |name: &str| {
                let level = explanation.levels.iter().find(|level| level.name == name);
                level.map_or(0, |level| level.loss.thousandths() / 1000)
            };
            match (explanation.verdict, forced) {
                (Verdict::Barred, None) | (Verdict::Chosen, Some(_)) => {}
                (Verdict::Possible | Verdict::Tied, Some(forced)) => {
                    let difference = |forced: usize, best: usize| forced as i64 - best as i64;
                    prop_assert_eq!(explanation.unfilled, difference(forced.0, best.0));
                    prop_assert_eq!(level("tag = member"), difference(forced.1, best.1));
                    prop_assert_eq!(level("high merit"), forced.2 - best.2);
                    prop_assert_eq!(level("kept"), difference(forced.3, best.3));
                }
                (verdict, forced) => prop_assert!(false, "p{person} {post}@{unit}: {verdict:?} where {forced:?}"),
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(120))]

    /// The seats of a blocker cannot all be filled, and all but any one kind of them can.
    #[test]
    fn blockers_are_minimal(case in cases()) {
        prop_assume!(is_plain(&case));
        let case = Case { reopen: false, ..case };
        let oracle = Oracle::new(&case);
        let plan = staff(&oracle.grid, &Request::default());
        let blockers = plan.blockers(&oracle.grid).expect("blockers");
        prop_assert_eq!(blockers.is_empty(), plan.unfilled.is_empty());
        let mut may: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for (post, unit) in SEATS {
            let people = oracle.grid.eligible(post, unit).expect("known keys").map(|person| person.key().to_owned());
            may.insert((post, unit), people.collect());
        }
        for blocker in blockers {
            let seats: Vec<(&str, &str)> = blocker.seats.iter().map(|s| (s.post.as_str(), s.unit.as_str())).collect();
            prop_assert!(!fillable(&may, &seats), "{}", blocker);
            for left_out in 0..seats.len() {
                let mut less = seats.clone();
                less.remove(left_out);
                prop_assert!(fillable(&may, &less), "{} without {:?}", blocker, seats[left_out]);
            }
            let mut eligible: Vec<&String> = seats.iter().flat_map(|seat| &may[seat]).collect();
            eligible.sort();
            eligible.dedup();
            prop_assert_eq!(blocker.eligible.iter().collect::<Vec<_>>(), eligible);
        }
    }
}

/// Whether each seat can have somebody of its own, by trying everything.
fn fillable(may: &BTreeMap<(&str, &str), Vec<String>>, seats: &[(&str, &str)]) -> bool {
    let mut open: Vec<Vec<&String>> = vec![Vec::new()];
    while let Some(taken) = open.pop() {
        let Some(seat) = seats.get(taken.len()) else { return true };
        for person in may[seat].iter().filter(|person| !taken.contains(person)) {
            open.push(taken.iter().copied().chain([person]).collect());
        }
    }
    false
}
