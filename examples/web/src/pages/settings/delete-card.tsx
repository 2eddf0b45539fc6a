/** The end of the account: what goes is said, a copy is offered first, and the password is asked for. */

import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data, type User } from '../../api/client';
import { accountDeleted } from '../../api/session';
import { fieldFailures } from '../../i18n/failure';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/field';
import { Card } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { FormFailure } from '../../ui/states';
import { useExport } from './use-export';

export function DeleteCard({ user }: { user: User }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('deletion.title')}>
      <p className="mb-3 text-muted">{t('deletion.hint')}</p>
      <Button look="danger" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden size={18} />
        {t('deletion.open')}
      </Button>
      {open && <DeleteSheet user={user} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function DeleteSheet({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { collect, progress } = useExport();
  const form = useForm({ defaultValues: { password: '' } });
  const remove = useMutation({
    mutationFn: async (body: { password: string }) => {
      // With credentials, so that the cookie goes too when the API is at another origin.
      await data(api.POST('/api/v1/me/delete', { body, credentials: 'include' }));
      await accountDeleted();
    },
  });
  const told = fieldFailures(t, remove.error, ['password']);
  const missing = form.formState.errors.password && t('check.needed');
  return (
    <Sheet title={t('deletion.title')} onClose={onClose} place="middle">
      <p className="font-medium">{t('deletion.goes')}</p>
      <ul className="my-2 list-disc pl-5 text-soft">
        {(['goes_movements', 'goes_receipts', 'goes_history', 'goes_sign_in'] as const).map((what) => (
          <li key={what}>{t(`deletion.${what}`)}</li>
        ))}
      </ul>
      <p className="mb-4 text-danger">{t('deletion.final')}</p>
      <div className="mb-5 grid gap-2 rounded-2xl bg-sunken p-4">
        <p className="text-sm text-soft">{t('deletion.export_first')}</p>
        <Button disabled={collect.isPending} onClick={() => collect.mutate('json')}>
          <Download aria-hidden size={18} />
          {t('settings.export_json')}
        </Button>
        <p role="status" className="text-sm text-muted empty:hidden">
          {progress ?? (collect.isSuccess ? t('settings.exported') : undefined)}
        </p>
      </div>
      <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => remove.mutate(values))}>
        {/* So that a password manager knows whose password it is. */}
        <input type="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          maxLength={128}
          error={missing ?? told.password}
          {...form.register('password', { required: true })}
        />
        {Object.keys(told).length === 0 && <FormFailure error={remove.error} />}
        <Button type="submit" look="danger" disabled={remove.isPending}>
          <Trash2 aria-hidden size={18} />
          {remove.isPending ? t('deletion.doing') : t('deletion.do')}
        </Button>
      </form>
    </Sheet>
  );
}
