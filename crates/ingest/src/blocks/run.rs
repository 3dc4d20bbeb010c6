//! Runs of text with their marks → inline content: white space collapsed, marks nested
//! Link ⊃ Struck ⊃ Strong ⊃ Emphasis ⊃ Code, neighbours with equal marks joined.

use crate::text::{is_without_spaces, pieces, visible};
use hutong_model::Inline;
use std::rc::Rc;

/// What holds for a run of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) link: Option<Rc<str>>,
    pub(super) struck: bool,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) code: bool,
}

/// A run of text, or a line break.
#[derive(Clone, Debug)]
pub(super) enum Run {
    Text(String, Marks),
    Break,
}

/// The paragraphs of these runs: two breaks in a row, or a break before an indented line, part
/// paragraphs. A paragraph without visible text is none.
pub(super) fn paragraphs(runs: Vec<Run>) -> Vec<Vec<Inline>> {
    let mut parts: Vec<Vec<Run>> = vec![Vec::new()];
    let mut break_pending = false;
    for run in runs {
        match run {
            Run::Break if break_pending => {
                break_pending = false;
                parts.push(Vec::new());
            }
            Run::Break => break_pending = true,
            Run::Text(text, marks) => {
                let last = parts.last_mut().expect("there is always a part");
                if break_pending && is_indented(&text) {
                    parts.push(vec![Run::Text(text, marks)]);
                    break_pending = false;
                } else if break_pending && text.chars().all(char::is_whitespace) {
                    continue;
                } else {
                    if break_pending && !last.is_empty() {
                        last.push(Run::Break);
                    }
                    break_pending = false;
                    last.push(Run::Text(text, marks));
                }
            }
        }
    }
    parts.into_iter().map(line).filter(|content| !content.is_empty()).collect()
}

/// The runs as one piece of inline content.
pub(super) fn line(runs: Vec<Run>) -> Vec<Inline> {
    nest(collapse(runs))
}

/// Full-width spaces at the beginning of a line are Chinese print's way to begin a paragraph.
fn is_indented(text: &str) -> bool {
    let (start, rest) = text.split_at(text.len() - text.trim_start().len());
    !rest.is_empty() && (start.contains('\u{3000}') || start.matches('\u{a0}').count() >= 2)
}

