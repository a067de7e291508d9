//! 信息处理费 (第四十二条; fees.md; TR-16 … TR-19).

use calendar::Calendar;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{
    FEE_PAYMENT, Fen, Outcome,
    due::{self, LastDay},
    fees,
};

use super::{Happening, InfoRequest, Refusal, Stage, StageKind, fact, stated};
use crate::mark::Mark;

/// One of the two schedules, never both (FEE-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeBasis {
    /// 按件: the ordinal of this request among the applicant's requests of the calendar month (FEE-11).
    PerItem(u32),
    /// 按量: pages of this request alone (FEE-22).
    PerPage(u32),
}

/// The fee, decided by a named person with a reason (FEE-05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// The schedule and its measure.
    pub basis: FeeBasis,
    /// What the schedule gives.
    pub due: Fen,
    /// What was waived, and why (FEE-41).
    pub waived: Option<Waiver>,
    /// Why it is charged.
    pub reason: String,
    /// Day of the decision and the notice.
    pub decided_on: Date,
    /// When the applicant received the notice.
    pub notice_received_on: Option<Date>,
    /// Payments, in order.
    pub payments: Vec<Payment>,
}

/// 减免.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// How much.
    pub amount: Fen,
    /// Why.
    pub reason: String,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Fen,
    /// Number of the 财政票据.
    pub receipt: String,
}

impl FeeBasis {
    /// What the schedule gives.
    pub fn amount(self) -> Fen {
        match self {
            Self::PerItem(k) => fees::per_item(k),
            Self::PerPage(pages) => fees::per_page_total(pages),
        }
    }

    /// The working, in words.
    pub fn label(self) -> String {
        match self {
            Self::PerItem(k) => format!("按件计收（同一自然月第{k}件）"),
            Self::PerPage(pages) => format!("按量计收（{pages}页）"),
        }
    }
}

impl Fee {
    /// What is to be paid.
    pub fn charged(&self) -> Fen {
        Fen(self.due.0 - self.waived.as_ref().map_or(0, |waiver| waiver.amount.0))
    }

    /// What was paid so far.
    pub fn paid(&self) -> Fen {
        Fen(self.payments.iter().map(|payment| payment.amount.0).sum())
    }

    /// What is still owed.
    pub fn owed(&self) -> Fen {
        Fen(self.charged().0 - self.paid().0)
    }
}

impl InfoRequest {
    /// TR-16: decides a fee and sends the notice, within the reply period (CLK-60).
    ///
    /// # Errors
    /// [`Refusal`] where the schedule gives nothing (FEE-42), a fee stands already, or the period is over.
    pub fn charge(
        mut self,
        mark: Mark,
        basis: FeeBasis,
        waived: Option<Waiver>,
        reason: String,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        self.admit("收取信息处理费", mark, &[StageKind::Processing])?;
        if let Some(fee) = &self.fee {
            return Err(Refusal::FeeTwice(fee.decided_on));
        }
        self.in_period("发收费通知", mark.on, calendar)?;
        let due = basis.amount();
        if due.0 == 0 {
            return Err(Refusal::NothingToCharge { basis: basis.label() });
        }
        if let Some(waiver) = &waived {
            stated("减免理由", waiver.reason.clone())?;
            if !(0..due.0).contains(&waiver.amount.0) {
                return Err(Refusal::WaivedAll { due, waived: waiver.amount });
            }
        }
        let reason = stated("收取信息处理费的理由", reason)?;
        let fee = Fee {
            basis,
            due,
            waived,
            reason,
            decided_on: mark.on,
            notice_received_on: None,
            payments: Vec::new(),
        };
        let charged = fee.charged();
        self.fee = Some(fee);
        self.stage = Stage::FeePending { until: None };
        Ok(self.note(mark, Happening::FeeDecided { charged }))
    }

    /// Notes that the applicant received the fee notice: twenty working days run from there (CLK-61).
    ///
    /// # Errors
    /// [`Refusal`] where no fee is pending or the date cannot be.
    pub fn fee_notice_received(
        mut self,
        mark: Mark,
        received_on: Date,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        self.admit("登记收费通知送达", mark, &[StageKind::FeePending])?;
        if let Some(fee) = &mut self.fee {
            fact("收费通知送达日期", received_on, "收费决定日期", fee.decided_on, mark.on)?;
            fee.notice_received_on = Some(received_on);
        }
        let until = due::working_days(received_on, &FEE_PAYMENT, "CLK-61", calendar).date;
        self.stage = Stage::FeePending { until: Some(until) };
        Ok(self.note(mark, Happening::FeeNoticeReceived { received_on, until }))
    }

    /// TR-17: a payment; the one that completes the sum starts the period anew (CLK-62, FEE-34).
    ///
    /// # Errors
    /// [`Refusal::Payment`] for nothing, or for more than is owed.
    pub fn pay(mut self, mark: Mark, paid_on: Date, amount: Fen, receipt: String) -> Result<Self, Refusal> {
        self.admit("登记缴费", mark, &[StageKind::FeePending])?;
        let receipt = stated("财政票据号码", receipt)?;
        let mut complete = false;
        if let Some(fee) = &mut self.fee {
            let noticed = fee.notice_received_on.ok_or(Refusal::NoticeNotReceived("收费通知"))?;
            fact("缴费日期", paid_on, "收费通知送达日期", noticed, mark.on)?;
            let owed = fee.owed();
            if amount.0 <= 0 || amount > owed {
                return Err(Refusal::Payment { owed, stated: amount });
            }
            complete = amount == owed;
            fee.payments.push(Payment { on: paid_on, amount, receipt });
        }
        if complete {
            self.extension = None;
            self.stage = Stage::Processing;
        }
        Ok(self.note(mark, Happening::Paid { paid_on, amount, complete }))
    }

    /// TR-18: not paid by the last day: deemed abandoned, closed from the next day (CLK-63).
    ///
    /// # Errors
    /// [`Refusal`] while the term runs, or before it has begun to.
    pub fn lapse_fee(mut self, mark: Mark, calendar: &Calendar) -> Result<Self, Refusal> {
        self.admit("按逾期未缴费处理", mark, &[StageKind::FeePending])?;
        let Stage::FeePending { until: Some(until) } = self.stage else {
            return Err(Refusal::NoticeNotReceived("收费通知"));
        };
        if mark.on <= until {
            let until = LastDay::kept(until, calendar);
            return Err(Refusal::TermRunning { what: "缴费期限", until });
        }
        self.close(mark.on, Outcome::FeeUnpaid);
        self.stage = Stage::Abandoned { on: mark.on };
        Ok(self.note(mark, Happening::FeeLapsed))
    }

    /// TR-19: the notice is withdrawn; the period starts anew from this day.
    ///
    /// # Errors
    /// [`Refusal`] where no fee is pending.
    pub fn withdraw_fee(mut self, mark: Mark) -> Result<Self, Refusal> {
        self.admit("撤回收费通知", mark, &[StageKind::FeePending])?;
        self.fee = None;
        self.extension = None;
        self.stage = Stage::Processing;
        Ok(self.note(mark, Happening::FeeWithdrawn))
    }
}
