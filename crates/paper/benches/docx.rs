//! Reading DOCX, beside a script with python-docx that reads the same paragraphs and tables in the same run.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::{hint::black_box, path::Path, process::Command, time::Instant};

const FILES: [&str; 2] = ["pingtan-2025.docx", "pingtan-gaj-2019.docx"];
const ROUNDS: u32 = 100;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = FILES.map(|name| folder.join("tests/docx").join(name));
    let files: Vec<Vec<u8>> = paths.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            for file in &files {
                black_box(paper::read("report.docx", file).is_ok());
            }
        }
        let read = ROUNDS * u32::try_from(FILES.len()).unwrap_or(1);
        best = best.min(start.elapsed().as_secs_f64() * 1000.0 / f64::from(read));
    }
    println!("figure paper/docx_read {best:.4} ms");

    // The interpreter may be that of an environment with the library in it.
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let script = folder.join("../../scripts/peers/python_docx_read.py");
    match Command::new(python).arg(script).args(&paths).output() {
        Ok(output) => match String::from_utf8_lossy(&output.stdout).trim().parse::<f64>() {
            Ok(seconds) => println!("figure paper/docx_read_python {:.4} ms", seconds * 1000.0),
            Err(_) => println!("paper/docx_read_python is not measured: python-docx is not installed"),
        },
        Err(error) => println!("paper/docx_read_python is not measured: {error}"),
    }
}
