//! Mermaid flowcharts.

use super::Options;
use super::cut::{Cut, LeftOut, Room};
use super::dot::colours;
use super::picture::Picture;
use super::words::{Counted, drawable};
use crate::finding::{Error, Severity};
use crate::grid::Grid;

/// Writes the trees as a Mermaid flowchart, a subgraph a network.
///
/// Units with findings have the class `error`, `warning` or `note`. A grid that is larger than
/// [`Options::units`] allows is cut, and the diagram says where. `O(n log n)`.
///
/// # Errors
/// [`ErrorKind::Key`](crate::ErrorKind::Key) if there is no unit `options.root`.
///
/// ```
/// use gridcore::export::{self, Options};
/// # use gridcore::{Charter, Grid, Roster, UnitRow};
/// # let charter = Charter::from_toml("name = \"w\"\ntiers = [\"site\", \"area\", \"team\"]")?;
/// # let mut roster = Roster::new();
/// # let unit = |key: &'static str, parent: &'static str, tier: &'static str| UnitRow {
/// #     key: key.into(), parent: parent.into(), tier: tier.into(), ..UnitRow::default()
/// # };
/// # roster.add_units(["s1", "s2", "s3", "s4", "s5"].map(|key| unit(key, "", "site")));
/// # roster.add_units(["a1", "a2"].map(|key| unit(key, "s1", "area")));
/// # roster.add_units([unit("t1", "a1", "team"), unit("t2", "a1", "team")]);
/// # let grid = Grid::new(&charter, &roster)?;
/// let options = Options { units: 7, people: false, ..Options::default() };
/// let diagram = export::mermaid(&grid, &options)?;
/// assert!(diagram.contains("n0[\"s1<br/>site\"]"));
/// assert!(diagram.contains("n0 --> n1"));
/// assert!(diagram.contains("n1[\"a1<br/>area<br/>#43;2 units\"]"));
/// # Ok::<(), gridcore::Error>(())
/// ```
pub fn mermaid(grid: &Grid, options: &Options<'_>) -> Result<String, Error> {
    let picture = Picture::new(grid, options)?;
    let titles: Vec<String> = picture.networks.iter().map(|(network, _)| quoted(&[network])).collect();
    let fixed = titles.iter().map(|title| title.len() + SUBGRAPH).sum::<usize>() + FRAME;
    let text = options.units.saturating_mul(TEXT_OF_A_UNIT).max(LEAST_TEXT).saturating_sub(fixed);
    let mut room = Room { units: options.units, arrows: options.units, text };
    let cut = Cut::new(&picture, &mut room, |position| Lines::of(&picture, position), Lines::length);

    let mut out = String::from("flowchart LR\n");
    for (number, ((_, range), title)) in picture.networks.iter().zip(titles).enumerate() {
        out.push_str(&format!("subgraph s{number}[{title}]\ndirection LR\n"));
        range.clone().for_each(|position| push_unit(&mut out, &picture, &cut, position));
        out.push_str("end\n");
    }
    cut.drawn().for_each(|lines| out.push_str(&lines.arrow));
    let links = push_links(&mut out, &picture, &cut, &mut room);
    push_note(&mut out, &picture, cut.roots, links);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let (fill, line) = colours(severity);
        out.push_str(&format!("classDef {} fill:{fill},stroke:{line},color:#000000\n", severity.as_str()));
    }
    Ok(out)
}

/// The characters Mermaid takes unless told otherwise; 500 units of a hundred.
const LEAST_TEXT: usize = 50_000;
const TEXT_OF_A_UNIT: usize = 100;

/// Characters of the first line, the note and the classes, and then some.
const FRAME: usize = 500;

/// Characters of a subgraph beside its title, and then some. Without a direction of its own a
/// subgraph turns the other way.
const SUBGRAPH: usize = 50;

/// Characters that say what is left out below a unit, and then some.
const SAYING_SO: usize = 60;

/// A unit of the diagram.
struct Lines {
    /// The unit with its label, but for the end of it.
    unit: String,
    /// The end of it.
    end: String,
    /// The arrow from its parent; empty for a root.
    arrow: String,
    inner: bool,
}

