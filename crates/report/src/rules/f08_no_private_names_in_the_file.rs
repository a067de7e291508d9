use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, TraceKind, Where, person};

rule! {
    /// 文件属性中不得留有个人姓名，发布的文件中不得留有修订和批注。
    ///
    /// 机关名称、软件和计算机的名称不算；姓名只显示第一个字。
    ///
    /// # 不符合
    /// ```报告
    /// 文件作者 王小明
    /// ```
    /// ```报告
    /// 文件批注 办公室
    /// ```
    /// ```报告
    /// 文件修订 Administrator
    /// ```
    /// # 符合
    /// ```报告
    /// 文件作者 示例县民政局办公室
    /// ```
    /// ```报告
    /// 文件作者 Administrator
    /// 文件保存 python-docx
    /// ```
    "AUD-F08": Info over Recognised, given Context, at Where, basis basis::PROTECTED
}

const PROPERTIES: [(TraceKind, &str); 3] =
    [(TraceKind::Author, "作者"), (TraceKind::LastSavedBy, "最后保存者"), (TraceKind::Manager, "管理者")];

fn check(_report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let named = |kind: TraceKind| {
        let mut names: Vec<&str> = Vec::new();
        for trace in context.file.traces.iter().filter(|trace| trace.kind == kind) {
            let name = trace.name.trim();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    for (kind, label) in PROPERTIES {
        for name in named(kind).into_iter().filter(|name| person::is_person(name)) {
            let words = format!("文件属性的“{label}”一项是个人姓名“{}”，发布前应当删去。", person::masked(name));
            findings.at(Where::default(), "", words);
        }
    }
    for (kind, what) in [(TraceKind::Comment, "批注"), (TraceKind::Revision, "修订痕迹")] {
        let names = named(kind);
        if names.is_empty() {
            continue;
        }
        let shown: Vec<String> = names
            .iter()
            .filter(|name| !name.is_empty())
            .take(3)
            .map(|name| if person::is_person(name) { person::masked(name) } else { (*name).to_owned() })
            .collect();
        let whose = if shown.is_empty() { String::new() } else { format!("（{}）", shown.join("、")) };
        findings.at(Where::default(), "", format!("文件里还有{what}{whose}，发布前应当处理完并删去。"));
    }
}
