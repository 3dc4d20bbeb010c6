//! The words around a date that say whether it lies behind or ahead. Knows not where they are looked for.

use crate::text::Literals;
use std::sync::LazyLock;

const BEFORE: [&str; 48] = [
    "将于",
    "将在",
    "将从",
    "将自",
    "将会在",
    "拟于",
    "拟在",
    "定于",
    "定在",
    "预计",
    "预定",
    "计划",
    "预期",
    "即将",
    "有望",
    "可望",
    "料将",
    "预料",
    "最快",
    "最早将",
    "最晚",
    "最迟",
    "不晚于",
    "改期至",
    "延期至",
    "推迟至",
    "推迟到",
    "押后至",
    "提前至",
    "持续到",
    "定档",
    "订于",
    "用于",
    "考虑",
    "打算",
    "争取",
    "力争",
    "准备在",
    "准备于",
    "可能在",
    "可能于",
    "必须在",
    "须在",
    "需在",
    "须于",
    "需于",
    "应在",
    "应于",
];
/// It happened, whatever else the clause says.
const PAST: [&str; 9] = ["已", "曾", "早在", "此前", "当时", "以来", "一度", " was ", " had "];
/// 已宣布, 已决定: what was said of it is past, it need not be.
const SAID: [&str; 9] =
    ["已表明", "已宣布", "已决定", "已同意", "已确认", "已通知", "已通过", "已确定", "已要求"];
/// 超过5月份: what something is compared with is there already.
const COMPARED: [&str; 8] = ["超过", "高于", "低于", "较", "比", "相较于", "不及", "优于"];
/// 原定10月1日, 时间为7月30日: the nearest such day.
const NEAREST: [&str; 9] =
    ["原计划", "原定", "原订", "原预计", "原先规划", "原本", "时间是", "时间为", "日期为"];
/// 免费到12月14日: an end; but 截至8月31日, 降至5月的水平.
const NO_ENDS: [&str; 13] =
    ["截至", "提到", "谈到", "收到", "遭到", "降至", "升至", "增至", "跌至", "回到", "达到", "得到", "看到"];
/// 活动截至5月31日, 有效期至12月31日: until when something is offered.
const OFFERS: [&str; 19] = [
    "活动",
    "活动时间",
    "报名",
    "报名时间",
    "优惠",
    "有效期",
    "期限",
    "征集",
    "投票",
    "预约",
    "申报",
    "申请",
    "公示",
    "公示期",
    "补贴",
    "促销",
    "展览",
    "服务期",
    "兑换",
];
const UNTIL: [&str; 9] =
    ["截止日期为", "截止时间为", "截止到", "截止至", "截至", "截止", "持续至", "至", "到"];
/// 29日发布的报告: it is there.
const PAST_AFTER: [&str; 4] = ["发布的", "公布的", "发表的", "揭晓的"];
/// Whoever says something of a day has said it.
const TOLD: [&str; 14] = [
    "宣布",
    "表示",
    "公告称",
    "证实",
    "回应",
    "披露",
    "透露",
    "通报",
    "声明",
    "承认",
    "发文",
    "获悉",
    "指出",
    "强调",
];
/// 12月11日正式生效: the nearest such day.
const EFFECTIVE: [&str; 2] = ["正式生效", "正式施行"];
/// The same in English, before the date.
const EFFECTIVE_LATIN: [&str; 2] = ["take effect on ", "takes effect on "];
/// What takes place on a day that is announced.
const STAGED: [&str; 14] = [
    "开幕", "举行", "举办", "召开", "开赛", "揭幕", "上映", "开演", "开考", "开馆", "首映", "启幕", "闭幕",
    "开打",
];
#[rustfmt::skip]
const AFTER: [&str; 129] = [
    "还将", "也将", "仍将", "都将", "均将", "或将", "将于", "将在", "将会", "将正式", "将举行", "将开始", "将召开", "将实施", "将施行", "将生效",
    "将上线", "将推出", "将迎来", "将全面", "将发布", "将公布", "将开", "起施行", "起实施", "起生效", "起正式", "起将", "前完成", "之前完成", "前提交",
    "前将", "将至", "将近", "预估", "预测", "预报", "将与", "将加派", "将派出", "将有一", "将有多", "将有更", "将有新", "将有超", "将有约",
    "将有望", "将可", "将能够", "将能在", "将不", "将再次", "将重新", "将继续", "将陆续", "将逐步", "将分批", "将首次", "将率先", "将同步", "将同时",
    "将面向", "将向", "将由", "将以", "将按", "将随", "将从", "将自", "将是", "将成为", "将出席", "将参加", "将访问", "将前往", "将登陆", "将播出",
    "将揭晓", "将安排", "将配送", "将下调", "将上调", "将调整", "将提供", "将增加", "将增派", "将新增", "将增开", "将加开", "将加强", "将加大",
    "将延长", "将缩短", "将支持", "将接入", "将开放", "将开启", "将开通", "将恢复", "将停止", "将暂停", "将取消", "将关闭", "将启动", "将启用",
    "将进行", "将展开", "将开展", "将实行", "将执行", "将完成", "将结束", "将到期", "将下线", "将上架", "将发售", "将开售", "将抵达", "将进入",
    "将进驻", "将入驻", "将转为", "将改为", "将更名", "将合并", "将搬迁", "将达到", "将收取", "将征收",
];
const BEFORE_LATIN: [&str; 33] = [
    " open on ",
    " opens on ",
    " close on ",
    " closes on ",
    " start on ",
    " begin on ",
    "will ",
    " set for ",
    " slated ",
    "pencilled in ",
    "penciled in ",
    " ends in ",
    " ends on ",
    " expires ",
    " begins in ",
    " begins on ",
    " starts in ",
    " starts on ",
    " is expected",
    "to be held ",
    "due ",
    "scheduled ",
    "expected ",
    "plans ",
    "planned ",
    "is to ",
    "are to ",
    "deadline",
    "until ",
    "effective ",
    "upcoming ",
    "no later than ",
    "starting ",
];

/// The words above, as they are looked for.
pub(super) struct Words {
    pub before: Literals,
    pub past: Literals,
    pub said: Literals,
    pub compared: Literals,
    pub nearest: Literals,
    pub no_ends: Literals,
    pub offers: Literals,
    pub until: Literals,
    pub past_after: Literals,
    pub told: Literals,
    pub staged: Literals,
    pub after: Literals,
    pub effective: Literals,
    pub effective_latin: Literals,
    pub before_latin: Literals,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    before: Literals::new(&BEFORE),
    past: Literals::new(&PAST),
    said: Literals::new(&SAID),
    compared: Literals::new(&COMPARED),
    nearest: Literals::new(&NEAREST),
    no_ends: Literals::new(&NO_ENDS),
    offers: Literals::new(&OFFERS),
    until: Literals::new(&UNTIL),
    past_after: Literals::new(&PAST_AFTER),
    told: Literals::new(&TOLD),
    staged: Literals::new(&STAGED),
    after: Literals::new(&AFTER),
    effective: Literals::new(&EFFECTIVE),
    effective_latin: Literals::new(&EFFECTIVE_LATIN),
    before_latin: Literals::new(&BEFORE_LATIN),
});
