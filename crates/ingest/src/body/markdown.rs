//! Markdown → HTML: CommonMark with tables and footnotes, after lines that generators read otherwise
//! are written as CommonMark has them.

use super::regions::next_fence;
use crate::text::{lines, patterns};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use std::borrow::Cow;

patterns! {
    /// What stands in a body with an indented paragraph, a formula, or a list by marks of print.
    SIGN = &format!(r"\n\x{{3000}}\x{{3000}}|\$\$|[•●▪◦‣・]|{}", INDENTS.join("|"));
    /// Older generators need no space behind the marks of a heading.
    TIGHT_HEADING = r"^(#{1,6})([^#\s])";
    /// A mark of print that begins the lines of a list.
    BULLET = r"^[ \t]*([•●▪◦‣・])[ \t]*\S";
    ITEM = r"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+";
    /// Marks that count items in print, each kind its own.
    COUNTED = r"^[ \t]*(?:([0-9]{1,2}、)|([（(][0-9]{1,2}[)）])|([①-⑳])|([一二三四五六七八九十]{1,3}、))";
    ADDRESS = r"https?://[A-Za-z0-9][A-Za-z0-9_.~:/?#@!$&*+,;=%\[\]()'-]*";
}

/// The body with lines written as CommonMark has them.
pub(super) fn with_lines_as_meant(body: &str) -> Cow<'_, str> {
    const INDENT: &str = "\u{3000}\u{3000}";
    let lines = lines(body);
    let tight = lines.iter().any(|line| tight_heading(line).is_some_and(|depth| depth > 1));
    let mut before = None;
    let has_any = tight
        || lines.iter().any(|line| !line.is_ascii() && COUNTED.is_match(line))
        || lines.windows(2).any(|pair| is_fence_after_tag(pair[0], pair[1]))
        || SIGN.is_match(body);
    if !has_any {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len() + 64);
    let mut fence = None;
    for (at, line) in lines.iter().enumerate() {
        let is_code = fence.is_some();
        fence = next_fence(fence, line);
        if is_code || fence.is_some() {
            // Generators other than CommonMark's end an element with its tag.
            if !is_code && at > 0 && is_fence_after_tag(lines[at - 1], line) {
                out.push('\n');
            }
            push_line(&mut out, line);
            continue;
        }
        let bullet = || {
            bullet(line).filter(|own| {
                [at.checked_sub(1), Some(at + 1)]
                    .into_iter()
                    .flatten()
                    .any(|near| lines.get(near).is_some_and(|near| bullet(near) == Some(*own)))
            })
        };
        let counted = counted(line);
        if counted.is_some() && counted == before {
            // A break, not a space, before the next of them.
            out.insert_str(out.len() - 1, "  ");
        }
        before = counted;
        let is_indented = line.strip_prefix(INDENT).is_some_and(|text| !text.trim_start().starts_with('<'));
        if is_indented || INDENTS.iter().any(|indent| line.trim_start().starts_with(indent)) {
            // Chinese print begins a paragraph with two full-width spaces.
            out.push('\n');
            push_line(&mut out, line);
        } else if let Some(depth) = tight_heading(line).filter(|_| tight) {
            out.push_str(&line[..depth]);
            out.push(' ');
            push_line(&mut out, &line[depth..]);
        } else if is_formula(line) {
            out.push('\n');
            push_line(&mut out, line);
            out.push('\n');
        } else if let Some(bullet) = bullet() {
            push_line(&mut out, &line.replacen(bullet, "- ", 1));
        } else {
            push_line(&mut out, line);
        }
    }
    Cow::Owned(out)
}

/// How the indent of a paragraph is written as HTML.
const INDENTS: [&str; 3] = ["&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;", "&ensp;&ensp;&ensp;&ensp;"];

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// How many marks a heading without a space has.
fn tight_heading(line: &str) -> Option<usize> {
    if !line.starts_with('#') {
        return None;
    }
    let found = TIGHT_HEADING.captures(line)?;
    let is_word = found[2].chars().all(|c| c.is_alphanumeric() || "*`[<《（“「".contains(c));
    // What ends with a mark as well is a word that is marked: `#word#`.
    (is_word && !line.trim_end().ends_with('#')).then(|| found[1].len())
}

fn bullet(line: &str) -> Option<char> {
    if line.is_ascii() {
        return None;
    }
    BULLET.captures(line).and_then(|found| found[1].chars().next())
}

/// Which kind of mark counts the line.
fn counted(line: &str) -> Option<usize> {
    if line.is_ascii() && !line.contains('(') {
        return None;
    }
    let found = COUNTED.captures(line)?;
    (1..=4).find(|group| found.get(*group).is_some())
}

fn is_fence_after_tag(before: &str, line: &str) -> bool {
    let line = line.trim_start();
    (line.starts_with("```") || line.starts_with("~~~"))
        && before.trim_start().starts_with("</")
        && before.trim_end().ends_with('>')
}

/// A formula on a line of its own is set apart from text.
fn is_formula(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 4 && line.starts_with("$$") && line.ends_with("$$")
}

/// How far the text of the item is indented with which an indented line goes on; `above` are the lines above
/// it, the nearest first.
pub(super) fn item_around<'t>(above: impl Iterator<Item = &'t str>, indent: usize) -> Option<usize> {
    let above = above.filter(|line| !line.trim().is_empty());
    let mut above = above.take_while(|line| line.starts_with([' ', '\t']) || ITEM.is_match(line));
    let width = |line: &str| ITEM.find(line).map(|item| item.len()).filter(|width| *width <= indent);
    if indent == 0 { None } else { above.find_map(width) }
}

