//! The pages say what is so: their charters load.

use std::fs;
use std::path::Path;

use gridcore::Charter;

/// The fenced blocks of a language in a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = format!("```{language}\n");
    text.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn charters_of_the_format_page_are_valid() {
    let charters = blocks("docs/format.md", "toml");
    assert_eq!(charters.len(), 2);
    // The page names some posts without writing them out.
    let named = ["room-director", "net-member", "assistant", "lead", "deputy"].map(|post| (post, "cell"));
    let posts: String = named
        .into_iter()
        .chain([("safety-officer", "zone")])
        .map(|(post, tier)| format!("[[posts]]\nkey = \"{post}\"\nat = [\"{tier}\"]\n"))
        .collect();
    for charter in charters {
        let charter = if charter.contains("and so on for") {
            charter.replacen("[[roles]]", &format!("{posts}\n[[roles]]"), 1)
        } else {
            charter
        };
        if let Err(error) = Charter::from_toml(&charter) {
            panic!("{}\n{charter}", error.findings());
        }
    }
}
