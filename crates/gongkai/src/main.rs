//! The one binary: the door through which the outside world reaches the rooms.

mod commands;
mod demo;
mod usage;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// 政府信息公开：主动公开、依申请公开和年度报告。
#[derive(Parser)]
#[command(
    name = "gongkai",
    version,
    after_help = "示例：
  gongkai demo
  gongkai audit 年度报告.txt
  gongkai read 年度报告.docx --format json
  gongkai proof 通知.docx
  gongkai scan 附件/
  gongkai mask 名单.xlsx -o 名单（公开）.xlsx
  gongkai clock --receipt 2025-03-03

各个命令的用法和示例：gongkai <命令> --help"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 核对年度报告，列出错误、警告和提示
    Audit(commands::audit::Audit),
    /// 校对文字：错别字、标点、数字用法、个人信息
    Proof(commands::proof::ProofCommand),
    /// 查找文件和文件夹中的个人信息
    Scan(commands::scan::Scan),
    /// 遮盖文件中的个人信息，另存一份
    Mask(commands::mask::Mask),
    /// 读取年度报告，列出机关、年度、各部分和各单元格
    Read(commands::read::Read),
    /// 对比两份年度报告：逐格的差异、上年结转、照抄的文字
    Compare(commands::compare::Compare),
    /// 汇总一个地区各机关的年度报告
    RollUp(commands::roll_up::RollUp),
    /// 计算答复期限，并逐日说明理由
    Clock(commands::clock::Clock),
    /// 载入示范年度的数据并提供网站服务
    Demo(commands::demo::Demo),
    /// 生成年度报告（网页、PDF、OFD、Word文档、Excel工作簿或者JSON）
    Report(commands::report::Report),
    /// 提供网站服务
    Serve(Box<commands::serve::Serve>),
    /// 建立数据库，或者升级到本程序的结构
    Migrate(commands::migrate::Migrate),
    /// 核对日志和记录有没有被绕过本系统改动
    Verify(commands::verify::Verify),
    /// 备份数据库
    Backup(commands::backup::Backup),
    /// 从备份恢复
    Restore(commands::restore::Restore),
    /// 管理单位
    Body(commands::body::BodyCommand),
    /// 管理人员、岗位和账号
    User(commands::user::User),
}

fn main() -> ExitCode {
    let cli: Cli = match usage::read() {
        Ok(cli) => cli,
        Err(status) => return status,
    };
    let result = match cli.command {
        Command::Audit(audit) => audit.run(),
        Command::Proof(proof) => proof.run(),
        Command::Scan(scan) => scan.run(),
        Command::Mask(mask) => mask.run(),
        Command::Read(read) => read.run(),
        Command::Compare(compare) => compare.run(),
        Command::RollUp(roll_up) => roll_up.run(),
        Command::Clock(clock) => clock.run(),
        Command::Demo(demo) => demo.run(),
        Command::Report(report) => report.run(),
        Command::Serve(serve) => serve.run(),
        Command::Migrate(migrate) => migrate.run(),
        Command::Verify(verify) => verify.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Body(body) => body.run(),
        Command::User(user) => user.run(),
    };
    result.unwrap_or_else(|failure| {
        if !commands::reader_is_gone(&failure) {
            commands::complain(&failure);
        }
        ExitCode::from(2)
    })
}
