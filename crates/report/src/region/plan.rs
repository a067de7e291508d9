//! Who belongs to a region: the list of bodies that owe it a report, with former names and successors.

use std::collections::HashMap;

use text::squeeze;

/// A body of a region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its full name.
    pub name: String,
    /// Former and other names under which its report may come.
    pub other_names: Vec<String>,
    /// The body it was merged into (机构改革), which takes over what was carried on.
    pub successor: Option<String>,
    /// The last report year for which it reports itself.
    pub until: Option<i16>,
}

impl Unit {
    /// A body without former names.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The successor, where the body does not report for that year itself any more.
    pub fn merged(&self, year: i16) -> Option<&str> {
        let over = self.until.is_none_or(|until| until < year);
        self.successor.as_deref().filter(|_| over)
    }
}

/// A region, a year and the bodies that owe a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The region.
    pub region: String,
    /// The report year.
    pub year: i16,
    /// The bodies.
    pub units: Vec<Unit>,
}

/// What is wrong with a list of bodies: the line and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("单位名单第{line}行：{words}")]
pub struct PlanFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub words: String,
}

impl Plan {
    /// Reads a list of bodies: a line each, cells parted by commas or tabs: name, former names parted by 、, successor,
    /// last report year. A first line that begins with 机关 or 单位 is a heading.
    ///
    /// # Errors
    /// [`PlanFault`] for a line without a name, a name given twice, a successor that is not on the list, a year that is none.
    pub fn read(region: impl Into<String>, year: i16, list: &str) -> Result<Self, PlanFault> {
        let mut units: Vec<(usize, Unit)> = Vec::new();
        for (index, line) in list.lines().enumerate() {
            let line = line.trim_start_matches('\u{FEFF}');
            let heading = units.is_empty() && (line.starts_with("机关") || line.starts_with("单位"));
            if line.trim().is_empty() || line.starts_with('#') || heading {
                continue;
            }
            units.push((index + 1, unit(line, index + 1)?));
        }
        let plan =
            Self { region: region.into(), year, units: units.iter().map(|(_, unit)| unit.clone()).collect() };
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, unit) in &units {
            for name in std::iter::once(&unit.name).chain(&unit.other_names) {
                if let Some(before) = seen.insert(bare(name), *at) {
                    let words = format!("“{name}”与第{before}行重复，请保留一处。");
                    return Err(PlanFault { line: *at, words });
                }
            }
        }
        let unknown = units.iter().find_map(|(at, unit)| {
            let into = unit.successor.as_ref()?;
            (!seen.contains_key(&bare(into))).then_some((*at, into))
        });
        match unknown {
            Some((line, into)) => Err(PlanFault {
                line,
                words: format!("并入的“{into}”不在名单中，请补上这个机关。"),
            }),
            None => Ok(plan),
        }
    }

    /// The bodies that the reports themselves name, in the order met: used where there is no list.
    pub fn of_reports<'a>(
        region: impl Into<String>,
        year: i16,
        bodies: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        for body in bodies.into_iter().filter(|body| !body.is_empty()) {
            if !units.iter().any(|unit| bare(&unit.name) == bare(body)) {
                units.push(Unit::named(body));
            }
        }
        Self { region: region.into(), year, units }
    }

    /// Every name, brought to one form, with the index of its body; a merged body's own name stays its own.
    pub(super) fn names(&self) -> HashMap<String, usize> {
        self.units
            .iter()
            .enumerate()
            .flat_map(|(index, unit)| {
                std::iter::once(&unit.name).chain(&unit.other_names).map(move |name| (bare(name), index))
            })
            .collect()
    }
}

/// A name without blanks and differences of width.
pub(super) fn bare(name: &str) -> String {
    squeeze(name)
}

fn unit(line: &str, at: usize) -> Result<Unit, PlanFault> {
    let fault = |words: String| PlanFault { line: at, words };
    let separator = if line.contains('\t') { '\t' } else { ',' };
    let cells: Vec<&str> = line.split(separator).map(|cell| cell.trim().trim_matches('"').trim()).collect();
    let cell = |index: usize| cells.get(index).copied().filter(|cell| !cell.is_empty());
    let name = cell(0).ok_or_else(|| fault("没有写机关名称。".to_owned()))?;
    let until = cell(3)
        .map(|year| year.trim_end_matches('年').parse::<i16>())
        .transpose()
        .map_err(|_| fault(format!("“{}”不是年份，请写成2024。", cells[3])))?;
    Ok(Unit {
        name: name.to_owned(),
        other_names: cell(1).map_or_else(Vec::new, |names| {
            names
                .split(['、', ';', '；'])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect()
        }),
        successor: cell(2).map(str::to_owned),
        until,
    })
}
