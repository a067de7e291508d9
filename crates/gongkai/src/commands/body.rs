//! `gongkai body`: bodies are founded here and nowhere else.

use std::io::{self, Write as _};
use std::process::ExitCode;

use acts::setup::{self, SetupDesk};
use anyhow::anyhow;
use clap::{Args, Subcommand};
use office::{Body, BodyId, Settings};
use statute::Regime;
use store::Tx;
use web::Clock;

use super::database::Database;

/// The command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai body add --name 示范县民政局 --code SFMZ --office 示范县民政局办公室
  gongkai body list")]
pub struct BodyCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 建立单位
    Add(Box<Add>),
    /// 列出单位
    List(List),
}

#[derive(Args)]
#[command(after_help = "示例：
  gongkai body add --name 示范县民政局 --short-name 县民政局 --code SFMZ \\
    --document-code 示民公开 --office 示范县民政局办公室

其余信息（地址、电话、复议机关、指南等）由系统管理员登录后填写。")]
struct Add {
    #[command(flatten)]
    database: Database,
    /// 单位全称
    #[arg(long, value_name = "名称")]
    name: String,
    /// 单位简称；不填同全称
    #[arg(long, value_name = "名称")]
    short_name: Option<String>,
    /// 机关代字，用于申请编号：2至12位英文字母或者数字，启用后不能修改
    #[arg(long, value_name = "代字")]
    code: String,
    /// 发文机关代字，用于答复书文号，如“示民公开”
    #[arg(long, value_name = "代字", default_value = "")]
    document_code: String,
    /// 政府信息公开工作机构
    #[arg(long, value_name = "名称")]
    office: String,
    /// 主体类别：organ 行政机关，authorised 授权组织，utility 公共企事业单位，voluntary 参照执行的单位
    #[arg(long, value_name = "类别", default_value = "organ", value_parser = regime)]
    regime: Regime,
    /// 一级政府（年度报告3月31日前公布）
    #[arg(long)]
    government: bool,
}

#[derive(Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

fn regime(word: &str) -> Result<Regime, String> {
    Regime::from_code(word).ok_or_else(|| "应为 organ、authorised、utility 或者 voluntary".to_owned())
}

impl BodyCommand {
    /// Founds or lists bodies.
    ///
    /// # Errors
    /// When the database cannot be opened, or something is missing.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.what {
            What::Add(add) => add.run(),
            What::List(list) => list.run(),
        }
    }
}

impl Add {
    fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let body = Body {
            id: BodyId(0),
            short_name: self.short_name.unwrap_or_else(|| self.name.clone()),
            name: self.name,
            code: self.code,
            document_code: self.document_code,
            regime: self.regime,
            government: self.government,
            settings: Settings { disclosure_office: self.office, ..Settings::default() },
        };
        let (name, code) = (body.name.trim().to_owned(), body.code.clone());
        let clock = Clock::System;
        store
            .write(|tx| {
                let desk = &mut SetupDesk::installation(tx, clock.today(), clock.instant());
                setup::found_body(desk, body)
            })
            .map_err(|refused| anyhow!(refused))?;
        let mut out = io::stdout();
        writeln!(out, "已建立：{name}（{code}）。")?;
        writeln!(out, "下一步：gongkai user add --body {code} --role admin --name 姓名 --login 登录名")?;
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let bodies = store.read(|tx: &mut Tx<'_>| tx.bodies())?;
        let mut out = io::stdout();
        for body in &bodies {
            writeln!(out, "{}　{}　{}", body.code, body.name, body.regime)?;
        }
        if bodies.is_empty() {
            writeln!(out, "还没有单位，请先用 gongkai body add 建立单位。")?;
        } else {
            writeln!(out, "共{}个单位。", bodies.len())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
