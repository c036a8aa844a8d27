//! Who answers for a person, an area, and a kind of matter.
//!
//! `cargo run --example who_answers`

use gridcore::{Answer, Charter, Error, Grid, Reference, Roster, TableKind};

const CHARTER: &str = r#"
    name = "workshop"
    tiers = ["site", "team"]

    # In the order in which they answer within one unit.
    [[posts]]
    key = "lead"
    at = ["team"]

    [[posts]]
    key = "safety-officer"
    at = ["site", "team"]
    answers = false                     # but for the kinds of matter that name it

    [[posts]]
    key = "head"
    at = ["site"]

    [[kinds]]
    key = "hazard"
    posts = ["safety-officer", "head"]
"#;

const TABLES: [(TableKind, &str); 5] = [
    (TableKind::Units, "key,parent,tier\nnorth,,site\nt1,north,team\nt2,north,team\n"),
    (TableKind::People, "key,cell\n0001,t1\n0002,t1\n0003,t2\n0004,t2\n"),
    (TableKind::Areas, "key,kind\nroom-1,room\nroom-2,room\n"),
    (TableKind::Claims, "area,cell,keeper\nroom-1,t1,person:0002\nroom-2,t2,post:lead@t2\n"),
    (TableKind::Appointments, "person,post,unit\n0001,lead,t1\n0003,head,north\n0004,safety-officer,t2\n"),
];

fn main() -> Result<(), Error> {
    let charter = Charter::from_toml(CHARTER)?;
    let mut roster = Roster::new();
    for (kind, text) in TABLES {
        roster.add_csv(kind, &format!("{}.csv", kind.name()), text.as_bytes(), &charter);
    }
    let grid = Grid::new(&charter, &roster)?;

    // Nobody leads t2, so its people and the room kept by its lead are answered for further up.
    for about in ["person:0002", "person:0003", "area:room-1", "area:room-2"] {
        let about = Reference::parse(about).expect("a reference");
        grid.answers_for(&about)?.iter().for_each(show);
    }
    // A kind of matter that arises somewhere goes its own way up from there.
    for about in ["person:0001", "area:room-2"] {
        let about = Reference::parse(about).expect("a reference");
        print!("hazard that arises at ");
        grid.answers_for_matter("hazard", &about)?.iter().for_each(show);
    }
    Ok(())
}

fn show(answer: &Answer) {
    print!("{}: ", answer.about);
    match &answer.answered_by {
        Some(by) => {
            let post = by.post.as_deref().unwrap_or("keeper");
            println!("{} as {post} of {}{}", by.person, by.unit, if by.passed_up { ", passed up" } else { "" });
        }
        None => println!("nobody"),
    }
    for step in &answer.steps {
        let posts = step.posts.iter().map(|post| match post.holders.first() {
            Some(holder) => format!("{} {}", post.post, holder.person),
            None => format!("{} vacant", post.post),
        });
        println!("    {:6} {}", step.unit.as_deref().unwrap_or_default(), posts.collect::<Vec<_>>().join(", "));
    }
}
