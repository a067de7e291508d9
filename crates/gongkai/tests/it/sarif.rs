//! The log of `gongkai audit --format sarif` against the schema of SARIF 2.1.0.

use std::collections::BTreeSet;
use std::process::Command;

use regex::Regex;
use serde_json::Value;

const SCHEMA: &str = include_str!("data/sarif-2.1.0.schema.json");

/// Words that say nothing of the value, hold for it, or are looked at in [`inside`].
const KNOWN: [&str; 18] = [
    "$schema",
    "$id",
    "title",
    "description",
    "default",
    "definitions",
    "format",
    "additionalProperties",
    "properties",
    "items",
    "anyOf",
    "oneOf",
    "$ref",
    "enum",
    "minItems",
    "uniqueItems",
    "minimum",
    "maximum",
];

/// Checks a value against a schema: the words of draft 7 that the schema of SARIF uses, and no other.
fn check(schema: &Value, root: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let mut fault = |words: String| faults.push(format!("{at}: {words}"));
    for (word, said) in schema.as_object().unwrap() {
        match word.as_str() {
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    other => panic!("type {other}"),
                };
                let known = said.as_array().map_or_else(|| is(said), |types| types.iter().any(is));
                if !known {
                    fault(format!("{value} is no {said}"));
                }
            }
            "enum" if !said.as_array().unwrap().contains(value) => fault(format!("{value} not in {said}")),
            "required" => {
                for key in
                    said.as_array().unwrap().iter().filter(|key| value.get(key.as_str().unwrap()).is_none())
                {
                    fault(format!("no {key}"));
                }
            }
            "minItems"
                if value.as_array().is_some_and(|list| (list.len() as u64) < said.as_u64().unwrap()) =>
            {
                fault("too few".to_owned());
            }
            "uniqueItems" if *said == Value::Bool(true) => {
                let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
                let different: BTreeSet<String> = list.iter().map(ToString::to_string).collect();
                if different.len() < list.len() {
                    fault("one twice".to_owned());
                }
            }
            "minimum" if value.as_f64() < said.as_f64() => fault(format!("{value} below {said}")),
            "maximum" if value.as_f64() > said.as_f64() => fault(format!("{value} above {said}")),
            "pattern" => {
                let words = value.as_str().unwrap_or_default();
                if !Regex::new(said.as_str().unwrap()).unwrap().is_match(words) {
                    fault(format!("{words} does not match {said}"));
                }
            }
            other => assert!(KNOWN.contains(&other), "the schema says {other}, which is not looked at here"),
        }
    }
    inside(schema, root, value, at, faults);
}

/// The values within a value, and the schemas a schema is made of.
fn inside(schema: &Value, root: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let found = root.pointer(name.strip_prefix('#').unwrap()).unwrap();
        check(found, root, value, at, faults);
    }
    for (word, exactly_one) in [("anyOf", false), ("oneOf", true)] {
        let Some(choices) = schema.get(word).and_then(Value::as_array) else { continue };
        let fits = |choice: &&Value| {
            let mut faults = Vec::new();
            check(choice, root, value, at, &mut faults);
            faults.is_empty()
        };
        let fitting = choices.iter().filter(fits).count();
        if fitting == 0 || (exactly_one && fitting > 1) {
            faults.push(format!("{at}: fits {fitting} of {word}"));
        }
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(schema) = schema.get("items") {
            check(schema, root, item, &format!("{at}/{n}"), faults);
        }
    }
    if !["properties", "additionalProperties"].iter().any(|word| schema.get(word).is_some()) {
        return;
    }
    for (key, item) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{key}");
        match (
            schema.pointer("/properties").and_then(|known| known.get(key)),
            schema.get("additionalProperties"),
        ) {
            (Some(known), _) => check(known, root, item, &at, faults),
            (None, Some(Value::Bool(false))) => faults.push(format!("{at}: not known")),
            (None, Some(other)) if other.is_object() => check(other, root, item, &at, faults),
            (None, _) => {}
        }
    }
}

fn faults(log: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut faults = Vec::new();
    check(&schema, &schema, log, "", &mut faults);
    faults
}

fn log(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let said = command.args(["audit", "--format", "sarif"]).args(arguments).output().unwrap();
    serde_json::from_slice(&said.stdout).unwrap()
}

#[test]
fn the_log_is_what_the_schema_asks_for() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../report/tests/data");
    let seed = format!("{data}/xinfeng-union-2024.txt");
    // Text with lines, files without, one that is not there, and none with a finding.
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../paper/tests/it/data/pingtan-zrz-2023.cms.html");
    for arguments in [vec![seed.as_str()], vec![&seed, page, "/nonexistent.txt"], vec!["/nonexistent.txt"]] {
        let log = log(&arguments);
        assert_eq!(faults(&log), [""; 0], "{arguments:?}");
        assert_eq!(
            log["runs"][0]["results"].as_array().unwrap().is_empty(),
            arguments == ["/nonexistent.txt"]
        );
    }
}

/// The check itself is no empty one.
#[test]
fn what_the_schema_forbids_is_seen() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../report/tests/data/xinfeng-union-2024.txt");
    let right = log(&[seed]);
    let wrong = |change: fn(&mut Value)| {
        let mut log = right.clone();
        change(&mut log);
        faults(&log).len()
    };
    assert!(wrong(|log| log["version"] = "2.0.0".into()) > 0);
    assert!(wrong(|log| log["runs"][0]["results"][0]["level"] = "fatal".into()) > 0);
    assert!(wrong(|log| log["runs"][0]["results"][0]["unknown"] = true.into()) > 0);
    assert!(wrong(|log| drop(log["runs"][0].as_object_mut().unwrap().remove("tool"))) > 0);
    assert!(wrong(|log| log["runs"][0]["results"][0]["ruleIndex"] = (-7).into()) > 0);
}
