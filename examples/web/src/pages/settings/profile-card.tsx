/** Name, currency and time zone. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data, tag, type User } from '../../api/client';
import { newKey } from '../../api/keys';
import { me } from '../../api/queries';
import { fieldFailures } from '../../i18n/failure';
import { currencies } from '../../money/currencies';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { Card } from '../../ui/page';
import { FormFailure } from '../../ui/states';
import { useToasts } from '../../ui/toast';

export function ProfileCard({ user }: { user: User }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { tell } = useToasts();
  const { name, currency, time_zone } = user;
  const form = useForm({ defaultValues: { name, currency, time_zone } });
  const zones = useMemo(
    () => [...new Set(['UTC', time_zone, ...(Intl.supportedValuesOf?.('timeZone') ?? [])])].sort(),
    [time_zone],
  );
  const save = useMutation({
    mutationFn: (body: { name: string; currency: string; time_zone: string }) =>
      data(
        api.PATCH('/api/v1/me', {
          params: { header: { 'If-Match': tag(user), 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    onSuccess: (changed) => {
      client.setQueryData(me.queryKey, changed);
      void client.invalidateQueries({ queryKey: ['reports'] });
      tell(t('settings.saved'));
    },
  });
  const told = fieldFailures(t, save.error, ['name', 'currency', 'time_zone']);
  const missing = form.formState.errors.name && t('check.needed');
  return (
    <Card title={t('settings.profile')}>
      <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => save.mutate(values))}>
        <TextField
          label={t('field.name')}
          autoComplete="name"
          maxLength={100}
          error={missing ?? told.name}
          {...form.register('name', { validate: (text) => text.trim() !== '' })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t('field.currency')} error={told.currency} {...form.register('currency')}>
            {currencies(i18n.language, currency).map(({ code, name }) => (
              <option key={code} value={code}>
                {code} · {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('settings.time_zone')} error={told.time_zone} {...form.register('time_zone')}>
            {zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
        </div>
        {Object.keys(told).length === 0 && <FormFailure error={save.error} />}
        <Button type="submit" look="main" disabled={save.isPending} className="justify-self-start">
          {save.isPending ? t('do.saving') : t('do.save')}
        </Button>
      </form>
    </Card>
  );
}
