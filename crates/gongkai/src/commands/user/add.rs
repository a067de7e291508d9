//! `gongkai user add`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use acts::setup::{self, NewAccount};
use clap::Args;
use jiff::civil::Date;
use office::Role;
use web::Clock;

use super::super::database::Database;
use super::{PasswordSource, act, body, role};

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user add --name 王某 --login wang --role clerk
  gongkai user add --body SFMZ --name 李某 --post 副局长 --login li --role leader,reviewer
  printf '%s\\n' \"$PASSWORD\" | gongkai user add --name 张某 --login zhang --role admin --password-stdin

岗位：clerk 经办人、reviewer 审核人、leader 签发人、office_head 工作机构负责人、
supervisor 主管部门、auditor 审计员、admin 系统管理员。可以填写多个，用逗号隔开。
审计员不能兼任其他岗位。")]
pub(super) struct Add {
    #[command(flatten)]
    database: Database,
    /// 单位的机关代字；只有一个单位时可以不填
    #[arg(long, value_name = "代字")]
    body: Option<String>,
    /// 姓名
    #[arg(long, value_name = "姓名")]
    name: String,
    /// 职务
    #[arg(long, value_name = "职务", default_value = "")]
    post: String,
    /// 登录名：3至32位小写字母、数字或者“-”“_”“.”
    #[arg(long, value_name = "登录名")]
    login: String,
    /// 岗位，可以多个
    #[arg(long, value_name = "岗位", required = true, value_delimiter = ',', value_parser = role)]
    role: Vec<Role>,
    /// 任期起日；不填为今天
    #[arg(long, value_name = "日期")]
    from: Option<Date>,
    #[command(flatten)]
    source: PasswordSource,
}

impl Add {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let body = body(&store, self.body.as_deref())?;
        let password = self.source.password()?;
        let from = self.from.unwrap_or_else(|| Clock::System.today());
        let Self { name, post, login, role: roles, source, .. } = self;
        let password = act(&store, |desk| {
            let person = setup::add_person(desk, body.id, &name, &post)?;
            for role in &roles {
                setup::appoint(desk, body.id, person, *role, from, None)?;
            }
            let new = NewAccount { login: login.clone(), person, password };
            setup::add_account(desk, new).map(|(_, password)| password)
        })?;
        let roles: Vec<_> = roles.iter().map(|role| role.label()).collect();
        writeln!(io::stdout(), "已开通：{}　{name}　{}　登录名 {login}", body.name, roles.join("、"))?;
        source.tell(&password)?;
        Ok(ExitCode::SUCCESS)
    }
}
