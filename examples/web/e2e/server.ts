/** The real server on its embedded default: a process of its own, on a free port, with an empty data folder. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The program as `cargo build -p server-example` puts it. */
const PROGRAM = process.env.CASHFLOW_SERVER_PROGRAM ?? join(ROOT, 'target/debug/cashflow-server');
/** What records many movements by the engine, before the server has the database. */
const FILL = join(dirname(PROGRAM), 'fill-store');
const PAGE = join(ROOT, 'examples/web/dist');

/** Somebody who has recorded a lot. */
export const MANY = {
  name: 'Ana Núñez',
  email: 'many@example.org',
  password: 'correct horse battery',
  count: 10_000,
};

export interface Server {
  origin: string;
  stop: () => Promise<void>;
}

export async function startServer(): Promise<Server> {
  for (const [needed, how] of [
    [PROGRAM, 'cargo build -p server-example'],
    [FILL, 'cargo build -p cashflow-benches --bin fill-store'],
    [join(PAGE, 'index.html'), 'npm run build'],
  ] as const) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: ${how}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'cashflow-web-'));
  const { email, password, count } = MANY;
  execFileSync(FILL, [join(folder, 'cashflow.sqlite'), email, password, String(count)]);
  const child = spawn(PROGRAM, [], {
    env: {
      HOME: process.env.HOME,
      PATH: process.env.PATH,
      // Where the OCR models are, if not at their usual place.
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(CASHFLOW|XDG)_/.test(name))),
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: '0',
      WEB_DIR: PAGE,
      SIGN_INS_PER_ADDRESS: '10000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await listening(child);
  return {
    origin: `http://${address.replace('127.0.0.1', 'localhost')}`,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address that the log tells. The log goes on being read, so that the server never waits for it. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
    if (!child.stdout) return failed(new Error('the server has no output'));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line: { message?: string; address?: string } = JSON.parse(text);
      if (line.message === 'listening' && line.address) found(line.address);
    });
  });
}