/// Collapses white space over all runs; a line end between two East Asian characters is nothing.
fn collapse(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut last: Option<char> = None;
    // A space is written when the next visible character comes, so that none stands at the end.
    let mut space: Option<Space> = None;
    for run in runs {
        let (text, marks) = match run {
            Run::Text(text, marks) => (text, marks),
            Run::Break => {
                if last.is_some() {
                    out.push(Run::Break);
                    (last, space) = (None, None);
                }
                continue;
            }
        };
        let mut kept = String::with_capacity(text.len());
        for (first, piece) in pieces(&text) {
            match visible(first) {
                None => {}
                Some(' ') => {
                    let this = if first == '\n' { Space::LineEnd } else { Space::Plain };
                    space = Some(space.map_or(this, |before| before.and(this)));
                }
                Some(first) => {
                    if let (Some(space), Some(last)) = (space.take(), last)
                        && !(space == Space::LineEnd && is_without_spaces(last) && is_without_spaces(first))
                    {
                        push_space(&mut out, &mut kept, &marks);
                    }
                    kept.push_str(piece);
                    last = piece.chars().next_back();
                }
            }
        }
        if !kept.is_empty() {
            push_text(&mut out, kept, marks);
        }
    }
    while matches!(out.last(), Some(Run::Break)) {
        out.pop();
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Plain,
    LineEnd,
}

impl Space {
    fn and(self, other: Space) -> Space {
        // Source indentation after a line end is still only a line end.
        if self == Space::LineEnd || other == Space::LineEnd { Space::LineEnd } else { Space::Plain }
    }
}

/// A space between differently marked runs has the marks that both have (no underlined or bold space at an
/// edge), and is no code.
fn push_space(out: &mut Vec<Run>, kept: &mut String, marks: &Marks) {
    let Some(Run::Text(before, before_marks)) = out.last_mut().filter(|_| kept.is_empty()) else {
        return kept.push(' ');
    };
    let shared = Marks {
        link: marks.link.clone().filter(|_| before_marks.link == marks.link),
        struck: before_marks.struck && marks.struck,
        strong: before_marks.strong && marks.strong,
        emphasis: before_marks.emphasis && marks.emphasis,
        code: before_marks == marks && marks.code,
    };
    if shared == *marks {
        kept.push(' ');
    } else if shared == *before_marks {
        before.push(' ');
    } else {
        out.push(Run::Text(" ".into(), shared));
    }
}

fn push_text(out: &mut Vec<Run>, text: String, marks: Marks) {
    match out.last_mut() {
        Some(Run::Text(before, before_marks)) if *before_marks == marks => before.push_str(&text),
        _ => out.push(Run::Text(text, marks)),
    }
}

fn nest(runs: Vec<Run>) -> Vec<Inline> {
    grouped(
        runs,
        |marks| marks.link.clone(),
        |link, runs| match link {
            Some(url) => vec![Inline::Link { url: url.to_string(), content: struck(runs) }],
            None => struck(runs),
        },
    )
}

fn struck(runs: Vec<Run>) -> Vec<Inline> {
    marked(runs, |marks| marks.struck, Inline::Struck, strong)
}

fn strong(runs: Vec<Run>) -> Vec<Inline> {
    marked(runs, |marks| marks.strong, Inline::Strong, emphasis)
}

fn emphasis(runs: Vec<Run>) -> Vec<Inline> {
    marked(runs, |marks| marks.emphasis, Inline::Emphasis, leaves)
}

/// The runs that have a mark stand in it; what is within is nested alike.
fn marked(
    runs: Vec<Run>,
    has: fn(&Marks) -> bool,
    mark: fn(Vec<Inline>) -> Inline,
    within: fn(Vec<Run>) -> Vec<Inline>,
) -> Vec<Inline> {
    grouped(
        runs,
        |marks| has(marks).then_some(()),
        |marked, runs| match marked {
            Some(()) => vec![mark(within(runs))],
            None => within(runs),
        },
    )
}

fn leaves(runs: Vec<Run>) -> Vec<Inline> {
    let leaf = |run| match run {
        Run::Break => Inline::Break,
        Run::Text(text, marks) if marks.code => Inline::Code(text),
        Run::Text(text, _) => Inline::Text(text),
    };
    runs.into_iter().map(leaf).collect()
}

/// Neighbours with the same mark together; a break goes with the runs on both sides of it only if
/// these share the mark.
fn grouped<M: PartialEq + Clone>(
    runs: Vec<Run>,
    mark: impl Fn(&Marks) -> Option<M>,
    wrap: impl Fn(Option<M>, Vec<Run>) -> Vec<Inline>,
) -> Vec<Inline> {
    let is_plain = |run: &Run| matches!(run, Run::Text(_, marks) if mark(marks).is_none());
    if runs.iter().all(is_plain) {
        return if runs.is_empty() { Vec::new() } else { wrap(None, runs) };
    }
    let marks: Vec<Option<M>> = (0..runs.len())
        .map(|at| match &runs[at] {
            Run::Text(_, marks) => mark(marks),
            Run::Break => {
                let text = |run: &Run| match run {
                    Run::Text(_, marks) => Some(mark(marks)),
                    Run::Break => None,
                };
                let before = runs[..at].iter().rev().find_map(text).flatten();
                let after = runs[at..].iter().find_map(text).flatten();
                if before == after { before } else { None }
            }
        })
        .collect();
    let mut out = Vec::new();
    let mut group: Vec<Run> = Vec::new();
    let mut current: Option<M> = None;
    for (run, mark) in runs.into_iter().zip(marks) {
        if mark != current && !group.is_empty() {
            out.extend(wrap(current.take(), std::mem::take(&mut group)));
        }
        current = mark;
        group.push(run);
    }
    if !group.is_empty() {
        out.extend(wrap(current, group));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Run {
        Run::Text(text.into(), Marks::default())
    }

    fn bold(text: &str) -> Run {
        Run::Text(text.into(), Marks { strong: true, ..Marks::default() })
    }

    fn check(runs: Vec<Run>, expected: &[&str]) {
        let text = |content: Vec<Inline>| {
            let mut text = String::new();
            content.iter().for_each(|inline| inline.push_text(&mut text));
            text
        };
        assert_eq!(paragraphs(runs).into_iter().map(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn white_space_and_paragraphs() {
        check(vec![plain("  a \n b "), bold(" c"), plain(" , d")], &["a b c , d"]);
        check(vec![plain("中文\n  继续"), plain(" 8 月")], &["中文继续 8 月"]);
        check(
            vec![plain("a"), Run::Break, plain("b"), Run::Break, plain(" \n"), Run::Break, plain("c")],
            &["a\nb", "c"],
        );
        check(vec![plain("a"), Run::Break, plain("\u{3000}\u{3000}b")], &["a", "b"]);
        check(vec![Run::Break, plain(" \u{200b}\0 "), Run::Break], &[]);
    }

    #[test]
    fn the_space_between_two_links_is_in_neither() {
        let link = |text: &str, to: &str| {
            Run::Text(text.into(), Marks { link: Some(Rc::from(to)), ..Marks::default() })
        };
        let content = paragraphs(vec![link("a", "x:a"), plain(" "), link("b", "x:b")]).remove(0);
        assert!(
            matches!(content.as_slice(), [Inline::Link { .. }, Inline::Text(space), Inline::Link { .. }] if space == " "),
            "{content:?}"
        );
    }

    #[test]
    fn neighbours_join() {
        let content = paragraphs(vec![bold("a"), bold("b "), plain("c")]).remove(0);
        assert_eq!(content, [Inline::Strong(vec![Inline::Text("ab".into())]), Inline::Text(" c".into())]);
    }
}
