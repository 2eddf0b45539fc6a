import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { howItEnded, logIn } from '../../api/session';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { FormFailure } from '../../ui/states';
import { SignInFrame } from './frame';
import { type SignInForm, signInSchema } from './schemas';

export default function SignInPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const form = useForm<SignInForm>({
    resolver: zodResolver(signInSchema(t)),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;
  const signIn = useMutation({ mutationFn: ({ email, password }: SignInForm) => logIn(email, password) });

  return (
    <SignInFrame
      title={t('session.welcome')}
      foot={
        <>
          {t('session.no_account')}{' '}
          <Link
            to="/register"
            state={state}
            className="font-semibold text-brand underline underline-offset-4"
          >
            {t('session.register')}
          </Link>
        </>
      }
    >
      <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => signIn.mutate(values))}>
        {howItEnded() === 'deleted' && !signIn.error && (
          <p role="status" className="rounded-xl bg-tint px-4 py-3 font-medium text-brand">
            {t('deletion.done')}
          </p>
        )}
        <FormFailure error={signIn.error} />
        <TextField
          label={t('field.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" look="main" disabled={signIn.isPending} className="mt-1 w-full">
          {signIn.isPending ? t('session.signing_in') : t('session.sign_in')}
        </Button>
      </form>
    </SignInFrame>
  );
}
