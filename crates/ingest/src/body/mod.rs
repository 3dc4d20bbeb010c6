//! Step 3: a body in HTML, Markdown, or both → one HTML document. Knows the two notations and
//! nothing of what an article is.

mod dialects;
mod headline;
pub(crate) mod layout;
pub(crate) mod page;
mod regions;
mod templates;

use pulldown_cmark::{Options, Parser, html};
use std::borrow::Cow;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// HTML all through (`.html`, `.htm`, and pages saved as one file).
    Html,
    /// Markdown, in which whole stretches may be HTML.
    Markdown,
    /// The same, where the first line may be a headline without a mark (`.txt`).
    Plain,
}

impl Notation {
    /// By the file's ending: everything that is not HTML may be Markdown.
    pub(crate) fn of(path: &str) -> Self {
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" | "mhtml" | "mht" => Notation::Html,
            "txt" => Notation::Plain,
            _ => Notation::Markdown,
        }
    }
}

/// The body as HTML; `has_title` where its title is known already.
pub(crate) fn to_html(body: &str, notation: Notation, has_title: bool) -> String {
    let body = unescaped(body);
    let body = templates::strip(&body);
    let body = match notation {
        Notation::Html => return body,
        Notation::Plain if !has_title => headline::marked(&body),
        Notation::Markdown | Notation::Plain => Cow::Borrowed(body.as_str()),
    };
    markdown_to_html(&regions::isolate(&with_indented_paragraphs(&body)))
}

/// A body that is HTML escaped as a whole, as feeds have it, with its tags.
fn unescaped(body: &str) -> Cow<'_, str> {
    const ENDS: [&str; 3] = ["&lt;/p&gt;", "&lt;/div&gt;", "&lt;br"];
    if body.contains('<') || !body.contains("&lt;") || !ENDS.iter().any(|end| body.contains(end)) {
        return Cow::Borrowed(body);
    }
    let references =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    let body = references.iter().fold(body.to_owned(), |body, (written, meant)| body.replace(written, meant));
    Cow::Owned(body)
}

/// Whether a template tag outside of code goes through the pages of a site.
pub(crate) fn lists_pages(body: &str) -> bool {
    templates::lists_pages(body)
}

/// Chinese print begins a paragraph with two full-width spaces; a line that does is set apart.
fn with_indented_paragraphs(body: &str) -> Cow<'_, str> {
    const INDENT: &str = "\u{3000}\u{3000}";
    if !body.contains("\n\u{3000}\u{3000}") {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len() + 64);
    for line in body.lines() {
        if let Some(text) = line.strip_prefix(INDENT)
            && !text.trim_start().starts_with('<')
        {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
    }
    Cow::Owned(out)
}

fn markdown_to_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(markdown, options));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_inside_markdown_is_parsed_as_html() {
        let body = "<div>\n   <p>a</p>\n\n        <p>*b*</p>\n</div>\n\n*c*\n\n<http://a.example/>";
        let html = to_html(body, Notation::Markdown, true);
        assert!(html.contains("<p>*b*</p>"), "{html}");
        assert!(html.contains("<em>c</em>"), "{html}");
        assert!(html.contains("href=\"http://a.example/\""), "{html}");
    }

    #[test]
    fn markdown_inside_html_is_parsed_as_markdown() {
        let body = "<details>\n<summary>More</summary>\n\nSome *text*\n\n- item\n\n</details>\n";
        let html = to_html(body, Notation::Markdown, true);
        assert!(html.contains("<em>text</em>") && html.contains("<li>item</li>"), "{html}");
    }
}
