//! What is due and what was done, day by day and row by row.

use gridcore::time::{Date, Period, PeriodKind};
use gridcore::{Charter, DutyListSpec, DutyRow, Grid, Reference, Roster, TaskRow};

/// A line: duty, period, subject, target or task, and how often it was due, done, late, excused, missed, open, vacant.
pub type NaiveLine = (String, String, String, String, [u32; 7]);

/// A duty as this oracle goes by.
#[derive(Debug, Clone)]
struct Item {
    key: String,
    every: PeriodKind,
    first: Option<u32>,
    last: Option<u32>,
    times: u32,
}

/// Who is bound, and what rows may call them.
#[derive(Debug, Clone)]
struct Who {
    subject: String,
    other: String,
    names: Vec<(String, String)>,
    vacant: bool,
}

fn items(list: &DutyListSpec) -> Vec<Item> {
    let revised = list.revised.iter().map(|revised| Item {
        key: list.key.clone(),
        every: revised.every,
        first: revised.first,
        last: revised.last,
        times: 1,
    });
    let own = list.items.iter().filter_map(|item| {
        Some(Item {
            key: item.key.clone(),
            every: item.every?,
            first: item.first,
            last: item.last,
            times: item.times.unwrap_or(1),
        })
    });
    revised.chain(own).collect()
}

/// The days of the period that a day lies in, walked one by one.
fn days_of(every: PeriodKind, day: Date) -> Vec<Date> {
    let name = every.of(day).to_string();
    let same = |other: &Date| every.of(*other).to_string() == name;
    let mut days = vec![day];
    while let Some(before) = days[0].yesterday().ok().filter(same) {
        days.insert(0, before);
    }
    while let Some(after) = days[days.len() - 1].tomorrow().ok().filter(same) {
        days.push(after);
    }
    days
}

/// The days of a period on which a duty is in time.
fn window(item: &Item, day: Date) -> Vec<Date> {
    let days = days_of(item.every, day);
    match (item.first, item.last) {
        (Some(first), _) => days.into_iter().take(first as usize).collect(),
        (None, Some(last)) => days.into_iter().rev().take(last as usize).rev().collect(),
        (None, None) => days,
    }
}

fn holders(grid: &Grid, post: &str, unit: &str) -> Vec<String> {
    let mut people: Vec<String> = grid
        .appointments()
        .filter(|held| held.post() == post && held.unit().key() == unit)
        .map(|held| held.person().key().to_owned())
        .collect();
    people.sort();
    people.dedup();
    people
}

