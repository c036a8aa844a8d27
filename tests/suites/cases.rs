//! The cases of the five systems run through desks of their own charters, with the published numbers.

use gridcore::case::{Count, Counts, Desk, MetricsRequest, MetricsRow, Move};
use gridcore::time::{Date, Period};
use gridcore::{Grid, Outcome, json};
use gridcore_tests::cases::{self, Story};
use gridcore_tests::staffing::healthy;

fn story<'g>(system: &str, grid: &'g Grid) -> Story<'g> {
    let story = cases::run(system, grid).unwrap_or_else(|error| panic!("{system}: {error}"));
    assert_eq!(story.driver.unanswered(), 0, "every matter is answered");
    story
}

fn counts(story: &Story<'_>, change: impl FnOnce(&mut MetricsRequest)) -> Vec<MetricsRow> {
    let year = Period::new(Date::constant(2024, 1, 1), Date::constant(2025, 1, 1));
    let mut request =
        MetricsRequest { periods: vec![year], unit: None, by_kind: false, by_channel: false, by_tier: None };
    change(&mut request);
    story.driver.desk.metrics(story.driver.grid, &request).expect("counts")
}

fn total(story: &Story<'_>) -> Counts {
    counts(story, |_| {})[0].counts
}

/// The lines of a breakdown add up to the whole.
fn adds_up(story: &Story<'_>, rows: &[MetricsRow]) {
    let whole = total(story);
    for count in [Count::Reported, Count::Ended, Count::Problems, Count::Rectified, Count::Suggestions, Count::Products]
    {
        let sum: u64 = rows.iter().map(|row| row.counts.get(count)).sum();
        assert_eq!(sum, whole.get(count), "{count}");
    }
}

#[test]
fn an_oil_production_area_solves_75_issues_through_its_officers() {
    let grid = healthy("area7");
    let story = story("area7", &grid);
    let by_kind = counts(&story, |request| request.by_kind = true);
    let of = |kind: &str| by_kind.iter().find(|row| row.kind.as_deref() == Some(kind)).expect("a line").counts;
    assert_eq!((of("daily-life").get(Count::Reported), of("daily-life").outcome(Outcome::Rectified)), (75, 75));
    assert_eq!(of("innovation").get(Count::Suggestions), 17);
    // No danger is rectified unless the other end of the bridge signed it off.
    let signed = story.driver.events.iter().filter(|event| event.action == Move::SignOff).count();
    assert_eq!((of("hazard").outcome(Outcome::Rectified), signed), (6, 6));
    // What arose in a cell went to an officer of that cell, and an officer solved it.
    let officers = |person: &str| {
        grid.person(person).expect("an officer").appointments().any(|held| held.post().contains("officer"))
    };
    let handled =
        story.driver.events.iter().filter(|event| event.action == Move::Handle && event.case.starts_with("issue"));
    assert!(handled.clone().count() == 75 && handled.clone().all(|event| officers(&event.by)));
    adds_up(&story, &counts(&story, |request| request.by_channel = true));
}

#[test]
fn a_technical_support_centre_diagnoses_in_six_steps_over_14_cells() {
    let grid = healthy("gas_centre");
    let story = story("gas_centre", &grid);
    let matrix = story.driver.desk.step_matrix("diagnosis").expect("the flow");
    let steps = ["problem-found", "technical-analysis", "joint-specialists", "plan", "tracking", "rectified"];
    assert_eq!(matrix.stages, steps);
    let cells: Vec<String> =
        grid.units_in_order().filter(|unit| unit.tier() == "cell").map(|unit| format!("unit:{}", unit.key())).collect();
    let mut units: Vec<&String> = matrix.rows.iter().map(|(unit, _)| unit).collect();
    units.sort();
    assert!(units.iter().copied().eq(&cells) && cells.len() == 14, "a line a cell");
    // What the log says of each cell and step, counted another way.
    for (unit, row) in &matrix.rows {
        assert_eq!(row.len(), 6);
        for (step, count) in steps.iter().zip(row) {
            let mut cases: Vec<_> =
                story.driver.desk.events().filter(|recorded| recorded.stage == *step).map(|r| r.event.case).collect();
            cases.retain(|case| case.starts_with("diagnosis") && unit_of(&story.driver.desk, case) == *unit);
            cases.sort();
            cases.dedup();
            assert_eq!(cases.len() as u64, *count, "{unit} {step}");
        }
    }
    // Across boundaries one leads, another supervises and so verifies, others are partners.
    let joined: Vec<_> = story.driver.events.iter().filter(|event| event.action == Move::Join).collect();
    assert!(joined.len() == 5 && joined.iter().all(|event| event.partners.len() == 2));
    for event in joined {
        let by = |action| {
            story.driver.events.iter().find(|e| e.case == event.case && e.action == action).expect("a move").by.clone()
        };
        let holds = |person: &str, post: &str| {
            let held = grid.person(person).expect("a person").appointments();
            held.map(|held| format!("post:{}@{}", held.post(), held.unit().key())).any(|held| held == post)
        };
        assert!(holds(&by(Move::Handle), &event.to) && holds(&by(Move::Verify), &event.supervisor));
    }
}

