//! Charters as TOML and as JSON.

use gridcore::{Charter, Grid, Roster, check};

use super::fixture::LIMITS;
use super::sound::{error_is_sound, findings_are_sound};

/// The first byte chooses between TOML, if it is even, and JSON; the rest is the charter.
pub fn charter(data: &[u8]) {
    let Some((format, text)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let read = if format % 2 == 0 {
        Charter::from_toml_with_limits(text, &LIMITS)
    } else {
        Charter::from_json_with_limits(text, &LIMITS)
    };
    match read {
        Ok(charter) => holds(&charter),
        Err(error) => error_is_sound(&error),
    }
}

/// What holds of a charter that was accepted: it is written and read back as the same, and is of
/// use for a grid.
pub(super) fn holds(charter: &Charter) {
    let limits = &LIMITS;
    let again = Charter::with_limits(charter.spec().clone(), limits).expect("it was accepted before");
    assert_eq!(again.spec(), charter.spec());
    let json = Charter::from_json_with_limits(&charter.to_json(), limits).expect("what is written can be read");
    assert_eq!(json.spec(), charter.spec());
    let toml = Charter::from_toml_with_limits(&charter.to_toml(), limits).expect("what is written can be read");
    assert_eq!(toml.spec(), charter.spec());
    assert!(charter.networks().count() > 0);
    for network in charter.networks() {
        assert!(charter.unit_tiers(network).count() <= charter.tiers(network).count());
    }
    let one = Charter::in_force(std::slice::from_ref(charter), charter.interval().from);
    if let Err(error) = one {
        error_is_sound(&error);
    }
    let grid = Grid::new(charter, &Roster::with_limits(*limits)).expect("no row is wrong");
    findings_are_sound(&check::all(&grid));
}