fn who(grid: &Grid, list: &DutyListSpec, tasks: &[TaskRow<'_>], day: Date) -> Vec<Who> {
    let mut all = Vec::new();
    let mut push = |subject: String, other: String, names: Vec<(String, String)>, vacant| {
        all.push(Who { subject, other, names, vacant });
    };
    let none = String::new;
    if let Some(tier) = &list.tier {
        for unit in grid.units().filter(|unit| unit.tier() == tier) {
            let subject = format!("unit:{}", unit.key());
            push(subject.clone(), none(), vec![(subject, none())], false);
        }
    } else if let Some(post) = &list.post {
        for unit in grid.units().filter(|unit| unit.posts().any(|own| own == post)) {
            let seat = format!("post:{post}@{}", unit.key());
            let people = holders(grid, post, unit.key());
            let needed = unit.seats().any(|seat| seat.post == post && seat.required > 0);
            if people.is_empty() && needed {
                push(seat.clone(), none(), vec![(seat.clone(), none())], true);
            }
            for person in people {
                let subject = format!("person:{person}");
                push(subject.clone(), none(), vec![(subject, none()), (seat.clone(), none())], false);
            }
        }
    } else if let Some(kind) = &list.link {
        for link in grid.links().filter(|link| link.kind() == kind) {
            let (source, target) = (link.source().to_string(), link.target().to_string());
            let mut names = vec![(source.clone(), target.clone())];
            if let Reference::Post { post, unit } = link.source() {
                names.extend(holders(grid, &post, &unit).first().map(|p| (format!("person:{p}"), target.clone())));
            }
            push(source, target, names, false);
        }
    } else {
        for task in tasks.iter().filter(|task| *task.list == *list.key) {
            if task.opened <= day && task.closed.is_none_or(|closed| closed > day) {
                let key = task.key.to_string();
                push(task.owner.to_string(), key.clone(), vec![(String::from("task"), key)], false);
            }
        }
    }
    all
}

/// The lines of a review.
///
/// # Panics
/// If a day has no grid.
#[must_use]
pub fn lines(charter: &Charter, roster: &Roster, period: Period, today: Date) -> Vec<NaiveLine> {
    let tasks: Vec<TaskRow<'_>> = roster.tasks().collect();
    let mut rows: Vec<DutyRow<'_>> = roster.duties().collect();
    let rank = |row: &DutyRow<'_>| ["", "done", "missed", "excused"].iter().position(|word| *word == row.state);
    rows.sort_by_key(|row| {
        let state = match rank(row) {
            Some(0 | 1) => 0,
            Some(2) => 1,
            _ => 2,
        };
        let name = if row.task.is_empty() { format!("{}\n{}", row.subject, row.target) } else { row.task.to_string() };
        (row.date, state, name)
    });
    let mut all = Vec::new();
    let mut day = period.from();
    while day < period.until() {
        let grid = Grid::at(charter, roster, day).expect("a grid");
        for list in &charter.spec().duty_lists {
            for item in items(list) {
                let open = window(&item, day);
                if open.last() != Some(&day) {
                    continue;
                }
                let name = item.every.of(day).to_string();
                let bound = who(&grid, list, &tasks, day);
                let counts = filled(&item, &name, &open, &bound, &rows);
                for (who, counts) in bound.iter().zip(counts) {
                    let settled = settle(counts, item.times, day < today, who.vacant);
                    all.push((item.key.clone(), name.clone(), who.subject.clone(), who.other.clone(), settled));
                }
            }
        }
        day = day.tomorrow().expect("a day");
    }
    all.sort();
    all
}

/// Done, late, excused and missed, by rows.
fn filled(item: &Item, period: &str, open: &[Date], bound: &[Who], rows: &[DutyRow<'_>]) -> Vec<[u32; 4]> {
    let mut counts = vec![[0_u32; 4]; bound.len()];
    for row in rows.iter().filter(|row| *row.duty == *item.key) {
        let of = if row.period.is_empty() { item.every.of(row.date).to_string() } else { row.period.to_string() };
        let done = matches!(&*row.state, "" | "done");
        if of != period || (done && row.date < open[0]) {
            continue;
        }
        let name = if row.task.is_empty() {
            (row.subject.to_string(), row.target.to_string())
        } else {
            (String::from("task"), row.task.to_string())
        };
        let mut places: Vec<usize> = (0..bound.len()).filter(|at| bound[*at].names.contains(&name)).collect();
        places.sort_by_key(|at| bound[*at].subject.clone());
        let free = places.into_iter().find(|at| counts[*at].iter().sum::<u32>() < item.times);
        let Some(at) = free else { continue };
        let what = match &*row.state {
            "excused" => 2,
            "missed" => 3,
            _ if row.date > open[open.len() - 1] => 1,
            _ => 0,
        };
        counts[at][what] += 1;
    }
    counts
}

fn settle([done, late, excused, noted]: [u32; 4], times: u32, over: bool, vacant: bool) -> [u32; 7] {
    let left = times - done - late - excused;
    let (missed, open, vacant) = match (over, vacant) {
        (true, true) => (0, 0, left),
        (true, false) => (left, 0, 0),
        (false, _) => (noted, left - noted, 0),
    };
    [times, done, late, excused, missed, open, vacant]
}
