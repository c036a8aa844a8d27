//! What is wrong with the twin of the technical support centre.

use crate::systems::data::{Data, person, post, unit};
use crate::systems::gas_centre::ROLES;
use crate::systems::twin::{Twin, appointment, held};

pub(super) fn spoil(twin: &mut Twin) {
    structure(twin);
    people(twin);
    areas(twin);
    followers(twin);
    holders(twin);
    seats(twin);
    twin.defect("links.overloaded", unit("gc-n1"), "it inspects `gc-n3` as well", |d| {
        d.link("mutual-inspection", &unit("gc-n1"), &unit("gc-n3"));
    });
}

fn structure(t: &mut Twin) {
    t.defect("structure.one-root", "network:grid", "a second leading group `gc-x` was added", |d| {
        d.unit("gc-x", "", "leading-group");
    });
    t.also("structure.empty-unit", unit("gc-x"), "the second leading group has nothing below it");
    t.also("structure.tier-count", "tier:leading-group@grid", "the second leading group makes two");
    t.defect("structure.empty-unit", unit("gc-c15"), "a cell without people was added to `gc-n2`", |d| {
        d.unit("gc-c15", "gc-n2", "cell").kind = "room".into();
    });
    t.also("structure.tier-count", "tier:cell@grid", "the cell added makes 15");
    t.defect("structure.tier-order", unit("gc-c14"), "the cell was put directly under the general branch", |d| {
        d.unit_mut("gc-c14").parent = "gc-g".into();
    });
    t.also("structure.span", unit("gc-g"), "five nets and the cell make six units below it");
}

fn people(t: &mut Twin) {
    let unplaced = junior(&t.data, "gc-c02");
    t.defect("coverage.unplaced", person(&unplaced), "taken out of the cell `gc-c02`", |d| {
        d.move_person(&unplaced, "");
    });
    let high = junior(&t.data, "gc-c03");
    t.defect("coverage.not-a-cell", person(&high), "placed in the net `gc-n1`", |d| d.move_person(&high, "gc-n1"));
    t.defect("coverage.cell-size", unit("gc-c09"), "eight people without posts were moved there", |d| {
        let plain: Vec<String> = ["gc-c01", "gc-c06", "gc-c07", "gc-c08", "gc-c10", "gc-c11", "gc-c12", "gc-c13"]
            .iter()
            .map(|cell| junior(d, cell))
            .collect();
        for person in plain.iter().take(8) {
            d.move_person(person, "gc-c09");
        }
    });
    t.defect("coverage.nobody-matching", unit("gc-c06"), "nobody there has a certificate any more", |d| {
        for person in d.people_of("gc-c06") {
            d.untag(&person, "safety-certified");
        }
    });
    let supervisor = held(&t.data, "safety-supervisor", "gc-c06");
    t.also("staffing.ineligible", supervisor, "the safety supervisor lost the certificate");
}

fn areas(t: &mut Twin) {
    t.defect("coverage.area-claimed-twice", "area:gc-a10", "claimed by `gc-c12` as well", |d| {
        d.claim("gc-a10", "gc-c12", &post("officer", "gc-c12"));
    });
    t.defect("coverage.area-unclaimed", "area:gc-a20", "its claim was removed", |d| d.release("gc-a20"));
    t.defect("coverage.area-without-keeper", "area:gc-a30", "its claim names no keeper", |d| {
        d.claim_mut("gc-a30").keeper = "".into();
    });
    let stranger = t.data.holder("room-director", "gc-c01");
    t.defect("coverage.area-without-keeper", "area:gc-a50", "its keeper is placed in another cell", |d| {
        d.claim_mut("gc-a50").keeper = person(&stranger).to_string().into();
    });
    t.defect("coverage.area-without-keeper", "area:gc-a60", "its keeper is a post that is vacant", |d| {
        let cell = d.claim_mut("gc-a60").cell.to_string();
        d.claim_mut("gc-a60").keeper = post("officer", &cell).to_string().into();
        d.vacate("officer", &cell);
    });
    let cell = t.data.claim_mut("gc-a60").cell.to_string();
    t.also("staffing.vacant", post("officer", &cell), "nobody is officer of the cell any more");
}

