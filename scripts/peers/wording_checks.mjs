// What other checkers of Chinese typography take for a text and find in it: zhlint and autocorrect (both MIT).
//
//   npm install --no-save zhlint autocorrect-node
//   node scripts/peers/wording_checks.mjs TEXT CASES.csv
//
// Prints `figure NAME VALUE UNIT` for `cargo xtask bench`: the time, how much each would change in the text, and in how many
// of the wrong cases (rule, text, flagged) it sees anything. A peer that is not installed is left out.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'

const need = createRequire(join(process.cwd(), 'package.json'))
const text = readFileSync(process.argv[2], 'utf8')

const cell = /"((?:[^"]|"")*)"|([^,]*)/y
const cells = (line) => {
  const found = []
  for (cell.lastIndex = 0; cell.lastIndex <= line.length; cell.lastIndex += 1) {
    const [, quoted, plain] = cell.exec(line)
    found.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
  }
  return found
}
const rows = readFileSync(process.argv[3], 'utf8').trim().split('\n').slice(1).map(cells)
const wrong = rows.filter((row) => row[2] === '1').map((row) => row[1])

function measure(name, load, check) {
  let peer
  try {
    peer = load()
  } catch {
    return
  }
  check(peer, text.slice(0, 1000))
  const begin = performance.now()
  const found = check(peer, text)
  const ms = performance.now() - begin
  console.log(`figure proof/read_1mb_${name} ${ms.toFixed(1)} ms`)
  console.log(`figure proof/found_1mb_${name} ${found} changes`)
  const seen = wrong.filter((text) => check(peer, text) > 0).length
  console.log(`figure proof/cases_${name} ${seen} cases`)
}

// It says no places, only what it would write: the lines that would change are counted.
const lines = (before, after) => {
  const [a, b] = [before.split('\n'), after.split('\n')]
  return a.filter((line, at) => line !== b[at]).length
}

measure('zhlint', () => need('zhlint'), (zhlint, text) =>
  zhlint.run(text, { rules: { preset: 'default' } }).validations.length)
measure('autocorrect', () => need('autocorrect-node'), (autocorrect, text) =>
  lines(text, autocorrect.format(text)))
