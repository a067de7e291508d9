//! Reading web pages, beside a script with BeautifulSoup that does the same in the same run.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::{hint::black_box, path::Path, process::Command, time::Instant};

const PAGES: [&str; 5] = [
    "hangzhou-2025.fixture",
    "pingtan-2025.cms",
    "pingtan-zrz-2023.cms",
    "pingtan-zrz-2024.word",
    "pingtan-gaj-2019.lo",
];
const ROUNDS: u32 = 200;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = PAGES.map(|name| folder.join(format!("tests/it/data/{name}.html")));
    let pages: Vec<Vec<u8>> = paths.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            for page in &pages {
                black_box(paper::read("page.html", page).is_ok());
            }
        }
        let read = ROUNDS * u32::try_from(PAGES.len()).unwrap_or(1);
        best = best.min(start.elapsed().as_secs_f64() * 1000.0 / f64::from(read));
    }
    println!("figure paper/html_read {best:.4} ms");

    // The interpreter may be that of an environment with the libraries in it.
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let script = folder.join("../../scripts/peers/beautifulsoup_read.py");
    match Command::new(python).arg(script).args(&paths).output() {
        Ok(output) => {
            let words = String::from_utf8_lossy(&output.stdout);
            let figure = |name: &str| {
                let at = words.find(&format!("\"{name}\": "))? + name.len() + 4;
                let rest = &words[at..];
                rest[..rest.find([',', '}'])?].trim().parse::<f64>().ok()
            };
            let ids = [("seconds", "paper/html_read_soup"), ("pandas_seconds", "paper/html_read_pandas")];
            for (name, id) in ids {
                match figure(name) {
                    Some(seconds) => println!("figure {id} {:.4} ms", seconds * 1000.0),
                    None => println!("{id} is not measured: {}", words.trim()),
                }
            }
        }
        Err(error) => println!("paper/html_read_soup is not measured: {error}"),
    }
}
