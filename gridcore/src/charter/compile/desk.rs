//! Working calendars, channels, and the bodies that stand in.

use super::Compiler;
use crate::charter::model::{Body, Channel};
use crate::charter::spec::{BodySpec, CalendarSpec, Weekday};
use crate::finding::catalogue::charter as rules;
use crate::time::{BadCalendar, Calendar};
use crate::value::shown;

/// Which text of `charter.calendar`.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Hours,
    Order,
    Both,
}

impl Compiler<'_> {
    pub(super) fn compile_calendars(&mut self) -> Vec<Calendar> {
        let spec = self.spec;
        self.name_list(spec.calendars.iter().map(|c| c.key.as_str()), "", |i| format!("calendars[{i}].key"));
        let mut calendars = Vec::new();
        for (index, calendar) in spec.calendars.iter().enumerate() {
            calendars.extend(self.compile_calendar(&format!("calendars[{index}]"), calendar));
        }
        calendars
    }

    fn compile_calendar(&mut self, at: &str, spec: &CalendarSpec) -> Option<Calendar> {
        let monday_to_friday = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let days = if spec.days.is_empty() { &monday_to_friday[..] } else { &spec.days };
        let mut week = [false; 7];
        for (works, day) in week.iter_mut().zip(Weekday::ALL) {
            *works = days.contains(day);
        }
        for (index, day) in spec.workdays.iter().enumerate().filter(|(_, day)| spec.holidays.contains(day)) {
            self.calendar(format!("{at}.workdays[{index}]"), Fault::Both, spec, &day.0.to_string());
        }
        let holidays = spec.holidays.iter().map(|day| (day.0, false));
        let exceptions = holidays.chain(spec.workdays.iter().map(|day| (day.0, true)));
        let hours = |index: usize| spec.hours.get(index).map(String::as_str).unwrap_or_default();
        match Calendar::new(&spec.hours, week, exceptions) {
            Ok(calendar) => return Some(calendar),
            Err(BadCalendar::Hours(index)) => {
                self.calendar(format!("{at}.hours[{index}]"), Fault::Hours, spec, hours(index));
            }
            Err(BadCalendar::Order(index)) => {
                self.calendar(format!("{at}.hours[{index}]"), Fault::Order, spec, hours(index));
            }
            // There always are working days.
            Err(BadCalendar::Empty) => self.faults.missing_value(format_args!("{at}"), &["hours"]),
        }
        None
    }

    fn calendar(&mut self, at: String, text: Fault, spec: &CalendarSpec, value: &str) {
        let args = vec![("calendar", shown(&spec.key).into()), ("value", shown(value).into())];
        self.faults.push(format_args!("{at}"), &rules::CALENDAR, text as u8, args);
    }

    pub(super) fn compile_desk(&mut self) -> (Vec<Body>, Vec<Channel>) {
        let Some(desk) = &self.spec.desk else { return (Vec::new(), Vec::new()) };
        let channels = desk.channels.iter().map(|channel| channel.key.as_str());
        self.name_list(channels, "", |i| format!("desk.channels[{i}].key"));
        self.plain_list("desk.products", desk.products.as_deref().unwrap_or_default(), "");
        let mut fallback = Vec::new();
        for (index, body) in desk.fallback.iter().enumerate() {
            fallback.push(self.body(&format!("desk.fallback[{index}]"), body));
        }
        let mut channels = Vec::new();
        for (index, channel) in desk.channels.iter().enumerate() {
            let to = channel.to.as_ref().map(|to| self.body(&format!("desk.channels[{index}].to"), to));
            channels.push(Channel { key: channel.key.clone(), to });
        }
        (fallback, channels)
    }

    fn body(&mut self, at: &str, spec: &BodySpec) -> Body {
        if spec.unit.is_empty() {
            self.faults.missing_value(format_args!("{at}"), &["unit"]);
        } else {
            self.unit_named(format!("{at}.unit"), &spec.unit);
        }
        Body { unit: spec.unit.clone(), posts: self.posts(&format!("{at}.posts"), &spec.posts) }
    }
}
