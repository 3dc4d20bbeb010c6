//! Template tags that show something: pictures, players, words set out. Each becomes what it shows, as HTML.

use super::super::markdown::item_around;
use crate::text::{has, patterns};
use regex::Captures;
use std::borrow::Cow;

patterns! {
    /// A tag that shows a picture or a player: its name, and what is said about it.
    SHOWING = r#"(?s)\{\{[<%]\s*(?P<hugo>figure|img|image|youtube|vimeo|bilibili|tencent|youku|video)\s(?P<with>[^\n]*?)/?\s*[%>]\}\}|\{%-?\s*(?:include\s+)?(?P<liquid>(?:figure|image|img|picture|asset_img|fullimage|youtube|vimeo|bilibili)[[:word:]-]*)(?:\.html|\.liquid)?\s(?P<said>[^%]*?)-?%\}|\{\{-?\s*(?P<zola>figure|image|img|youtube|vimeo|bilibili)\((?P<given>[^(){}]*)\)\s*-?\}\}"#;
    PARAMETER = r#"([[:word:]]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))"#;
    WORD = r#""([^"]*)"|'([^']*)'|(\S+)"#;
    PICTURE_FILE = r"(?i)\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:$|\?)";
    /// Words that are set out: Octopress's and Hexo's `{% blockquote Who, Where address %}`, Zola's
    /// `{% quote(author="Who") %}`.
    QUOTED = r"(?s)\{%-?\s*(?:blockquote|centerquote|cq|quote)(?-u:\b)([^%]*?)-?%\}(.*?)\{%-?\s*end(?:blockquote|centerquote|cq|quote)?\s*-?%\}";
    HUGO_QUOTED = r"(?s)\{\{[<%]\s*(?:block)?quote(?-u:\b)([^\n]*?)[%>]\}\}(.*?)\{\{[<%]\s*/\s*(?:block)?quote\s*[%>]\}\}";
    WEB_ADDRESS = r"https?://\S+";
}

/// Words set out, as quotations.
pub(super) fn with_quotations(body: Cow<'_, str>) -> Cow<'_, str> {
    [("{%", &*QUOTED), ("{{", &*HUGO_QUOTED)].into_iter().fold(body, |body, (sign, quoted)| {
        let may_quote = has(&body, sign) && ["quote", "cq"].iter().any(|name| has(&body, name));
        if may_quote { super::code::replace_outside_code(body, quoted, set_out) } else { body }
    })
}

/// Tags that show something, as what they show.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let text = Cow::Borrowed(text);
    if !SHOWING.is_match(&text) {
        return text;
    }
    let with = |tag: &Captures| {
        let start = tag.get(0).map_or(0, |whole| whole.start());
        picture_or_player(tag).replace(LINE, &list_indent(&text, start))
    };
    Cow::Owned(SHOWING.replace_all(&text, with).into_owned())
}

/// Whether a tag is one of those.
pub(super) fn shows(tag: &str) -> bool {
    SHOWING.is_match(tag)
}

/// Begins the line that a tag becomes.
const LINE: &str = "\u{fdd2}";

/// What a line that goes on with the item of a list begins with: without it the list would end there.
fn list_indent(text: &str, at: usize) -> String {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[line..at];
    let is_indent = indent.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    let item = is_indent.then(|| item_around(text[..line].lines().rev(), indent.len())).flatten();
    item.map_or_else(String::new, |width| " ".repeat(width))
}

