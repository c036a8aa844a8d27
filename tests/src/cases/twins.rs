//! What the faces must agree with of cases, to the byte: events, and what a desk says of them.

use gridcore::case::{Desk, EventRow, Move, Secrecy};
use gridcore::{Grid, Outcome, json};
use serde::Serialize;

use super::{Driver, moment};
use crate::random::Random;

/// A desk for a document, as texts: what a face is given, and what it must say.
#[derive(Debug, Serialize)]
pub struct CaseTwin {
    /// The events, as JSON lines; some are refused, some are not even events.
    pub events: String,
    /// What came of them.
    pub applied: String,
    /// The desk.
    pub desk: String,
    /// Who looks at it.
    pub viewers: Vec<String>,
    /// The moment at which they do.
    pub at: String,
    /// What each sees, as of `cases` with that moment.
    pub cases: Vec<String>,
    /// What each may do with the first case.
    pub moves: Vec<String>,
    /// The lights at the moment.
    pub lights: String,
    /// The escalations up to it.
    pub escalations: String,
    /// What is counted, and the counts.
    pub metrics: Vec<(String, String)>,
    /// The steps of the first flow.
    pub steps: String,
}

/// How many cases are reported.
const CASES: usize = 12;

/// Cases of a grid, some ended, some stuck, some refused; none if its charter has no flows.
///
/// # Errors
/// If what must be taken is not.
pub fn cased(grid: &Grid) -> Result<Option<CaseTwin>, gridcore::Error> {
    let Some(flow) = grid.charter().spec().flows.first() else { return Ok(None) };
    let lines = lines(grid);
    let mut desk = Desk::new(grid.charter());
    let applied = desk.apply_text(grid, lines.as_bytes())?;
    let at = moment(40 * 1_440);
    let holders = grid.people().filter(|person| person.appointments().len() > 0).map(|person| person.key());
    let mut viewers: Vec<String> = holders.map(str::to_owned).collect();
    viewers.sort();
    viewers.truncate(6);
    let request = serde_json::json!({ "at": at.to_string() }).to_string();
    let cases = viewers.iter().map(|viewer| json::cases(&desk, grid, viewer, &request)).collect::<Result<_, _>>()?;
    let first = "case-00";
    let moves = viewers.iter().map(|viewer| Ok(json::legal_moves(&desk.legal_moves_for(grid, first, at, viewer)?)));
    let moves = moves.collect::<Result<_, gridcore::Error>>()?;
    let tier = grid.units_in_order().next().map(|unit| unit.tier().to_owned()).unwrap_or_default();
    let requests = [
        serde_json::json!({}),
        serde_json::json!({ "period": "quarter", "by": tier, "by_kind": true, "by_channel": true }),
        serde_json::json!({ "period": [["2024-01-01", "2024-03-01"]], "rates": {
            "open": { "count": "open", "over": ["reported"], "less": ["deferred"] }
        } }),
    ];
    let counted = requests.map(|request| {
        let request = request.to_string();
        let counts = json::count_cases(&desk, grid, &request)?;
        Ok((request, json::metrics(&counts)))
    });
    let metrics = counted.into_iter().collect::<Result<_, gridcore::Error>>()?;
    let steps = desk.step_matrix(&flow.key).map(|matrix| json::step_matrix(&matrix)).unwrap_or_default();
    let lights = json::lights(desk.lights(at));
    let text = json::to_desk(&desk);
    let escalations = json::escalations(&mut desk, grid, at);
    Ok(Some(CaseTwin {
        events: lines,
        applied: json::applied(&applied),
        desk: text,
        viewers,
        at: at.to_string(),
        cases,
        moves,
        lights,
        escalations,
        metrics,
        steps,
    }))
}

/// Events as JSON lines: those a driver could make, and among them what is refused.
fn lines(grid: &Grid) -> String {
    let mut driver = Driver::new(grid);
    let mut random = Random::new(4);
    let spec = grid.charter().spec();
    let kinds: Vec<&str> = spec.kinds.iter().map(|kind| kind.key.as_str()).collect();
    let channels: Vec<&str> =
        spec.desk.iter().flat_map(|desk| &desk.channels).map(|channel| channel.key.as_str()).collect();
    let units: Vec<&str> = grid.units_in_order().map(|unit| unit.key()).collect();
    let people: Vec<&str> = grid.people().map(|person| person.key()).collect();
    let mut refused = Vec::new();
    for number in 0..CASES {
        if units.is_empty() || people.is_empty() {
            break;
        }
        let case = format!("case-{number:02}");
        let secrecy = random.pick(&[None, Some(Secrecy::Confidential), Some(Secrecy::Anonymous)]);
        let by = if secrecy == Some(Secrecy::Anonymous) { "" } else { random.pick(&people) };
        let start = i64::try_from(number).unwrap_or(0) * 3 * 1_440 + 9 * 60;
        let report = EventRow {
            case: case.clone().into(),
            at: moment(start),
            by: by.to_owned().into(),
            kind: if kinds.is_empty() { "" } else { random.pick(&kinds) }.to_owned().into(),
            channel: if channels.is_empty() { "" } else { random.pick(&channels) }.to_owned().into(),
            place: format!("unit:{}", random.pick(&units)).into(),
            about: if number % 4 == 1 { vec![random.pick(&people).to_owned().into()] } else { Vec::new() },
            secrecy,
            ..EventRow::default()
        };
        refused.push(EventRow { kind: "no-such-kind".into(), ..report.clone() });
        if driver.take(report).is_err() {
            continue;
        }
        let _ = middle(&mut driver, &case, start, number);
        if number % 3 != 2 {
            let outcome = if number % 2 == 0 { Outcome::Rectified } else { Outcome::Explained };
            let _ = driver.finish(&case, start + 600, 95, outcome);
        }
    }
    let mut rows: Vec<String> = Vec::new();
    for (number, event) in driver.events.iter().enumerate() {
        rows.push(json::to_events(std::slice::from_ref(event)).trim_matches(['[', ']']).to_owned());
        if number % 5 == 1 {
            // The same again is refused, for a case that is there, or for its time.
            let again = EventRow { at: moment(0), ..event.clone() };
            rows.push(json::to_events(&[again]).trim_matches(['[', ']']).to_owned());
        }
    }
    rows.extend(
        refused.iter().map(|row| json::to_events(std::slice::from_ref(row)).trim_matches(['[', ']']).to_owned()),
    );
    rows.extend(["{\"case\":\"c\"".to_owned(), "{\"case\":3,\"at\":\"soon\",\"move\":\"fly\"}".to_owned()]);
    rows.join("\n")
}

/// What happens to a case on its way.
fn middle(driver: &mut Driver<'_>, case: &str, start: i64, number: usize) -> Result<(), String> {
    let none = EventRow::default;
    match number % 4 {
        0 => {
            driver.make(case, moment(start + 100), Move::Suspend, none())?;
            driver.make(case, moment(start + 400), Move::Resume, none())
        }
        1 => driver.make(case, moment(start + 100), Move::Find, EventRow { problems: 2, suggestions: 1, ..none() }),
        2 => driver.make(case, moment(start + 100), Move::Escalate, none()),
        _ => {
            driver.make(case, moment(start + 100), Move::Defer, EventRow { until: Some(moment(start + 500)), ..none() })
        }
    }
}
