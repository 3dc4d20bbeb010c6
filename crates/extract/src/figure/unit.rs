//! Units: what may stand after a number, and what it counts.

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Literals, Stretch, is_cjk},
};
use std::sync::LazyLock;

/// Longest first where one begins another.
static SCALES: LazyLock<Literals> = LazyLock::new(|| {
    Literals::new(&[
        "万亿",
        "千亿",
        "百亿",
        "十亿",
        "千万",
        "百万",
        "十万",
        "亿",
        "万",
        "千",
        " trillion",
        " billion",
        " million",
        " thousand",
    ])
});
#[rustfmt::skip]
static UNITS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "个百分点", "个基点", "个小时", "个月", "个工作日", "元人民币", "人民币", "美元", "港元", "欧元", "日元",
    "英镑", "新元", "台币", "新台币", "元", "人次", "人", "名", "位", "户", "家", "款", "笔", "次", "倍", "台",
    "件", "项", "条", "种", "场", "部", "辆", "张", "座", "吨", "公里", "平方公里", "平方米", "米", "公斤", "克",
    "%", "岁", "小时", "分钟", "秒", "天", "年", "起", "套", "份", "个", " per cent", " percent", " dollars",
    " euros", " pounds", " yuan", " times", " days", " weeks", " months", " years", " hours", " minutes",
    " kilometres", " kilometers",
]));
/// What is counted: what the figure measures beside another unit, else its unit.
#[rustfmt::skip]
static COUNTED: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "用户", "商户", "商家", "企业", "公司", "员工", "应用", "城市", "省份", "地区", "国家", "店铺", "门店",
    "网点", "受访者", "网民", "消费者", "客户", "会员", "粉丝", "学生", "产品", "项目", "网站", "平台",
    "设备", "终端", "观众", "案件", "罚款", "罚金", "投资", "补贴", "份额", "收入", "营收", "利润", "市值",
    "资产", "贷款", "存款", "股份", "股权", "链接", "商品", "车辆", "岗位", "居民", "家庭", "机构", "银行", "服务商", "女性", "男性", "骑手", "司机", "游客", "旅客", "网约车",
    "基站", "线路", "车站",
    " users", " people", " merchants", " shops", " stores", " sites", " customers", " companies", " employees",
    " countries", " cities", " apps", " downloads", " orders", " transactions", " passengers", " cars", " investors",
    " banks", " members", " drivers", " subscribers", " jobs", " flights",
]));
/// What may stand between a unit and what is counted.
#[rustfmt::skip]
static QUALIFIERS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "", "的", "的巨额", "巨额", "市场", "的市场", "注册", "活跃", "月活跃", "日活跃", "付费", "新增", "线上",
    "线下", "小微", "中小", "互联网", "境内", "海外", "以上的", "左右的",
]));
static OF: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[" of all", " of the", " of"]));
const CURRENCIES: [&str; 7] = ["us$", "hk$", "nt$", "$", "€", "£", "¥"];

/// The number with its unit, where it has one: 1843亿港元, 85%, $5 million.
pub(super) fn with_unit(text: &Folded, number: &Stretch) -> Option<Stretch> {
    let dots = text.slice(number).iter().filter(|c| **c == '.').count();
    let before = number.start.checked_sub(1).and_then(|at| text.at(at));
    if dots > 1
        || before
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '第' | '.' | '-' | '/' | '#' | 'v'))
    {
        return None;
    }
    let currency = CURRENCIES.iter().find(|sign| {
        let width = sign.chars().count();
        number.start >= width
            && sign.chars().eq(text.chars[number.start - width..number.start].iter().copied())
    });
    let start = number.start - currency.map_or(0, |sign| sign.chars().count());
    let scale = SCALES.first(text, number.end);
    let after_scale = scale.unwrap_or(number.end);
    let more = matches!(text.at(after_scale), Some('多' | '余'));
    let after_more = after_scale + usize::from(more);
    let bare = (currency.is_some() || scale.is_some()).then_some(after_scale);
    let end = UNITS.first(text, after_more).or(bare).or_else(|| COUNTED.first(text, after_more))?;
    Some(start..end)
}

/// What is counted right after a figure: 85%淘宝商家, 2.3万名受访者, 60% of merchants.
pub(super) fn counted(block: &BlockReading, after: usize, end: usize, rules: &Rules) -> Option<Stretch> {
    let text = &block.text;
    let after = OF.first(text, after).unwrap_or(after);
    let name = block.name_opening(&(after..end));
    let start = usize::from(matches!(text.at(after), Some('的' | ' ')));
    name.map(|name| name.stretch.end)
        .into_iter()
        .chain(QUALIFIERS.from(text, after))
        .find_map(|noun| COUNTED.first(text, noun).or_else(|| held(text, noun, end, rules)))
        .filter(|counted| *counted <= end)
        .map(|counted| after + start..counted)
}

/// What uses, or is used, by the dossier's own words: 100%的订单.
fn held(text: &Folded, at: usize, end: usize, rules: &Rules) -> Option<usize> {
    let word = rules.holders.find(text, &(at..end.max(at))).into_iter().next()?.stretch;
    (word.start == at && is_cjk(text.chars[at])).then_some(word.end)
}
