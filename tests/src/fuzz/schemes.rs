//! Schemes of a charter: those that are accepted are of use for a ledger, a board, an award and a round.

use gridcore::score::{self, AwardTerms, BoardRequest, EntryRow, Ledger, Ratio, Sheet};
use gridcore::time::Date;
use gridcore::{Charter, Error, Grid, Points, Roster, SchemeSpec, TableKind, json};

use super::charter::holds;
use super::fixture::LIMITS;
use super::sound::{error_is_sound, findings_are_sound};

/// What schemes are appended to.
const BASE: &str = "name = \"w\"\ntiers = [\"site\", \"team\", { label = \"member\", people = { all = [] } }]\n\
    posts = [{ key = \"lead\", at = [\"team\"] }, { key = \"head\", at = [\"site\"] }]\n";

/// The input is the schemes of a charter, as TOML.
pub fn schemes(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let charter = match Charter::from_toml_with_limits(&format!("{BASE}{text}"), &LIMITS) {
        Ok(charter) => charter,
        Err(error) => return error_is_sound(&error),
    };
    holds(&charter);
    let mut roster = Roster::with_limits(LIMITS);
    roster
        .add_csv(TableKind::Units, "units.csv", b"key,parent,tier\ns,,site\nt1,s,team\nt2,s,team\n", &charter)
        .add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t1\np3,t2\n", &charter)
        .add_csv(TableKind::Appointments, "appointments.csv", b"person,post,unit\np1,lead,t1\np3,head,s\n", &charter);
    // Whatever else the text says may leave no room for these.
    let Ok(grid) = Grid::new(&charter, &roster) else { return };
    charter.spec().schemes.iter().for_each(|scheme| is_of_use(&grid, scheme));
}

fn is_of_use(grid: &Grid, scheme: &SchemeSpec) {
    let mut ledger = Ledger::new(grid.charter(), &scheme.key).expect("one of the charter");
    for (at, rule) in scheme.rules.iter().enumerate() {
        let subject = ["person:p1", "unit:t2", "post:lead@t1"][at % 3];
        let row = EntryRow {
            id: format!("e{at}").into(),
            date: Date::constant(2024, 5, 17),
            subject: subject.into(),
            rule: rule.key.as_str().into(),
            points: rule.most.or(rule.least),
            author: "post:head@s".into(),
            reference: "form 7".into(),
            ..EntryRow::default()
        };
        sound(ledger.post(grid, [row]).map(drop));
    }
    let periods = ["2024-Q2".parse().expect("a quarter")];
    let board =
        |tier| score::roll_up(&ledger, grid, &BoardRequest { periods: &periods, tier, ..BoardRequest::default() });
    if let (Ok(units), Ok(people)) = (board(None), board(Some("member"))) {
        let scores = units.scores(grid.charter(), &scheme.key, 0, Some(&people));
        sound(scores.map(|scores| assert_eq!(scores.len(), 3)));
    }
    for award in &scheme.awards {
        let terms = AwardTerms { period: Some(periods[0]), people: Some("member"), ..AwardTerms::default() };
        let given = ledger.award(grid, &award.key, &terms);
        sound(given.map(|awarded| findings_are_sound(&awarded.findings(grid.charter().language()))));
    }
    let marks = |of: fn(Points) -> Points| -> Vec<(&str, Ratio)> {
        let full = |full: Option<Points>| of(full.unwrap_or(Points::from(100)));
        scheme.indicators.iter().map(|indicator| (indicator.key.as_str(), full(indicator.full).into())).collect()
    };
    let full = score::appraise(grid.charter(), &scheme.key, marks(|full| full));
    sound(full.map(drop));
    sound(score::appraise(grid.charter(), &scheme.key, marks(|_| Points::ZERO)).map(drop));
    if let Some(assessment) = &scheme.assessment {
        sound(round(grid, scheme, &assessment.every.of(Date::constant(2024, 5, 17)).to_string()));
    }
}

/// A round with a sheet of each kind about its first subject.
fn round(grid: &Grid, scheme: &SchemeSpec, period: &str) -> Result<(), Error> {
    let mut round = json::open_round(grid, &scheme.key, period)?;
    let Some(subject) = round.subjects().first().cloned() else { return Ok(()) };
    let values = scheme.indicators.iter().map(|indicator| (indicator.key.clone(), Points::ZERO)).collect();
    let sheet = Sheet { author: subject.clone(), subject, values, ..Sheet::default() };
    let filled = round.fill(grid, &[sheet]);
    if let Err(error) = filled {
        error_is_sound(&error);
    }
    findings_are_sound(&round.findings()?);
    round.lock()?;
    round.publish()?;
    let kept = json::to_round(&round);
    assert_eq!(json::to_round(&json::from_round(grid.charter(), &kept)?), kept);
    Ok(())
}

fn sound(asked: Result<(), Error>) {
    if let Err(error) = asked {
        error_is_sound(&error);
    }
}
