//! A reader of DOT by its published grammar, as far as exports use it: digraphs, subgraphs, node
//! and edge statements, identifiers bare and quoted.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

use super::{Picture, Shown};

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// An identifier, with whatever `\"` stood for; other escapes are the attribute's business.
    Id(String),
    Sign(&'static str),
}

/// Reads a digraph.
///
/// # Panics
/// If the text is not of that grammar.
#[must_use]
pub fn read(text: &str) -> Picture {
    let mut tokens = tokens(text).into_iter().peekable();
    let mut picture = Picture::default();
    assert_eq!(tokens.next(), Some(Token::Id("digraph".into())));
    assert!(matches!(tokens.next(), Some(Token::Id(_))));
    assert_eq!(tokens.next(), Some(Token::Sign("{")));
    statements(&mut tokens, &mut picture, false);
    assert_eq!(tokens.next(), None);
    picture
}

fn statements(tokens: &mut Peekable<impl Iterator<Item = Token>>, picture: &mut Picture, inside: bool) {
    while let Some(token) = tokens.next() {
        match token {
            Token::Sign("}") => return,
            Token::Sign(";") => {}
            Token::Id(word) if word == "subgraph" => {
                assert!(matches!(tokens.next(), Some(Token::Id(name)) if name.starts_with("cluster_")));
                assert_eq!(tokens.next(), Some(Token::Sign("{")));
                statements(tokens, picture, true);
            }
            Token::Id(id) => statement(id, tokens, picture, inside),
            token => panic!("{token:?} begins no statement"),
        }
    }
    panic!("a brace is open");
}

fn statement(id: String, tokens: &mut Peekable<impl Iterator<Item = Token>>, picture: &mut Picture, inside: bool) {
    match tokens.next() {
        Some(Token::Sign("=")) => {
            let Some(Token::Id(value)) = tokens.next() else { panic!("`{id}` has no value") };
            if inside && id == "label" {
                picture.networks.push(label(&value).concat());
            }
        }
        Some(Token::Sign("->")) => {
            let Some(Token::Id(target)) = tokens.next() else { panic!("`{id}` leads nowhere") };
            let attributes = attributes(tokens);
            picture.arrows.push((id, target, attributes.get("label").map(|l| label(l).concat())));
        }
        Some(Token::Sign("[")) => {
            let attributes = attributes_inside(tokens);
            let lines = attributes.get("label").map(|l| label(l)).unwrap_or_default();
            let class = attributes.get("class").cloned().unwrap_or_default();
            match id.as_str() {
                "node" => {}
                "more" => picture.note = lines,
                _ => {
                    assert!(inside, "`{id}` is in no network");
                    let network = picture.networks.len() - 1;
                    assert_eq!(picture.units.insert(id, Shown { lines, class, network }), None);
                }
            }
        }
        token => panic!("{token:?} after `{id}`"),
    }
}

fn attributes(tokens: &mut Peekable<impl Iterator<Item = Token>>) -> BTreeMap<String, String> {
    match tokens.next_if_eq(&Token::Sign("[")) {
        Some(_) => attributes_inside(tokens),
        None => BTreeMap::new(),
    }
}

fn attributes_inside(tokens: &mut Peekable<impl Iterator<Item = Token>>) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    loop {
        match tokens.next() {
            Some(Token::Sign("]")) => return attributes,
            Some(Token::Sign("," | ";")) => {}
            Some(Token::Id(name)) => {
                assert_eq!(tokens.next(), Some(Token::Sign("=")), "`{name}` has no value");
                let Some(Token::Id(value)) = tokens.next() else { panic!("`{name}` has no value") };
                attributes.insert(name, value);
            }
            token => panic!("{token:?} among attributes"),
        }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        tokens.push(match c {
            c if c.is_whitespace() => continue,
            '"' => Token::Id(quoted(&mut rest)),
            '-' if rest.next_if_eq(&'>').is_some() => Token::Sign("->"),
            '{' => Token::Sign("{"),
            '}' => Token::Sign("}"),
            '[' => Token::Sign("["),
            ']' => Token::Sign("]"),
            '=' => Token::Sign("="),
            ',' => Token::Sign(","),
            ';' => Token::Sign(";"),
            c if c.is_alphanumeric() || c == '_' => {
                let mut word = String::from(c);
                while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                Token::Id(word)
            }
            c => panic!("`{c}` begins nothing"),
        });
    }
    tokens
}

/// The lexer knows `\"` alone; a pair of backslashes stays a pair.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    loop {
        match rest.next().expect("a quote is open") {
            '"' => return text,
            '\\' => match rest.next().expect("a quote is open") {
                '"' => text.push('"'),
                c => text.extend(['\\', c]),
            },
            c => text.push(c),
        }
    }
}

/// The lines of a label: its escapes, then its entities.
fn label(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let last = lines.len() - 1;
        match c {
            '\\' => match rest.next() {
                Some('n') => lines.push(String::new()),
                Some('\\') => lines[last].push('\\'),
                c => panic!("`\\{c:?}` stands for something else"),
            },
            c => lines[last].push(c),
        }
    }
    lines.into_iter().map(|line| entities(&line)).collect()
}

fn entities(line: &str) -> String {
    assert_eq!(line.matches('&').count(), line.matches("&amp;").count(), "another entity in `{line}`");
    line.replace("&amp;", "&")
}
