//! Takes site generators' template tags out of a body: they are instructions to a generator, not
//! text. Jekyll's Liquid, Hugo's shortcodes, kramdown's attribute lists.

mod code;
mod said;
mod showing;
mod unfilled;

use super::stretch::Stretch;
use super::{dialects, wordpress};
use crate::text::{has, patterns};
use code::by_code;
use regex::{Captures, Regex};
use said::{said, said_by_theme};
use std::borrow::Cow;
pub(super) use unfilled::unfilled;

patterns! {
    HIGHLIGHT = r"(?s)\{%-?\s*highlight\s+([[:word:]+#-]+)[^%]*%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}";
    /// Jekyll's, and Hugo's with its own marks: `{{< highlight go "linenos=table" >}}`.
    HUGO_HIGHLIGHT = r"(?s)\{\{[<%]\s*highlight\s+([[:word:]+#-]+)[^\n]*?[%>]\}\}\n?(.*?)\{\{[<%]\s*/\s*highlight\s*[%>]\}\}";
    /// Hexo's: `{% codeblock A title lang:js %}`.
    CODE_BLOCK = r"(?s)\{%-?\s*codeblock(?-u:\b)([^%]*?)-?%\}\n?(.*?)\{%-?\s*endcodeblock\s*-?%\}";
    CODE_LANGUAGE = r"(?-u:\b)lang:([[:word:]+#-]+)";
    /// A link whose target only the generator knows: its words stay.
    POST_LINK = r#"\{%-?\s*(?:post|asset)_link\s+\S+\s+(?:"([^"%]*)"|'([^'%]*)'|([^%]*?))(?:\s+(?:true|false))?\s*-?%\}"#;
    /// What a theme repeats beside the text stands between marks in it.
    PULLED = r#"(?s)\{%-?\s*pullquote(?-u:\b)[^%]*%\}(.*?)\{%-?\s*endpullquote\s*-?%\}"#;
    RAW = r"(?s)\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}";
    /// kramdown's and others' marks for a table of contents, which a reader has no use for.
    CONTENTS = r"(?mi)^[ \t]*(?:[-*+]|[0-9]\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc[^}\n]*\}[ \t]*$|^[ \t]*\[\[?toc\]?\][ \t]*$|^[ \t]*@\[toc\][^\n]*$";
    GIST_SCRIPT = r#"<script\s+src=["']https://gist\.github\.com/([[:word:]./-]+?)\.js[^"']*["'][^>]*>\s*</script>"#;
    GIST = r"\{%-?\s*gist\s+([[:word:]-]+(?:/[[:word:]]+)?)[^%\n]*-?%\}|\{\{[<%]\s*gist\s+([[:word:]-]+)\s+([[:word:]]+)[^\n]*?[%>]\}\}";
    COMMENT = r"(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}";
    /// With the marks of emphasis beside it, which do not open or close beside a space.
    LIQUID = r"(?s)([*_~])?([ \t]*)\{%-?\s*(\S*)\s*(.*?)\s*-?%\}([ \t]*)([*_~])?";
    /// The address of a file that lies beside the article: `![]({% asset_path 1.png %})`.
    ADDRESS = r#"(\]\(\s*<?|(?-u:\b)(?:src|href|poster)\s*=\s*["']?)\{%-?\s*(?:asset|static|image|img|media|file|[[:word:]]+_(?:path|buster|asset))[[:word:]]*\s+(?:"([^"%\n]*)"|'([^'%\n]*)'|([^\s%"']+))[^%\n]*?-?%\}"#;
    /// One of several panels, of which a generator shows one at a time: `{% tab title="macOS" %}`,
    /// `{{< tab "macOS" >}}`, `<!-- tab macOS@icon -->`.
    TAB = r#"\{%-?\s*tab\s+(?:title\s*=\s*)?(?:"([^"%\n]+)"|'([^'%\n]+)'|([^%\n]+?))\s*-?%\}|\{\{[<%]\s*tab\s+(?:[[:word:]]+\s*=\s*)?"([^"\n]+)"[^\n]*?[%>]\}\}|<!--[ \t]*tab[ \t]+([^@\n>]+?)[ \t]*(?:@[[:word:] -]*)?-->"#;
    /// VitePress puts a file of code in.
    CODE_FILE = r"(?m)^<<<[ \t]*@[^\n]*$";
    /// Words that a macro sets: `{{ cssxref("font-weight") }}`.
    MACRO = r#"\{\{-?\s*[[:word:]]+\(\s*(?:["'][^"'\n]*["']\s*,\s*)*["']([^"'\n]+)["']\s*\)\s*-?\}\}"#;
    /// Hexo's NexT: `{% label primary @words %}`, `{% btn address, words, icon %}`.
    LABEL = r"\{%-?\s*label\s+[^@%\n]*@([^%\n]+?)\s*-?%\}";
    BUTTON = r"\{%-?\s*(?:btn|button)\s+([^\s,%]+)\s*,\s*([^,%\n]+?)\s*(?:,[^%\n]*)?-?%\}";
    /// A shortcode says words in quotes: they have a space or are Chinese.
    SAYING = r#"(?m)(^[ \t]*)?\{\{[<%]\s*[[:word:]/-]+\s[^\n]*?[%>]\}\}([ \t]*$)?"#;
    /// How a shortcode is written that is to be seen: `{{</* figure */>}}`.
    SEEN_OPEN = r"\{\{([<%])/\*";
    SEEN_CLOSE = r"\*/([%>])\}\}";
    /// An expression may hold a path worth keeping: `{{ "/x/" | url }}`, `{{ site.baseurl }}`.
    EXPRESSION = r#"\{\{-?\s*(?:["']([^"'\n]*)["'])?[^{}\n]*\}\}"#;
    /// A link around what a tag showed, and the words in it that follow.
    LINKED = r"\[\s*(<figure><img [^\n]*</figure>\n\n)\s*([^\[\]]*)\]\(([^()\s]*)\)";
    /// A label whose value only the generator knows, and an address of that kind.
    LABELLED = r#"(?m)^[^\n{}\[\]()"']{1,40}[:：][ \t]*\{\{[^{}"'\n]*\}\}[ \t]*\n?|<\{\{[^{}"'\n]*\}\}>"#;
    /// `{% for post in site.posts %}`, `{{ range .Pages }}`.
    LISTING = r"\{%-?\s*for\s+[[:word:]]+\s+in\s+(?:site|paginator|collections)(?-u:\b)|\{\{-?\s*range(?-u:\b)";
    SHORTCODE = r"\{\{[<%][^\n]*?[%>]\}\}";
    ATTRIBUTES = r"(?m)^[ \t]*\{:[^}\n]*\}[ \t]*$|\{:(?:\s|[.#]|[[:word:]]+=)[^}\n]*\}";
}

