/** What is typed of a movement, checked, and as it is sent. */

import type { TFunction } from 'i18next';
import * as z from 'zod/mini';
import type { Kind, Movement, Schemas } from '../../api/client';
import { isDate } from '../../dates/dates';
import { decimalsOf, editable } from '../../money/format';
import { parseAmount } from '../../money/parse';

export interface MovementValues {
  kind: Kind;
  amount: string;
  currency: string;
  category_id: string;
  description: string;
  payee: string;
  movement_date: string;
  priority_id: string;
}

export function movementSchema(t: TFunction, locale: string) {
  return z
    .object({
      kind: z.enum(['income', 'expense']),
      amount: z.string(),
      currency: z.string(),
      category_id: z.string(),
      description: z.string().check(z.trim(), z.maxLength(500, t('check.too_long'))),
      payee: z.string().check(z.trim(), z.maxLength(120, t('check.too_long'))),
      movement_date: z.string().check(z.refine(isDate, t('check.date'))),
      priority_id: z.string(),
    })
    .check((context) => {
      const { amount, currency } = context.value;
      const message = amountProblem(t, locale, amount, currency);
      if (message) context.issues.push({ code: 'custom', message, path: ['amount'], input: amount });
    });
}

/** What is wrong with an amount that was typed. */
export function amountProblem(
  t: TFunction,
  locale: string,
  text: string,
  currency: string,
): string | undefined {
  const decimals = decimalsOf(currency);
  const parsed = parseAmount(text, locale, decimals);
  if ('decimal' in parsed) return undefined;
  return t(`check.amount.${parsed.problem}`, { example: editable(locale, '12.50'), count: decimals });
}

/** An amount that passed the check, as a decimal. */
export function decimalOf(text: string, locale: string, currency: string): string {
  const parsed = parseAmount(text, locale, decimalsOf(currency));
  if (!('decimal' in parsed)) throw new RangeError('the amount was not checked');
  return parsed.decimal;
}

export function newValues(kind: Kind, currency: string, today: string): MovementValues {
  return {
    kind,
    amount: '',
    currency,
    category_id: '',
    description: '',
    payee: '',
    movement_date: today,
    priority_id: '',
  };
}

export function valuesOf(movement: Movement, locale: string): MovementValues {
  return {
    kind: movement.kind,
    amount: editable(locale, movement.amount),
    currency: movement.currency,
    category_id: movement.category_id ?? '',
    description: movement.description,
    payee: movement.payee ?? '',
    movement_date: movement.movement_date,
    priority_id: movement.priority_id ?? '',
  };
}

/** As it is sent to record a movement: the category's usual priority holds unless one was chosen. */
export function inputOf(values: MovementValues, locale: string): Schemas['MovementInput'] {
  const { category_id, payee, priority_id, ...rest } = values;
  return {
    ...rest,
    amount: decimalOf(values.amount, locale, values.currency),
    ...(category_id ? { category_id } : {}),
    ...(payee ? { payee } : {}),
    ...(priority_id ? { priority_id } : {}),
  };
}

/** As it is sent to change one: what was emptied is cleared. */
export function changeOf(values: MovementValues, locale: string): Schemas['MovementChange'] {
  return {
    ...values,
    amount: decimalOf(values.amount, locale, values.currency),
    category_id: values.category_id || null,
    payee: values.payee || null,
    priority_id: values.priority_id || null,
  };
}
