// The package as its users get it: both module systems, types, and the README in a project of its own.
import assert from 'node:assert/strict'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import * as cashflow from 'cashflow'
import { PACKAGE, folder, run } from './support.mjs'

test('both module systems give the same classes', () => {
  const common = createRequire(import.meta.url)('cashflow')
  assert.deepEqual(Object.keys(common).sort(), Object.keys(cashflow).sort())
  for (const [name, value] of Object.entries(common)) assert.equal(cashflow[name], value, name)
})

test('the types hold under --strict in both module systems', async () => {
  const tsc = join(PACKAGE, 'node_modules/.bin/tsc')
  for (const project of ['module', 'common']) {
    await run(tsc, ['-p', join(PACKAGE, 'test/types', project)]).catch((error) => assert.fail(error.stdout))
  }
})

/** The blocks of code of the README, by the file that the comment before each names. */
async function blocks() {
  const text = await readFile(join(PACKAGE, 'README.md'), 'utf8')
  return [...text.matchAll(/<!-- (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(([, name, code]) => [name, code])
}

test('README and quickstart run in a fresh project with the packed package', async (t) => {
  const project = await folder(t)
  const npm = (...words) => run('npm', words, { cwd: project, maxBuffer: 2 ** 26 })
  const packed = await run('npm', ['pack', '--json', '--pack-destination', project], { cwd: PACKAGE, maxBuffer: 2 ** 26 })
  const [{ filename, files }] = [JSON.parse(packed.stdout)].flatMap((said) => Object.values(said))
  const names = files.map((file) => file.path)
  assert.ok(names.some((name) => name.endsWith('.node')) && names.includes('lib/index.d.mts'), names.join())
  assert.ok(!names.some((name) => /^(src|test)\//.test(name)), names.join())

  await writeFile(join(project, 'package.json'), '{"private":true}')
  const { devDependencies } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'))
  const exact = (name) => `${name}@${devDependencies[name]}`
  await npm('install', '--no-audit', '--no-fund', '--prefer-offline', `./${filename}`, exact('fastify'), exact('typescript'), exact('@types/node'))
  const shown = await blocks()
  assert.ok(shown.length >= 4)
  for (const [name, code] of shown) await writeFile(join(project, name), code)
  for (const [name] of shown.filter(([name]) => /\.[cm]js$/.test(name))) {
    const { stdout, stderr } = await run(process.execPath, [name], { cwd: project, timeout: 120_000 })
    assert.match(stdout, /\n$/, `${name} says nothing: ${stderr}`)
  }
  const typed = shown.map(([name]) => name).filter((name) => name.endsWith('.mts'))
  const tsc = ['tsc', '--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', ...typed]
  await run('npx', tsc, { cwd: project }).catch((error) => assert.fail(error.stdout))

  const examples = join(PACKAGE, '../../examples')
  await copyFile(join(examples, 'node/quickstart.mjs'), join(project, 'quickstart.mjs'))
  const receipts = ['es-bar.jpg', 'uk-grocer.jpg'].map((name) => join(examples, 'receipts', name))
  const { stdout } = await run(process.execPath, ['quickstart.mjs', 'data', ...receipts], { cwd: project })
  assert.match(stdout, /2 confirmed, 0 left/)
  assert.match(stdout, /all .* 18\d\d\.\d\d EUR/)
})
