//! Journals read again: whole, or what is whole of them.

use std::collections::BTreeMap;

use super::journal::{Hash, Journal, hash_of};
use super::line::{Body, Record};
use super::refuse::{JOURNAL, Wrong, at_line, line_finding};
use super::surrogate::Surrogates;
use super::{History, rebuild};
use crate::finding::catalogue::history as rules;
use crate::finding::{Error, Finding, Findings, FindingsBuilder, Language, Place, Subject};
use crate::limits::Limits;

impl History {
    /// Opens a journal with its table of people.
    ///
    /// A last line that was torn off is left out, with a finding that says so: the text of the history is
    /// then the journal without it. Whoever the table does not list is named by their surrogate.
    ///
    /// # Errors
    /// Of kind `text`, naming the line that is not a record, does not follow the one before or does not
    /// fit what was before; [`History::recover`] gives the rest.
    ///
    /// # Complexity
    /// `O(records)`, each at the cost of what it says.
    pub fn open(journal: &str, people: &str) -> Result<(Self, Findings), Error> {
        open(journal, Surrogates::read(people)?, false)
    }

    /// What is whole of a journal, as a history of its own: lines that are no records, or that cannot be
    /// made without those, are left out, each with a finding; the rest is chained anew.
    ///
    /// # Errors
    /// Of kind `text`, if no line has a grid to begin with.
    pub fn recover(journal: &str, people: &str) -> Result<(Self, Findings), Error> {
        open(journal, Surrogates::read(people)?, true)
    }

    /// Reads the journal from its beginning once more and holds what comes of it against this.
    ///
    /// # Errors
    /// As [`History::open`], and at each snapshot that says something else than the changes before it.
    pub fn verify(&self) -> Result<(), Error> {
        let (again, _) = open(self.text(), self.people.clone(), false)?;
        let day = self.last_day();
        let same = again.grid(day)?.to_roster().same_rows(&self.grid(day)?.to_roster());
        let entries = self
            .ledgers
            .iter()
            .all(|(scheme, ledger)| again.ledgers.get(scheme).is_some_and(|again| again.rows().eq(ledger.rows())));
        if same && entries && again.desk == self.desk {
            return Ok(());
        }
        Err(at_line(JOURNAL, self.len().saturating_sub(1), Wrong::Refused, vec![("reason", "history.record".into())]))
    }
}

/// Opens a journal; leniently it leaves out what does not fit.
pub(super) fn open(text: &str, people: Surrogates, lenient: bool) -> Result<(History, Findings), Error> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut found = FindingsBuilder::new(Language::default(), Limits::default().listed);
    let people = without_erased(people, &lines);
    let mut reader =
        Reader { history: None, people, numbers: BTreeMap::new(), before: None, lenient, bytes: text.len() };
    for (number, line) in lines.iter().enumerate() {
        let Err(finding) = reader.take(number, line) else { continue };
        // Only what never was a record can have been torn off in the writing of it.
        let is_torn =
            number + 1 == lines.len() && number > 0 && serde_json::from_str::<serde::de::IgnoredAny>(line).is_err();
        if is_torn {
            let subject = Subject::Table { table: JOURNAL.into() };
            let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
            found.push(Finding::new(&rules::TORN, subject, 0, vec![]).at(Place::file(JOURNAL).line(line)));
        } else if lenient {
            found.push(*finding);
        } else {
            return Err(Error::one(crate::finding::ErrorKind::Text, *finding).in_language(reader.language()));
        }
    }
    let language = reader.language();
    match reader.history {
        Some(history) => Ok((history, found.finish().in_language(language))),
        None => Err(at_line(JOURNAL, 0, Wrong::Empty, vec![])),
    }
}

/// An older table of people brings nobody back who was erased since.
fn without_erased(mut people: Surrogates, lines: &[&str]) -> Surrogates {
    let marked = lines.iter().enumerate().filter(|(_, line)| line.contains("\"erased\":["));
    for (number, line) in marked {
        if let Ok(Record { body: Body::Erased(erased), .. }) = Record::read_alone(line, number) {
            erased.iter().for_each(|surrogate| {
                people.forget(surrogate);
            });
        }
    }
    people
}

struct Reader {
    history: Option<History>,
    /// Until there is a history.
    people: Surrogates,
    /// The numbers records have now, by those they had.
    numbers: BTreeMap<usize, usize>,
    before: Option<Hash>,
    lenient: bool,
    bytes: usize,
}

impl Reader {
    fn language(&self) -> Language {
        self.history.as_ref().map_or_else(Language::default, |history| history.past.grid().charter().language())
    }

    fn take(&mut self, number: usize, line: &str) -> Result<(), Box<Finding>> {
        let read = if self.lenient {
            Record::read_alone(line, number)
        } else {
            Record::read(line, number, self.before.as_ref())
        };
        self.before = Some(hash_of(line));
        let mut record = read.map_err(|(wrong, args)| Box::new(line_finding(JOURNAL, number, wrong, args)))?;
        let people = self.history.as_mut().map_or(&mut self.people, |history| &mut history.people);
        record.body.swap(&mut |key| {
            people.saw(key);
            people.unmask(key)
        });
        let told = |error: &Error| {
            let reason = error.findings().iter().next().map_or_else(String::new, |finding| finding.rule().to_owned());
            Box::new(line_finding(JOURNAL, number, Wrong::Refused, vec![("reason", reason.into())]))
        };
        match &mut self.history {
            None => self.start(number, line, record).map_err(|error| told(&error)),
            Some(history) => {
                if let Body::Undo(undone) = &mut record.body
                    && self.lenient
                {
                    *undone = self.numbers.get(undone).copied().unwrap_or(usize::MAX);
                }
                history.in_time(record.recorded).map_err(|error| told(&error))?;
                // Events and what was told were judged when they were written, perhaps before a checkpoint.
                if !matches!(record.body, Body::Event(_) | Body::Told(_) | Body::Erased(_)) {
                    history.in_history(record.day).map_err(|error| told(&error))?;
                }
                history.follow(&record).map_err(|error| told(&error))?;
                if matches!(record.body, Body::Snapshot(_)) {
                    history.since = 0;
                } else if matches!(record.body, Body::Changes(_) | Body::Undo(_)) {
                    history.since = history.since.saturating_add(line.len());
                }
                if self.lenient {
                    self.numbers.insert(number, history.len());
                    history.write(record);
                } else {
                    history.keep(line, &record);
                }
                Ok(())
            }
        }
    }

    fn start(&mut self, number: usize, line: &str, record: Record<'_>) -> Result<(), Error> {
        let (document, checkpoint) = match record.body {
            Body::Start(document, checkpoint) => (document, checkpoint),
            Body::Snapshot(document) => (document, None),
            _ => return Err(at_line(JOURNAL, number, Wrong::Empty, vec![])),
        };
        let grid = rebuild::grid_of(&document)?;
        let people = std::mem::take(&mut self.people);
        let mut history = History::begin(&grid, record.recorded, people, checkpoint)?;
        if !self.lenient {
            history.journal = Journal::of_line(line, self.bytes);
        }
        self.numbers.insert(number, 0);
        self.history = Some(history);
        Ok(())
    }
}

impl History {
    /// Keeps the line of a record as it was read.
    fn keep(&mut self, line: &str, record: &Record<'_>) {
        self.journal.push(line);
        self.marks.push(super::Mark {
            recorded: record.recorded,
            day: record.day,
            kind: super::Kind::of(&record.body),
        });
    }
}
