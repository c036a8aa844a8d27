//! Paired contacts against every way to pair them, and the links of the hydropower plant.

use gridcore::assign::{self, PairRequest, Pairing};
use gridcore::check::Monitor;
use gridcore::{Change, Folder, Grid, Predicate, TableKind};
use gridcore_tests::generate::config;
use gridcore_tests::oracle::pair::{self, Contacts};
use gridcore_tests::random::Random;
use gridcore_tests::repository::data;
use gridcore_tests::small;
use gridcore_tests::systems::DAY;
use proptest::prelude::*;

/// People in two teams: who is a member, who is to be reached, and which links there are.
#[derive(Debug)]
struct Case {
    teams: Vec<usize>,
    members: Vec<bool>,
    workers: Vec<bool>,
    links: Vec<(usize, usize)>,
    within: &'static str,
    max: u32,
    anew: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    any::<u64>().prop_map(|seed| {
        let mut random = Random::new(seed);
        let people = random.between(1, 7);
        let teams = (0..people).map(|_| random.below(2)).collect();
        let members: Vec<bool> = (0..people).map(|_| random.chance(50)).collect();
        let workers: Vec<bool> = (0..people).map(|_| random.chance(60)).collect();
        let mut links: Vec<(usize, usize)> =
            (0..random.below(4)).map(|_| (random.below(people), random.below(people))).collect();
        links.sort_unstable();
        links.dedup();
        let within = ["", "within = \"unit\"", "within = \"tier:site\"", "within = \"network\""][random.below(4)];
        let max = u32::try_from(random.between(1, 3)).expect("small");
        Case { teams, members, workers, links, within, max, anew: random.chance(40) }
    })
}

impl Case {
    fn grid(&self) -> Grid {
        let charter = format!(
            "tags = [\"member\", \"worker\"]\ntiers = [\"site\", \"team\"]\n[[links]]\nkey = \"look\"\nmax = {}\n{}\n\
             reach = [{{ key = \"all\", people = {{ tag = \"worker\" }}, by = {{ tag = \"member\" }} }}]",
            self.max, self.within
        );
        let mut people = String::from("key,cell,tags\n");
        for (person, team) in self.teams.iter().enumerate() {
            let tags = [(self.members[person], "member"), (self.workers[person], "worker")];
            let tags: Vec<&str> = tags.into_iter().filter_map(|(has, tag)| has.then_some(tag)).collect();
            people += &format!("p{person},t{team},{}\n", tags.join(";"));
        }
        let link = |(from, to): &(usize, usize)| format!("look,person:p{from},person:p{to}\n");
        let links: String =
            std::iter::once("kind,source,target\n".to_owned()).chain(self.links.iter().map(link)).collect();
        let tables = [
            (TableKind::Units, "key,parent,tier\ns,,site\nt0,s,team\nt1,s,team"),
            (TableKind::People, people.as_str()),
            (TableKind::Links, links.as_str()),
        ];
        small::grid(&charter, None, &tables)
    }

    /// The people to be reached, the members, and what the oracle needs of them.
    fn contacts(&self) -> (Vec<usize>, Vec<usize>, Contacts) {
        let people = 0..self.teams.len();
        let sources: Vec<usize> = people.clone().filter(|person| self.members[*person]).collect();
        let reached = |person: usize| self.links.iter().any(|(from, to)| *to == person && self.members[*from]);
        let due = |person: &usize| self.workers[*person] && (self.anew || !reached(*person));
        let targets: Vec<usize> = people.filter(due).collect();
        let may = |target: usize, source: usize| {
            let there = self.links.contains(&(source, target));
            let near = self.teams[target] == self.teams[source];
            let inside = near || !self.within.contains("unit");
            let may = target != source && inside && (self.anew || !there);
            may.then_some((there, if near { 0 } else { 2 }))
        };
        let links = |source: &usize| {
            // Planned anew are the links to those who are to be reached; others stay.
            let stays = |to: &usize| !self.anew || !targets.contains(to);
            let own = self.links.iter().filter(|(from, to)| from == source && stays(to)).count();
            i64::try_from(own).expect("few")
        };
        let contacts = Contacts {
            may: targets.iter().map(|target| sources.iter().map(|source| may(*target, *source)).collect()).collect(),
            links: sources.iter().map(links).collect(),
            limit: i64::from(self.max),
        };
        (targets, sources, contacts)
    }
}

proptest! {
    #![proptest_config(config(1_200))]

    #[test]
    fn no_pairing_is_better(case in cases()) {
        let grid = case.grid();
        let request = PairRequest { link: "look".into(), anew: case.anew, ..PairRequest::default() };
        let plan = assign::pair(&grid, &request).unwrap_or_else(|error| panic!("{}", error.findings()));
        plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
        let (targets, sources, contacts) = case.contacts();
        let source_of = |target: &usize| {
            let pair = plan.pairs.iter().find(|pair| pair.target == format!("p{target}"))?;
            sources.iter().position(|source| pair.source == format!("person:p{source}"))
        };
        let given: Vec<Option<usize>> = targets.iter().map(source_of).collect();
        prop_assert_eq!(pair::score(&contacts, &given), pair::pair(&contacts));
        let before = gridcore::check::all(&grid);
        let mut monitor = Monitor::new(grid);
        monitor.apply(&plan.changes()).unwrap_or_else(|error| panic!("{}", error.findings()));
        let findings = monitor.findings();
        prop_assert_eq!(findings.count("links.unlinked"), plan.unreached.len(), "{}", findings);
        for rule in ["links.outside", "links.overloaded"] {
            prop_assert!(findings.count(rule) <= before.count(rule), "{}", findings);
        }
    }
}

