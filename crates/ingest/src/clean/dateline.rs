//! Who signs in a dateline: `（某社記者陳甲、林乙台北7日電）`, `某社北京9月28日电（记者张三）`, `本报讯（记者 王五）`. What
//! it says goes to the metadata; the line stays, since readers expect it.

use crate::metadata::Found;
use crate::text::{is_east_asian, patterns};
use hutong_model::Block;
use std::borrow::Cow;

/// A dateline stands in one of the first paragraphs.
const WITHIN: usize = 3;

/// So many characters of a paragraph hold its dateline.
const LONGEST: usize = 80;

/// Bytes of a line that says where a text was taken from.
const LONGEST_ORIGIN: usize = 600;

patterns! {
    /// Names, then the place without anything between, then the day.
    PLACE_BEHIND = r"^[（(【\[][^（()）。]*?(?:記者|记者)([^（()）。0-9]*)[0-9]{1,2}日[專专]?[電电讯訊][）)】\]]";
    /// `本文来自微信公众号“某刊”，作者：张三，编辑：李四`.
    TAKEN_FROM = r"^(?:本文|文章)(?:来自|來自|转自|轉自|首发于)[^。]{1,60}[，,；;]\s*(?:原创)?作者\s*[：:]";
    BY = r"作者\s*[：:]\s*(\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)(?:[，,；;。（(]|$)";
    EDITED_BY = r"[编編][辑輯]\s*[：:]\s*(\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)(?:[，,；;。（(]|$)";
    NAMES_BEHIND = r"^[^（(，。]{2,30}[電电讯訊] ?[（(](?:見習|见习|實習|实习|特约|本报|本報|通訊員|通讯员)?(?:記者|记者)([^（()）。0-9]*)[）)]";
}

/// Where bureaus are, in both scripts; a name is told from the place behind it by nothing else.
const PLACES: &str = "北京 上海 天津 重庆 重慶 广州 廣州 深圳 香港 澳门 澳門 南京 杭州 武汉 武漢 成都 西安 沈阳 瀋陽 \
    青岛 青島 厦门 廈門 福州 长沙 長沙 郑州 鄭州 昆明 拉萨 拉薩 合肥 济南 濟南 海口 兰州 蘭州 银川 銀川 南昌 太原 贵阳 貴陽 \
    南宁 南寧 长春 長春 大连 大連 苏州 蘇州 乌鲁木齐 烏魯木齊 呼和浩特 哈尔滨 哈爾濱 石家庄 石家莊 \
    台北 新北 桃園 桃园 台中 台南 高雄 基隆 新竹 苗栗 彰化 南投 雲林 云林 嘉義 嘉义 屏東 屏东 宜蘭 宜兰 花蓮 花莲 \
    台東 台东 澎湖 金門 金门 馬祖 马祖 連江 连江 \
    东京 東京 大阪 首尔 首爾 平壤 新加坡 曼谷 河内 河內 雅加达 雅加達 吉隆坡 马尼拉 馬尼拉 仰光 新德里 孟买 孟買 伊斯兰堡 \
    伊斯坦堡 伊斯坦布尔 安卡拉 德黑兰 德黑蘭 耶路撒冷 特拉维夫 台拉維夫 开罗 開羅 迪拜 杜拜 内罗毕 奈洛比 约翰内斯堡 約翰尼斯堡 \
    莫斯科 基辅 基輔 华沙 華沙 布拉格 维也纳 維也納 柏林 法兰克福 法蘭克福 慕尼黑 日内瓦 日內瓦 苏黎世 蘇黎世 罗马 羅馬 米兰 米蘭 \
    巴黎 布鲁塞尔 布魯塞爾 海牙 阿姆斯特丹 伦敦 倫敦 都柏林 马德里 馬德里 里斯本 斯德哥尔摩 斯德哥爾摩 哥本哈根 奥斯陆 奧斯陸 \
    赫尔辛基 赫爾辛基 华盛顿 華盛頓 纽约 紐約 洛杉矶 洛杉磯 旧金山 舊金山 芝加哥 休斯敦 休士頓 波士顿 波士頓 多伦多 多倫多 \
    渥太华 渥太華 温哥华 溫哥華 墨西哥城 圣保罗 聖保羅 里约热内卢 悉尼 雪梨 堪培拉 坎培拉 墨尔本 墨爾本 奥克兰 奧克蘭 惠灵顿";

