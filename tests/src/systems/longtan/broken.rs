//! What is wrong with the twin of the hydropower plant.

use crate::systems::data::{person, post, unit};
use crate::systems::twin::{Twin, appointment, held};

pub(super) fn spoil(twin: &mut Twin) {
    structure(twin);
    people(twin);
    areas(twin);
    holders(twin);
    seats(twin);
    links(twin);
}

fn structure(t: &mut Twin) {
    t.defect("structure.one-root", "network:grid", "a second committee `lt-x` was added", |d| {
        d.unit("lt-x", "", "committee");
    });
    t.also("structure.empty-unit", unit("lt-x"), "the second committee has nothing below it");
    t.also("structure.tier-count", "tier:committee@grid", "the second committee makes two");
    t.defect("structure.empty-unit", unit("lt-g26"), "a group without people was added to `lt-b1`", |d| {
        d.unit("lt-g26", "lt-b1", "group");
    });
    t.also("structure.tier-count", "tier:group@grid", "the group added makes 26");
    t.also("staffing.vacant", post("group-leader", "lt-g26"), "nobody leads the group added");
    t.defect("structure.tier-order", unit("lt-g25"), "the group was put directly under the committee", |d| {
        d.unit_mut("lt-g25").parent = "lt".into();
    });
    t.also("structure.span", unit("lt"), "five branches and the group make six units below it");
}

fn people(t: &mut Twin) {
    let free = |t: &Twin, group: &str| t.data.anyone(group);
    let unplaced = free(t, "lt-g02");
    t.defect("coverage.unplaced", person(&unplaced), "taken out of the group `lt-g02`", |d| {
        d.move_person(&unplaced, "");
    });
    let high = free(t, "lt-g03");
    t.defect("coverage.not-a-cell", person(&high), "placed in the branch `lt-b1`", |d| d.move_person(&high, "lt-b1"));
    t.defect("coverage.cell-size", unit("lt-g04"), "all who hold nothing were moved to `lt-g05`", |d| {
        for person in d.plain("lt-g04") {
            d.move_person(&person, "lt-g05");
        }
    });
    t.defect("coverage.nobody-matching", unit("lt-g06"), "nobody there has the tag `member` any more", |d| {
        for person in d.people_of("lt-g06") {
            d.untag(&person, "member");
        }
    });
    let leader = held(&t.data, "group-leader", "lt-g06");
    t.also("staffing.ineligible", leader, "the leader lost the tag `member`");
    t.defect("coverage.share-too-low", unit("lt-b3"), "only group leaders kept the tag `member` there", |d| {
        for group in d.below("lt-b3") {
            let leader = d.holder("group-leader", &group);
            for person in d.people_of(&group).into_iter().filter(|p| *p != leader) {
                d.untag(&person, "member");
            }
        }
    });
}

fn areas(t: &mut Twin) {
    t.defect("coverage.area-claimed-twice", "area:lt-a20", "claimed by `lt-g21` as well", |d| {
        d.claim("lt-a20", "lt-g21", &post("group-leader", "lt-g21"));
    });
    t.defect("coverage.area-unclaimed", "area:lt-a21", "its claim was removed", |d| d.release("lt-a21"));
    let stranger = t.data.anyone("lt-g24");
    t.defect("coverage.area-without-keeper", "area:lt-a22", "its keeper is placed in another group", |d| {
        d.claim_mut("lt-a22").keeper = person(&stranger).to_string().into();
    });
}

fn holders(t: &mut Twin) {
    let leader = t.data.holder("group-leader", "lt-g16");
    t.defect(
        "staffing.excluded",
        appointment("committee-member", "lt", &leader),
        "the leader of `lt-g16` became a member of the committee",
        |d| {
            d.appoint(&leader, "committee-member", "lt");
        },
    );
    let secretary = t.data.holder("secretary", "lt-b4");
    t.defect("staffing.exclusive-posts", person(&secretary), "the secretary of `lt-b4` leads `lt-g17` as well", |d| {
        d.appointment_mut("group-leader", "lt-g17").person = secretary.clone().into();
    });
    let member = t.data.holder("committee-member", "lt");
    t.defect(
        "staffing.misplaced-post",
        appointment("secretary", "lt-g18", &member),
        "a member of the committee was appointed secretary of a group, where there is no such post",
        |d| {
            d.appoint(&member, "secretary", "lt-g18");
        },
    );
    let stranger = t.data.anyone("lt-g01");
    t.defect(
        "staffing.out-of-scope",
        appointment("branch-committee-member", "lt-b5", &stranger),
        "somebody of `lt-g01`, in another branch, was appointed",
        |d| d.appoint_like("branch-committee-member", "lt-b5", &stranger),
    );
    t.also(
        "staffing.ineligible",
        appointment("branch-committee-member", "lt-b5", &stranger),
        "and does not have the tag `member`",
    );
    let head = t.data.holder("committee-secretary", "lt");
    t.defect("staffing.too-many-posts", person(&head), "secretary of the committee and member of two others", |d| {
        d.appoint(&head, "branch-committee-member", "lt-b1");
        d.appoint(&head, "branch-committee-member", "lt-b2");
    });
}

fn seats(t: &mut Twin) {
    t.defect("staffing.vacant", post("group-leader", "lt-g19"), "the leader's appointment was removed", |d| {
        d.vacate("group-leader", "lt-g19");
    });
    let plain = t.data.anyone("lt-g20");
    t.defect("staffing.over-full", post("group-leader", "lt-g20"), "a second leader was appointed", |d| {
        d.appoint_like("group-leader", "lt-g20", &plain);
    });
    t.defect("staffing.combined-count", "combined:branch-committee@lt-b4", "its committee was removed", |d| {
        d.vacate("branch-committee-member", "lt-b4");
    });
}

fn links(t: &mut Twin) {
    let colleague = t.data.anyone("lt-g22");
    t.defect("links.unlinked", person(&colleague), "the member's link of the chain was removed", |d| {
        let target = person(&colleague).to_string();
        d.links.retain(|l| l.kind != "tier-chain" || l.target != target);
    });
    let leader = t.data.holder("group-leader", "lt-g23");
    t.defect("links.unlinked", person(&leader), "the branch's link of the chain was removed", |d| {
        let target = person(&leader).to_string();
        d.links.retain(|l| l.kind != "tier-chain" || l.target != target);
    });
    let paired = t.data.link_mut("pairing", &person(&leader)).target.to_string();
    let colleague = t.data.plain("lt-g23").into_iter().find(|p| person(p).to_string() != paired);
    let colleague = colleague.expect("a second colleague");
    t.defect("links.overloaded", person(&leader), "a second pairing was added", |d| {
        d.link("pairing", &person(&leader), &person(&colleague));
    });
    let plain = t.data.plain("lt-g10");
    t.defect(
        "links.overloaded",
        post("group-leader", "lt-g09"),
        "it contacts people of `lt-g10`, `lt-g11` and `lt-g12` too",
        |d| {
            let others: Vec<String> = [plain, d.plain("lt-g11"), d.plain("lt-g12")].concat();
            for person_key in &others {
                d.link("contact", &post("group-leader", "lt-g09"), &person(person_key));
            }
        },
    );
    let outside = t.data.anyone("lt-g10");
    t.also(
        "links.outside",
        format!("link:contact from post:group-leader@lt-g09 to person:{outside}"),
        "and so reaches outside its unit",
    );
}