impl Lines {
    fn of(picture: &Picture<'_>, position: usize) -> Option<Self> {
        let node = picture.nodes.get(position)?;
        let mut unit = format!("n{position}[\"");
        push_lines(&mut unit, &node.lines(picture.language));
        let class = node.mark.map(|mark| format!(":::{}", mark.worst.as_str())).unwrap_or_default();
        let arrow = node.parent.map(|parent| format!("n{parent} --> n{position}\n")).unwrap_or_default();
        let inner = picture.nodes.get(position + 1).is_some_and(|next| next.parent == Some(position));
        Some(Self { unit, end: format!("\"]{class}\n"), arrow, inner })
    }

    fn length(&self) -> usize {
        let saying_so = if self.inner { SAYING_SO } else { 0 };
        [&self.unit, &self.end, &self.arrow].into_iter().map(|text| length(text)).sum::<usize>() + saying_so
    }
}

fn push_unit(out: &mut String, picture: &Picture<'_>, cut: &Cut<Lines>, position: usize) {
    let Some(lines) = cut.get(position) else {
        return;
    };
    out.push_str(&lines.unit);
    if let Some(said) = said(cut.below(position), picture) {
        out.push_str("<br/>");
        push_escaped(out, &said);
    }
    out.push_str(&lines.end);
}

/// What is left out, in words; none if nothing is.
fn said(left_out: LeftOut, picture: &Picture<'_>) -> Option<String> {
    let units = Counted::MoreUnits.say(left_out.units, picture.language);
    match left_out {
        LeftOut { units: 0, .. } => None,
        LeftOut { findings: 0, .. } => Some(units),
        LeftOut { findings, .. } => Some(format!("{units} · {}", Counted::Findings.say(findings, picture.language))),
    }
}

/// Draws the links that fit, between units drawn; returns how many are left out.
fn push_links(out: &mut String, picture: &Picture<'_>, cut: &Cut<Lines>, room: &mut Room) -> usize {
    let mut left_out = 0;
    for arrow in &picture.arrows {
        let line = format!("n{} -.->|{}| n{}\n", arrow.source, quoted(&[arrow.label()]), arrow.target);
        let both = cut.get(arrow.source).is_some() && cut.get(arrow.target).is_some();
        if both && room.take(0, 1, length(&line)) {
            out.push_str(&line);
        } else {
            left_out += arrow.count;
        }
    }
    left_out
}

/// Says what has no place in the diagram.
fn push_note(out: &mut String, picture: &Picture<'_>, roots: LeftOut, links: usize) {
    let mut lines: Vec<String> = said(roots, picture).into_iter().collect();
    if links > 0 {
        lines.push(Counted::MoreLinks.say(links, picture.language));
    }
    if picture.elsewhere > 0 {
        lines.push(Counted::FindingsElsewhere.say(picture.elsewhere, picture.language));
    }
    if !lines.is_empty() {
        out.push_str(&format!("more[{}]\n", quoted(&lines)));
    }
}

/// Lines of text as a quoted label.
pub(super) fn quoted(lines: &[impl AsRef<str>]) -> String {
    let mut out = String::from("\"");
    push_lines(&mut out, lines);
    out.push('"');
    out
}

fn push_lines(out: &mut String, lines: &[impl AsRef<str>]) {
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            out.push_str("<br/>");
        }
        push_escaped(out, line.as_ref());
    }
}

/// Appends a text with whatever could mean something to Mermaid as an entity, such as `#34;`.
///
/// Mermaid looks for far more than quotes in a label: Markdown, lists, directives, entities of its
/// own. So only letters and digits stay as they are, and between two of them a space, `-` and `_`.
fn push_escaped(out: &mut String, text: &str) {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '·' | '×');
    let mut before = false;
    let mut rest = text.chars().map(drawable).peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        if plain(c) || (before && next.is_some_and(plain) && matches!(c, ' ' | '-' | '_')) {
            out.push(c);
        } else {
            out.push_str(&format!("#{};", u32::from(c)));
        }
        if next.is_some_and(|next| MARKS.contains(&(c, next))) {
            out.push_str(WORD_JOINER);
        }
        before = plain(c);
    }
}

/// What Mermaid 11 looks for once entities have become characters again: line breaks, formulas,
/// icons such as `fa:fa-car`, and its own marks around entities. An invisible word joiner between
/// the two keeps them from being found.
const MARKS: [(char, char); 5] = [('\\', 'n'), ('$', '$'), (':', 'f'), ('ﬂ', '°'), ('¶', 'ß')];
const WORD_JOINER: &str = "#8288;";

/// The length as Mermaid counts it.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}