/// Notes who signs; nobody, where a name cannot be told.
pub(super) fn read(blocks: &[Block], found: &mut Found) {
    let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_)));
    for text in paragraphs.take(WITHIN).map(Block::text) {
        let start = text.trim_start();
        let start = start.char_indices().nth(LONGEST).map_or(start, |(end, _)| &start[..end]);
        if !start.contains("记者") && !start.contains("記者") {
            continue;
        }
        let names = match (PLACE_BEHIND.captures(start), NAMES_BEHIND.captures(start)) {
            (Some(line), _) => without_place(&line[1]).map(names),
            (None, Some(line)) => Some(names(&line[1])),
            (None, None) => continue,
        };
        if let Some(names) = names
            && found.authors.is_empty()
            && !names.is_empty()
            && names
                .iter()
                .all(|name| (2..=4).contains(&name.chars().count()) && name.chars().all(is_east_asian))
        {
            found.authors = names;
        }
        return;
    }
}

/// Notes who wrote and edited what was taken from elsewhere, said above or below the text.
pub(super) fn read_origin(blocks: &[Block], found: &mut Found) {
    let paragraphs = || blocks.iter().filter(|block| matches!(block, Block::Paragraph(_)));
    let edges = paragraphs().take(WITHIN).chain(paragraphs().rev().take(WITHIN));
    let mut lines = edges.filter_map(|block| super::line(block, LONGEST_ORIGIN));
    let is_origin = |text: &Cow<'_, str>| text.starts_with(['本', '文']) && TAKEN_FROM.is_match(text);
    let Some(line) = lines.find(is_origin) else { return };
    let named = |pattern: &regex::Regex| pattern.captures(&line).map(|found| names(&found[1]));
    if found.authors.is_empty() {
        found.authors = named(&BY).unwrap_or_default();
    }
    if found.editors.is_empty() {
        found.editors = named(&EDITED_BY).unwrap_or_default();
    }
}

fn without_place(line: &str) -> Option<&str> {
    let line = line.trim_end();
    // 屏東縣 is where 屏東 is.
    let line = line.strip_suffix(['市', '縣', '县']).unwrap_or(line);
    let places = PLACES.split_whitespace();
    let place = places.filter(|place| line.ends_with(place)).max_by_key(|place| place.len())?;
    line.strip_suffix(place)
}

fn names(line: &str) -> Vec<String> {
    let parts = line.split(|c: char| matches!(c, '、' | '，') || c.is_whitespace());
    parts.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hutong_model::Inline;

    #[test]
    fn who_signs_in_a_dateline() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = Found::default();
            read(&[Block::Paragraph(vec![Inline::Text(text.into())])], &mut found);
            assert_eq!(found.authors, expected, "{text}");
        };
        check("（某社記者陳甲乙、林丙台北7日電）今天下雨。", &["陳甲乙", "林丙"]);
        check("（某社記者陳甲乙屏東縣7日電）今天下雨。", &["陳甲乙"]);
        check("（某社記者江丁戊華盛頓13日專電）今天下雨。", &["江丁戊"]);
        check("某社北京9月28日电（记者张三、李四五）今天下雨。", &["张三", "李四五"]);
        check("某报讯（记者 王五 赵六七）今天下雨。", &["王五", "赵六七"]);
        // Nobody knows where the name ends.
        check("（某社記者陳甲乙某某鎮7日電）今天下雨。", &[]);
        check("（某社台北12日電）今天下雨。", &[]);
        check("他说（记者问）今天下雨。", &[]);
        check("据报道（记者张三）今天下雨。", &[]);
    }

    #[test]
    fn who_wrote_what_was_taken_from_elsewhere() {
        let check = |text: &str, authors: &[&str], editors: &[&str]| {
            let mut found = Found::default();
            read_origin(&[Block::Paragraph(vec![Inline::Text(text.into())])], &mut found);
            assert_eq!(found.authors, authors, "{text}");
            assert_eq!(found.editors, editors, "{text}");
        };
        check("本文来自微信公众号“港口周刊”（ID：port），作者：张三，编辑：李四。", &["张三"], &["李四"]);
        check("文章转自某某网，作者：王五 赵六七", &["王五", "赵六七"], &[]);
        check("本文来自一次谈话，他说作者很多。", &[], &[]);
    }
}
