/** What an error says to a person, in their language. */

import i18next, { type TFunction } from 'i18next';
import { ApiFailure } from '../api/errors';
import type { en } from './en';

function isReason(reason: string): reason is keyof typeof en.error.reason {
  return i18next.exists(`error.reason.${reason}`);
}

function isType(type: string): type is keyof typeof en.error.type {
  return i18next.exists(`error.type.${type}`);
}

function isField(field: string): field is keyof typeof en.error.field {
  return i18next.exists(`error.field.${field}`);
}

/** The text of what went wrong: by its exact reason, else by its class. */
export function failureText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiFailure)) return t('error.type.internal');
  if (isReason(error.reason)) return t(`error.reason.${error.reason}`);
  return isType(error.type) ? t(`error.type.${error.type}`) : t('error.type.internal');
}

/** What is wrong with each field that an error names, for those that a form has. */
export function fieldFailures<F extends string>(
  t: TFunction,
  error: unknown,
  fields: readonly F[],
): Partial<Record<F, string>> {
  const texts: Partial<Record<F, string>> = {};
  if (!(error instanceof ApiFailure)) return texts;
  for (const { field } of error.fields) {
    const known = fields.find((name) => name === field);
    if (!known) continue;
    if (isReason(error.reason)) texts[known] = t(`error.reason.${error.reason}`);
    else texts[known] = isField(field) ? t(`error.field.${field}`) : t('error.field.other');
  }
  return texts;
}
