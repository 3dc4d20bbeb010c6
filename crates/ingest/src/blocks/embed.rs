//! What is played elsewhere becomes a plain link, where the player is known.

use crate::text::{clean_line, patterns};
use crate::url::{Addresses, absolute, host, in_domain};
use hutong_model::Block;
use scraper::ElementRef;

/// Hosts of players, and how readers call them.
const PLAYERS: [(&str, &str); 26] = [
    ("youtube.com", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("bilibili.com", "哔哩哔哩"),
    ("v.qq.com", "腾讯视频"),
    ("youku.com", "优酷"),
    ("ixigua.com", "西瓜视频"),
    ("dailymotion.com", "Dailymotion"),
    ("ted.com", "TED"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("facebook.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("music.163.com", "网易云音乐"),
    ("slideshare.net", "SlideShare"),
    ("speakerdeck.com", "Speaker Deck"),
    ("infogram.com", "Infogram"),
    ("brightcove.net", "Brightcove"),
    ("codepen.io", "CodePen"),
    ("google.com", "Google"),
    ("openstreetmap.org", "OpenStreetMap"),
    ("ustream.tv", "Ustream"),
    ("nicovideo.jp", "ニコニコ動画"),
];

patterns! {
    FILM = r"^https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?|embed/|shorts/)|youtu\.be/|(?:player\.)?vimeo\.com/(?:video/)?[0-9]|(?:www\.)?bilibili\.com/video/|player\.bilibili\.com/)\S+$";
    YOUTUBE = r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([[:word:]-]{6,})";
    VIMEO = r"^https?://player\.vimeo\.com/video/([0-9]+)";
    BILIBILI = r"^https?://player\.bilibili\.com/.*[?&]bvid=([[:word:]]+)";
}

/// What an element for a player comes to.
pub(super) enum Read {
    Known(Block),
    /// The address of a page that no rule knows.
    Unknown(String),
    Nothing,
}

/// Reads a player.
pub(super) fn read(element: ElementRef<'_>, addresses: &Addresses) -> Read {
    let sources = element.descendants().filter_map(ElementRef::wrap).flat_map(|inner| {
        ["data-src", "data-lazy-src", "src", "data", "data-original"]
            .into_iter()
            .filter_map(move |name| inner.value().attr(name))
    });
    let written: Vec<&str> =
        sources.filter(|address| !address.trim().is_empty() && *address != "about:blank").collect();
    let Some(url) = written.iter().find_map(|address| addresses.resource(address)) else {
        return written
            .first()
            .map_or(Read::Nothing, |address| Read::Unknown(address.chars().take(120).collect()));
    };
    let url = page(url);
    let player = host(&url).and_then(|host| PLAYERS.iter().find(|(domain, _)| in_domain(&host, domain)));
    let is_file = matches!(element.value().name(), "video" | "audio");
    let title = element.value().attr("title").map(clean_line).filter(|title| !title.is_empty());
    match player {
        Some((_, name)) => Read::Known(Block::Embed { url, title: title.unwrap_or_else(|| (*name).into()) }),
        None if is_file => {
            let title = title.or_else(|| host(&url)).unwrap_or_else(|| url.clone());
            Read::Known(Block::Embed { url, title })
        }
        None => Read::Unknown(url),
    }
}

/// The address of a film, and nothing else, as what is played there.
pub(crate) fn film(address: &str) -> Option<Block> {
    if !address.starts_with("http") || !FILM.is_match(address) {
        return None;
    }
    let url = page(absolute(address)?);
    let name = host(&url)?;
    let (_, title) = PLAYERS.iter().find(|(domain, _)| in_domain(&name, domain))?;
    Some(Block::Embed { url, title: (*title).into() })
}

/// The first link in an element, as a thing played elsewhere (a post whose text its script loads).
pub(super) fn first_link(element: ElementRef<'_>, addresses: &Addresses) -> Option<Block> {
    let mut hrefs =
        element.descendants().filter_map(ElementRef::wrap).filter_map(|inner| inner.value().attr("href"));
    let url = hrefs.find_map(|href| addresses.resource(href))?;
    let name = host(&url)?;
    let title =
        PLAYERS.iter().find(|(domain, _)| in_domain(&name, domain)).map_or(name.as_str(), |(_, title)| title);
    Some(Block::Embed { title: title.into(), url })
}

/// The page on which a person would watch it.
fn page(url: String) -> String {
    let to = |id: &regex::Captures, before: &str| format!("{before}{}", &id[1]);
    if let Some(id) = YOUTUBE.captures(&url) {
        return to(&id, "https://www.youtube.com/watch?v=");
    }
    if let Some(id) = VIMEO.captures(&url) {
        return to(&id, "https://vimeo.com/");
    }
    if let Some(id) = BILIBILI.captures(&url) {
        return to(&id, "https://www.bilibili.com/video/");
    }
    url
}
