//! A history of an organisation, record by record: what journals are compared on.

use std::error::Error;

use gridcore::history::History;
use gridcore::time::{Date, Moment};
use gridcore::{Change, Grid, json};
use serde::Serialize;
use serde_json::{Value, json as value};

use crate::cases::cased;
use crate::scored::{SCHEME, scored};

/// The day the histories begin with: before the first entries and cases.
const FIRST: Date = Date::constant(2023, 11, 1);

/// How many events of cases are tried.
const EVENTS: usize = 24;

/// What is written, in order, and what comes of it.
#[derive(Debug, Serialize)]
pub struct JournalTwin {
    document: String,
    recorded: String,
    steps: Vec<Step>,
    journal: String,
    people: String,
    head: String,
    /// Days with their grids as documents.
    days: Vec<(String, String)>,
    /// The desk at the end, and that of a day.
    desk: String,
    desk_on: (String, String),
}

/// A call of a method of the same name in every language, its last argument the options; the error it ends with.
#[derive(Debug, Serialize)]
struct Step {
    method: &'static str,
    arguments: Vec<Value>,
    options: Value,
    error: Option<String>,
}

/// Writes a history of a grid.
///
/// # Errors
/// If the grid is none that a history can begin with.
pub fn journal(grid: &Grid) -> Result<JournalTwin, Box<dyn Error>> {
    let scored = scored(grid)?;
    let mut document: Value = serde_json::from_str(&scored.document)?;
    document["day"] = FIRST.to_string().into();
    let document = document.to_string();
    let grid = json::from_document(document.as_bytes())?;
    let recorded: Moment = format!("{FIRST}T08:00").parse()?;
    let mut story = Story { history: History::new(&grid, recorded)?, steps: Vec::new() };
    story.entries(&scored.entries)?;
    story.cases(&grid)?;
    story.people(&grid)?;
    let Story { history, steps } = story;
    history.verify()?;
    let days = ["2023-11-01", "2024-01-20", "2024-03-31", "2024-04-01", "2024-07-01"];
    let grids = days.map(|day| Ok((day.to_owned(), json::to_document(&history.grid(day.parse()?)?))));
    let desk_day = "2024-01-20";
    Ok(JournalTwin {
        document,
        recorded: recorded.to_string(),
        steps,
        journal: history.text().to_owned(),
        people: history.people(),
        head: history.head(),
        days: grids.into_iter().collect::<Result<_, Box<dyn Error>>>()?,
        desk: json::to_desk(history.desk()),
        desk_on: (desk_day.to_owned(), json::to_desk(&history.desk_on(desk_day.parse()?)?)),
    })
}

struct Story {
    history: History,
    steps: Vec<Step>,
}

impl Story {
    fn step(
        &mut self,
        method: &'static str,
        arguments: Vec<Value>,
        options: Value,
        write: impl FnOnce(&mut History) -> Result<(), gridcore::Error>,
    ) {
        let error = write(&mut self.history).err().map(|error| error.to_string());
        self.steps.push(Step { method, arguments, options, error });
    }

    /// Entries of the first months, among them a text that is refused.
    fn entries(&mut self, entries: &str) -> Result<(), Box<dyn Error>> {
        let (day, recorded) = ("2023-11-01", "2024-01-05T09:00");
        let few: String = entries.lines().take(1).chain(entries.lines().skip(1).filter(is_kept).take(12)).fold(
            String::new(),
            |mut text, line| {
                text.push_str(line);
                text.push('\n');
                text
            },
        );
        for text in [few.clone(), format!("{few}e1000,2023-11-30,unit:nowhere,given,1,unit:nowhere,,,\n")] {
            let (on, at) = (day.parse()?, recorded.parse()?);
            let arguments = vec![SCHEME.into(), text.clone().into()];
            let options = value!({ "day": day, "recorded": recorded });
            self.step("post", arguments, options, |history| {
                history.post_csv(SCHEME, on, at, text.as_bytes()).map(drop)
            });
        }
        Ok(())
    }

    /// Cases, each event as it happens; those that are told of at the end.
    fn cases(&mut self, grid: &Grid) -> Result<(), Box<dyn Error>> {
        let Some(cases) = cased(grid)? else { return Ok(()) };
        for line in cases.events.lines().take(EVENTS) {
            let event = json::from_event(line)?;
            let recorded = event.at.max(self.history.last_recorded());
            let options = value!({ "recorded": recorded.to_string() });
            self.step("event", vec![serde_json::from_str(line)?], options, |history| history.event(recorded, &event));
        }
        let at = self.history.last_recorded();
        self.step("escalations", vec![at.to_string().into()], value!({}), |history| {
            history.escalations(at, at).map(drop)
        });
        Ok(())
    }

    /// People move, are put back, move late, leave and are forgotten.
    fn people(&mut self, grid: &Grid) -> Result<(), Box<dyn Error>> {
        let mut placed = grid
            .people()
            .filter(|person| person.appointments().len() == 0)
            .filter_map(|person| Some((person.key().to_owned(), person.cells().next()?.key().to_owned())));
        let (Some((person, cell)), Some((other, _))) = (placed.next(), placed.next()) else { return Ok(()) };
        let mut cells = grid.units().filter(|unit| unit.is_cell()).map(|unit| unit.key().to_owned());
        let to = cells.find(|key| *key != cell).unwrap_or(cell);
        let place = |person: &str| Change::place(person.to_owned(), to.clone());
        self.changes("2024-04-01", "2024-04-02T09:15", &[place(&person)])?;
        self.changes("2024-03-01", "2024-04-03T09:15", &[place(&other)])?;
        self.changes("2024-05-01", "2024-05-01T08:00", &[place("nobody")])?;
        let recorded = self.history.last_recorded();
        self.step("undo", vec![], value!({}), |history| history.undo_last(recorded).map(drop));
        self.step("snapshot", vec![], value!({}), |history| history.snapshot(recorded));
        let gone = Change::RemovePerson { person: person.clone() };
        self.changes("2024-06-01", "2024-06-01T08:00", &[gone])?;
        let recorded = self.history.last_recorded();
        self.step("erase", vec![person.clone().into()], value!({}), |history| history.erase(&person, recorded));
        Ok(())
    }

    fn changes(&mut self, day: &str, recorded: &str, changes: &[Change]) -> Result<(), Box<dyn Error>> {
        let recorded: Moment = recorded.parse()?;
        let recorded = recorded.max(self.history.last_recorded());
        let on = day.parse()?;
        let arguments = vec![serde_json::from_str(&json::to_changes(changes))?];
        let options = value!({ "day": day, "recorded": recorded.to_string() });
        self.step("apply", arguments, options, |history| history.apply(on, recorded, changes));
        Ok(())
    }
}

/// Whether an entry is from before the cases and takes none back.
fn is_kept(line: &&str) -> bool {
    line.starts_with('e') && line.contains(",2023-1")
}
