//! Cases: from a report to a typed outcome that is answered, with nothing lost on the way.
//!
//! A [`Desk`] takes events and nothing else. Each is held against the flow of the charter, the grid of
//! its day and the case as it stands; what is illegal is refused with what would be legal.
//!
//! ```
//! use gridcore::case::{Desk, EventRow, Light, Move};
//! # use gridcore::{Charter, Grid, Outcome, Roster, TableKind};
//!
//! let charter = Charter::from_toml(r#"
//!     name = "workshop"
//!     tiers = ["site", "team"]
//!     posts = [{ key = "lead", at = ["team"] }, { key = "head", at = ["site"] }]
//!     kinds = [{ key = "fault" }]
//!     calendars = [{ key = "office", hours = ["08:30-12:00", "13:30-17:30"] }]
//!     flows = [{ key = "faults", like = "solve_or_escalate", limit = "P2D", stages = [
//!         { key = "solving", limit = "PT4H", escalate = [{ percent = 100, posts = ["head"] }] },
//!     ] }]
//! "#)?;
//! # let mut roster = Roster::new();
//! # roster.add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\n", &charter);
//! # roster.add_csv(TableKind::People, "people.csv", b"key,cell\np1,t1\np2,t1\np3,t1\n", &charter);
//! # roster.add_csv(TableKind::Appointments, "a.csv", b"person,post,unit\np2,lead,t1\np3,head,north\n", &charter);
//! # let grid = Grid::new(&charter, &roster)?;
//! let mut desk = Desk::new(&charter);
//! let at = |text: &str| text.parse().expect("a moment");
//! let event = |time: &str, by: &'static str, action| EventRow {
//!     case: "c1".into(), at: at(time), by: by.into(), action, ..EventRow::default()
//! };
//!
//! // Reported: it goes to the lead of the cell it arose in. 1 July 2024 is a Monday.
//! let report = event("2024-07-01T08:30", "p1", Move::Report);
//! desk.apply(&grid, &EventRow { kind: "fault".into(), place: "unit:t1".into(), ..report })?;
//! assert_eq!(desk.case(&grid, "c1", "p2")?.owner.as_deref(), Some("post:lead@t1"));
//! // Whoever handles it does not verify it.
//! desk.apply(&grid, &event("2024-07-01T12:00", "p2", Move::Handle))?;
//! let refused = desk.apply(&grid, &event("2024-07-01T14:00", "p2", Move::Verify)).unwrap_err();
//! assert_eq!(refused.findings().iter().next().unwrap().rule(), "case.entitled");
//! desk.apply(&grid, &event("2024-07-01T14:00", "p3", Move::Verify))?;
//! let close = event("2024-07-01T15:00", "p3", Move::Close);
//! desk.apply(&grid, &EventRow { outcome: Some(Outcome::Rectified), answer: "letter-7".into(), ..close })?;
//! assert_eq!(desk.light("c1", at("2024-07-03T08:30")), Some(Light::Off));
//! # Ok::<(), gridcore::Error>(())
//! ```

mod clock;
mod columns;
mod desk;
mod escalation;
mod event;
mod judge;
mod legal;
mod metrics;
mod names;
mod read;
mod receipt;
mod refuse;
mod replay;
mod route;
mod store;
mod view;
mod who;

pub use clock::Light;
pub use desk::{Applied, Desk};
pub use escalation::{Escalation, Lights};
pub use event::{EventRow, Move, Recorded, Secrecy};
pub use legal::LegalMove;
pub use metrics::{Count, Counts, MetricsRequest, MetricsRow, Rate, StepMatrix, Sum};
pub use receipt::{Receipt, ReceiptAnswer};
pub use route::{Routing, Why};
pub use view::{CaseFilter, CaseView, Status};
