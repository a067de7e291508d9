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
        id: "AUD-F03",
        title: "年度报告应当放在专栏并且能够检索。",
        reason: "要查看网站，文件本身看不出来。",
    },
    Judgement {
        id: "AUD-F05", title: "年度报告应当能够下载。", reason: "要查看网站，文件本身看不出来。"
    },
    Judgement {
        id: "AUD-F06", title: "以前年度的报告应当保留。", reason: "要查看网站，文件本身看不出来。"
    },
];
