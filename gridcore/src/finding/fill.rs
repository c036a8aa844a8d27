//! How values get into a message.

use super::Args;

/// Replaces each `{name}` by its value and each `{name:one|many}` by `one` if that value is 1, else
/// by `many`. A part in `[` and `]` is left out when a value in it is missing; elsewhere a name
/// without a value stays as it is.
pub(super) fn fill(template: &str, args: &Args) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        fill_names(&mut text, before, args);
        let (optional, tail) = after.split_once(']').unwrap_or((after, ""));
        let mut part = String::new();
        if fill_names(&mut part, optional, args) {
            text.push_str(&part);
        }
        rest = tail;
    }
    fill_names(&mut text, rest, args);
    text
}

/// Appends `template` with its names replaced; false if a value is missing.
fn fill_names(text: &mut String, template: &str, args: &Args) -> bool {
    let mut complete = true;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        if let Some((value, tail)) = after.split_once('}').and_then(|(name, tail)| Some((value(name, args)?, tail))) {
            text.push_str(&value);
            rest = tail;
        } else {
            complete = false;
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    complete
}

/// A name in a template that has no value, though the part it is in is not left out for that.
pub(crate) fn unfilled<'t>(template: &'t str, args: &Args) -> Option<&'t str> {
    let plain = template.split('[').enumerate().map(|(i, part)| match part.split_once(']') {
        Some((_, rest)) if i > 0 => rest,
        _ => part,
    });
    let names = plain.flat_map(|part| part.split('{').skip(1)).filter_map(|part| part.split_once('}'));
    let names = names.map(|(name, _)| name.split_once(':').map_or(name, |(name, _)| name));
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    names.filter(is_name).find(|name| !args.iter().any(|(known, _)| known == name))
}

/// What stands for `name`, or for `name:one|many`.
fn value(name: &str, args: &Args) -> Option<String> {
    let (name, words) = name.split_once(':').map_or((name, None), |(name, words)| (name, Some(words)));
    let value = args.iter().find(|(n, _)| *n == name)?.1.to_string();
    let Some(words) = words else { return Some(value) };
    let (one, many) = words.split_once('|')?;
    Some(if value == "1" { one } else { many }.to_owned())
}

/// Ids as a message lists them: each in backticks.
pub(crate) fn listed(ids: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{}`", id.as_ref())).collect();
    ids.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{fill, listed, unfilled};

    #[test]
    fn names_are_replaced_by_their_values() {
        let args = vec![("unit", "t1".into()), ("count", 2_usize.into())];
        assert_eq!(fill("unit `{unit}` has {count}", &args), "unit `t1` has 2");
        assert_eq!(fill("{gone} of {count}", &args), "{gone} of 2");
        assert_eq!(fill("{", &args), "{");
    }

    #[test]
    fn words_follow_their_number() {
        let text = "{count} {count:unit|units} {count:is|are} left";
        assert_eq!(fill(text, &vec![("count", 1_usize.into())]), "1 unit is left");
        assert_eq!(fill(text, &vec![("count", 0_usize.into())]), "0 units are left");
        assert_eq!(fill(text, &vec![("count", "1–2".into())]), "1–2 units are left");
    }

    #[test]
    fn optional_parts_go_with_a_missing_value() {
        let text = "check the key[; did you mean `{suggestion}`?]; nothing was changed";
        assert_eq!(fill(text, &vec![]), "check the key; nothing was changed");
        let args = vec![("suggestion", "t1".into())];
        assert_eq!(fill(text, &args), "check the key; did you mean `t1`?; nothing was changed");
    }

    #[test]
    fn values_are_not_templates() {
        let args = vec![("key", "{other}[x]".into()), ("other", "no".into())];
        assert_eq!(fill("key `{key}`[ of {other}]", &args), "key `{other}[x]` of no");
    }

    #[test]
    fn names_without_a_value_are_found() {
        let args = vec![("unit", "t1".into()), ("count", 2_usize.into())];
        for sound in ["unit `{unit}`", "{count:one|many} of {unit}", "no[ in {gone}]", "{ a } {}", "[{gone}] {unit}"] {
            assert_eq!(unfilled(sound, &args), None, "{sound}");
        }
        for lacking in ["{gone}", "{unit} {gone:one|many}", "[{unit}] {gone}", "{gone} [{unit}]"] {
            assert_eq!(unfilled(lacking, &args), Some("gone"), "{lacking}");
        }
    }

    #[test]
    fn lists_quote_each_id() {
        assert_eq!(listed(["a", "b"]), "`a`, `b`");
    }
}
