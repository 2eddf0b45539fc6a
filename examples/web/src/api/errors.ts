/** What can go wrong with a request, for the page to say it in the language of the person. */

import type { components } from './generated/schema';

export type FieldFailure = components['schemas']['FieldError'];

/** An error that the API answered, or that there was no answer (`network`). */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    /** The HTTP status; 0 without an answer. */
    readonly status: number,
    /** The class of the error. */
    readonly type: string,
    /** The exact reason. */
    readonly reason: string,
    readonly fields: readonly FieldFailure[] = [],
    /** Seconds to wait before trying again. */
    readonly retryAfter?: number,
  ) {
    super(`${status} ${type}: ${reason}`);
  }
}

/** The failure that an answer tells of. */
export function failureOf(response: Response, body: unknown): ApiFailure {
  const told = (body as Partial<components['schemas']['ErrorBody']> | undefined)?.error;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const type = told?.type ?? (response.status >= 500 ? 'unavailable' : 'bad_request');
  return new ApiFailure(response.status, type, told?.reason ?? type, told?.fields ?? [], retryAfter);
}

/** No answer came. */
export function noAnswer(): ApiFailure {
  return new ApiFailure(0, 'network', 'network');
}

/** Whether trying the same again may help. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof ApiFailure) || [0, 429, 500, 502, 503, 504].includes(error.status);
}

export function hasStatus(error: unknown, status: number): error is ApiFailure {
  return error instanceof ApiFailure && error.status === status;
}
