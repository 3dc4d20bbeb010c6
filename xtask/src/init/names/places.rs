//! Where names stand in Chinese sentences, and words that stand there and name nobody.

/// What those who have a name do, and what belongs to them.
const BEHIND: [&str; 40] = [
    "表示",
    "宣布",
    "称",
    "透露",
    "指出",
    "回应",
    "发布",
    "推出",
    "公布",
    "公告",
    "强调",
    "认为",
    "报道",
    "介绍",
    "旗下",
    "方面",
    "官方",
    "官网",
    "集团",
    "公司",
    "创始人",
    "总裁",
    "董事长",
    "首席",
    "总统",
    "总理",
    "主席",
    "副总裁",
    "记者",
    "记者会",
    "讯",
    "手机",
    "股份",
    "股价",
    "市场监管",
    "总部",
    "收购",
    "起诉",
    "市政府",
    "有限公司",
];

/// What stands before a name: offices, and marks of a row or a quotation.
const BEFORE: [&str; 16] = [
    "记者",
    "董事长",
    "总裁",
    "总统",
    "总理",
    "主席",
    "教授",
    "经理",
    "创始人",
    "院士",
    "部长",
    "、",
    "“",
    "《",
    "来自",
    "位于",
];

/// Words of the language that recur everywhere.
const COMMON: &str = "进一步 负责人 越来越 人民币 大规模 大概率 长时间 贯彻落实 全国各地 工作人员 发言人 有关部门 相关部门 市场监管 \
    消费者 投资者 经营者 从业者 研究者 领导者 创业者 参与者 使用者 有限公司 股份公司 上市公司 分公司 子公司 母公司 互联网 移动互联网 \
    人工智能 大数据 新技术 新产品 新闻发布会 发布会 记者会 研究院 研究所 委员会 办公室 市政府 省政府 政府部门 一系列 一部分 大部分 \
    绝大多数 大多数 年轻人 老年人 当事人 知情人士 业内人士 分析师 专家组 同比增长 环比增长 同比下降 基础上 过程中 情况下 实际上 \
    事实上 基本上 总体上 一定程度 高质量 高质量发展 可持续发展 经济发展 社会发展 发展趋势 市场份额 产业链 供应链 解决方案 商业模式 \
    公司 企业 集团 机构 单位 部门 记者 专家 学者 教授 用户 客户 消息 数据 报告 公告 通知 媒体 网友 市民 群众 居民 学生 老师 家长 医生 \
    警方 法院 政府 官方 官网 平台 产品 手机 技术 系统 服务 市场 行业 产业 经济 社会 国家 全国 全球 世界 国际 国内 地区 城市 农村 \
    工作 生活 问题 情况 时间 目前 今天 昨天 近日 同时 此前 此外 其中 对此 据悉 据了解 股份 股价 总裁 主席 总统 董事长 创始人 首席 \
    本报 本网 本站 作者 编辑 责任编辑 原标题 来源 图片 视频 截图 海外 境外 双方 对方 本人 自己 人们 大家 孩子 母亲 父亲 女士 先生 \
    报道 推进 注意 采访 银行 生命 主持 支付 文章 涉嫌 硬件 软件 套路 电话 号码 电话号码 客户端 志愿者 运营商 相关负责人 主持人 \
    观众 乘客 司机 车主 店主 商家 品牌 价格 销量 收入 利润 资金 资产 股东 董事 股票 基金 债券 贷款 投资 融资 交易 合同 协议 订单 货物 \
    能力 水平 质量 效率 规模 数量 比例 标准 条件 方式 方法 措施 方案 模式 结构 机制 体系 制度 环境 资源 能源 材料 设备 设施 工程 建设 \
    开展 实施 组织 参加 举行 举办 召开 完成 实现 提高 提升 加强 加快 推动 促进 支持 服务 管理 保护 发展 改革 创新 合作 交流 学习 培训 \
    新闻 资讯 财经 科技 社会 文化 体育 娱乐 头条 分享 关注 疫情 病毒 项目 计划 活动 会议 论坛 大会 规定 政策 法律 通报 调查 研究";

/// Whether a name would stand between these two.
pub(super) fn is_named(before: &[char], behind: &[char]) -> bool {
    let begins = |word: &str| word.chars().eq(behind.iter().copied().take(word.chars().count()));
    let ends = |word: &str| word.chars().rev().eq(before.iter().rev().copied().take(word.chars().count()));
    BEHIND.iter().any(|word| begins(word)) || BEFORE.iter().any(|word| ends(word))
}

/// Whether a run is a word of the language, or begins with one that is no name's beginning.
pub(super) fn is_common(text: &str) -> bool {
    COMMON.split_whitespace().any(|word| word == text)
        || COMMON
            .split_whitespace()
            .filter(|word| word.chars().count() > 2)
            .any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_names_stand() {
        let check = |before: &str, behind: &str, expected: bool| {
            let [before, behind] = [before, behind].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(is_named(&before, &behind), expected);
        };
        check("昨天", "宣布停航", true);
        check("海峡报记者", "来到港口", true);
        check("渡轮、", "和大桥", true);
        check("我们要", "推进工作", false);
        assert!(is_common("进一步") && is_common("进一步加") && !is_common("海峡"));
    }
}
