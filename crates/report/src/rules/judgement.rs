//! Rules that are left to a person: what no program can decide from one report.

/// A rule that a person has to look after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The id of the rule.
    pub id: &'static str,
    /// What is to be looked for.
    pub title: &'static str,
    /// Why no program decides it here.
    pub reason: &'static str,
}

/// All of them, in the order of the catalogue.
pub const JUDGEMENT: &[Judgement] = &[
    Judgement {
        id: "AUD-X05",
        title: "汇总表应当等于各单位报表之和。",
        reason: "要有全部单位的报告，由汇总功能核对。",
    },
    Judgement {
        id: "AUD-X06", title: "汇总不得漏报、重报单位。", reason: "要有单位名录，由汇总功能核对。"
    },
    Judgement {
        id: "AUD-F01",
        title: "应当发布而没有发布年度报告。",
        reason: "要查看网站，单份报告看不出来。",
    },
    Judgement {
        id: "AUD-F02",
        title: "年度报告逾期发布。",
        reason: "要查看网站；已知发布日期时由AUD-P05核对。",
    },
    Judgement {
        id: "AUD-F03", title: "年度报告应当放在专栏并且能够检索。", reason: "要查看网站。"
    },
    Judgement { id: "AUD-F05", title: "年度报告应当能够下载。", reason: "要查看网站。" },
    Judgement { id: "AUD-F06", title: "以前年度的报告应当保留。", reason: "要查看网站。" },
    Judgement {
        id: "AUD-F07", title: "网页与文件应当一致。", reason: "要同时有网页和文件。"
    },
];
