// Builds the native module of this machine and puts it into lib/. Arguments go to cargo.
//
// Not by the napi tool: that names a target, and so builds everything that cargo has built for the tests once more.
import { spawnSync } from 'node:child_process'
import { copyFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const { platform } = createRequire(import.meta.url)('../lib/platform.cjs')
const folder = fileURLToPath(new URL('..', import.meta.url))

const words = ['build', '--package', 'cashflow-node', '--message-format', 'json-render-diagnostics', ...process.argv.slice(2)]
const cargo = spawnSync('cargo', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 })
if (cargo.error) throw cargo.error
if (cargo.status !== 0) process.exit(cargo.status ?? 1)

const artifacts = cargo.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line))
const library = artifacts
  .filter(({ reason, target }) => reason === 'compiler-artifact' && target.name === 'cashflow_node')
  .flatMap(({ filenames }) => filenames)
  .find((name) => /\.(so|dylib|dll)$/.test(name))
if (!library) throw new Error('cargo tells of no library')

const module = `${folder}lib/cashflow.${platform()}.node`
// In one step: a process that has the old one loaded keeps it whole.
copyFileSync(library, `${module}.new`)
renameSync(`${module}.new`, module)
console.log(module)
