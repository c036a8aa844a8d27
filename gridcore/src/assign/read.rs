//! How requests are read: what fields they and their parts have, and which must be there.

use super::draw::{DrawRequest, DrawnPerson};
use super::inspect::{InspectRequest, Inspected};
use super::pair::PairRequest;
use super::request::{Holders, Nomination, PostRequest, Request, Share};
use super::roles::SplitRequest;
use crate::charter::Predicate;
use crate::points::Points;
use crate::value::{Log, Read, Trouble, Value, fields, word_of};

fields! {
    Request {
        posts, units, holders, optional, per_person, prefer, require, shares, nominations, nominated, channel,
        approvals, of, date,
    }
    PostRequest { optional, prefer, require, nominated, channel, approvals }
    Nomination { person, post, unit, channel, votes }
    DrawRequest { tier, network, cells, under, size, span, apportioned, weight, teams, split, people }
    DrawnPerson { person, unit, team }
    InspectRequest { tier, network, under, apart, link, periods, history, no_reciprocal }
    Inspected { inspector, inspected, ago }
    PairRequest { link, sources, targets, posts, units, limit, anew }
    SplitRequest { roles, units, skills, spread, limit, anew }
}

impl Read for Holders {
    fn read<'v>(value: &'v Value<'v>, _: &mut Log<'v>) -> Result<Self, Trouble> {
        word_of(value, &["keep", "reopen"]).map(|word| if word == 0 { Self::Keep } else { Self::Reopen })
    }

    fn blank() -> Option<Self> {
        Some(Self::Keep)
    }
}

#[derive(Default)]
struct ShareFields {
    posts: Vec<String>,
    people: Option<Predicate>,
    share: Option<Points>,
}

fields! { ShareFields { posts, people, share } }

impl Read for Share {
    fn read<'v>(value: &'v Value<'v>, log: &mut Log<'v>) -> Result<Self, Trouble> {
        let ShareFields { posts, people, share } = ShareFields::read(value, log)?;
        let people = people.ok_or(Trouble::Missing("people"))?;
        Ok(Self { posts, people, share: share.ok_or(Trouble::Missing("share"))? })
    }

    fn blank() -> Option<Self> {
        None
    }
}