/// Posts that follow others or go with them.
fn followers(t: &mut Twin) {
    let plain = junior(&t.data, "gc-c01");
    t.defect(
        "staffing.not-following",
        appointment("cell-lead", "gc-c01", &plain),
        "somebody other than the room's director leads the cell",
        |d| d.appointment_mut("cell-lead", "gc-c01").person = plain.clone().into(),
    );
    t.also("staffing.not-joint", appointment("cell-lead", "gc-c01", &plain), "nor does this person belong to the net");
    let secretary = t.data.holder("branch-secretary", "gc-n2");
    t.defect(
        "staffing.not-following",
        appointment("net-lead", "gc-n3", &secretary),
        "the secretary of `gc-n2` leads this net",
        |d| d.appointment_mut("net-lead", "gc-n3").person = secretary.clone().into(),
    );
    t.also(
        "staffing.out-of-scope",
        appointment("net-lead", "gc-n3", &secretary),
        "the secretary of `gc-n2` is not placed in this net",
    );
    let lead = t.data.holder("cell-lead", "gc-c02");
    t.defect(
        "staffing.not-joint",
        appointment("cell-lead", "gc-c02", &lead),
        "the lead's appointment as member of the net was removed",
        |d| d.appointments.retain(|a| a.post != "net-member" || a.person != lead),
    );
}

fn holders(t: &mut Twin) {
    let director = t.data.holder("room-director", "gc-c10");
    t.defect(
        "staffing.excluded",
        appointment("officer", "gc-c10", &director),
        "the room's director became officer too",
        |d| d.appoint_like("officer", "gc-c10", &director),
    );
    t.also(
        "staffing.ineligible",
        appointment("officer", "gc-c10", &director),
        "the room's director is neither deputy director nor selected",
    );
    let director = t.data.holder("room-director", "gc-c11");
    t.defect("staffing.exclusive-posts", person(&director), "the director became deputy director as well", |d| {
        d.appoint(&director, "deputy-director", "gc-c11");
    });
    let director = t.data.holder("room-director", "gc-c12");
    t.defect(
        "staffing.misplaced-post",
        appointment("cell-lead", "gc-n4", &director),
        "appointed cell lead of a net, where there is no such post",
        |d| {
            d.appoint(&director, "cell-lead", "gc-n4");
        },
    );
    let deputy = t.data.holder("deputy-head", "gc");
    t.defect("staffing.too-many-posts", person(&deputy), "a deputy head became member of four nets as well", |d| {
        for net in ["gc-n1", "gc-n2", "gc-n3", "gc-n4"] {
            d.appoint(&deputy, "net-member", net);
        }
    });
    let busy = t.data.holder("mediator", "gc-c04");
    t.defect(
        "staffing.too-many-posts",
        person(&busy),
        "with all eight roles of `gc-c04`, publicist of `gc-c05`",
        |d| {
            d.appoint(&busy, "publicist", "gc-c05");
        },
    );
}

fn seats(t: &mut Twin) {
    t.defect("staffing.role-uncovered", post("mediator", "gc-c13"), "its mediator was removed", |d| {
        d.vacate("mediator", "gc-c13");
    });
    let plain = junior(&t.data, "gc-c13");
    t.defect("staffing.over-full", post("branch-secretary", "gc-n5"), "a second secretary was appointed", |d| {
        d.appoint_like("branch-secretary", "gc-n5", &plain);
    });
    t.defect("staffing.vacant", post("head", "gc"), "the head's appointment was removed", |d| d.vacate("head", "gc"));
    t.also("staffing.combined-count", "combined:leading-group", "without its head it counts seven");
}

/// The first person of a cell who holds no post; almost everybody has a role.
fn junior(data: &Data, cell: &str) -> String {
    let holds =
        |person: &String| data.appointments.iter().any(|a| a.person == *person && !ROLES.contains(&a.post.as_ref()));
    let found = data.people_of(cell).into_iter().find(|person| !holds(person));
    found.unwrap_or_else(|| panic!("everybody of {cell} holds a post"))
}
