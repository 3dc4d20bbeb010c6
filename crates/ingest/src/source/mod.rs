//! The registry of sites: what is known of single sources, as data (`sites.toml`).

use crate::url::in_domain;
use regex::RegexSet;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// All that is known of all sites.
pub(crate) static SITES: LazyLock<Sites> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("sites.toml"))
        .expect("sites.toml is part of the program; a unit test reads it");
    Sites::new(file.site)
});

/// The registry, ready for questions.
pub(crate) struct Sites {
    sites: Vec<Site>,
    classes: HashSet<String>,
    pictures: Vec<String>,
    links: Vec<String>,
    lines: RegexSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    site: Vec<Site>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    name: String,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    drop_classes: Vec<String>,
    #[serde(default)]
    drop_pictures: Vec<String>,
    #[serde(default)]
    drop_links: Vec<String>,
    #[serde(default)]
    drop_lines: Vec<String>,
    #[serde(default)]
    account: String,
    #[serde(default)]
    published: String,
}

impl Sites {
    fn new(sites: Vec<Site>) -> Self {
        let all = |list: fn(&Site) -> &Vec<String>| sites.iter().flat_map(list).cloned();
        Self {
            classes: all(|site| &site.drop_classes).collect(),
            pictures: all(|site| &site.drop_pictures).collect(),
            links: all(|site| &site.drop_links).collect(),
            lines: RegexSet::new(all(|site| &site.drop_lines))
                .expect("the patterns of sites.toml are valid; a unit test reads it"),
            sites,
        }
    }

    /// The outlet whose domain a host lies in.
    pub(crate) fn outlet_of_host(&self, host: &str) -> Option<&str> {
        let site = self.sites.iter().find(|site| site.hosts.iter().any(|domain| in_domain(host, domain)))?;
        Some(&site.name)
    }

    /// The outlet that goes by this name.
    pub(crate) fn outlet_named(&self, name: &str) -> Option<&str> {
        let site = self
            .sites
            .iter()
            .find(|site| site.name == name || site.aliases.iter().any(|alias| alias == name))?;
        Some(&site.name)
    }

    /// Of a platform by its name or the host of a page: the id of the element that names the account, which is the
    /// outlet there, and the pattern of its source that has the date.
    pub(crate) fn platform(&self, name: Option<&str>, host: Option<&str>) -> Option<(&str, &str)> {
        let is = |site: &&Site| {
            let named = name.is_some_and(|name| site.name == name);
            named || host.is_some_and(|host| site.hosts.iter().any(|domain| in_domain(host, domain)))
        };
        let site = self.sites.iter().filter(|site| !site.account.is_empty()).find(is)?;
        Some((&site.account, &site.published))
    }

    /// Whether an element of this class or id leaves.
    pub(crate) fn drops_class(&self, class: &str) -> bool {
        self.classes.contains(class)
    }

    /// Whether a picture leaves.
    pub(crate) fn drops_picture(&self, address: &str) -> bool {
        self.pictures.iter().any(|part| address.contains(part.as_str()))
    }

    /// Whether a link and all in it leaves.
    pub(crate) fn drops_link(&self, address: &str) -> bool {
        self.links.iter().any(|part| address.contains(part.as_str()))
    }

    /// Whether a paragraph leaves.
    pub(crate) fn drops_line(&self, line: &str) -> bool {
        self.lines.is_match(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_read_and_asked() {
        assert_eq!(SITES.outlet_of_host("finance.eastmoney.com"), Some("东方财富"));
        assert_eq!(SITES.outlet_of_host("noteastmoney.com"), None);
        assert_eq!(SITES.outlet_named("(臺)中央社CNA"), Some("中央社"));
        assert!(SITES.drops_picture("https://static.zaobao.com/s3fs-public/freemium_images/x.png"));
        assert!(!SITES.drops_line("联合早报报道，"));
        for (_, published) in
            [SITES.platform(Some("微信公众平台"), None), SITES.platform(None, Some("mp.weixin.qq.com"))]
                .into_iter()
                .map(|site| site.expect("it is known"))
        {
            let pattern = regex::Regex::new(published).expect("it is a pattern");
            assert_eq!(
                &pattern.captures("var ct = \"1581517074\";").expect("it has a date")[1],
                "1581517074"
            );
        }
    }
}
