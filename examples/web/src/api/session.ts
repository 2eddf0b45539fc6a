/**
 * The session of this browser.
 *
 * The refresh token is in a cookie that no script can read; the access token is in the memory of this tab and is gone with
 * it. All tabs share the cookie, and the server ends a session whose refresh token is used twice: so one tab at a time
 * refreshes, tells the others, and a refresh whose answer got lost is sent again with the same key.
 */

import { failureOf, noAnswer } from './errors';
import type { components } from './generated/schema';
import { newKey } from './keys';
import { API_ORIGIN } from './settings';

type Tokens = components['schemas']['Session'];

interface Access {
  token: string;
  /** When it expires, by the clock of this machine. */
  until: number;
}

/** Says that there may be a cookie, so that a visitor is not asked for one. It is no secret. */
const SIGNED_IN = 'cashflow.signed-in';
/** The key of a refresh that has no answer yet. */
const REFRESH_KEY = 'cashflow.refresh-key';
const LOCK = 'cashflow.refresh';
/** An access token is renewed so long before it expires. */
const MARGIN_MS = 30_000;

let access: Access | undefined;
let signedIn = localStorage.getItem(SIGNED_IN) !== null;
const listeners = new Set<() => void>();
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('cashflow.session') : undefined;

type Told = { access: Access } | { ended: true };

tabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if ('access' in data) begin(data.access);
  else end();
});

export function isSignedIn(): boolean {
  return signedIn;
}

/** Calls back whenever somebody signs in or out, in any tab. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function begin(next: Access) {
  access = next;
  farewell = undefined;
  localStorage.setItem(SIGNED_IN, '1');
  set(true);
}

function end() {
  access = undefined;
  localStorage.removeItem(SIGNED_IN);
  localStorage.removeItem(REFRESH_KEY);
  set(false);
}

function set(value: boolean) {
  if (signedIn === value) return;
  signedIn = value;
  for (const listener of listeners) listener();
}

function isFresh(candidate: Access | undefined): candidate is Access {
  return candidate !== undefined && candidate.until - MARGIN_MS > Date.now();
}

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  try {
    return await fetch(`${API_ORIGIN}/api/v1/auth/${path}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw noAnswer();
  }
}

async function taken(response: Response): Promise<Access> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw failureOf(response, body);
  const tokens = body as Tokens;
  const next = { token: tokens.token, until: Date.now() + tokens.expires_in * 1000 };
  begin(next);
  tabs?.postMessage({ access: next } satisfies Told);
  return next;
}

/** Signs in. Errors: as the API answers. */
export async function logIn(email: string, password: string): Promise<void> {
  await taken(await post('login', { email, password, session: 'cookie' }));
}

/** Signs out here and in all tabs. Errors: the server could not be told, and the session goes on. */
export async function logOut(): Promise<void> {
  const response = await post('logout', {});
  if (!response.ok) throw failureOf(response, undefined);
  ended();
}

/** Forgets the session, since it is over. */
export function ended(): void {
  end();
  tabs?.postMessage({ ended: true } satisfies Told);
}

let farewell: 'deleted' | undefined;

/** How the last session of this tab ended, if there is something to say about it. */
export function howItEnded(): 'deleted' | undefined {
  return farewell;
}

/** Forgets an account that is not there any more, and everything that this browser kept of it and of the page. */
export async function accountDeleted(): Promise<void> {
  farewell = 'deleted';
  ended();
  localStorage.clear();
  sessionStorage.clear();
  // The shell comes back with the next visit. A browser without it, or that refuses, has nothing of it.
  try {
    const workers = await navigator.serviceWorker?.getRegistrations();
    await Promise.all((workers ?? []).map((worker) => worker.unregister()));
    const names = await globalThis.caches?.keys();
    await Promise.all((names ?? []).map((name) => caches.delete(name)));
  } catch {
    // Only files of the page are in it.
  }
}

let renewing: Promise<string | undefined> | undefined;

/** An access token that is good for a while; undefined when nobody is signed in. Errors: the server does not answer. */
export async function accessToken(): Promise<string | undefined> {
  if (!signedIn) return undefined;
  if (isFresh(access)) return access.token;
  renewing ??= oneTabAtATime(renew).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** The same after the API refused a token, whatever the clock says. */
export async function otherAccessToken(refused: string): Promise<string | undefined> {
  if (access?.token === refused) access = undefined;
  return accessToken();
}

function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // There are no locks on pages without HTTPS; there the session does not outlive the tab anyway.
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK, work) as Promise<T>;
}

async function renew(): Promise<string | undefined> {
  // Another tab may have done it while this one waited.
  if (isFresh(access)) return access.token;
  if (!signedIn) return undefined;
  const key = localStorage.getItem(REFRESH_KEY) ?? newKey();
  localStorage.setItem(REFRESH_KEY, key);
  let response = await post('refresh', {}, { 'Idempotency-Key': key });
  if (response.status === 422) {
    // The answer did arrive back then, and its cookie is newer than the key.
    response = await post('refresh', {}, { 'Idempotency-Key': newKey() });
  }
  if (response.status === 401) {
    ended();
    return undefined;
  }
  const { token } = await taken(response);
  localStorage.removeItem(REFRESH_KEY);
  return token;
}
