//! What is wrong with the twin of the supervision grid.

use crate::systems::data::{day, person, post, unit};
use crate::systems::twin::{Twin, appointment, held};

pub(super) fn spoil(twin: &mut Twin) {
    structure(twin);
    people(twin);
    areas(twin);
    watch(twin);
    records(twin);
    holders(twin);
}

fn structure(t: &mut Twin) {
    t.defect("structure.code", unit("01090A"), "the branch `010902` got a key with a letter", |d| {
        d.rekey("010902", "01090A");
    });
    t.defect("structure.code", unit("0109031"), "the station `01090301` got a key of seven digits", |d| {
        d.rekey("01090301", "0109031");
    });
    t.defect("structure.code", unit("010510"), "the branch was put under the committee `0106`", |d| {
        d.unit_mut("010510").parent = "0106".into();
    });
    t.defect("structure.one-root", "network:supervision", "a second oilfield `02` was added", |d| {
        d.unit("02", "", "oilfield");
    });
    t.also("structure.empty-unit", unit("02"), "the second oilfield has nothing below it");
    t.also("structure.tier-count", "tier:oilfield@supervision", "the second oilfield makes two");
    t.defect("structure.empty-unit", unit("0124"), "a committee without branches was added", |d| {
        d.unit("0124", "01", "committee");
    });
    t.also("structure.tier-count", "tier:committee@supervision", "the committee added makes 24");
    t.also("structure.span", unit("01"), "the oilfield has 24 committees");
    t.also("structure.span", unit("0124"), "the committee added has no branches");
    t.also("staffing.vacant", post("leader", "0124"), "the committee added has no leader");
    t.defect("structure.tier-order", unit("01090101"), "the station was put directly under the committee", |d| {
        d.unit_mut("01090101").parent = "0109".into();
    });
}

fn people(t: &mut Twin) {
    let unplaced = t.data.anyone("010101");
    t.defect("coverage.unplaced", person(&unplaced), "the placement in `010101` ended on 2024-06-01", |d| {
        d.move_person(&unplaced, "");
        d.place(&unplaced, "supervision", "010101").until = Some(day(2024, 6, 1));
    });
    let high = t.data.anyone("010203");
    t.defect("coverage.not-a-cell", person(&high), "placed in the committee `0102`", |d| d.move_person(&high, "0102"));
    t.defect("coverage.cell-size", unit("010303"), "people of other branches were moved there", |d| {
        let plain: Vec<String> = d.below("0103").iter().flat_map(|branch| d.plain(branch)).collect();
        for person in plain.iter().take(13) {
            d.move_person(person, "010303");
        }
    });
    t.defect("coverage.nobody-matching", unit("010401"), "nobody there has the tag `member` any more", |d| {
        for person in d.people_of("010401") {
            d.untag(&person, "member");
        }
    });
    let secretary = held(&t.data, "branch-secretary", "010401");
    t.also("staffing.ineligible", secretary, "the secretary lost the tag `member`");
}

fn areas(t: &mut Twin) {
    t.defect("coverage.area-claimed-twice", "area:g10", "claimed by the branch `010101` as well", |d| {
        d.claim("g10", "010101", &post("officer", "010101"));
    });
    t.defect("coverage.area-unclaimed", "area:g12", "its claim was removed", |d| d.release("g12"));
    t.defect("coverage.area-without-keeper", "area:g14", "its claim names no keeper", |d| {
        d.claim_mut("g14").keeper = "".into();
    });
}

/// Stations and shifts.
fn watch(t: &mut Twin) {
    t.defect("coverage.station-uncovered", post("watch-officer", "01090401"), "all its watch officers ended", |d| {
        d.vacate("watch-officer", "01090401");
    });
    t.defect("coverage.shift-uncovered", post("watch-officer", "01090501"), "its night was left unwatched", |d| {
        d.appointments.retain(|a| a.unit != "01090501" || a.shift != "night");
    });
    t.also("staffing.combined-count", "combined:watch-officers", "four shifts are unwatched");
    let holder = t.data.holder("watch-officer", "01090601");
    t.defect(
        "staffing.not-joint",
        format!("{} on early", appointment("watch-officer", "01090601", &holder)),
        "the appointment as officer was removed",
        |d| d.appointments.retain(|a| a.person != holder || a.post != "officer"),
    );
    t.also("structure.tier-count", "tier:officer@supervision", "the officers removed leave fewer than 750");
    let holder = t.data.holder("watch-officer", "01090701");
    t.defect(
        "staffing.ineligible",
        format!("{} on early", appointment("watch-officer", "01090701", &holder)),
        "the tag `shift-worker` was removed",
        |d| d.untag(&holder, "shift-worker"),
    );
}

/// What is recorded of an appointment.
fn records(t: &mut Twin) {
    let subject = held(&t.data, "officer", "011001");
    t.defect("staffing.approval-missing", subject, "the discipline committee's approval was removed", |d| {
        d.appointment_mut("officer", "011001").approvals.pop();
    });
    let subject = held(&t.data, "officer", "011002");
    t.defect("staffing.channel", subject, "its channel was removed", |d| {
        d.appointment_mut("officer", "011002").channel = "".into();
    });
    let subject = held(&t.data, "officer", "011003");
    t.defect("staffing.term-over", subject, "it began on 2022-06-30, two years before the day", |d| {
        d.appointment_mut("officer", "011003").from = Some(day(2022, 6, 30));
    });
}

fn holders(t: &mut Twin) {
    let officer = t.data.holder("officer", "011101");
    t.defect(
        "staffing.excluded",
        appointment("officer", "011101", &officer),
        "the officer later took a key post in `011102`",
        |d| {
            d.appoint(&officer, "key-post", "011102").from = Some(day(2024, 6, 1));
        },
    );
    let secretary = t.data.holder("branch-secretary", "011201");
    t.defect("staffing.exclusive-posts", person(&secretary), "the secretary leads the committee as well", |d| {
        d.appointment_mut("leader", "0112").person = secretary.clone().into();
    });
    let officer = t.data.holder("officer", "011301");
    t.defect(
        "staffing.misplaced-post",
        appointment("officer", "010910", &officer),
        "an officer of another plant was appointed in a branch that works in shifts",
        |d| {
            d.appoint_like("officer", "011301", &officer);
            d.appointments.last_mut().expect("just appointed").unit = "010910".into();
        },
    );
    let stranger = t.data.anyone("011402");
    t.defect(
        "staffing.out-of-scope",
        appointment("branch-committee-member", "011401", &stranger),
        "somebody of `011402` took the post",
        |d| d.appointment_mut("branch-committee-member", "011401").person = stranger.clone().into(),
    );
    let plain = t.data.anyone("011501");
    t.defect("staffing.over-full", post("branch-secretary", "011501"), "a second secretary was appointed", |d| {
        d.appoint_like("branch-secretary", "011501", &plain);
    });
    t.defect("staffing.vacant", post("officer", "011601"), "its officers were removed", |d| {
        d.vacate("officer", "011601");
    });
    let secretary = t.data.holder("branch-secretary", "011701");
    t.defect("staffing.too-many-posts", person(&secretary), "the secretary took two key posts as well", |d| {
        d.appoint(&secretary, "key-post", "011701");
        d.appoint(&secretary, "key-post", "011702");
    });
}
