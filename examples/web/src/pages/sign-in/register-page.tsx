import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, data } from '../../api/client';
import { logIn } from '../../api/session';
import { localeOf } from '../../i18n';
import { fieldFailures } from '../../i18n/failure';
import { currencies, likelyCurrency } from '../../money/currencies';
import { Button } from '../../ui/button';
import { PasswordField, SelectField, TextField } from '../../ui/field';
import { FormFailure } from '../../ui/states';
import { SignInFrame } from './frame';
import { type RegisterForm, registerSchema } from './schemas';

export default function RegisterPage() {
  const { t, i18n } = useTranslation();
  const { state } = useLocation();
  const likely = useMemo(() => likelyCurrency(navigator.languages), []);
  const form = useForm<RegisterForm>({
    resolver: zodResolver(registerSchema(t)),
    defaultValues: { name: '', email: '', password: '', currency: likely },
  });
  const register = useMutation({
    mutationFn: async (values: RegisterForm) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const body = { ...values, locale: localeOf(i18n.language), time_zone: timeZone };
      await data(api.POST('/api/v1/auth/register', { body }));
      await logIn(values.email, values.password);
    },
  });
  const { errors } = form.formState;
  const told = fieldFailures(t, register.error, ['name', 'email', 'password', 'currency']);
  const general = Object.keys(told).length > 0 ? null : register.error;

  return (
    <SignInFrame
      title={t('session.start')}
      foot={
        <>
          {t('session.have_account')}{' '}
          <Link to="/sign-in" state={state} className="font-semibold text-brand underline underline-offset-4">
            {t('session.sign_in')}
          </Link>
        </>
      }
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => register.mutate(values))}
      >
        <FormFailure error={general} />
        <TextField
          label={t('session.name')}
          autoComplete="name"
          error={errors.name?.message ?? told.name}
          {...form.register('name')}
        />
        <TextField
          label={t('field.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          error={errors.email?.message ?? told.email}
          {...form.register('email')}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="new-password"
          hint={t('session.password_hint')}
          error={errors.password?.message ?? told.password}
          {...form.register('password')}
        />
        <SelectField
          label={t('field.currency')}
          hint={t('session.currency_hint')}
          error={told.currency}
          {...form.register('currency')}
        >
          {currencies(i18n.language, likely).map(({ code, name }) => (
            <option key={code} value={code}>
              {code} · {name}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="main" disabled={register.isPending} className="mt-1 w-full">
          {register.isPending ? t('session.registering') : t('session.register')}
        </Button>
      </form>
    </SignInFrame>
  );
}
