//! Reads a picture from its element: which address is the picture's own, how large it is, and
//! whether its alternative text is one.

use super::run::Run;
use crate::source::SITES;
use crate::text::{clean_line, ends_sentence, patterns};
use crate::url::Addresses;
use hutong_model::Picture;
use scraper::ElementRef;

/// Where lazy loaders keep the picture's own address, the surest first; `src` is then a proxy or
/// a placeholder.
const ADDRESS: [&str; 12] = [
    "data-original",
    "data-src",
    "data-lazy-src",
    "data-original-src",
    "data-actualsrc",
    "data-echo",
    "data-lazy",
    "data-url",
    "data-hi-res-src",
    "src",
    "data-srcset",
    "srcset",
];

/// A picture no larger than this in both directions stands for a character: an icon, a face.
const ICON: u32 = 40;

patterns! {
    FILE_NAME = r"(?i)^[^\s]*\.(?:png|jpe?g|gif|webp|svg|bmp|avif|tiff?|heic)$";
    NO_TEXT = r"(?i)^(?:image|img|picture|photo|pic|图片|圖片|图|插图|在这里插入图片描述|[0-9a-f_-]{8,}|[\W0-9_]*|(?:dsc|img|image|screenshot)[\s_-]*[0-9]*|k图.*)$";
    PLACEHOLDER = r"(?i)(?:^data:)|/(?:blank|spacer|transparent|placeholder|loading|lazy|grey|pixel|1x1|clear)[^/]*\.(?:gif|png|svg|jpe?g)(?:\?|$)|[/_-](?:qr-?code|erweima)[^/]*$";
    CAPTION_NAME = r"(?i)(?:^|[\s_-])(?:caption|picinfo|pic[_-]?(?:info|desc|caption|text)|img[_-]?(?:info|descr?|caption|title)|image[_-]?(?:caption|desc|title)|wp-caption-text|figcaption|photo[_-]?(?:caption|credit)|media[_-]?caption)(?:$|[\s_-])";
    /// The size that some servers write into names (`_w16_h16.png`).
    SIZE_IN_NAME = r"_w([0-9]{1,5})_h([0-9]{1,5})\.[a-z]+$";
    NUMBER = r"^\s*([0-9]{1,5})(?:\.[0-9]+)?\s*(?:px)?\s*$";
}

/// What an element for a picture comes to.
pub(super) enum Read {
    Picture(Picture),
    /// An icon that stands for a character.
    Character(String),
    /// It is a picture, and its address (as written) leads nowhere from here.
    NoAddress(String),
    /// A tracker, a placeholder, an ornament.
    Nothing,
}

/// Reads a picture.
pub(super) fn read(element: ElementRef<'_>, addresses: &Addresses) -> Read {
    let attribute = |name: &str| element.value().attr(name).map(str::trim).filter(|value| !value.is_empty());
    let written = ADDRESS.iter().filter_map(|name| attribute(name).map(|value| first_candidate(name, value)));
    let written = written.chain(sources(element));
    let written: Vec<String> = written.filter(|address| !PLACEHOLDER.is_match(address)).collect();
    let size = |names: [&str; 2]| names.iter().filter_map(|name| attribute(name)).find_map(pixels);
    let (width, height) = (size(["data-width", "width"]), size(["data-height", "height"]));
    if matches!(width, Some(0..=3)) || matches!(height, Some(0..=3)) {
        return Read::Nothing;
    }
    let named = written.iter().find_map(|address| SIZE_IN_NAME.captures(address));
    let named = |at: usize| named.as_ref().and_then(|size| pixels(&size[at]));
    let (width, height) = (width.or_else(|| named(1)), height.or_else(|| named(2)));
    let alt = attribute("alt").map(clean_line).unwrap_or_default();
    let is_icon = matches!((width, height), (Some(width), Some(height)) if width <= ICON && height <= ICON);
    if is_icon || has_class(element, "emoji") {
        return if alt.chars().count() <= 4 { Read::Character(alt) } else { Read::Nothing };
    }
    let Some(url) = written.iter().find_map(|address| addresses.resource(address)) else {
        return written.into_iter().next().map_or(Read::Nothing, |address| Read::NoAddress(short(&address)));
    };
    if SITES.drops_picture(&url) || PLACEHOLDER.is_match(&url) {
        return Read::Nothing;
    }
    let alt = if FILE_NAME.is_match(&alt) || NO_TEXT.is_match(&alt) { String::new() } else { alt };
    Read::Picture(Picture { url, alt, caption: String::new(), width, height, kept: None })
}

/// The addresses of the `<source>`s beside a picture in `<picture>`.
fn sources(element: ElementRef<'_>) -> impl Iterator<Item = String> {
    let around =
        element.parent().and_then(ElementRef::wrap).filter(|parent| parent.value().name() == "picture");
    let beside = around.into_iter().flat_map(|parent| parent.child_elements());
    let sources = beside.filter(|sibling| sibling.value().name() == "source");
    sources.flat_map(|source| {
        ["data-srcset", "srcset", "src"]
            .into_iter()
            .filter_map(move |name| Some(first_candidate(name, source.value().attr(name)?)))
    })
}

/// Whether a picture here would part a sentence.
pub(super) fn in_sentence(runs: &[Run]) -> bool {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Text(more, _) => text.push_str(more),
            Run::Break => text.clear(),
        }
    }
    !text.trim().is_empty() && !ends_sentence(&text)
}

/// Whether the element is a caption of the picture before it.
pub(super) fn is_caption(element: ElementRef<'_>) -> bool {
    element.value().name() == "figcaption"
        || element.value().attr("class").is_some_and(|class| CAPTION_NAME.is_match(class))
            && element.descendants().filter_map(ElementRef::wrap).all(|inner| inner.value().name() != "img")
}

pub(super) fn has_class(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|name| name == class)
}

/// The largest candidate of a `srcset`, or the address itself.
fn first_candidate(attribute: &str, value: &str) -> String {
    if !attribute.ends_with("srcset") {
        return value.into();
    }
    let candidates = value.split(", ").filter_map(|candidate| {
        let mut parts = candidate.trim().trim_end_matches(',').split_whitespace();
        let address = parts.next()?;
        let size: f64 =
            parts.next().and_then(|size| size.trim_end_matches(['w', 'x']).parse().ok()).unwrap_or(1.0);
        Some((address, size))
    });
    let largest = candidates.fold(None, |best: Option<(&str, f64)>, next| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    });
    largest.map_or_else(String::new, |(address, _)| address.into())
}

fn pixels(value: &str) -> Option<u32> {
    NUMBER.captures(value)?.get(1)?.as_str().parse().ok()
}

fn short(address: &str) -> String {
    address.chars().filter(|character| !character.is_control()).take(120).collect()
}
