//! 文书: the documents of a request's life (requests §7).

use std::fmt;

macro_rules! documents {
    ($($variant:ident $code:literal $name:literal;)*) => {
        /// A document of the procedure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum DocKind {
            $(#[doc = $name] $variant,)*
        }

        impl DocKind {
            /// All, in the order of the catalogue.
            pub const ALL: [Self; 28] = [$(Self::$variant,)*];

            /// `DOC-01` … `DOC-28`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The name at its head.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

documents! {
    Application "DOC-01" "政府信息公开申请表";
    Receipt "DOC-02" "登记回执";
    ApprovalSheet "DOC-03" "政府信息公开申请办理审批单";
    CorrectionNotice "DOC-04" "补正告知书";
    ReasonNotice "DOC-05" "说明理由告知书";
    DelayNotice "DOC-06" "延迟答复告知书";
    ExtensionNotice "DOC-07" "延期答复告知书";
    ThirdPartyLetter "DOC-08" "第三方意见征询书";
    ThirdPartyDecision "DOC-09" "告知第三方决定公开通知书";
    ConsultationNotice "DOC-10" "征求意见告知书";
    AgencyLetter "DOC-11" "征求意见函";
    FeeNotice "DOC-12" "收费通知书";
    Granted "DOC-13" "政府信息公开告知书";
    Partial "DOC-14" "政府信息部分公开告知书";
    Unable "DOC-15" "政府信息无法提供告知书";
    Refused "DOC-16" "政府信息不予公开告知书";
    SpecialAccess "DOC-17" "依照特别规定办理告知书";
    NotProcessed "DOC-18" "不予处理告知书";
    Excessive "DOC-19" "大量、反复申请不予处理告知书";
    OtherDecision "DOC-20" "其他处理告知书";
    ProvidedList "DOC-21" "提供政府信息清单";
    RecordCorrection "DOC-22" "政府信息更正告知书";
    CorrectionLapsed "DOC-23" "逾期不补正、不再处理告知书";
    FeeLapsed "DOC-24" "逾期未缴费、不再处理告知书";
    Withdrawal "DOC-25" "撤回申请确认书";
    DeliveryProof "DOC-26" "送达回证";
    DisputeAnswer "DOC-27" "行政复议答复书、行政诉讼答辩状和证据清单";
    FileIndex "DOC-28" "案卷目录";
}

impl fmt::Display for DocKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
