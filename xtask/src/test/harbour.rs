//! The folder that the tests of large dossiers are built from: posts made by number, with a vocabulary, so
//! that every view has something to show. Knows nothing of how it is built.

use anyhow::Result;
use std::path::Path;

/// More than are shown at once.
const POSTS: usize = 45;

const SHARED: &str = "Whoever takes the harbour line on a Sunday pays half of what others pay on the other days \
    of the week, and children who come with them pay nothing at all, whatever the hour may be.\n";

/// Writes the folder.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(folder: &Path) -> Result<()> {
    for at in 0..POSTS {
        let (day, outlet) = (at % 28 + 1, ["Harbour Post", "港湾日报", "Quay Review"][at % 3]);
        let subject = ["渡轮", "电车", "harbour bridge"][at % 3];
        let (year, month) = (2010 + at / 12, at % 12 + 1);
        let (line, card) = (["渡轮", "电车"][at % 2], ["港湾卡", "码头通"][at / 2 % 2]);
        let takes = ["支持", "不支持"][at / 4 % 2];
        // Every ninth post has a paragraph that others have too.
        let shared = if at % 9 == 0 { SHARED } else { "" };
        let text = format!(
            "---\ntitle: \"{subject}第{at}号 opens\"\ndate: {year}-{month:02}-{day:02}\nsource: {outlet}\n---\n\n\
             {subject}于{day}日开放。{line}{takes}{card}。The {at}th opening was on time, and {} people came.\n\n\
             启用的是第{at}码头。\n\n{shared}\n",
            at * 7,
        );
        std::fs::write(folder.join(format!("post-{at}.md")), text)?;
    }
    let piers: String = (0..POSTS)
        .map(|at| format!("\n[[entity]]\nid = \"pier-{at}\"\nkind = \"pier\"\nname = \"第{at}码头\"\n"))
        .collect();
    std::fs::write(folder.join("dossier.toml"), include_str!("harbour.toml").to_owned() + &piers)?;
    Ok(())
}
