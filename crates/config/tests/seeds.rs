//! The first dossier's own file is read, and keeps what it promises.

use hutong_config::Config;
use std::collections::BTreeMap;

#[test]
fn the_first_dossier_is_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/dossier.toml");
    let config = Config::parse(&std::fs::read_to_string(path).unwrap(), path).unwrap();
    assert_eq!(config.zone(), "Asia/Shanghai");
    for kind in &config.kinds {
        assert_ne!(kind.label.get("en"), kind.label.get("zh-Hans"), "{}", kind.id);
    }
    let mut owners = BTreeMap::new();
    for entity in &config.entities {
        for name in
            std::iter::once(entity.name.get("zh-Hans")).chain(entity.aliases.iter().map(String::as_str))
        {
            let owner = owners.insert(name.to_lowercase(), &entity.id);
            assert!(owner.is_none(), "`{name}` names {:?} and {}", owner, entity.id);
        }
    }
}