/// The picture or the player that a tag shows, as HTML; nothing where the tag shows none.
fn picture_or_player(tag: &Captures) -> String {
    let of = |groups: [&str; 3]| {
        groups.into_iter().find_map(|group| tag.name(group)).map_or("", |found| found.as_str())
    };
    let (name, said) = (of(["hugo", "liquid", "zola"]), of(["with", "said", "given"]));
    let first = || {
        let word = WORD.captures(said)?;
        (1..=3).find_map(|group| word.get(group)).map(|word| word.as_str())
    };
    let player = |before: &str, keys: &[&str]| {
        let id = parameter(said, keys)
            .or_else(first)
            .filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'));
        id.map_or_else(String::new, |id| format!("\n\n{LINE}<iframe src=\"{before}{id}\"></iframe>\n\n"))
    };
    if name.starts_with("youtube") {
        return player("https://www.youtube.com/embed/", &["id", "video"]);
    }
    if name.starts_with("vimeo") {
        return player("https://player.vimeo.com/video/", &["id", "video"]);
    }
    if name.starts_with("bilibili") {
        return player("https://www.bilibili.com/video/", &["id", "bvid"]);
    }
    if let "tencent" | "youku" | "video" = name {
        return elsewhere(
            name,
            parameter(said, &["id", "vid", "src", "url"]).or_else(first).unwrap_or_default(),
        );
    }
    if name == "img"
        && !said.contains('=')
        && let Some(picture) = by_place(said)
    {
        return picture;
    }
    let address = parameter(said, &["src", "url", "image", "image_path", "path", "link", "file", "filename"])
        .or_else(|| first().filter(|_| !said.contains('=')))
        .map(|address| address.trim_end_matches(','));
    let Some(address) = address.filter(|address| PICTURE_FILE.is_match(address)) else {
        return String::new();
    };
    let after =
        said.split_once(address).map_or("", |(_, after)| after).trim_start_matches(['"', '\'', ',']).trim();
    let alt = parameter(said, &["alt", "alt_text"]).unwrap_or(if said.contains('=') { "" } else { after });
    let caption = match (parameter(said, &["title"]), parameter(said, &["caption"])) {
        (Some(title), Some(caption)) if title != caption => format!("{title}. {caption}"),
        (title, caption) => caption.or(title).unwrap_or_default().to_owned(),
    };
    figure(address, "", alt, &caption)
}

/// A film as its address.
fn elsewhere(player: &str, film: &str) -> String {
    let is_id = !film.is_empty()
        && film.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'=' || byte == b'_');
    let address = match player {
        "tencent" if is_id => format!("https://v.qq.com/x/page/{film}.html"),
        "youku" if is_id => format!("https://v.youku.com/v_show/id_{film}.html"),
        _ if film.starts_with("https://") || film.starts_with("http://") => film.to_owned(),
        _ => return String::new(),
    };
    super::link(&address)
}

/// Octopress's and Hexo's way: `[classes] address [width [height]] ["title" ["alternative text"]]`, where
/// a single text stands for the picture.
fn by_place(said: &str) -> Option<String> {
    let words = WORD.captures_iter(said).filter_map(|word| {
        let text = (1..=3).find_map(|group| word.get(group))?.as_str();
        Some((text, word.get(3).is_none()))
    });
    let mut words = words.skip_while(|(word, _)| !PICTURE_FILE.is_match(word)).peekable();
    let (address, _) = words.next()?;
    let mut size = String::new();
    for side in ["width", "height"] {
        let is_number = |(word, _): &(&str, bool)| word.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((number, _)) = words.next_if(|word| is_number(word)) {
            size.push_str(&format!(" {side}=\"{number}\""));
        }
    }
    let rest = words.collect::<Vec<_>>();
    Some(match rest.as_slice() {
        [(title, true), (alt, true)] => figure(address, &size, alt, title),
        rest => {
            let words = rest.iter().map(|(word, _)| *word).collect::<Vec<_>>();
            figure(address, &size, &words.join(" "), "")
        }
    })
}

fn figure(address: &str, size: &str, alt: &str, caption: &str) -> String {
    let (address, alt, caption) = (quoted(address), quoted(alt), quoted(caption));
    format!(
        "\n\n{LINE}<figure><img src=\"{address}\"{size} alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>\n\n"
    )
}

/// Words set out as a quotation, with who said them below.
fn set_out(tag: &Captures) -> String {
    let (said, words) = (&tag[1], tag[2].trim());
    let who = match (parameter(said, &["author", "by", "cite"]), parameter(said, &["source"])) {
        (Some(who), Some(source)) => Some(format!("{who}, {source}")),
        (who, source) => who.or(source).map(str::to_owned),
    };
    let who = who.unwrap_or_else(|| WEB_ADDRESS.replace_all(said, "").into_owned());
    let who = match quoted(who.trim().trim_matches(['(', ')', '"', '\''])) {
        who if who.is_empty() => who,
        who => format!("\n<footer>— {who}</footer>"),
    };
    format!("\n\n<blockquote>\n\n{words}\n{who}\n\n</blockquote>\n\n")
}

fn parameter<'t>(said: &'t str, keys: &[&str]) -> Option<&'t str> {
    keys.iter().find_map(|key| {
        let mut all = PARAMETER.captures_iter(said);
        let found = all.find(|found| found[1].eq_ignore_ascii_case(key))?;
        found.get(2).or_else(|| found.get(3)).or_else(|| found.get(4)).map(|value| value.as_str())
    })
}

fn quoted(text: &str) -> String {
    text.replace('"', "&quot;").replace('<', "&lt;").replace('\n', " ")
}
