/** The address and the password that one signs in with. */

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Mail } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data, type User } from '../../api/client';
import { newKey } from '../../api/keys';
import { me } from '../../api/queries';
import { logIn } from '../../api/session';
import { fieldFailures } from '../../i18n/failure';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Card } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { FormFailure } from '../../ui/states';
import { useToasts } from '../../ui/toast';
import { emailSchema, passwordSchema } from '../sign-in/schemas';

export function SignInCard({ user }: { user: User }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'email' | 'password'>();
  const close = () => setOpen(undefined);
  return (
    <Card title={t('settings.security')}>
      <p className="mb-3 truncate text-soft">{user.email}</p>
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Button onClick={() => setOpen('email')}>
          <Mail aria-hidden size={18} />
          {t('settings.email_change')}
        </Button>
        <Button onClick={() => setOpen('password')}>
          <KeyRound aria-hidden size={18} />
          {t('settings.password_change')}
        </Button>
      </div>
      {open === 'email' && <EmailSheet onClose={close} />}
      {open === 'password' && <PasswordSheet user={user} onClose={close} />}
    </Card>
  );
}

function EmailSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { tell } = useToasts();
  const form = useForm({
    resolver: zodResolver(emailSchema(t)),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;
  const change = useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      data(api.POST('/api/v1/me/email', { body, params: { header: { 'Idempotency-Key': newKey() } } })),
    onSuccess: (changed) => {
      client.setQueryData(me.queryKey, changed);
      tell(t('settings.email_changed'));
      onClose();
    },
  });
  const told = fieldFailures(t, change.error, ['email', 'password']);
  return (
    <Sheet title={t('settings.email_change')} onClose={onClose} place="middle">
      <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => change.mutate(values))}>
        <TextField
          label={t('settings.new_email')}
          type="email"
          autoComplete="email"
          error={errors.email?.message ?? told.email}
          {...form.register('email')}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          error={errors.password?.message ?? told.password}
          {...form.register('password')}
        />
        {Object.keys(told).length === 0 && <FormFailure error={change.error} />}
        <Button type="submit" look="main" disabled={change.isPending}>
          {t('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

/** The server ends every session with the old password; this one goes on with the new. */
function PasswordSheet({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { tell } = useToasts();
  const form = useForm({
    resolver: zodResolver(passwordSchema(t)),
    defaultValues: { old_password: '', new_password: '' },
  });
  const { errors } = form.formState;
  const change = useMutation({
    mutationFn: async (body: { old_password: string; new_password: string }) => {
      await data(
        api.POST('/api/v1/auth/password', { body, params: { header: { 'Idempotency-Key': newKey() } } }),
      );
      if (user.email) await logIn(user.email, body.new_password);
    },
    onSuccess: () => {
      tell(t('settings.saved'));
      onClose();
    },
  });
  const told = fieldFailures(t, change.error, ['old_password', 'new_password']);
  return (
    <Sheet title={t('settings.password_change')} onClose={onClose} place="middle">
      <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => change.mutate(values))}>
        {/* So that a password manager knows whose password it is. */}
        <input type="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
        <PasswordField
          label={t('settings.old_password')}
          autoComplete="current-password"
          error={errors.old_password?.message ?? told.old_password}
          {...form.register('old_password')}
        />
        <PasswordField
          label={t('settings.new_password')}
          autoComplete="new-password"
          hint={t('session.password_hint')}
          error={errors.new_password?.message ?? told.new_password}
          {...form.register('new_password')}
        />
        {Object.keys(told).length === 0 && <FormFailure error={change.error} />}
        <Button type="submit" look="main" disabled={change.isPending}>
          {t('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
