//! A roll-up as a document for people.

use text::{Block, Cell, Document};

use super::{RollUp, Standing, UnitResult};
use crate::compare::page::{number, table};
use crate::{TableId, form};

impl RollUp {
    /// The roll-up as a document: who reported, what was left out, the sums in the tables of the form, what they break.
    pub fn document(&self) -> Document {
        let mut blocks = vec![Block::heading(1, "一、报送情况"), Block::paragraph(self.counted())];
        blocks.extend(self.units_table());
        if !self.strangers.is_empty() {
            blocks.push(Block::heading(2, "未计入的文件"));
            blocks.extend(self.strangers_table());
        }
        blocks.push(Block::heading(1, "二、汇总表"));
        blocks.extend(self.gaps());
        let report = self.report();
        for id in TableId::ALL {
            blocks
                .push(Block::heading(2, format!("{} {}", id.label(), form(self.edition).table(id).name_zh)));
            blocks.push(Block::Table(crate::table(&report, id)));
        }
        blocks.push(Block::heading(1, "三、核对结果"));
        blocks.extend(self.checked());
        let title = format!("{}{}年政府信息公开工作年度报告汇总", self.region, self.year);
        Document { title: Some(title), blocks }
    }

    fn counted(&self) -> String {
        let of = |wanted: fn(&Standing) -> bool| self.count(wanted);
        let parts = [
            (of(|s| *s == Standing::Counted), "已计入"),
            (of(|s| *s == Standing::Missing), "没有报告"),
            (of(|s| *s == Standing::Twice), "有几份不一致的报告"),
            (of(|s| matches!(s, Standing::OtherEdition { .. })), "使用了其他格式"),
            (of(|s| matches!(s, Standing::Merged { .. })), "已并入其他机关"),
        ];
        let counts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| format!("{words}的{count}个"))
            .collect();
        let others = match self.strangers.len() {
            0 => String::new(),
            count => format!("另有{count}个文件未计入。"),
        };
        format!("应当报告的机关{}个：{}。{others}", self.units.len(), counts.join("，"))
    }

    fn units_table(&self) -> Option<Block> {
        let rows = self
            .units
            .iter()
            .map(|unit| {
                let broken = if unit.standing == Standing::Counted {
                    relations(&unit.broken, self)
                } else {
                    "—".to_owned()
                };
                vec![
                    Cell::new(&unit.name),
                    Cell::new(standing(unit)),
                    Cell::new(broken),
                    number(&unit.without_number.to_string()),
                    Cell::new(unit.sources.join("\n")),
                ]
            })
            .collect();
        table(&["机关", "情况", "不成立的勾稽关系", "没有数字的格", "文件"], rows)
    }

    fn strangers_table(&self) -> Option<Block> {
        let rows = self
            .strangers
            .iter()
            .map(|one| vec![Cell::new(&one.source), Cell::new(&one.body), Cell::new(&one.reason)])
            .collect();
        table(&["文件", "机关", "原因"], rows)
    }

    /// What is to be known before the sums are used: cells to which some bodies contribute nothing.
    fn gaps(&self) -> Option<Block> {
        let cells = self.cells.iter().filter(|cell| !cell.without.is_empty()).count();
        let mut bodies: Vec<&str> =
            self.cells.iter().flat_map(|cell| cell.without.iter().map(String::as_str)).collect();
        bodies.sort_unstable();
        bodies.dedup();
        (cells > 0).then(|| {
            let words = format!(
                "有{cells}格的合计不完整：{}的报告在这些格没有填数字，未按0计算。",
                bodies.join("、")
            );
            Block::paragraph(words)
        })
    }

    fn checked(&self) -> Vec<Block> {
        let mut blocks = vec![Block::paragraph(if self.broken.is_empty() {
            "汇总后的表内勾稽关系没有不成立的。".to_owned()
        } else {
            format!("汇总后不成立的勾稽关系：{}。", relations(&self.broken, self))
        })];
        if !self.carried.is_empty() {
            blocks.push(Block::heading(2, "结转核对"));
            let rows = self.carried.iter().map(crate::compare::Carried::row).collect();
            blocks.extend(table(&["列", "上年汇总结转下年度", "本年汇总上年结转", "核对"], rows));
        }
        if let Some(differences) = &self.differences {
            blocks.push(Block::heading(2, "与本地区报告的差异"));
            if differences.is_empty() {
                blocks.push(Block::paragraph("本地区报告的各个数字与各机关之和一致。"));
            }
            let rows = differences
                .iter()
                .map(|one| {
                    let stated = one.stated.map_or("没有数字".to_owned(), |stated| stated.to_string());
                    vec![Cell::new(&one.name), number(&stated), number(&one.sum.to_string())]
                })
                .collect();
            blocks.extend(table(&["项目", "本地区报告", "各机关之和"], rows));
        }
        blocks
    }
}

/// What became of a body's report, in words.
fn standing(unit: &UnitResult) -> String {
    match &unit.standing {
        Standing::Counted => "已计入".to_owned(),
        Standing::Missing => "没有报告".to_owned(),
        Standing::Twice => "几份报告不一致，未计入".to_owned(),
        Standing::OtherEdition { edition } => format!("使用{edition}，未计入"),
        Standing::Merged { into } => format!("已并入{into}"),
    }
}

/// The relations in the words of the form; 无 where there are none.
fn relations(ids: &[String], roll_up: &RollUp) -> String {
    if ids.is_empty() {
        return "无".to_owned();
    }
    let form = form(roll_up.edition);
    let known = ids.iter().filter_map(|id| form.relations.iter().find(|relation| relation.id == *id));
    known.map(|relation| form.words(relation)).collect::<Vec<_>>().join("；")
}
