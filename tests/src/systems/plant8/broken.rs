//! What is wrong with the twin of the oil production plant.

use crate::systems::data::{person, post, unit};
use crate::systems::twin::{Twin, appointment, held};

pub(super) fn spoil(twin: &mut Twin) {
    structure(twin);
    people(twin);
    areas(twin);
    holders(twin);
    seats(twin);
}

fn structure(t: &mut Twin) {
    t.defect("structure.code", unit("D8-HQ"), "the department `D8HQ` got a key of five characters", |d| {
        d.rekey("D8HQ", "D8-HQ");
    });
    t.defect("structure.code", unit("E8WX"), "the department `D8WX` got a key that does not begin with `D8`", |d| {
        d.rekey("D8WX", "E8WX");
    });
    t.defect("structure.code", unit("D8J_"), "the department `D8JS` got a key with `_`", |d| {
        d.rekey("D8JS", "D8J_");
    });
    t.defect("structure.one-root", "network:departments", "a second plant `D9` was added", |d| {
        d.unit("D9", "", "plant").network = "departments".into();
    });
    t.also("structure.empty-unit", unit("D9"), "the second plant has nothing below it");
    t.also("structure.tier-count", "tier:plant@departments", "the second plant makes two");
    t.defect("structure.empty-unit", unit("p8-g12"), "a group without people was added to `p8-b2`", |d| {
        let row = d.unit("p8-g12", "p8-b2", "group");
        (row.kind, row.tags) = ("production".into(), vec!["green-yard".into()]);
    });
    t.also("structure.tier-count", "tier:group@groups", "the group added makes 12");
    t.also("staffing.vacant", post("group-leader", "p8-g12"), "nobody leads the group added");
    t.defect("structure.tier-order", unit("p8-g11"), "the group was put directly under the general branch", |d| {
        d.unit_mut("p8-g11").parent = "p8".into();
    });
    t.also("structure.span", unit("p8"), "three branches and the group make four units below it");
}

fn people(t: &mut Twin) {
    let unplaced = t.data.anyone("p8-g01");
    t.defect("coverage.unplaced", person(&unplaced), "taken out of the group `p8-g01`", |d| {
        d.move_person(&unplaced, "");
    });
    let elsewhere = t.data.anyone("p8-g02");
    t.defect("coverage.unplaced", person(&elsewhere), "taken out of the network of departments", |d| {
        d.placements.retain(|p| p.person != *elsewhere);
    });
    let high = t.data.anyone("p8-g03");
    t.defect("coverage.not-a-cell", person(&high), "placed in the branch `p8-b1`", |d| d.move_person(&high, "p8-b1"));
    t.defect("coverage.cell-size", unit("p8-g04"), "everybody without a post was moved to `p8-g05`", |d| {
        for person in d.plain("p8-g04") {
            d.move_person(&person, "p8-g05");
        }
    });
    t.defect("coverage.nobody-matching", unit("p8-g06"), "nobody there has the tag `member` any more", |d| {
        for person in d.people_of("p8-g06") {
            d.untag(&person, "member");
        }
    });
    let leader = held(&t.data, "group-leader", "p8-g06");
    t.also("staffing.ineligible", leader, "the leader lost the tag `member`");
    t.defect("coverage.share-too-low", unit("p8-b3"), "only holders of posts kept the tag `member` there", |d| {
        for group in d.below("p8-b3") {
            for person in d.people_of(&group) {
                if !d.appointments.iter().any(|a| a.person == person) {
                    d.untag(&person, "member");
                }
            }
        }
    });
}

fn areas(t: &mut Twin) {
    t.defect("coverage.area-claimed-twice", "area:p8-a13", "claimed by `p8-g08` as well", |d| {
        d.claim("p8-a13", "p8-g08", &post("group-leader", "p8-g08"));
    });
    t.defect("coverage.area-unclaimed", "area:p8-a14", "its claim was removed", |d| d.release("p8-a14"));
    t.defect("coverage.area-without-keeper", "area:p8-a15", "its claim names no keeper", |d| {
        d.claim_mut("p8-a15").keeper = "".into();
    });
}

fn holders(t: &mut Twin) {
    let subject = held(&t.data, "group-leader", "p8-g01");
    t.defect("staffing.approval-missing", subject, "the reply of the general branch was removed", |d| {
        d.appointment_mut("group-leader", "p8-g01").approvals.pop();
    });
    let head = t.data.holder("department-head", "D8CY");
    let leader = t.data.holder("group-leader", "p8-g02");
    t.defect(
        "staffing.excluded",
        appointment("group-leader", "p8-g02", &leader),
        "the leader took the place of the head of department `D8CY`",
        |d| d.appointment_mut("department-head", "D8CY").person = leader.clone().into(),
    );
    let secretary = t.data.holder("branch-secretary", "p8-b1");
    t.defect("staffing.exclusive-posts", person(&secretary), "the secretary of `p8-b1` leads `p8-g03` as well", |d| {
        d.appointment_mut("group-leader", "p8-g03").person = secretary.clone().into();
    });
    t.also(
        "staffing.out-of-scope",
        appointment("group-leader", "p8-g03", &secretary),
        "the secretary is not placed in the group",
    );
    let group = t.data.units.iter().find(|u| u.kind == "production").map(|u| u.key.to_string());
    let group = group.expect("a group of the type production");
    t.defect(
        "staffing.misplaced-post",
        appointment("safety-warden", &group, &head),
        "appointed warden of a group of another type",
        |d| {
            d.appoint(&head, "safety-warden", &group);
        },
    );
    let general = t.data.holder("general-branch-secretary", "p8");
    t.defect("staffing.too-many-posts", person(&general), "member of all three branch committees as well", |d| {
        for branch in ["p8-b1", "p8-b2", "p8-b3"] {
            d.appoint(&general, "branch-committee-member", branch);
        }
    });
}

fn seats(t: &mut Twin) {
    let group = t.data.holding("pair-keeper")[0].clone();
    t.defect("staffing.vacant", post("pair-keeper", &group), "the keeper's appointment was removed", |d| {
        d.vacate("pair-keeper", &group);
    });
    let plain = t.data.anyone("p8-g07");
    t.defect("staffing.over-full", post("group-leader", "p8-g07"), "a second leader was appointed", |d| {
        d.appoint_like("group-leader", "p8-g07", &plain);
    });
    t.defect("staffing.combined-count", "combined:branch-committee@p8-b2", "three more members were appointed", |d| {
        let plain: Vec<String> = d.below("p8-b2").iter().flat_map(|group| d.plain(group)).take(3).collect();
        for person in plain {
            d.appoint(&person, "branch-committee-member", "p8-b2");
        }
    });
}
