//! What a batch of changes touched.

use crate::key::{AppointmentId, AreaId, LinkId, PersonId, UnitId};

/// The ids a batch touched; some may have been removed, and lists may repeat themselves.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touched {
    /// Units whose row, children, people, appointments, claims or links changed.
    pub(crate) units: Vec<UnitId>,
    /// Units that have another parent, or are new.
    pub(crate) moved: Vec<UnitId>,
    /// Units whose key, tier, kind or tags changed.
    pub(crate) relabelled: Vec<UnitId>,
    /// People whose row, placements, appointments, links or kept areas changed.
    pub(crate) people: Vec<PersonId>,
    /// Areas whose row or claims changed.
    pub(crate) areas: Vec<AreaId>,
    /// Appointments begun or ended.
    pub(crate) appointments: Vec<AppointmentId>,
    /// Links begun or ended.
    pub(crate) links: Vec<LinkId>,
    /// Whether the day changed.
    pub(crate) day: bool,
    /// Whether everything may have changed, ids included.
    pub(crate) everything: bool,
}
