//! JSON for people to read.

/// The same JSON over several lines, indented by two spaces a level, given it without any white space.
pub(crate) fn pretty(compact: &str) -> String {
    let mut text = String::with_capacity(compact.len() * 2);
    let mut level = 0_usize;
    let line = |text: &mut String, level: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", level));
    };
    let (mut quoted, mut escaped, mut before) = (false, false, ' ');
    for c in compact.chars() {
        if quoted {
            text.push(c);
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            before = c;
            continue;
        }
        let ends = matches!(c, '}' | ']');
        if ends {
            level = level.saturating_sub(1);
        }
        let opened = matches!(before, '{' | '[');
        if opened != ends || before == ',' {
            line(&mut text, level);
        }
        text.push(c);
        match c {
            '{' | '[' => level += 1,
            ':' => text.push(' '),
            '"' => quoted = true,
            _ => {}
        }
        before = c;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn it_is_what_serde_json_writes() {
        let texts = [
            "3",
            "[]",
            "{}",
            r#""a,\"b\\""#,
            "[1,2.5,null,true]",
            "[[],[{}],{\"a\":[]}]",
            r#"{"a":"{[,:]}","b\\":{"c":[{"d":1},{"e":"\""}]},"f":[[1],[2]]}"#,
        ];
        for text in texts {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(pretty(text), serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
