//! Statutory periods in working days, each with its article and its words.

use calendar::WorkingDays;

use crate::citation::{Citation, Instrument, regulation, regulation_paragraph};

/// A period counted in working days from the day after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Length.
    pub days: WorkingDays,
    /// Where the law says so.
    pub basis: Citation,
    /// The words of the law; empty for a default that the law leaves to the office.
    pub words: &'static str,
}

/// 答复期限: how long an office has to answer a request, counted from the day after receipt (CLK-20).
pub const ANSWER: Period = Period {
    days: WorkingDays(20),
    basis: regulation_paragraph(33, 2),
    words: "应当自收到申请之日起20个工作日内予以答复",
};

/// 延长答复期限: the most by which the answer period may be extended (CLK-40).
pub const EXTENSION_MAX: Period = Period {
    days: WorkingDays(20),
    basis: regulation_paragraph(33, 2),
    words: "延长的期限最长不得超过20个工作日",
};

/// 补正告知期限: within which the office asks for a correction (CLK-30).
pub const CORRECTION_NOTICE: Period = Period {
    days: WorkingDays(7),
    basis: regulation(30),
    words: "自收到申请之日起7个工作日内一次性告知申请人作出补正",
};

/// 补正期限 where the office sets none: the law asks for a reasonable one and gives no number (CLK-31).
pub const CORRECTION_TERM_DEFAULT: Period =
    Period { days: WorkingDays(15), basis: regulation(30), words: "合理的补正期限" };

/// 第三方意见期限: from the third party's receipt of the letter (CLK-51).
pub const THIRD_PARTY_OPINION: Period = Period {
    days: WorkingDays(15),
    basis: regulation(32),
    words: "第三方应当自收到征求意见书之日起15个工作日内提出意见",
};

/// 共同制作机关意见期限: silence is consent to publish (CLK-55).
pub const AGENCY_OPINION: Period = Period {
    days: WorkingDays(15),
    basis: regulation(34),
    words: "被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开",
};

/// 缴费期限: from the day after receipt of the fee notice (CLK-61).
pub const FEE_PAYMENT: Period = Period {
    days: WorkingDays(20),
    basis: Citation::article(Instrument::FeeMeasures, 6),
    words: "申请人应当在收到收费通知次日起20个工作日内缴纳费用",
};

/// 主动公开期限: from formation or change of the information (CLK-70).
pub const PUBLICATION: Period = Period {
    days: WorkingDays(20),
    basis: regulation(26),
    words: "应当自该政府信息形成或者变更之日起20个工作日内及时公开",
};

/// 撤回处罚决定信息: the three days are working days (行政处罚法 第八十五条; CLK-72).
pub const PENALTY_WITHDRAWAL: Period = Period {
    days: WorkingDays(3),
    basis: Citation::article(Instrument::PenaltyLaw, 48),
    words: "应当在三日内撤回行政处罚决定信息并公开说明理由",
};

/// 复议答复, ordinary procedure: ten days are working days (行政复议法 第八十八条; CLK-85).
pub const REVIEW_ANSWER: Period = Period {
    days: WorkingDays(10),
    basis: Citation::article(Instrument::ReconsiderationLaw, 48),
    words: "之日起十日内，提出书面答复",
};

/// 复议答复, simplified procedure: five working days (CLK-85).
pub const REVIEW_ANSWER_SIMPLIFIED: Period = Period {
    days: WorkingDays(5),
    basis: Citation::article(Instrument::ReconsiderationLaw, 54),
    words: "之日起五日内，提出书面答复",
};

#[cfg(test)]
mod tests {
    use super::*;

    /// A wrong citation fails the build: the words stand in the article named.
    #[test]
    fn the_words_of_every_period_stand_in_its_article() {
        let law = [include_str!("../law/regulation-2019.txt"), include_str!("../law/other.txt")].concat();
        for period in [
            ANSWER,
            EXTENSION_MAX,
            CORRECTION_NOTICE,
            CORRECTION_TERM_DEFAULT,
            THIRD_PARTY_OPINION,
            AGENCY_OPINION,
            FEE_PAYMENT,
            PUBLICATION,
            PENALTY_WITHDRAWAL,
            REVIEW_ANSWER,
            REVIEW_ANSWER_SIMPLIFIED,
        ] {
            let (title, article) =
                (period.basis.instrument.title(), Citation { paragraph: 0, ..period.basis }.place());
            let text =
                law.split_once(&format!("{title}（")).unwrap_or_else(|| panic!("no text of {title}")).1;
            let found = text.lines().find(|line| line.starts_with(&article)).unwrap_or_default();
            assert!(found.contains(period.words), "{article}: {}", period.words);
        }
    }
}