fn unit_of(desk: &Desk, case: &str) -> String {
    desk.events().find(|recorded| recorded.event.case == case).and_then(|recorded| recorded.unit).unwrap_or_default()
}

#[test]
fn a_plant_answers_what_it_refuses() {
    let grid = healthy("plant8");
    let story = story("plant8", &grid);
    let whole = total(&story);
    assert_eq!((whole.get(Count::Reported), whole.outcome(Outcome::Rejected)), (44, 8));
    adds_up(&story, &counts(&story, |request| request.by_tier = Some("general-branch".to_owned())));
    // Review, meeting and reply come after each other, each by somebody of its own post.
    let answered = story.driver.events.iter().filter(|event| event.action == Move::Close);
    assert!(answered.clone().all(|event| !event.answer.is_empty()));
}

#[test]
fn an_oilfield_takes_375_reports_and_rectifies_210_problems_with_none_unaccounted() {
    let grid = healthy("jianghan");
    let story = story("jianghan", &grid);
    let whole = total(&story);
    assert_eq!(whole.get(Count::Reported), 375);
    assert_eq!((whole.get(Count::Problems), whole.get(Count::Rectified)), (210, 210));
    // Side by side: each report has one outcome, and all of them together are all reports.
    let outcomes = Outcome::ALL.iter().map(|outcome| whole.outcome(*outcome));
    assert_eq!((outcomes.sum::<u64>(), whole.get(Count::Ended), whole.get(Count::Open)), (375, 375, 0));
    assert_eq!(whole.outcome(Outcome::Rectified), 210);
    assert_eq!(whole.outcome(Outcome::ProposedUpward), 1);
    let products: Vec<(String, u64)> = story.driver.desk.products();
    assert_eq!(products, [("rule".to_owned(), 36), ("work-flow".to_owned(), 78)]);
    // By channel, and by committee.
    let by_channel = counts(&story, |request| request.by_channel = true);
    assert_eq!(by_channel.len(), 4);
    adds_up(&story, &by_channel);
    let by_committee = counts(&story, |request| request.by_tier = Some("committee".to_owned()));
    assert_eq!(by_committee.len(), 23);
    adds_up(&story, &by_committee);
    // What comes directly to the discipline body goes to it past the tiers.
    let direct = |recorded: &gridcore::case::Recorded| recorded.event.channel == "direct";
    let reports = story.driver.desk.events().filter(|r| r.event.action == Move::Report && direct(r));
    let reports: Vec<gridcore::case::Recorded> = reports.collect();
    let body = Some("post:discipline-secretary@01");
    assert!(reports.len() > 90 && reports.iter().all(|r| r.direct && r.owner.as_deref() == body));
}

#[test]
fn a_hydropower_plant_answers_every_matter() {
    let grid = healthy("longtan");
    let story = story("longtan", &grid);
    let whole = total(&story);
    assert_eq!((whole.get(Count::Reported), whole.get(Count::Ended), whole.get(Count::Open)), (75, 75, 0));
    adds_up(&story, &counts(&story, |request| request.by_tier = Some("branch".to_owned())));
}

/// The desks of the five systems are made again from what is kept of them.
#[test]
fn each_desk_is_made_again_from_its_events() {
    for system in ["area7", "gas_centre", "plant8", "jianghan", "longtan"] {
        let grid = healthy(system);
        let desk = story(system, &grid).driver.desk;
        assert!(json::from_desk(grid.charter(), &json::to_desk(&desk)).expect("its own") == desk, "{system}");
    }
}
