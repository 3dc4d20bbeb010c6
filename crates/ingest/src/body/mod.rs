//! Step 3: a body in HTML, Markdown, or both → one HTML document. Knows the two notations and
//! nothing of what an article is.

pub(crate) mod around;
mod dialects;
mod emphasis;
mod headline;
pub(crate) mod layout;
pub(crate) mod lines;
mod markdown;
pub(crate) mod nesting;
pub(crate) mod page;
mod regions;
mod stretch;
mod templates;
mod wordpress;

use std::borrow::Cow;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// HTML all through (`.html`, `.htm`, and pages saved as one file).
    Html,
    /// Markdown, in which whole stretches may be HTML.
    Markdown,
    /// The same, where a line end in a paragraph is one to be seen, as Hexo has it.
    Lines,
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
            _ if path.contains("source/_posts/") => Notation::Lines,
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
        Notation::Markdown | Notation::Lines | Notation::Plain => Cow::Borrowed(body.as_str()),
    };
    let breaks = matches!(notation, Notation::Lines);
    markdown::to_html(&regions::isolate(&markdown::with_lines_as_meant(&body)), breaks)
}

/// A body that is escaped as a whole, with its tags, as feeds have it.
fn unescaped(body: &str) -> Cow<'_, str> {
    const ENDS: [&str; 5] = ["&lt;/p&gt;", "&lt;/div&gt;", "&lt;br", "{{&lt;", "&lt;!--more"];
    if body.contains('<') || !body.contains("&lt;") || !ENDS.iter().any(|end| body.contains(end)) {
        return Cow::Borrowed(body);
    }
    let references = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let body = references.iter().fold(body.to_owned(), |body, (written, meant)| body.replace(written, meant));
    Cow::Owned(body)
}

/// Template tags outside of code that only their generator could fill: how many, and the first.
pub(crate) fn unfilled(body: &str) -> Option<(usize, String)> {
    templates::unfilled(body)
}

/// Whether a template tag outside of code goes through the pages of a site.
pub(crate) fn lists_pages(body: &str) -> bool {
    templates::lists_pages(body)
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