fn plant() -> Grid {
    let grid = Folder::read(data().join("longtan")).and_then(|folder| folder.grid(Some(DAY)));
    grid.unwrap_or_else(|error| panic!("{}", error.findings()))
}

/// The plant without links of a kind.
fn without(kind: &str) -> Grid {
    let mut grid = plant();
    let ended: Vec<Change> = grid
        .links()
        .filter(|link| link.kind() == kind)
        .map(|link| Change::Unlink {
            kind: kind.to_owned(),
            source: link.source().into_owned(),
            target: link.target().into_owned(),
        })
        .collect();
    assert!(!ended.is_empty());
    grid.apply(&ended).expect("changes that fit");
    grid
}

/// Applies a plan after which nothing is wrong.
fn follow(grid: Grid, plan: &Pairing) {
    plan.verify(&grid).unwrap_or_else(|error| panic!("{}", error.findings()));
    let mut monitor = Monitor::new(grid);
    monitor.apply(&plan.changes()).unwrap_or_else(|error| panic!("{}", error.findings()));
    assert!(monitor.findings().is_empty(), "{}", monitor.findings());
}

#[test]
fn the_tier_chain_reaches_everybody() {
    let grid = without("tier-chain");
    let plan =
        assign::pair(&grid, &PairRequest { link: "tier-chain".into(), ..PairRequest::default() }).expect("a plan");
    assert_eq!((plan.pairs.len(), plan.unreached.len()), (220, 0));
    // From each duty's sources as evenly as can be: no two sources of colleagues differ by more than one.
    assert!(plan.loads.iter().all(|load| load.after <= 16), "{:?}", plan.loads);
    follow(grid, &plan);
}

#[test]
fn one_to_many_from_posts() {
    let grid = without("contact");
    let plan = assign::pair(&grid, &PairRequest { link: "contact".into(), ..PairRequest::default() }).expect("a plan");
    assert_eq!((plan.pairs.len(), plan.unreached.len()), (145, 0));
    assert!(plan.pairs.iter().all(|pair| pair.source.starts_with("post:")));
    follow(grid, &plan);
}

/// A member and a worker of the same branch, as many pairs as there are members.
#[test]
fn one_to_one_within_a_branch() {
    let grid = without("pairing");
    let member = || Predicate::Tag("member".into());
    let request = PairRequest {
        link: "pairing".into(),
        sources: Some(member()),
        targets: Some(Predicate::Not(Box::new(member()))),
        ..PairRequest::default()
    };
    let plan = assign::pair(&grid, &request).expect("a plan");
    assert_eq!((plan.pairs.len(), plan.unreached.len()), (75, 145 - 75));
    assert!(plan.loads.iter().all(|load| load.after == 1));
    // Whoever has a worker in the own group is paired there.
    assert!(plan.pairs.iter().filter(|pair| pair.distance == 0).count() >= 70);
    follow(grid, &plan);
}

/// Everybody is reached already: nothing is to be done, and anew nothing is better but what is more even.
#[test]
fn links_that_are_there_count() {
    let grid = plant();
    let request = PairRequest { link: "contact".into(), ..PairRequest::default() };
    let plan = assign::pair(&grid, &request).expect("a plan");
    assert_eq!((plan.pairs.len(), plan.changes().len()), (0, 0));
    let anew = assign::pair(&grid, &PairRequest { anew: true, ..request }).expect("a plan");
    assert_eq!(anew.pairs.len(), 145);
    assert_eq!(anew.ended.len(), anew.pairs.iter().filter(|pair| pair.new).count());
    follow(grid, &anew);
}

#[test]
fn corrupted_plans_are_refused() {
    let grid = without("contact");
    let plan = assign::pair(&grid, &PairRequest { link: "contact".into(), ..PairRequest::default() }).expect("a plan");
    type Corrupt = fn(&mut Pairing);
    let corruptions: [(&str, Corrupt); 4] = [
        ("somebody is left out", |plan| drop(plan.pairs.pop())),
        ("a source elsewhere", |plan| {
            let pair = plan.pairs.last().expect("a pair").source.clone();
            plan.pairs[0].source = pair;
        }),
        ("a load is another", |plan| plan.loads[0].after += 1),
        ("a source is left out", |plan| drop(plan.loads.pop())),
    ];
    for (what, corrupt) in corruptions {
        let mut corrupted = plan.clone();
        corrupt(&mut corrupted);
        let error = corrupted.verify(&grid).expect_err(what);
        assert_eq!(error.findings().count("call.plan-unsound"), 1, "{what}: {error}");
    }
}