/// `breaks` where every line end of a paragraph is one to be seen.
pub(super) fn to_html(markdown: &str, breaks: bool) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    let parser = Parser::new_ext(markdown, options);
    if breaks {
        let seen = |event| if matches!(event, Event::SoftBreak) { Event::HardBreak } else { event };
        html::push_html(&mut out, Linked::new(parser.map(seen)));
    } else if markdown.contains("://") {
        html::push_html(&mut out, Linked::new(parser));
    } else {
        html::push_html(&mut out, parser);
    }
    out
}

/// Events in which addresses that stand in the text are links, as GitHub's Markdown and most generators have
/// it.
struct Linked<'m, I: Iterator<Item = Event<'m>>> {
    events: TextMergeStream<'m, I>,
    ready: std::collections::VecDeque<Event<'m>>,
    /// Links, pictures and code around the text: in them an address is no link.
    depth: usize,
    /// Inside an element `<a>` that is written as HTML.
    in_anchor: bool,
}

impl<'m, I: Iterator<Item = Event<'m>>> Linked<'m, I> {
    fn new(events: I) -> Self {
        Self { events: TextMergeStream::new(events), ready: [].into(), depth: 0, in_anchor: false }
    }

    fn text(&mut self, text: CowStr<'m>) -> Event<'m> {
        if self.depth > 0 || self.in_anchor || !text.contains("://") {
            return Event::Text(text);
        }
        let mut from = 0;
        for found in ADDRESS.find_iter(&text) {
            let address = without_end(found.as_str());
            let end = found.start() + address.len();
            self.ready.push_back(Event::Text(text[from..found.start()].to_owned().into()));
            self.ready.push_back(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: address.to_owned().into(),
                title: "".into(),
                id: "".into(),
            }));
            self.ready.push_back(Event::Text(address.to_owned().into()));
            self.ready.push_back(Event::End(TagEnd::Link));
            from = end;
        }
        self.ready.push_back(Event::Text(text[from..].to_owned().into()));
        self.ready.pop_front().unwrap_or(Event::Text(text))
    }
}

impl<'m, I: Iterator<Item = Event<'m>>> Iterator for Linked<'m, I> {
    type Item = Event<'m>;

    fn next(&mut self) -> Option<Event<'m>> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let event = self.events.next()?;
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => self.depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                self.depth = self.depth.saturating_sub(1)
            }
            Event::InlineHtml(tag) if tag.starts_with("<a") => self.in_anchor = true,
            Event::InlineHtml(tag) if tag.starts_with("</a") => self.in_anchor = false,
            _ => {}
        }
        Some(match event {
            Event::Text(text) => self.text(text),
            event => event,
        })
    }
}

/// Marks at the end of an address belong to the sentence, and a bracket that it does not open.
fn without_end(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '[', ']']);
        let opened = shorter.matches('(').count() >= shorter.matches(')').count();
        let shorter = if opened { shorter } else { shorter.strip_suffix(')').unwrap_or(shorter) };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(to_html(&with_lines_as_meant(markdown), false).trim_end(), expected);
    }

    #[test]
    fn lines_that_generators_read_otherwise() {
        check("##其他\n正文", "<h2>其他</h2>\n<p>正文</p>");
        check("#标题\n\n##其他", "<h1>标题</h1>\n<h2>其他</h2>");
        check("#tag and text", "<p>#tag and text</p>");
        check("##**b**\n##《c》", "<h2><strong>b</strong></h2>\n<h2>《c》</h2>");
        check("a\n&emsp;&emsp;b", "<p>a</p>\n<p>\u{2003}\u{2003}b</p>");
        check("##tag## text##", "<p>##tag## text##</p>");
        check("```\n##x\n```", "<pre><code>##x\n</code></pre>");
        check("• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
        check("• a\nb", "<p>• a\nb</p>");
        check("1、甲\n2、乙\n丙", "<p>1、甲<br />\n2、乙\n丙</p>");
        check(
            "</div>\n```html\n<b>\n```",
            "</div>\n<pre><code class=\"language-html\">&lt;b&gt;\n</code></pre>",
        );
        check("Term\n: What it is", "<dl>\n<dt>Term</dt>\n<dd>What it is</dd>\n</dl>");
        check("$$x$$\ntext", "<p><span class=\"math math-display\">x</span></p>\n<p>text</p>");
    }

    #[test]
    fn addresses_in_the_text_are_links() {
        check(
            "See https://a.example/b_c(d), (http://e.example).",
            "<p>See <a href=\"https://a.example/b_c(d)\">https://a.example/b_c(d)</a>, \
             (<a href=\"http://e.example\">http://e.example</a>).</p>",
        );
        check(
            "见https://a.example/1，后文",
            "<p>见<a href=\"https://a.example/1\">https://a.example/1</a>，后文</p>",
        );
        check("`https://a.example`", "<p><code>https://a.example</code></p>");
        check(
            "[https://a.example](https://b.example)",
            "<p><a href=\"https://b.example\">https://a.example</a></p>",
        );
        check("<a href=\"x\">https://a.example</a>", "<p><a href=\"x\">https://a.example</a></p>");
    }
}
