//! Names that page builders give to what is not the article: advertisements, share bars, codes to
//! scan, navigation. Matched by whole words of a class or an id, so that `ad` does not match
//! `shadow` nor `share` `shareholder`.

/// Single words that are enough.
const WORDS: [&str; 36] = [
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertise",
    "advertisement",
    "advertising",
    "adsbygoogle",
    "adsense",
    "adslot",
    "adbox",
    "adwrap",
    "dfp",
    "innity",
    "taboola",
    "outbrain",
    "sponsored",
    "qrcode",
    "qcode",
    "erweima",
    "sharebar",
    "sharebox",
    "addthis",
    "sharethis",
    "bdsharebuttonbox",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "pager",
    "paywall",
    "newsletter",
    "disqus",
    "tracker",
    "jiathis",
    "sharedaddy",
    "relatedposts",
];

/// Pairs of words beside each other.
const PAIRS: [(&str, &str); 26] = [
    ("share", "bar"),
    ("share", "box"),
    ("share", "buttons"),
    ("share", "links"),
    ("social", "share"),
    ("social", "links"),
    ("social", "media"),
    ("related", "posts"),
    ("related", "articles"),
    ("related", "news"),
    ("related", "links"),
    ("read", "more"),
    ("more", "articles"),
    ("more", "news"),
    ("recommend", "bottom"),
    ("article", "bottom"),
    ("qr", "code"),
    ("scan", "code"),
    ("site", "nav"),
    ("post", "nav"),
    ("skip", "link"),
    ("back", "top"),
    ("app", "download"),
    ("cookie", "banner"),
    ("cookie", "notice"),
    ("tool", "bar"),
];

/// Too common words to tell anything beside others.
const ALONE: [&str; 3] = ["share", "sharing", "social"];

/// Whether a class or an id names something that is not the article.
pub(super) fn is_noise(name: &str) -> bool {
    let is = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let mut words = words(name);
    let Some(mut before) = words.next() else { return false };
    if WORDS.iter().any(|known| is(before, known)) {
        return true;
    }
    let mut alone = true;
    for word in words {
        let pair = |(first, second): &(&str, &str)| is(before, first) && is(word, second);
        if WORDS.iter().any(|known| is(word, known)) || PAIRS.iter().any(pair) {
            return true;
        }
        (before, alone) = (word, false);
    }
    alone && ALONE.iter().any(|known| is(before, known))
}

/// `dfp-ad_Imu1` → `dfp`, `ad`, `Imu`; `shareBar` → `share`, `Bar`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let bytes = rest.as_bytes();
            let begins = |at: &usize| bytes[*at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase();
            let end = (1..bytes.len()).find(begins).unwrap_or(bytes.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            Some(word).filter(|word| !word.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for name in
            ["dfp-ad-imu1", "innity-in-post", "adslot_pcBox_EndAd2", "shareBar", "qr-code", "google_ad"]
        {
            assert!(is_noise(name), "{name}");
        }
        for name in
            ["shadow", "g-articl-text", "head", "shareholder", "loading", "content", "adapter", "read"]
        {
            assert!(!is_noise(name), "{name}");
        }
    }
}
