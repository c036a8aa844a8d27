//! Values that cannot be appraised.

use gridcore::Points;
use gridcore::score::{self, Ratio};

use super::{Case, refused};
use crate::small;

const CHARTER: &str = "tiers = [\"team\"]\n[[schemes]]\nkey = \"monthly\"\nindicators = [\n\
    { key = \"order\" },\n\
    { key = \"rework\", full = 10, each = [{ from = 1, points = 1 }] },\n\
    { key = \"training\" }]";

pub(super) fn cases() -> Vec<Case> {
    let charter = small::charter(CHARTER);
    let points = |value: &str| Ratio::from(value.parse::<Points>().expect("points"));
    let values = [
        ("order", points("120.5")),
        ("rework", points("2.5")),
        ("rework", points("1")),
        ("trainings", points("1")),
        ("overtime", points("1")),
    ];
    let input = "order 120.5, rework 2.5, rework 1, trainings 1, overtime 1";
    let wrong = refused("values", score::appraise(&charter, "monthly", values));
    let scheme = refused("scheme", score::appraise(&charter, "month", values));
    vec![
        Case::new("appraise/values", input, wrong),
        Case::new("appraise/scheme", "appraise(.., \"month\", ..)", scheme),
    ]
}