/// The body without template tags; code between backticks is left alone.
pub(super) fn strip(body: &str) -> String {
    let has_dialects = dialects::has_any(body) || !body.is_ascii() && has(body, "*");
    let body = &*wordpress::with_code(body);
    let body = &*replace(Cow::Borrowed(body), "gist.github.com", &GIST_SCRIPT, |gist: &Captures| {
        link(&format!("https://gist.github.com/{}", &gist[1]))
    });
    let has_queries = has(body, "```dataview") || has(body, "```query");
    if !has(body, "{") && !has(body, "[") && !has_dialects && !has_queries {
        return body.into();
    }
    let fenced = |tag: &Captures| format!("\n```{}\n{}\n```\n", &tag[1], tag[2].trim_end());
    let body = replace(body.into(), "{%", &HIGHLIGHT, fenced);
    let body = replace(body, "{{", &HUGO_HIGHLIGHT, fenced);
    let body = replace(body, "codeblock", &CODE_BLOCK, |tag: &Captures| {
        let language = CODE_LANGUAGE.captures(&tag[1]).map_or_else(String::new, |found| found[1].to_owned());
        format!("\n```{language}\n{}\n```\n", tag[2].trim_end())
    });
    let body = showing::with_quotations(body);
    let mut out = String::with_capacity(body.len());
    for (text, is_code) in by_code(&body) {
        if QUERIES.iter().any(|query| text.starts_with(query)) {
            continue;
        }
        let text = if is_code || !has_dialects { Cow::Borrowed(text) } else { dialects::plain(text) };
        if is_code {
            // Jekyll takes these marks out of code as well.
            let text = replace(text, "endraw", &RAW, "$1");
            let text = replace(text, "/*", &SEEN_OPEN, "{{$1");
            out.push_str(&replace(text, "*/", &SEEN_CLOSE, "$1}}"));
        } else {
            out.push_str(&strip_text(&text));
        }
    }
    out
}

