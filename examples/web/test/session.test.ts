import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A server of sign-in: a refresh needs the right cookie, which the browser would keep; here it is a number. */
function server() {
  const asked: { path: string; key: string | null }[] = [];
  const answers: (Response | Error)[] = [];
  const fetching = vi.fn(async (url: string | URL | Request, init?: RequestInit) => {
    const key = new Headers(init?.headers).get('Idempotency-Key');
    asked.push({ path: String(url).replace(/^.*\/auth\//, ''), key });
    const answer = answers.shift() ?? tokens(`t${asked.length}`);
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal('fetch', fetching);
  return { asked, answers };
}

function tokens(token: string, expires_in = 900): Response {
  return Response.json({ message: '', token, token_type: 'Bearer', expires_in });
}

function refused(status: number): Response {
  return Response.json(
    { error: { code: status, type: 'x', reason: 'x', message: '', fields: [] } },
    { status },
  );
}

async function session() {
  vi.resetModules();
  return import('../src/api/session');
}

describe('the session', () => {
  beforeEach(() => localStorage.clear());

  it('asks nobody for a visitor', async () => {
    const { asked } = server();
    const { accessToken, isSignedIn } = await session();
    expect(await accessToken()).toBeUndefined();
    expect([isSignedIn(), asked]).toEqual([false, []]);
  });

  it('is renewed once, however many ask', async () => {
    localStorage.setItem('cashflow.signed-in', '1');
    const { asked } = server();
    const { accessToken } = await session();
    expect(await Promise.all([accessToken(), accessToken(), accessToken()])).toEqual(['t1', 't1', 't1']);
    expect(asked.map(({ path }) => path)).toEqual(['refresh']);
    expect(await accessToken()).toBe('t1');
  });

  it('is renewed with the same key when the answer got lost', async () => {
    localStorage.setItem('cashflow.signed-in', '1');
    const { asked, answers } = server();
    answers.push(new TypeError('network'));
    const { accessToken, isSignedIn } = await session();
    await expect(accessToken()).rejects.toThrow('network');
    expect(isSignedIn()).toBe(true);
    expect(await accessToken()).toBe('t2');
    expect(asked[0]?.key).toBe(asked[1]?.key);
    expect(localStorage.getItem('cashflow.refresh-key')).toBeNull();
  });

  it('is renewed with another key when the cookie is newer than the kept one', async () => {
    localStorage.setItem('cashflow.signed-in', '1');
    localStorage.setItem('cashflow.refresh-key', 'old');
    const { asked, answers } = server();
    answers.push(refused(422));
    const { accessToken } = await session();
    expect(await accessToken()).toBe('t2');
    expect(asked[0]?.key).toBe('old');
    expect(asked[1]?.key).not.toBe('old');
  });

  it('ends when the server says so, and leaves nothing', async () => {
    localStorage.setItem('cashflow.signed-in', '1');
    const { answers } = server();
    answers.push(refused(401));
    const { accessToken, isSignedIn, onSession } = await session();
    const told = vi.fn();
    onSession(told);
    expect(await accessToken()).toBeUndefined();
    expect([isSignedIn(), localStorage.length, told.mock.calls.length]).toEqual([false, 0, 1]);
  });

  it('goes on when the server could not be told of the end', async () => {
    localStorage.setItem('cashflow.signed-in', '1');
    const { answers } = server();
    answers.push(new TypeError('network'));
    const { logOut, isSignedIn } = await session();
    await expect(logOut()).rejects.toThrow('network');
    expect(isSignedIn()).toBe(true);
  });
});
