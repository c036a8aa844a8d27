//! What is wrong with the twin of the oil production area.

use crate::systems::data::{day, person, post, unit};
use crate::systems::twin::{Twin, appointment, held};

pub(super) fn spoil(twin: &mut Twin) {
    structure(twin);
    people(twin);
    areas(twin);
    records(twin);
    holders(twin);
    seats(twin);
    links(twin);
}

fn structure(t: &mut Twin) {
    t.defect("structure.one-root", "network:red", "a second committee `a7-x` was added", |d| {
        d.unit("a7-x", "", "committee");
    });
    t.also("structure.tier-count", "tier:committee@red", "the second committee makes two");
    t.also("structure.empty-unit", "unit:a7-x", "the second committee has no branches");
    t.defect("structure.empty-unit", "unit:a7-c58", "a cell without people was added to `a7-b03`", |d| {
        d.unit("a7-c58", "a7-b03", "cell");
    });
    t.also("structure.tier-count", "tier:cell@red", "the cell added makes 58");
    t.also("staffing.vacant", "post:lead@a7-c58", "nobody leads the cell added");
    t.also("links.bridge-missing", "unit:a7-c58", "the cell added has no bridge");
    t.defect("structure.tier-order", "unit:a7-c10", "the cell was put directly under the committee", |d| {
        d.unit_mut("a7-c10").parent = "a7".into();
    });
    t.also("structure.span", "unit:a7", "18 branches and the cell make 19 units below it");
    let moved = t.data.anyone("a7-c12");
    t.defect(
        "structure.not-refined",
        "unit:a7-c12",
        "one of its people was placed in another safety cell than the rest",
        |d| d.placement_mut(&moved).cell = "a7-s18-1".into(),
    );
}

fn people(t: &mut Twin) {
    let unplaced = t.data.anyone("a7-c01");
    t.defect("coverage.unplaced", person(&unplaced), "taken out of the cell `a7-c01`", |d| {
        d.move_person(&unplaced, "");
    });
    let elsewhere = t.data.anyone("a7-c03");
    t.defect("coverage.unplaced", person(&elsewhere), "taken out of the safety network", |d| {
        d.placements.retain(|p| p.person != *elsewhere);
    });
    let high = t.data.anyone("a7-c04");
    t.defect("coverage.not-a-cell", person(&high), "placed in the branch `a7-b02`", |d| {
        d.move_person(&high, "a7-b02");
    });
    t.defect("coverage.cell-size", "unit:a7-c05", "everybody without a post was moved to `a7-c06`", |d| {
        for person in d.plain("a7-c05") {
            d.move_person(&person, "a7-c06");
        }
    });
    t.defect("coverage.nobody-matching", "unit:a7-c30", "nobody there has the tag `member` any more", |d| {
        for person in d.people_of("a7-c30") {
            d.untag(&person, "member");
        }
    });
    t.defect("coverage.share-too-low", "unit:a7-b05", "nobody under it has the tag `member` any more", |d| {
        for person in d.below("a7-b05").iter().flat_map(|cell| d.people_of(cell)).collect::<Vec<_>>() {
            d.untag(&person, "member");
        }
    });
}

fn areas(t: &mut Twin) {
    t.defect("coverage.area-claimed-twice", "area:a7-a40", "claimed by `a7-c41` as well", |d| {
        d.claim("a7-a40", "a7-c41", &post("lead", "a7-c41"));
    });
    t.defect("coverage.area-unclaimed", "area:a7-a42", "its claim was removed", |d| d.release("a7-a42"));
    t.defect("coverage.area-without-keeper", "area:a7-a43", "its claim names no keeper", |d| {
        d.claim_mut("a7-a43").keeper = "".into();
    });
    let stranger = t.data.anyone("a7-c45");
    t.defect("coverage.area-without-keeper", "area:a7-a44", "its keeper is placed in another cell", |d| {
        d.claim_mut("a7-a44").keeper = person(&stranger).to_string().into();
    });
}

