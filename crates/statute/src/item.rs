//! 法定公开内容: the fifteen items of Article 20, labels verbatim (statute §7.2).

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! items {
    ($($variant:ident $code:literal $label:literal;)*) => {
        /// An item of Article 20 of the Regulation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum StatutoryItem {
            $(#[doc = $label] #[serde(rename = $code)] $variant,)*
        }

        impl StatutoryItem {
            /// All fifteen, in the order of the article.
            pub const ALL: [Self; 15] = [$(Self::$variant,)*];

            /// `A20-01` … `A20-15`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The words of the article.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The item of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|item| item.code() == code)
            }
        }
    };
}

items! {
    Rules "A20-01" "行政法规、规章和规范性文件";
    Organisation "A20-02" "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名";
    Plans "A20-03" "国民经济和社会发展规划、专项规划、区域规划及相关政策";
    Statistics "A20-04" "国民经济和社会发展统计信息";
    Services "A20-05" "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果";
    Penalties "A20-06" "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定";
    Budgets "A20-07" "财政预算、决算信息";
    Charges "A20-08" "行政事业性收费项目及其依据、标准";
    Procurement "A20-09" "政府集中采购项目的目录、标准及实施情况";
    Projects "A20-10" "重大建设项目的批准和实施情况";
    Welfare "A20-11" "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况";
    Emergencies "A20-12" "突发公共事件的应急预案、预警信息及应对情况";
    Inspections "A20-13" "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况";
    Recruitment "A20-14" "公务员招考的职位、名额、报考条件等事项以及录用结果";
    Other "A20-15" "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息";
}

impl fmt::Display for StatutoryItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
