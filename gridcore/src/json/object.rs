//! Objects written field by field.

use std::fmt::Write;

use serde::Serialize;

use crate::finding::Place;
use crate::time::Interval;

/// An object being written.
///
/// What a screen shows of a thing is written here and not by derived writers: each of those is a type of
/// its own with the code of its fields, and first gathers what this writes as it goes.
pub(super) struct Object<'t>(&'t mut String);

impl Object<'_> {
    /// Writes an object with the fields that `fields` gives it.
    pub(super) fn write(text: &mut String, fields: impl FnOnce(&mut Object<'_>)) {
        text.push('{');
        fields(&mut Object(text));
        text.push('}');
    }

    /// Writes an array of objects.
    pub(super) fn write_all<T>(
        text: &mut String,
        things: impl Iterator<Item = T>,
        fields: impl Fn(&mut Object<'_>, T),
    ) {
        text.push('[');
        for thing in things {
            separate(text, '[');
            Self::write(text, |object| fields(object, thing));
        }
        text.push(']');
    }

    fn name(&mut self, name: &str) {
        separate(self.0, '{');
        quote(self.0, name);
        self.0.push(':');
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        quote(self.0, text);
    }

    /// A text that is left out if it is not there.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub(super) fn value(&mut self, name: &str, value: &impl Serialize) {
        self.name(name);
        self.0.push_str(&super::text(value));
    }

    /// A value that is JSON already.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    pub(super) fn texts<'a>(&mut self, name: &str, texts: impl Iterator<Item = &'a str>) {
        self.name(name);
        self.0.push('[');
        for text in texts {
            separate(self.0, '[');
            quote(self.0, text);
        }
        self.0.push(']');
    }

    pub(super) fn objects<T>(
        &mut self,
        name: &str,
        things: impl Iterator<Item = T>,
        fields: impl Fn(&mut Object<'_>, T),
    ) {
        self.name(name);
        Self::write_all(self.0, things, fields);
    }

    pub(super) fn object(&mut self, name: &str, fields: impl FnOnce(&mut Object<'_>)) {
        self.name(name);
        Self::write(self.0, fields);
    }

    /// The days, `from` and `until`, as far as they are given.
    pub(super) fn days(&mut self, days: Interval) {
        for (name, day) in [("from", days.from), ("until", days.until)] {
            if let Some(day) = day {
                self.text(name, &day.to_string());
            }
        }
    }

    pub(super) fn place(&mut self, place: Option<Place>) {
        if let Some(place) = place {
            self.value("place", &place);
        }
    }
}

/// Writes a comma unless what has been written ends with what opens a list. A value never does.
fn separate(text: &mut String, opening: char) {
    if !text.ends_with(opening) {
        text.push(',');
    }
}

/// Writes a text in quotation marks.
fn quote(text: &mut String, quoted: &str) {
    text.push('"');
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if quoted.bytes().all(plain) {
        text.push_str(quoted);
    } else {
        quoted.chars().for_each(|c| escape(text, c));
    }
    text.push('"');
}

fn escape(text: &mut String, c: char) {
    let short = match c {
        '"' | '\\' => c,
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\0'..' ' => {
            // Writing to a text cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(c));
            return;
        }
        _ => return text.push(c),
    };
    text.push('\\');
    text.push(short);
}

#[cfg(test)]
mod tests {
    use super::{Object, quote};

    #[test]
    fn texts_are_quoted_as_serde_json_does() {
        let all: String = (0..0x300).filter_map(char::from_u32).chain("网\u{1f600}".chars()).collect();
        for text in all.chars().map(String::from).chain([all.clone(), String::new()]) {
            let mut quoted = String::new();
            quote(&mut quoted, &text);
            assert_eq!(quoted, serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn fields_are_separated() {
        let mut text = String::new();
        Object::write(&mut text, |object| {
            object.text("a", "{");
            object.texts("b", ["[", "]"].into_iter());
            object.objects("c", 0..2, |object, number| object.value("d", &number));
            object.optional("e", None);
            object.object("f", |_| {});
        });
        assert_eq!(text, r#"{"a":"{","b":["[","]"],"c":[{"d":0},{"d":1}],"f":{}}"#);
    }
}
