//! A grid with a scheme of points, and entries made for it: what boards are compared on.

use std::error::Error;
use std::fmt::Write;

use gridcore::score::Ledger;
use gridcore::time::Date;
use gridcore::{Grid, json};
use serde_json::{Value, json as value};

use crate::random::Random;

/// The key of the scheme.
pub const SCHEME: &str = "compared";

const ENTRIES: usize = 400;
const START: Date = Date::constant(2023, 11, 6);

/// A grid whose charter has a scheme, as a document, and entries as CSV.
#[derive(Debug)]
pub struct Scored {
    /// The document.
    pub document: String,
    /// The entries.
    pub entries: String,
}

/// The same grid with a scheme, and entries about its people and units that fit.
///
/// # Errors
/// If the document is none.
pub fn scored(grid: &Grid) -> Result<Scored, Box<dyn Error>> {
    let mut document: Value = serde_json::from_str(&json::to_document(grid))?;
    let rules = value!([
        { "key": "given", "least": -50, "most": 50 },
        { "key": "fixed", "points": -0.125 },
        { "key": "waits", "least": 0, "most": 9, "approval": true },
    ]);
    let schemes = document["charter"]["schemes"].as_array().cloned().unwrap_or_default();
    let scheme = value!({ "key": SCHEME, "rules": rules });
    document["charter"]["schemes"] = schemes.into_iter().chain([scheme]).collect();
    Ok(Scored { document: document.to_string(), entries: entries(grid)? })
}

fn entries(grid: &Grid) -> Result<String, Box<dyn Error>> {
    let placed = grid.people().filter(|person| person.cells().next().is_some());
    let mut subjects: Vec<String> = placed.map(|person| format!("person:{}", person.key())).collect();
    subjects.extend(grid.units_in_order().map(|unit| format!("unit:{}", unit.key())));
    let days: Vec<Date> = std::iter::successors(Some(START), |day| day.tomorrow().ok()).take(400).collect();
    let mut random = Random::new(7);
    let mut text = String::from("id,date,subject,rule,points,author,approver,ref,reverses\n");
    if subjects.is_empty() {
        return Ok(text);
    }
    // Keys may hold quotation marks, which CSV doubles.
    for subject in &mut subjects {
        *subject = subject.replace('"', "\"\"");
    }
    for number in 0..ENTRIES {
        let date = days.get(random.below(days.len())).ok_or("one of them")?;
        let thousandths = i64::try_from(random.below(90_001))? - 45_000;
        let points = gridcore::Points::from_thousandths(thousandths).ok_or("few enough")?;
        let subject = subjects.get(random.below(subjects.len())).ok_or("one of them")?;
        let author = subjects.last().ok_or("the last of them")?;
        match random.below(10) {
            0 => writeln!(text, "e{number},{date},\"{subject}\",fixed,,\"{author}\",,,")?,
            1 => writeln!(text, "e{number},{date},\"{subject}\",waits,1.5,\"{author}\",,sheet {number},")?,
            kind => {
                writeln!(text, "e{number},{date},\"{subject}\",given,{points},\"{author}\",,,")?;
                if kind == 2 {
                    let back = -points.to_f64();
                    writeln!(text, "r{number},{date},\"{subject}\",given,{back},\"{author}\",,,e{number}")?;
                }
            }
        }
    }
    Ok(text)
}

/// What is asked of the ledger, and what Rust answers: a list of objects of `request`, `board` and `ranks`, the last
/// two as texts.
///
/// # Errors
/// If the entries do not fit.
pub fn answers(grid: &Grid, entries: &str) -> Result<String, Box<dyn Error>> {
    let mut ledger = Ledger::new(grid.charter(), SCHEME)?;
    ledger.post_csv(grid, entries.as_bytes())?;
    let answer = |request: Value| -> Result<Value, Box<dyn Error>> {
        let board = json::roll_up(&ledger, grid, &request.to_string())?;
        let ranks = value!({ "by": "per_head", "ties": ["plus"], "within": "siblings" }).to_string();
        let ranks = if board.periods().is_empty() { String::from("null") } else { json::ranks(&board, &ranks)? };
        Ok(value!({ "request": request, "board": json::board(&board), "ranks": ranks }))
    };
    let spans = [["2023-12-15", "2024-03-02"], ["2024-01-01", "2024-07-01"]];
    let mut requests = vec![value!({ "covered": true }), value!({ "period": "week" }), value!({ "period": spans })];
    let charter: Value = serde_json::from_str::<Value>(&json::to_document(grid))?["charter"].take();
    let several = charter["networks"].as_array().cloned().unwrap_or_default();
    for network in several.into_iter().chain([charter]) {
        let tiers = network["tiers"].as_array().cloned().unwrap_or_default();
        for tier in tiers {
            let label = tier.get("label").unwrap_or(&tier);
            let mut request = value!({ "period": "quarter", "by": label, "covered": true });
            if network.get("key").is_some() {
                request["network"] = network["key"].clone();
            }
            requests.push(request);
        }
    }
    Ok(Value::Array(requests.into_iter().map(answer).collect::<Result<_, _>>()?).to_string())
}
