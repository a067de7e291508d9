//! `gongkai scan` and `gongkai mask` as a person or a program runs them.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use zip::write::SimpleFileOptions;

/// Of nobody: the order code 000 is not given to persons.
const NUMBER: &str = "44023319900304000X";
const MASKED: &str = "440***********000X";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with the number in its text over three runs, and in a comment.
fn document() -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = "http://schemas.openxmlformats.org/package/2006/relationships";
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            &format!(
                "<w:document xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>身份证号：440233</w:t></w:r><w:r><w:t>19900304</w:t></w:r><w:r><w:t>000X</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
        (
            "word/comments.xml",
            &format!(
                "<w:comments xmlns:w=\"{word}\"><w:comment w:author=\"示例甲\"><w:p><w:r><w:t>电话13800138000</w:t></w:r></w:p></w:comment></w:comments>"
            ),
        ),
    ])
}

#[test]
fn a_folder_is_scanned_and_nothing_is_shown_in_full() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("名单.docx"), document()).unwrap();
    fs::write(folder.path().join("通知.txt"), "工作已经完成。").unwrap();
    fs::write(
        folder.path().join("附件.zip"),
        zipped(&[("内/名单.csv", &format!("姓名,身份证号\n示例甲,{NUMBER}\n"))]),
    )
    .unwrap();
    fs::write(folder.path().join("图.png"), b"\x89PNG\r\n\x1a\n\0").unwrap();
    let path = folder.path().display().to_string();
    let out = run(&["scan", &path, "--on", "2024-12-31"]);
    let said = text(&out.stdout);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(
        said.contains(MASKED)
            && said.contains("138****8000")
            && said.contains("批注1")
            && said.contains("未检查：图片1个"),
        "{said}"
    );
    assert!(!said.contains(NUMBER) && !said.contains("13800138000"), "{said}");
    let out = run(&["scan", &path, "--format", "json", "--on", "2024-12-31"]);
    let said: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(said["files"].as_array().unwrap().len(), 4);
    assert_eq!(
        (said["summary"]["errors"].as_u64(), said["summary"]["pictures_not_checked"].as_u64()),
        (Some(3), Some(1))
    );
    assert!(!text(&out.stdout).contains(NUMBER));
    let list = folder.path().join("清单.lst");
    fs::write(&list, format!("# 已发布\n{path}/通知.txt\n")).unwrap();
    assert_eq!(run(&["scan", "--list", &list.display().to_string()]).status.code(), Some(0));
    assert_eq!(run(&["scan", &format!("{path}/没有.txt")]).status.code(), Some(2));
}

#[test]
fn a_masked_copy_has_nothing_left_and_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("名单.docx"), folder.path().join("公开.docx"));
    fs::write(&from, document()).unwrap();
    let out = run(&["mask", &from.display().to_string(), "-o", &to.display().to_string(), "--report"]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(text(&out.stdout).contains(MASKED) && !text(&out.stdout).contains(NUMBER));
    let again = run(&["scan", &to.display().to_string()]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stdout));
    let read = paper::read("a.docx", &fs::read(&to).unwrap()).unwrap();
    assert_eq!(read.text.trim(), format!("身份证号：{MASKED}"));
    opens(folder.path(), &to);
    let bare = folder.path().join("无属性.docx");
    let out =
        run(&["mask", &from.display().to_string(), "-o", &bare.display().to_string(), "--only-metadata"]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert!(paper::read("a.docx", &fs::read(&bare).unwrap()).unwrap().text.contains(NUMBER));
}

/// LibreOffice makes a PDF of it.
fn opens(folder: &Path, file: &Path) {
    let there =
        Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    assert!(there || std::env::var_os("CI").is_none(), "scripts/setup installs soffice");
    if !there {
        return;
    }
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let made = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    let pdf = file.with_extension("pdf");
    let masked = folder.join("再遮盖.pdf");
    // The PDF that it made has only the mask; one with the number is set anew without it.
    assert!(paper::read("a.pdf", &fs::read(&pdf).unwrap()).unwrap().text.contains(MASKED));
    let source = folder.join("名单.txt");
    fs::write(&source, format!("名单\n身份证号：{NUMBER}，已经核对。\n")).unwrap();
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"])
        .arg(folder)
        .arg(&source)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let out =
        run(&["mask", &folder.join("名单.pdf").display().to_string(), "-o", &masked.display().to_string()]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let bytes = fs::read(&masked).unwrap();
    let read = paper::read("a.pdf", &bytes).unwrap();
    let words: String = read.text.split_whitespace().collect();
    assert!(words.contains(MASKED) && !words.contains("19900304"), "{words}");
}

#[test]
fn what_cannot_be_masked_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("图.png");
    fs::write(&file, b"GIF89a\0").unwrap();
    let out = run(&["mask", "没有这个文件.docx", "-o", &folder.path().join("a").display().to_string()]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("找不到"));
    assert!(!folder.path().join("a").exists());
}