/// Code that Obsidian runs and shows the answer of.
const QUERIES: [&str; 3] = ["```dataview\n", "```dataviewjs\n", "```query\n"];

/// Whether a tag outside of code goes through the pages of a site.
pub(super) fn lists_pages(body: &str) -> bool {
    by_code(body).into_iter().any(|(text, is_code)| !is_code && LISTING.is_match(text))
}

fn strip_text(text: &str) -> Cow<'_, str> {
    if !has(text, "{") {
        return without_contents(text);
    }
    // What is raw is not for the generator: it stays, with other marks until the tags are gone.
    let raw = |raw: &Captures| raw[1].replace('{', OPEN).replace('}', CLOSE);
    let text = replace(Cow::Borrowed(text), "endraw", &RAW, raw);
    match (&text, strip_tags(&text)) {
        (Cow::Owned(_), stripped) => Cow::Owned(stripped.replace(OPEN, "{").replace(CLOSE, "}")),
        (Cow::Borrowed(_), stripped) => Cow::Owned(stripped.into_owned()),
    }
}

/// Replaces a pattern that begins with `sign`, where that stands at all.
fn replace<'t>(text: Cow<'t, str>, sign: &str, pattern: &Regex, with: impl regex::Replacer) -> Cow<'t, str> {
    if !has(&text, sign) {
        return text;
    }
    match pattern.replace_all(&text, with) {
        Cow::Borrowed(_) => text,
        Cow::Owned(new) => Cow::Owned(new),
    }
}

/// What is shown elsewhere, as a link on a line of its own.
fn link(address: &str) -> String {
    format!("\n\n<p><a href=\"{address}\">{address}</a></p>\n\n")
}

fn without_contents(text: &str) -> Cow<'_, str> {
    let has_mark = ["toc", "TOC", "Toc"].iter().any(|mark| has(text, mark));
    if has_mark { CONTENTS.replace_all(text, "") } else { Cow::Borrowed(text) }
}

/// Stand for braces that no tag is made of; noncharacters, which no text holds.
const OPEN: &str = "\u{fdd0}";
const CLOSE: &str = "\u{fdd1}";

fn strip_tags(text: &str) -> Cow<'_, str> {
    let mut text = Stretch::new(without_contents(text));
    text.replace(&["{%"], &ADDRESS, |tag| (1..=4).map(|group| group_of(tag, group)).collect());
    if text.has("{%") || text.has("{{") {
        without_calls(&mut text);
    }
    text.replace(&["<<<"], &CODE_FILE, |_| String::new());
    text.replace(&["{:"], &ATTRIBUTES, |_| String::new());
    text.into_text()
}

/// Without what Liquid, Hugo and their like are told to do.
fn without_calls(text: &mut Stretch) {
    if let Cow::Owned(shown) = showing::shown(text.text()) {
        text.set(shown);
        text.replace(&["<figure>"], &LINKED, |link| match link[2].trim() {
            "" => link[1].to_string(),
            words => format!("{}[{words}]({})", &link[1], &link[3]),
        });
    }
    text.replace(&["pullquote"], &PULLED, |tag| {
        tag[1].replace("{\" ", "").replace(" \"}", "").replace("{\"", "").replace("\"}", "")
    });
    text.replace(&["_link"], &POST_LINK, |tag| (1..=3).map(|group| group_of(tag, group)).collect());
    text.replace(&["tab"], &TAB, |tag| {
        dialects::titled("", (1..=5).find_map(|group| tag.get(group)).map(|title| title.as_str()))
    });
    text.replace(&["gist"], &GIST, |tag| {
        let path = (1..=3).filter_map(|group| tag.get(group)).map(|part| part.as_str());
        link(&format!("https://gist.github.com/{}", path.collect::<Vec<_>>().join("/")))
    });
    text.replace(&["{{"], &LABELLED, |_| String::new());
    text.replace(&["comment"], &COMMENT, |_| String::new());
    text.replace(&["label"], &LABEL, |tag| tag[1].to_owned());
    text.replace(&["bt", "button"], &BUTTON, |tag| format!("[{}]({})", &tag[2], &tag[1]));
    text.replace(&["{{<", "{{%"], &SAYING, |tag| {
        let words = said(&tag[0]);
        let is_line = tag.get(1).is_some() && tag.get(2).is_some();
        if is_line && !words.is_empty() { format!("\n\n{words}\n\n") } else { words }
    });
    text.replace(&["{{<", "{{%"], &SHORTCODE, |_| String::new());
    if text.has("{%") {
        let whole = text.text().to_owned();
        text.replace(&["{%"], &LIQUID, |tag| liquid(tag, &whole));
    }
    text.replace(&["{{"], &MACRO, |tag| tag[1].to_owned());
    text.replace(&["{{"], &EXPRESSION, |tag| group_of(tag, 1).to_owned());
}

