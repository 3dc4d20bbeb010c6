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

/// Whether a class or an id names something that is not the article.
pub(super) fn is_noise(name: &str) -> bool {
    let words = words(name);
    // Too common a word to tell anything beside others.
    if words == ["share"] || words == ["sharing"] || words == ["social"] {
        return true;
    }
    let mut before = String::new();
    for word in words {
        if WORDS.contains(&word.as_str()) || PAIRS.contains(&(before.as_str(), word.as_str())) {
            return true;
        }
        before = word;
    }
    false
}

/// `dfp-ad_Imu1` → `dfp`, `ad`, `imu`; `shareBar` → `share`, `bar`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for character in name.chars() {
        let starts = character.is_ascii_uppercase() && was_lower;
        was_lower = character.is_ascii_lowercase();
        if starts || !character.is_ascii_alphabetic() {
            words.push(String::new());
        }
        if character.is_ascii_alphabetic() {
            words.last_mut().expect("there is always a word").push(character.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
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
