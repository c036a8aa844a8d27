//! The table a bench prints: ours, the peer's, their ratio, the target, the growth.

use std::time::Duration;

/// What a job must reach at its largest size.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// At most so much of the peer's time.
    Ratio(f64),
    /// At most so long.
    Time(Duration),
    /// No target; measured to be known.
    None,
}

/// The lines of one bench.
#[derive(Debug, Default)]
pub struct Table {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    job: String,
    size: usize,
    ours: Duration,
    peer: Option<(String, Duration)>,
    target: Target,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a job measured alone.
    pub fn alone(&mut self, job: &str, size: usize, ours: Duration, target: Target) {
        self.lines.push(Line { job: job.to_owned(), size, ours, peer: None, target });
    }

    /// Adds a job measured beside a peer.
    pub fn beside(&mut self, job: &str, size: usize, peer: &str, [ours, of_peer]: [Duration; 2], target: Target) {
        let peer = Some((peer.to_owned(), of_peer));
        self.lines.push(Line { job: job.to_owned(), size, ours, peer, target });
    }

    /// Prints the table as Markdown, job by job from the smallest size to the largest.
    pub fn print(&self, title: &str) {
        println!("\n### {title}\n");
        let header = ["job", "size", "ours", "peer", "ratio", "target", "met", "exponent"].map(str::to_owned);
        let mut cells = vec![header];
        cells.extend((0..self.lines.len()).map(|at| self.cells(at)));
        let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 8] = std::array::from_fn(width);
        for (number, row) in cells.iter().enumerate() {
            let padded: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            println!("| {} |", padded.join(" | "));
            if number == 0 {
                println!("|{}|", widths.map(|width| "-".repeat(width + 2)).join("|"));
            }
        }
    }

    fn cells(&self, at: usize) -> [String; 8] {
        let line = &self.lines[at];
        let before = self.lines[..at].iter().rfind(|other| other.job == line.job);
        let largest = !self.lines[at + 1..].iter().any(|other| other.job == line.job);
        let ratio = line.peer.as_ref().map(|(_, peer)| line.ours.as_secs_f64() / peer.as_secs_f64());
        let (target, met) = match (line.target, ratio) {
            _ if !largest => (String::new(), None),
            (Target::Ratio(most), Some(ratio)) => (format!("≤ {most:.2}"), Some(ratio <= most)),
            (Target::Time(most), _) => (format!("≤ {}", shown(most)), Some(line.ours <= most)),
            _ => (String::new(), None),
        };
        [
            line.job.clone(),
            grouped(line.size),
            shown(line.ours),
            line.peer.as_ref().map_or_else(String::new, |(name, time)| format!("{name} {}", shown(*time))),
            ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}")),
            target,
            met.map_or("", |met| if met { "yes" } else { "no" }).to_owned(),
            before.map_or_else(String::new, |before| format!("{:.2}", exponent(before, line))),
        ]
    }
}

/// The power of the size that the time grows with.
fn exponent(small: &Line, large: &Line) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^53")]
    let sizes = large.size as f64 / small.size as f64;
    (large.ours.as_secs_f64() / small.ours.as_secs_f64()).ln() / sizes.ln()
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        0.1.. => format!("{:.0} ms", seconds * 1e3),
        1e-3.. => format!("{:.2} ms", seconds * 1e3),
        1e-6.. => format!("{:.2} µs", seconds * 1e6),
        _ => format!("{:.0} ns", seconds * 1e9),
    }
}

/// `1,000,000`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
