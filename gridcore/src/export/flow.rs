//! Case flows as Mermaid flowcharts.

use super::mermaid::quoted;
use crate::charter::{Charter, FlowSpec, Outcome, StageSpec, Work};
use crate::finding::catalogue::case;
use crate::finding::{Args, Error, ErrorKind, Finding, Place, Subject};
use crate::key::did_you_mean;

/// Writes a case flow of the charter as a Mermaid flowchart.
///
/// A stage is a box with what is to be done there and how long it may take, an arrow leads to where a
/// case goes on, a dotted one to where it may be returned, and a rounded box has the outcomes with
/// which it may be closed. `O(stages * arrows)`.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) if the charter has no such flow.
///
/// ```
/// use gridcore::{Charter, export};
///
/// let charter = Charter::from_toml(r#"
///     name = "city"
///     tiers = ["district", "cell"]
///     flows = [{ key = "reports", like = "city", stages = [{ key = "handling", limit = "P2D" }] }]
/// "#)?;
/// let diagram = export::flow(&charter, "reports")?;
/// assert!(diagram.contains(r#"s2["handling<br/>handle<br/>P2D"]"#));
/// assert!(diagram.contains("s2 --> s3\n") && diagram.contains("s2 -.-> s1\n"));
/// assert!(diagram.contains(r#"s0 --> e0(["rejected<br/>duplicate<br/>void"])"#));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn flow(charter: &Charter, key: &str) -> Result<String, Error> {
    let flows = &charter.spec().flows;
    let Some(flow) = flows.iter().find(|flow| flow.key == key) else {
        return Err(unknown_flow(key, flows).in_language(charter.language()));
    };
    let stages: Vec<StageSpec> = flow.all_stages().into_iter().map(|(_, stage)| stage).collect();
    let mut out = String::from("flowchart LR\n");
    for (number, stage) in stages.iter().enumerate() {
        out.push_str(&format!("s{number}[{}]\n", quoted(&lines(stage))));
    }
    let position = |key: &String| stages.iter().position(|stage| stage.key == *key);
    for (number, stage) in stages.iter().enumerate() {
        for target in stage.next.iter().filter_map(position) {
            out.push_str(&format!("s{number} --> s{target}\n"));
        }
        for target in stage.back.iter().filter_map(position) {
            out.push_str(&format!("s{number} -.-> s{target}\n"));
        }
        if !stage.outcomes.is_empty() {
            let outcomes: Vec<&str> = stage.outcomes.iter().copied().map(Outcome::as_str).collect();
            out.push_str(&format!("s{number} --> e{number}([{}])\n", quoted(&outcomes)));
        }
    }
    Ok(out)
}

/// What a stage shows: its key, its work, its limit.
fn lines(stage: &StageSpec) -> Vec<String> {
    let work = stage.work.filter(|work| *work != Work::Advance).map(|work| work.as_str().to_owned());
    [Some(stage.key.clone()), work, stage.limit.map(|limit| limit.to_string())].into_iter().flatten().collect()
}

fn unknown_flow(key: &str, flows: &[FlowSpec]) -> Error {
    let mut args: Args = vec![("name", key.into())];
    let close = did_you_mean(key, flows.iter().map(|flow| flow.key.as_str()));
    args.extend(close.map(|close| ("suggestion", close.into())));
    let place = Place::file("charter").column("flows");
    Error::one(ErrorKind::Key, Finding::new(&case::UNKNOWN, Subject::Charter, 0, args).at(place))
}
