//! Failures as whoever typed the command reads them: a sentence first, what the system said after it, once.

use std::error::Error;
use std::io::{self, ErrorKind};

use store::{BackupTrouble, StoreError};

/// The sentences of a failure, from the widest to the narrowest, and what was said in other words in brackets.
pub fn told(failure: &anyhow::Error) -> String {
    let (mut sentences, mut causes) = (Vec::new(), Vec::<String>::new());
    for cause in failure.chain() {
        let text = cause.to_string();
        if is_sentence(cause) {
            sentences.push(text);
        } else if !causes.iter().any(|said| said.contains(&text)) {
            // Many a failure repeats its cause in its own words.
            causes.retain(|said| !text.contains(said.as_str()));
            causes.push(text);
        }
    }
    // A refusal that stands alone needs no more words.
    if causes.is_empty() {
        return sentences.join("：");
    }
    sentences.extend(plain(failure).map(str::to_owned));
    if sentences.is_empty() {
        sentences.push("没有办成".to_owned());
    }
    format!("{}（{}）", sentences.join("："), causes.join("; "))
}

/// Whether it is ours to be read: failures of the store and of the system name Chinese paths in English.
fn is_sentence(cause: &(dyn Error + 'static)) -> bool {
    let of_a_machine = cause.is::<StoreError>() || cause.is::<BackupTrouble>() || cause.is::<io::Error>();
    !of_a_machine && cause.to_string().chars().any(|c| ('一'..='龥').contains(&c))
}

/// What the system means, where it is something that whoever reads it can mend.
fn plain(failure: &anyhow::Error) -> Option<&'static str> {
    let of_the_store = failure.chain().find_map(|cause| cause.downcast_ref::<StoreError>());
    if let Some(sentence) = of_the_store.and_then(meant) {
        return Some(sentence);
    }
    let kind = failure.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind)?;
    match kind {
        ErrorKind::NotFound => Some("没有这个文件或者文件夹"),
        ErrorKind::PermissionDenied => Some("没有权限"),
        ErrorKind::AlreadyExists => Some("已经存在"),
        ErrorKind::StorageFull => Some("磁盘已满"),
        ErrorKind::ReadOnlyFilesystem => Some("磁盘是只读的"),
        ErrorKind::IsADirectory => Some("这是文件夹，不是文件"),
        ErrorKind::NotADirectory => Some("路径中有一段不是文件夹"),
        ErrorKind::AddrInUse => Some("已被其他程序占用"),
        ErrorKind::AddrNotAvailable => Some("本机没有这个地址"),
        _ => None,
    }
}

/// What a failure of the store means to whoever keeps the installation.
fn meant(failure: &StoreError) -> Option<&'static str> {
    match failure {
        StoreError::Key(_) => Some("密钥文件不能用，或者不是这个数据库的"),
        StoreError::Open { .. } => Some("打不开，请核对地址；数据库服务器须已经启动"),
        StoreError::Backup(trouble) => Some(hindered(trouble)),
        StoreError::Migration { .. } => Some("数据库和本程序的版本不相符，请使用建立或者升级过它的版本"),
        _ => None,
    }
}

/// What keeps a backup or a restore from going on.
fn hindered(trouble: &BackupTrouble) -> &'static str {
    match trouble {
        BackupTrouble::InMemory => "内存中的数据库不能备份，也不能恢复到内存中",
        BackupTrouble::OtherEngine { .. } => "这是另一种数据库的备份，请用 --database 指明同一种数据库的地址",
        BackupTrouble::Occupied(_) => {
            "要恢复到的地方已有数据；恢复不覆盖任何数据，请用 --database 指明新的位置"
        }
        BackupTrouble::Locked => "数据库一直被其他程序占用，请稍后再试",
        BackupTrouble::Copy(_) => "数据库的文件不能复制",
        BackupTrouble::Damaged(_) => "备份的文件已损坏或者被改动过",
        BackupTrouble::Manifest { .. } => "备份清单manifest.json不能用，它不是本系统写的，或者被改动过",
        BackupTrouble::Unproven(_) => "恢复出来的数据与备份清单不一致，不能使用",
        BackupTrouble::NotInstalled(_) => {
            "没有安装PostgreSQL的客户端程序，请先安装Debian软件包postgresql-client"
        }
        BackupTrouble::CannotRun { .. } => "PostgreSQL的客户端程序不能运行",
        BackupTrouble::Failed { .. } => "PostgreSQL的客户端程序没有办成",
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use anyhow::{Context as _, anyhow};

    #[test]
    fn a_cause_is_said_once_and_after_the_sentence() {
        let missing = || io::Error::from_raw_os_error(2);
        let file = || StoreError::File { path: PathBuf::from("/srv/x"), source: missing() };
        let failed = Err::<(), _>(file()).context("不能从/srv恢复").unwrap_err();
        let said = "不能从/srv恢复：没有这个文件或者文件夹（/srv/x: No such file or directory (os error 2)）";
        assert_eq!(told(&failed), said);
        assert!(told(&anyhow!(file())).starts_with("没有这个文件或者文件夹（/srv/x: "));
        assert_eq!(told(&anyhow!("请换一个文件夹")), "请换一个文件夹");
        assert_eq!(told(&anyhow!("broken").context("不能备份")), "不能备份（broken）");
        assert_eq!(told(&anyhow!("broken")), "没有办成（broken）");
    }

    /// What the store says is told from its kind; a Chinese path in it does not make it a sentence of ours.
    #[test]
    fn a_troubled_backup_is_told_by_its_kind() {
        let say = |trouble: BackupTrouble| told(&anyhow!(StoreError::from(trouble)).context("不能恢复"));
        let path = || PathBuf::from("/备份/gongkai.db");
        let damaged = say(BackupTrouble::Damaged(path()));
        assert!(
            damaged
                .starts_with("不能恢复：备份的文件已损坏或者被改动过（backup: /备份/gongkai.db is damaged"),
            "{damaged}"
        );
        assert_eq!(damaged.matches("is damaged").count(), 1, "{damaged}");
        let manifest = say(BackupTrouble::Manifest { path: path(), reason: "EOF".into() });
        assert!(manifest.starts_with("不能恢复：备份清单manifest.json不能用"), "{manifest}");
        let source = io::Error::from(ErrorKind::NotFound);
        let program = say(BackupTrouble::CannotRun { program: "pg_restore".into(), source });
        assert!(program.starts_with("不能恢复：PostgreSQL的客户端程序不能运行（"), "{program}");
    }
}
