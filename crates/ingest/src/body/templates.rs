//! Takes site generators' template tags out of a body: they are instructions to a generator, not
//! text. Jekyll's Liquid, Hugo's shortcodes, kramdown's attribute lists.

use crate::text::patterns;
use regex::Captures;
use std::borrow::Cow;

patterns! {
    HIGHLIGHT = r"(?s)\{%-?\s*highlight\s+([\w+-]+)[^%]*%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}";
    COMMENT = r"(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}";
    LIQUID = r"(?s)\{%.*?%\}";
    /// An expression may hold a path worth keeping: `{{ "/x/" | url }}`, `{{ site.baseurl }}`.
    EXPRESSION = r#"\{\{-?\s*(?:["']([^"'\n]*)["'])?[^{}\n]*\}\}"#;
    SHORTCODE = r"\{\{[<%][^\n]*?[%>]\}\}";
    ATTRIBUTES = r"(?m)^[ \t]*\{:[^}\n]*\}[ \t]*$|\{:(?:\s|[.#])[^}\n]*\}";
}

/// The body without template tags; code between backticks is left alone.
pub(super) fn strip(body: &str) -> String {
    if !body.contains('{') {
        return body.into();
    }
    let body = HIGHLIGHT
        .replace_all(body, |tag: &Captures| format!("\n```{}\n{}\n```\n", &tag[1], tag[2].trim_end()));
    let mut out = String::with_capacity(body.len());
    for (text, is_code) in by_code(&body) {
        if is_code { out.push_str(text) } else { out.push_str(&strip_text(text)) }
    }
    out
}

fn strip_text(text: &str) -> Cow<'_, str> {
    if !text.contains('{') {
        return Cow::Borrowed(text);
    }
    let text = COMMENT.replace_all(text, "");
    let text = SHORTCODE.replace_all(&text, "");
    let text = LIQUID.replace_all(&text, "");
    let text = EXPRESSION.replace_all(&text, "$1");
    Cow::Owned(ATTRIBUTES.replace_all(&text, "").into_owned())
}

/// Stretches of a body, each with whether it is a fenced block or a code span.
fn by_code(body: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(open) = rest.find('`') {
        let ticks = rest[open..].len() - rest[open..].trim_start_matches('`').len();
        let mark = &rest[open..open + ticks];
        let after = &rest[open + ticks..];
        let Some(close) = closing(after, mark) else {
            let (text, code) = rest.split_at(open + ticks);
            parts.push((text, false));
            rest = code;
            continue;
        };
        let end = open + ticks + close + ticks;
        parts.push((&rest[..open], false));
        parts.push((&rest[open..end], true));
        rest = &rest[end..];
    }
    parts.push((rest, false));
    parts
}

/// Where the same number of backticks stands again.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(mark).map(|at| at + from) {
        let run = text[found..].len() - text[found..].trim_start_matches('`').len();
        if run == mark.len() {
            return Some(found);
        }
        from = found + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: &str) {
        assert_eq!(strip(given), expected);
    }

    #[test]
    fn template_tags_leave_and_code_stays() {
        check("a {% include x.html %}b", "a b");
        check("[x]({{ \"/y/\" | url }})", "[x](/y/)");
        check("{{< youtube 1 >}}\n", "\n");
        check("text\n{: .note}\n", "text\n\n");
        check("{: style=\"x\"}a {:b => 1} {% include \"x\",\n y: 1 %}c", "a {:b => 1} c");
        check("`{{ x }}` and ``{% y %}``", "`{{ x }}` and ``{% y %}``");
        check("{% highlight ruby %}\nputs 1\n{% endhighlight %}", "\n```ruby\nputs 1\n```\n");
        check("a ` {{ b }}", "a ` ");
    }
}
