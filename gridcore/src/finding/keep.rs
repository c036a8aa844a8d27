//! Findings as a text that becomes the same findings again.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::list::RuleCount;
use super::{Arg, Args, Finding, Findings, Language, Place, RuleInfo, RuleRef, Severity, Subject, Text, catalogue};
use crate::points::Points;
use crate::time::parse_date;

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    language: Language,
    total: usize,
    counts: Vec<(Cow<'a, str>, Severity, usize)>,
    list: Vec<KeptFinding<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptFinding<'a> {
    rule: Cow<'a, str>,
    severity: Severity,
    subject: Cow<'a, Subject>,
    place: Option<Cow<'a, Place>>,
    text: u8,
    args: Vec<(Cow<'a, str>, KeptArg<'a>)>,
}

#[derive(Serialize, Deserialize)]
enum KeptArg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    Points(Points),
    Date(String),
}

impl Findings {
    pub(crate) fn to_kept(&self) -> impl Serialize {
        Kept {
            language: self.language,
            total: self.total,
            counts: self.counts.iter().map(|(rule, c)| (rule.into(), c.severity, c.count)).collect(),
            list: self.list.iter().map(KeptFinding::of).collect(),
        }
    }

    /// None if the text was not written by [`Findings::to_kept`], or by a version with other rules.
    pub(crate) fn from_kept(text: &str) -> Option<Self> {
        let kept: Kept<'_> = serde_json::from_str(text).ok()?;
        let counts = kept.counts.into_iter().map(|(rule, severity, count)| {
            known(&rule)?;
            Some((rule.into_owned(), RuleCount { severity, count }))
        });
        Some(Self {
            list: kept.list.into_iter().map(KeptFinding::finding).collect::<Option<_>>()?,
            counts: counts.collect::<Option<_>>()?,
            total: kept.total,
            language: kept.language,
        })
    }
}

impl<'a> KeptFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        let arg = |arg: &'a Arg| match arg {
            Arg::Text(text) => KeptArg::Text((&**text).into()),
            Arg::Number(number) => KeptArg::Number(*number),
            Arg::Points(points) => KeptArg::Points(*points),
            Arg::Date(date) => KeptArg::Date(date.to_string()),
        };
        Self {
            rule: finding.rule().into(),
            severity: finding.severity,
            subject: Cow::Borrowed(&finding.subject),
            place: finding.place.as_ref().map(Cow::Borrowed),
            text: finding.text,
            args: finding.args.iter().map(|(name, value)| ((*name).into(), arg(value))).collect(),
        }
    }

    fn finding(self) -> Option<Finding> {
        let rule = known(&self.rule)?;
        let text = rule.texts.get(usize::from(self.text))?;
        let mut args = Args::new();
        for (name, arg) in self.args {
            let arg = match arg {
                KeptArg::Text(text) => Arg::Text(text.into()),
                KeptArg::Number(number) => Arg::Number(number),
                KeptArg::Points(points) => Arg::Points(points),
                KeptArg::Date(date) => Arg::Date(parse_date(&date).ok()?),
            };
            // A value that stands in no message tells findings apart no more.
            args.extend(name_in(text, &name).map(|name| (name, arg)));
        }
        Some(Finding {
            rule: RuleRef::Ours(rule),
            severity: self.severity,
            subject: self.subject.into_owned(),
            place: self.place.map(Cow::into_owned),
            text: self.text,
            args,
        })
    }
}

fn known(rule: &str) -> Option<&'static RuleInfo> {
    catalogue().find(|info| info.id == rule)
}

/// The name of a value as the texts of its rule have it, which outlive everything.
fn name_in(text: &'static Text, name: &str) -> Option<&'static str> {
    text.parts().into_iter().find_map(|text| {
        let mut names = text.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next());
        names.find(|found| *found == name)
    })
}
