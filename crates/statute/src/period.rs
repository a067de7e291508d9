//! Statutory periods, each with its article and its words.

use std::fmt;

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
    basis: Citation::paragraph(Instrument::FeeMeasures, 6, 1),
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
    basis: Citation::paragraph(Instrument::PenaltyLaw, 48, 2),
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
    basis: Citation::paragraph(Instrument::ReconsiderationLaw, 54, 1),
    words: "之日起五日内，提出书面答复",
};

/// Length of a period that the working-day calendar does not count (CAL-07).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// 日: calendar days.
    Days(u16),
    /// 月: calendar months.
    Months(u16),
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}日"),
            Self::Months(months) => write!(f, "{months}个月"),
        }
    }
}

/// A period counted in calendar days or months from the day after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarPeriod {
    /// Length.
    pub length: Length,
    /// Where the law says so.
    pub basis: Citation,
    /// The words of the law.
    pub words: &'static str,
}

/// 复议申请期限: from knowing the act, which is the day of delivery (CLK-80).
pub const RECONSIDERATION: CalendarPeriod = CalendarPeriod {
    length: Length::Days(60),
    basis: Citation::article(Instrument::ReconsiderationLaw, 20),
    words: "自知道或者应当知道该行政行为之日起六十日内提出行政复议申请",
};

/// 复议后起诉期限: from receipt of the decision (CLK-81).
pub const SUIT_AFTER_REVIEW: CalendarPeriod = CalendarPeriod {
    length: Length::Days(15),
    basis: Citation::article(Instrument::LitigationLaw, 45),
    words: "在收到复议决定书之日起十五日内向人民法院提起诉讼",
};

/// 直接起诉期限: from knowing the act, which is the day of delivery (CLK-82).
pub const DIRECT_SUIT: CalendarPeriod = CalendarPeriod {
    length: Length::Months(6),
    basis: Citation::paragraph(Instrument::LitigationLaw, 46, 1),
    words: "应当自知道或者应当知道作出行政行为之日起六个月内提出",
};

/// 逾期不答复的起诉期限: from the end of the reply period (CLK-83).
pub const SUIT_WITHOUT_ANSWER: CalendarPeriod = CalendarPeriod {
    length: Length::Months(6),
    basis: Citation::article(Instrument::Interpretation2018, 66),
    words: "应当在行政机关履行法定职责期限届满之日起六个月内提出",
};

/// 答辩期限: from receipt of the complaint (CLK-86).
pub const DEFENCE: CalendarPeriod = CalendarPeriod {
    length: Length::Days(15),
    basis: Citation::paragraph(Instrument::LitigationLaw, 67, 1),
    words: "被告应当在收到起诉状副本之日起十五日内",
};

/// 复议审理期限, ordinary procedure, from acceptance (CLK-87).
pub const REVIEW_DECISION: CalendarPeriod = CalendarPeriod {
    length: Length::Days(60),
    basis: Citation::paragraph(Instrument::ReconsiderationLaw, 62, 1),
    words: "应当自受理申请之日起六十日内作出行政复议决定",
};

/// 复议审理期限, simplified procedure, from acceptance (CLK-87).
pub const REVIEW_DECISION_SIMPLIFIED: CalendarPeriod = CalendarPeriod {
    length: Length::Days(30),
    basis: Citation::paragraph(Instrument::ReconsiderationLaw, 62, 2),
    words: "应当自受理申请之日起三十日内作出行政复议决定",
};

/// 部门预决算公开期限: from approval; not moved for rest days, to be safe (CLK-71).
pub const BUDGET_PUBLICATION: CalendarPeriod = CalendarPeriod {
    length: Length::Days(20),
    basis: Citation::paragraph(Instrument::BudgetLaw, 14, 2),
    words: "应当在批复后二十日内由各部门向社会公开",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(basis: Citation, words: &str) {
        let law = basis.words().unwrap_or_else(|| panic!("no text of {basis}"));
        assert!(!words.is_empty() && law.contains(words), "{basis}: {words}");
    }

    /// A wrong citation fails the build: the words stand at the place named.
    #[test]
    fn the_words_of_every_period_in_working_days_stand_at_its_place() {
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
            check(period.basis, period.words);
        }
    }

    #[test]
    fn the_words_of_every_calendar_period_stand_at_its_place() {
        for period in [
            RECONSIDERATION,
            SUIT_AFTER_REVIEW,
            DIRECT_SUIT,
            SUIT_WITHOUT_ANSWER,
            DEFENCE,
            REVIEW_DECISION,
            REVIEW_DECISION_SIMPLIFIED,
            BUDGET_PUBLICATION,
        ] {
            check(period.basis, period.words);
        }
    }

    /// CLK-07: the short terms of both laws are working days by their own words.
    #[test]
    fn short_terms_are_working_days_where_the_law_says_so() {
        check(
            Citation::paragraph(Instrument::ReconsiderationLaw, 88, 2),
            "“五日”、“七日”、“十日”的规定是指工作日",
        );
        check(Citation::article(Instrument::PenaltyLaw, 85), "“三日”“五日”“七日”的规定是指工作日");
    }
}