/// What is recorded of an appointment.
fn records(t: &mut Twin) {
    let subject = held(&t.data, "lead", "a7-c17");
    t.defect("staffing.approval-missing", subject, "its registration was removed", |d| {
        d.appointment_mut("lead", "a7-c17").approvals.clear();
    });
    let subject = held(&t.data, "lead", "a7-c18");
    t.defect("staffing.channel", subject, "its channel became `written-order`", |d| {
        d.appointment_mut("lead", "a7-c18").channel = "written-order".into();
    });
    let subject = held(&t.data, "lead", "a7-c19");
    t.defect("staffing.channel", subject, "its channel was removed", |d| {
        d.appointment_mut("lead", "a7-c19").channel = "".into();
    });
    let subject = held(&t.data, "lead", "a7-c20");
    t.defect("staffing.term-over", subject, "it began on 2020-01-01", |d| {
        d.appointment_mut("lead", "a7-c20").from = Some(day(2020, 1, 1));
    });
    let subject = held(&t.data, "lead", "a7-c21");
    t.defect("staffing.term-over", subject, "its first day was removed", |d| {
        d.appointment_mut("lead", "a7-c21").from = None;
    });
}

/// Who holds what.
fn holders(t: &mut Twin) {
    let cell = t.data.holding("deputy-lead")[0].clone();
    let stranger = t.data.anyone("a7-c46");
    t.defect(
        "staffing.out-of-scope",
        appointment("deputy-lead", &cell, &stranger),
        "somebody of `a7-c46` took the post",
        |d| d.appointment_mut("deputy-lead", &cell).person = stranger.clone().into(),
    );
    let cell = t.data.holding("officer")[20].clone();
    let subject = held(&t.data, "officer", &cell);
    let officer = t.data.holder("officer", &cell);
    t.defect("staffing.excluded", subject, "the officer became a member of the committee", |d| {
        d.appoint(&officer, "committee-member", "a7");
    });
    let cell = t.data.holding("officer")[24].clone();
    let subject = held(&t.data, "officer", &cell);
    let officer = t.data.holder("officer", &cell);
    t.defect("staffing.ineligible", subject, "the officer lost the tags `member` and `backbone`", |d| {
        d.untag(&officer, "member");
        d.untag(&officer, "backbone");
    });
    let cell = t.data.holding("deputy-lead")[20].clone();
    let lead = t.data.holder("lead", &cell);
    t.defect("staffing.exclusive-posts", person(&lead), "the lead became deputy lead of the cell too", |d| {
        d.appointment_mut("deputy-lead", &cell).person = lead.clone().into();
    });
    let plain = t.data.anyone("a7-c14");
    t.defect(
        "staffing.misplaced-post",
        appointment("lead", "a7-b04", &plain),
        "appointed lead of a branch, where there is no such post",
        |d| d.appoint(&plain, "lead", "a7-b04").channel = "open-competition".into(),
    );
    let secretary = t.data.holder("branch-secretary", "a7-b08");
    t.defect(
        "staffing.too-many-posts",
        person(&secretary),
        "a secretary and member of the committee became safety lead of a zone too",
        |d| d.appointment_mut("safety-lead", "a7-z3").person = secretary.clone().into(),
    );
}

/// How many hold what.
fn seats(t: &mut Twin) {
    t.defect("staffing.vacant", "post:lead@a7-c26", "the lead's appointment was removed", |d| {
        d.vacate("lead", "a7-c26");
    });
    let plain = t.data.anyone("a7-c25");
    t.defect("staffing.over-full", "post:lead@a7-c25", "a second lead was appointed", |d| {
        d.appoint_like("lead", "a7-c25", &plain);
    });
    t.defect("staffing.combined-count", "combined:officers-of-cell@a7-c52", "its officer was removed", |d| {
        d.vacate("officer", "a7-c52");
        d.vacate("assistant-officer", "a7-c52");
    });
    t.also("staffing.combined-count", "combined:officers", "the officer removed leaves 56");
}

fn links(t: &mut Twin) {
    t.defect("links.bridge-missing", unit("a7-c28"), "its bridge was removed", |d| {
        d.links.retain(|l| l.source != "unit:a7-c28");
    });
    t.defect(
        "links.outside",
        "link:bridge from unit:a7-c32 to unit:a7-b01",
        "its bridge was led to a branch of the red network",
        |d| d.link_mut("bridge", &unit("a7-c32")).target = "unit:a7-b01".into(),
    );
    t.also("links.bridge-missing", unit("a7-c32"), "its bridge does not reach the safety network");
    t.defect("links.overloaded", unit("a7-c34"), "a second bridge was added, to `a7-s18-1`", |d| {
        d.link("bridge", &unit("a7-c34"), &unit("a7-s18-1"));
    });
}
