//! The five systems keep their duties: the sizes are the sources' own.

use gridcore::duty::{Review, Total};
use gridcore_tests::duties::dutied;
use gridcore_tests::systems::SYSTEMS;

fn review(system: &str) -> Review {
    let made = dutied(system).unwrap_or_else(|error| panic!("{}", error.findings()));
    made.review("2024-H1").unwrap_or_else(|error| panic!("{}", error.findings()))
}

fn total<'r>(review: &'r Review, duty: &str) -> &'r Total {
    review.totals.iter().find(|total| total.duty() == duty).expect("a duty of the charter")
}

/// Due, done, late, excused, missed.
fn counts(total: &Total) -> [u64; 5] {
    [total.expected, total.done, total.late, total.excused, total.missed]
}

#[test]
fn area7_meets_in_the_last_ten_days_of_every_month_and_keeps_57_registers() {
    let review = review("area7");
    let meeting = total(&review, "grid-meeting");
    assert_eq!(counts(meeting), [57 * 6, 57 * 6 - 3, 1, 1, 1]);
    assert_eq!(meeting.points.thousandths(), 339_000 + 500 - 1_000);
    // A meeting in a half-year is six, less the two that were not held, of 828 people in all.
    assert_eq!((meeting.held, meeting.counted), (57 * 6 - 2, 57 * 6 - 2));
    assert!(meeting.participations < 6 * 828 && meeting.participations > 6 * 828 - 50);
    assert_eq!(counts(total(&review, "commendation")), [6, 6, 0, 0, 0]);
    assert_eq!(review.registers.len(), 57);
    assert_eq!(review.registers.iter().map(|register| register.open).sum::<usize>(), 54);
    assert!(review.risks.iter().all(|risk| risk.person.is_some()));
    assert_eq!(review.findings.counts().collect::<Vec<_>>(), [("duty.missed", 1)]);
    // A lead answers for the meetings of the cell, and for nothing else that is due.
    assert!(review.burden.iter().all(|of| of.due == of.reports + of.meetings && of.meetings <= 6));
}

#[test]
fn the_gas_centre_has_27_projects_with_teams_and_lists_with_points() {
    let review = review("gas_centre");
    assert_eq!(review.tasks.len(), 27);
    assert!(review.tasks.iter().all(|task| task.lacks.is_empty() && task.team == 3 && task.person.is_some()));
    let officers = total(&review, "room-round").expected / 6;
    assert_eq!(counts(total(&review, "room-round")), [officers * 6, officers * 6, 0, 0, 0]);
    assert_eq!(total(&review, "cell-report").points.thousandths(), i64::try_from(officers * 6 * 2_500).unwrap());
    assert_eq!(counts(total(&review, "officer-duties")), [officers * 2, officers * 2 - 1, 1, 0, 0]);
    // Each project was followed up in every month on whose last day it was open.
    let follow_up = total(&review, "project-follow-up");
    assert_eq!(counts(follow_up), [9 * 5 + 18 * 6, 9 * 5 + 18 * 6, 0, 0, 0]);
}

#[test]
fn plant8_revises_nine_lists_of_eleven_groups_every_month() {
    let review = review("plant8");
    assert_eq!(review.totals.len(), 9);
    let sum = |of: fn(&Total) -> u64| review.totals.iter().map(of).sum::<u64>();
    assert_eq!((sum(|t| t.expected), sum(|t| t.late), sum(|t| t.missed)), (9 * 11 * 6, 1, 1));
    assert_eq!(review.findings.count("duty.not-revised"), 1);
    assert_eq!(review.revisions.len(), 9 * 11);
    let round = &review.rounds[0];
    assert_eq!((round.units, round.items, round.fine + round.defects + round.good), (11, 55, 55));
    assert_eq!((round.defects, round.good, round.mended), (5, 5, 2));
    // Of the three that are not mended two are of a kind of matter.
    assert_eq!((review.findings.count("duty.defect"), review.reports().count()), (3, 2));
}

#[test]
fn jianghan_trains_in_twenty_batches_and_inspects_six_times_unannounced() {
    let review = review("jianghan");
    let training = total(&review, "training");
    assert_eq!((training.expected, training.held), (0, 20));
    assert!(training.participations >= 500, "{}", training.participations);
    assert_eq!(review.rounds.iter().filter(|round| !round.announced).count(), 6);
    assert_eq!(counts(total(&review, "officers-checked")), [23 * 2, 23 * 2, 0, 0, 0]);
    // The yearly review falls due at the end of the year.
    assert_eq!(total(&review, "officers-reviewed").expected, 0);
    let reports = total(&review, "supervision-report");
    assert_eq!(counts(reports), [750 * 2, 750 * 2 - 14, 0, 0, 14]);
    assert_eq!(review.burden.iter().map(|of| of.reports).sum::<u64>(), 1_500);
}

#[test]
fn longtan_reaches_everybody_and_holds_nine_theme_days() {
    let review = review("longtan");
    let themes = total(&review, "theme-day");
    assert_eq!((themes.held, themes.participations), (9, 328));
    assert_eq!(review.reach.len(), 9);
    for reach in &review.reach {
        assert_eq!((reach.targets - reach.reached, reach.missed, reach.open), (2, 2, 0), "{}", reach.duty);
    }
    // Two quarters of two occasions and seven of the half-year, for each of two people.
    assert_eq!(review.findings.count("duty.not-reached"), 2 * (2 * 2 + 7));
    assert_eq!(counts(total(&review, "follow-up")), [12 * 4, 12 * 4 - 1, 0, 0, 1]);
    assert_eq!(counts(total(&review, "publication")), [12, 12, 0, 0, 0]);
    assert_eq!(counts(total(&review, "ten-minute-class")), [25 * 6 * 4, 25 * 6 * 4, 0, 0, 0]);
    assert_eq!(review.tasks.iter().filter(|task| task.list == "project-list").count(), 8);
}

#[test]
fn months_of_the_systems_add_up_to_the_half_year() {
    for system in SYSTEMS {
        let made = dutied(system.name).unwrap_or_else(|error| panic!("{}", error.findings()));
        let whole = review(system.name);
        let mut expected = vec![0; whole.totals.len()];
        for month in 1..=6 {
            let part = made.review(&format!("2024-{month:02}")).unwrap_or_else(|error| panic!("{}", error.findings()));
            expected.iter_mut().zip(&part.totals).for_each(|(sum, total)| *sum += total.expected);
        }
        let all: Vec<u64> = whole.totals.iter().map(|total| total.expected).collect();
        assert_eq!(expected, all, "{}", system.name);
    }
}
