/** The typed client of the API: every path, parameter and body is checked against its OpenAPI document. */

import createClient from 'openapi-fetch';
import { failureOf, noAnswer } from './errors';
import type { components, paths } from './generated/schema';
import { accessToken, ended, otherAccessToken } from './session';
import { API_ORIGIN } from './settings';

export type Schemas = components['schemas'];
export type User = Schemas['User'];
export type Category = Schemas['Category'];
export type Priority = Schemas['Priority'];
export type Movement = Schemas['Movement'];
export type Receipt = Schemas['Receipt'];
export type ReceiptSummary = Schemas['ReceiptSummary'];
export type ReceiptField = Schemas['ReceiptField'];
export type SummaryReport = Schemas['SummaryView'];
export type ReportLine = Schemas['LineView'];
export type Kind = Category['type'];

/** Sends a request as the signed-in user; once more with another token if the first is refused. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await accessToken();
  const response = await send(request, token);
  if (response.status !== 401 || !token) return response;
  const other = await otherAccessToken(token);
  if (!other) return response;
  const second = await send(again, other);
  if (second.status === 401) ended();
  return second;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw noAnswer();
  }
}

export const api = createClient<paths>({ baseUrl: API_ORIGIN, fetch: authorizedFetch });

/** The data of an answer. Errors: what the API told. */
export async function data<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await answer;
  if (!response.ok) throw failureOf(response, error);
  return data as NonNullable<T>;
}

/** The `ETag` of a version, for `If-Match`. */
export function tag(resource: { version: number }): string {
  return `"${resource.version}"`;
}
