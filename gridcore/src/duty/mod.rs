//! Duties: what was due, what was done, and what is open.
//!
//! The lists of a charter bind units, holders of posts, links or tasks; [`review`] says what of that was due in a
//! period and holds the tables of duties, tasks, inspections and risks against it. Tables say *that* something took
//! place and never what was said.
//!
//! ```
//! use gridcore::duty::{self, ReviewRequest};
//! use gridcore::{Charter, Grid, Roster, TableKind};
//!
//! let charter = Charter::from_toml(r#"
//!     name = "workshop"
//!     tiers = ["site", "team"]
//!     posts = [{ key = "lead", at = ["team"] }]
//!
//!     [[duty_lists]]
//!     key = "routine"
//!     tier = "team"                    # binds every team; the lead answers for it
//!     post = "lead"
//!     items = [{ key = "meeting", kind = "meeting", every = "month", last = 10, points = 2, missed = -1 }]
//! "#)?;
//! let mut roster = Roster::new();
//! roster
//!     .add_csv(TableKind::Units, "units.csv", b"key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n", &charter)
//!     .add_csv(TableKind::People, "people.csv", b"key,cell\n0001,t1\n0002,t2\n", &charter)
//!     .add_csv(TableKind::Appointments, "appointments.csv", b"person,post,unit\n0001,lead,t1\n0002,lead,t2\n", &charter)
//!     .add_csv(TableKind::Duties, "duties.csv", b"date,duty,subject,count\n2024-05-28,meeting,unit:t1,12\n", &charter);
//! let grid = Grid::new(&charter, &roster)?;
//!
//! let asked = ReviewRequest { period: "2024-05".parse().expect("a month"), today: "2024-06-03".parse().expect("a day") };
//! let review = duty::review(&grid, &roster, &asked)?;
//! let meeting = &review.totals[0];
//! assert_eq!((meeting.expected, meeting.done, meeting.missed, meeting.participations), (2, 1, 1, 12));
//! assert_eq!(meeting.points.to_string(), "1");
//! print!("{}", review.findings);          // `meeting` of 2024-05 was due on 2024-05-31 and is missing 1 of 1 times
//! # Ok::<(), gridcore::Error>(())
//! ```

mod bound;
mod burden;
mod due;
mod entries;
mod fill;
mod inspection;
mod known;
mod line;
mod list;
mod read;
mod review;
mod risk;
mod tables;
mod task;
mod tell;
mod total;

pub use burden::Burden;
pub use inspection::{Inspected, InspectedItem};
pub use line::Line;
pub use list::ReviewList;
pub use review::{Review, ReviewRequest, review};
pub use risk::{OpenRisk, Register};
pub use task::TaskState;
pub use total::{Reach, Revision, Total};