fn group_of<'f>(found: &'f Captures, group: usize) -> &'f str {
    found.get(group).map_or("", |it| it.as_str())
}

/// What a theme's tag says, with the marks of emphasis beside it where they still are.
fn liquid(tag: &Captures, whole: &str) -> String {
    let [opens, before, name, said, after, closes] = [1, 2, 3, 4, 5, 6].map(|group| group_of(tag, group));
    let words = said_by_theme(name, said);
    if !words.is_empty() && whole.contains(&format!("end{name}")) {
        return format!("{opens}{}{closes}", dialects::titled("", Some(&words)));
    }
    match () {
        () if !words.is_empty() => format!("{opens}{before}{words}{after}{closes}"),
        () if !opens.is_empty() && before.is_empty() => format!("{opens}{closes}"),
        () if !closes.is_empty() && after.is_empty() => format!("{opens}{closes}"),
        () => format!("{opens}{before}{after}{closes}"),
    }
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
        check("{{< tweet 1 >}}\n", "\n");
        check("[TOC]\n\na [toc] b", "\n\na [toc] b");
        check("* Contents\n{:toc}\n\na", "\n\na");
        check("{% raw %}{{ x }}{% endraw %} {% y %}", "{{ x }} ");
        check("{{< highlight go >}}\nx {{ y }}\n{{< /highlight >}}", "\n```go\nx {{ y }}\n```\n");
        check("text\n{: .note}\n", "text\n\n");
        check("{: style=\"x\"}a {:b => 1} {% include \"x\",\n y: 1 %}c", "a {:b => 1} c");
        check("`{{ x }}` and ``{% y %}``", "`{{ x }}` and ``{% y %}``");
        check("{% highlight ruby %}\nputs 1\n{% endhighlight %}", "\n```ruby\nputs 1\n```\n");
        check("{% codeblock A title lang:js %}\nf(1)\n{% endcodeblock %}", "\n```js\nf(1)\n```\n");
        check("see {% post_link other 'that one' %}.", "see that one.");
        check("see {% post_link other That one true %}.", "see That one.");
        check("![a](b.png){:width=\"3px\"}c", "![a](b.png)c");
        check("a ` {{ b }}", "a ` ");
        check("~~~md\ntitle: {{ title }}\n~~~\n{{ x }}", "~~~md\ntitle: {{ title }}\n~~~\n");
        check("a ~~~ {{ b }} ~~~", "a ~~~  ~~~");
        check("**{% fa fa-check %} Valid usage** and *all {% y %}*", "**Valid usage** and *all*");
        check("a {% y %} *b* and * {% y %} c", "a  *b* and *  c");
        check("![]({% asset_path a/b.png %}) [x]({% post_url 2020-01-01-b %})", "![](a/b.png) [x]()");
        check("<img src=\"{% asset_path 'a.png' %}\">", "<img src=\"a.png\">");
        check(
            "{% tab title=\"A B\" %}\na\n{% endtab %}",
            "\n\n<p class=\"admonition-title\">A B</p>\n\n\na\n",
        );
        check(
            "{% tabs x %}<!-- tab A@fire -->\na<!-- endtab -->",
            "\n\n<p class=\"admonition-title\">A</p>\n\n\na<!-- endtab -->",
        );
        check("{{< alert \"Mind the gap\" warning >}} {{< align center \"居中\" >}}", "Mind the gap 居中");
        check(
            "{{< box type=\"tip\" title=\"A tip\" >}}x{{< /box >}}",
            "\n\n<p class=\"admonition-title\">A tip</p>\n\nx",
        );
        check("{{< tabs \"one two.html\" id=\"a b\" >}}", "\n\none two.html\n\n");
        check("- {{cssxref(\"font-weight\")}} {{ f('a', 'b') }}", "- font-weight b");
        check("和 {% label primary @标签 %}、{% btn /a/, 点击, home fa-fw %}", "和 标签、[点击](/a/)");
        check("`{{</* figure x */>}}` {{</* y */>}}", "`{{< figure x >}}` ");
        check("{% gist ann/1a2b %}", &link("https://gist.github.com/ann/1a2b"));
        check("```\n{% raw %}{{ x }}{% endraw %}\n```", "```\n{{ x }}\n```");
        check(
            "了解到{% kbd 酷Q %}项目，{% span red, 重要 %}的{% p center logo large, 标题 %}",
            "了解到酷Q项目，重要的标题",
        );
        check("{% checkbox checked, 完成 %} {% progress 50 blue 进度 %}", "完成 进度");
        check(
            "{% folding 答案 %}\nx\n{% endfolding %}",
            "\n\n<p class=\"admonition-title\">答案</p>\n\n\nx\n",
        );
        check("{% include a.html 字 %}{% if a == '字' %}b{% endif %}{% link _posts/一.md %}", "b");
        check("见 {{< alert \"`x` 的结果\" >}} `y`", "见 `x` 的结果 `y`");
        check("see {% asset_link a.txt the list %}", "see the list");
        check("{% highlight c# %}\nx\n{% endhighlight %}", "\n```c#\nx\n```\n");
    }

    #[test]
    fn what_only_the_generator_can_fill_is_counted() {
        assert_eq!(unfilled("{% include JB/setup %} a `{{ b }}` ![]({{ site.url }}/c.png)"), None);
        assert_eq!(unfilled("in {{ name }} and {% include x.md %}"), Some((2, "{% include x.md %}".into())));
        assert_eq!(unfilled("{% include figure.html src='1.png' %}"), None);
        assert_eq!(
            unfilled("{{< box >}}a{{< /box >}} {{< gallery x >}}"),
            Some((1, "{{< gallery x >}}".into()))
        );
        assert_eq!(unfilled("{{< toc >}} {{< alert \"Mind the gap\" >}}"), None);
    }

    #[test]
    fn what_a_tag_shows_stays_in_its_item() {
        let figure = "<figure><img src=\"1.png\" alt=\"\"><figcaption></figcaption></figure>";
        check("- a\n\n    {% asset_img 1.png %}\n- b", &format!("- a\n\n    \n\n  {figure}\n\n\n- b"));
        check("a\n\n    {% asset_img 1.png %}\n", &format!("a\n\n    \n\n{figure}\n\n\n"));
    }

    #[test]
    fn tags_that_show_something_become_what_they_show() {
        let picture = |src: &str, alt: &str, caption: &str| {
            format!(
                "\n\n<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>\n\n"
            )
        };
        check(r#"{{< figure src="/1.jpg" alt="A" caption="C &" >}}"#, &picture("/1.jpg", "A", "C &"));
        check(
            r#"{% include figure.html src='/1.png' caption='C "q"' %}"#,
            &picture("/1.png", "", "C &quot;q&quot;"),
        );
        check("{% asset_img 1.webp A hill %}", &picture("1.webp", "A hill", ""));
        check("{% include image.html name=\"x\" %}", "");
        check(r#"{{ image(src="/1.png", alt="A") }}"#, &picture("/1.png", "A", ""));
        check(
            "{% img left http://a.example/1.jpg 300 200 'A title' 'an alt' %}",
            "\n\n<figure><img src=\"http://a.example/1.jpg\" width=\"300\" height=\"200\" alt=\"an alt\">\
             <figcaption>A title</figcaption></figure>\n\n",
        );
        check("{% cq %}a{% endcq %}", "\n\n<blockquote>\n\na\n\n\n</blockquote>\n\n");
        check(
            "{{< youtube dQw4w9WgXcQ >}}",
            "\n\n<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>\n\n",
        );
        check("{% youtube \"><script>x %}", "");
        let player = "\n\n<iframe src=\"https://www.bilibili.com/video/BV1Sx\"></iframe>\n\n";
        check("{{< bilibili id=BV1Sx >}}", player);
        check("{{< tencent \"g0014r\" >}}", &link("https://v.qq.com/x/page/g0014r.html"));
        check("{{< video \"javascript:x\" >}}", "");
        check(
            "{% include figure.html filename=\"a.png\" caption=\"A hill\" %}",
            &picture("a.png", "", "A hill"),
        );
        check(
            "{{< quote author=\"Ann\" >}}Words.{{< /quote >}}",
            "\n\n<blockquote>\n\nWords.\n\n<footer>— Ann</footer>\n\n</blockquote>\n\n",
        );
    }
}
