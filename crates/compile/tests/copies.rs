//! Syndicated news is told, the older article leads, and the order of the files does not matter.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use hutong_compile::compile;
use std::fs;
use std::path::Path;

const NEWS: &str = "两座城市的地铁公司昨天一同宣布，从下个月的第一天起，乘客可以用同一个乘车码进站，不必再下载另一座城市的应用。

据介绍，两家公司从去年年底开始试验这一做法，先后有三万多名乘客参加，刷码进站的平均时间不到一秒，比用卡进站还快。江城地铁的一位负责人说，互通之后，两座城市之间每天往来的十几万人会最先感到方便，以后还会有更多城市加入；至于票价的优惠如何互认，双方还在商量，预计年底以前会有结果，到时候再向乘客公布具体的办法和开始的日子。";

#[test]
fn the_older_leads() {
    let seeds = Path::new(env!("CARGO_TARGET_TMPDIR")).join("copies");
    let _ = fs::remove_dir_all(&seeds);
    fs::create_dir_all(&seeds).unwrap();
    for (name, day, text) in [
        ("a-copy.md", "2021-09-30", format!("{NEWS}\n\n本报记者核实。")),
        ("original.md", "2021-09-28", NEWS.to_owned()),
        ("edited.md", "2021-09-29", NEWS.replace("三万多名", "三万多位")),
        (
            "other.md",
            "2021-09-27",
            "与此无关的另一件事，发生在很远的地方，也说了很多很多的话，直到说完为止才停下来休息了一会儿。"
                .to_owned(),
        ),
    ] {
        fs::write(seeds.join(name), format!("---\ntitle: {name}\ndate: {day}\n---\n{text}\n")).unwrap();
    }
    let compiled = compile(&seeds).unwrap();
    assert_eq!(compiled.duplicates, 2, "{:?}", compiled.diagnostics);
    let told = compiled.diagnostics.iter().map(|told| format!("{}: {}", told.path, told.what));
    let older = "most of it stands in an older article too: original.md";
    assert_eq!(told.collect::<Vec<_>>(), [format!("a-copy.md: {older}"), format!("edited.md: {older}")]);
    for duplicate in &compiled.dossier.duplicates {
        assert_eq!(duplicate.places[0].article.as_str(), "original");
        assert_eq!(duplicate.places.len(), 3);
    }
}
