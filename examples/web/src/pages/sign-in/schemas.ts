/** What the forms of signing in hold to, before they are sent. */

import type { TFunction } from 'i18next';
import * as z from 'zod/mini';

const email = (t: TFunction) =>
  z.string().check(z.trim(), z.minLength(1, t('check.needed')), z.email(t('check.email')));

export function signInSchema(t: TFunction) {
  return z.object({ email: email(t), password: z.string().check(z.minLength(1, t('check.needed'))) });
}

export type SignInForm = z.infer<ReturnType<typeof signInSchema>>;

/** As the engine has it; the most common passwords are refused by the server. */
export function newPassword(t: TFunction) {
  return z.string().check(z.minLength(8, t('check.password_short')), z.maxLength(128, t('check.too_long')));
}

export function registerSchema(t: TFunction) {
  return z.object({
    name: z
      .string()
      .check(z.trim(), z.minLength(1, t('check.needed')), z.maxLength(100, t('check.too_long'))),
    email: email(t),
    password: newPassword(t),
    currency: z.string(),
  });
}

export type RegisterForm = z.infer<ReturnType<typeof registerSchema>>;

export function emailSchema(t: TFunction) {
  return z.object({ email: email(t), password: z.string().check(z.minLength(1, t('check.needed'))) });
}

export function passwordSchema(t: TFunction) {
  return z.object({
    old_password: z.string().check(z.minLength(1, t('check.needed'))),
    new_password: newPassword(t),
  });
}
