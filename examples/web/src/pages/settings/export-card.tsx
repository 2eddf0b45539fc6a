/** One's data as files, collected from the API page by page. */

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayOf } from '../../api/queries';
import { useMe } from '../../shell/me';
import { Button } from '../../ui/button';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toast';
import { csv, save } from '../reports/csv';
import { everything, movementRows } from './everything';

export function ExportCard() {
  const { t } = useTranslation();
  const user = useMe();
  const { tell, fail } = useToasts();
  const [count, setCount] = useState(0);
  const collect = useMutation({
    mutationFn: async (form: 'json' | 'csv') => {
      setCount(0);
      const all = await everything(setCount);
      const name = `cashflow-${todayOf(user)}.${form}`;
      if (form === 'json') save(name, 'application/json', JSON.stringify(all, null, 2));
      else save(name, 'text/csv', csv(movementRows(all)));
    },
    onSuccess: () => tell(t('settings.exported')),
    onError: fail,
  });
  return (
    <Card title={t('settings.data')}>
      <p className="mb-3 text-muted">{t('settings.export_hint')}</p>
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Button disabled={collect.isPending} onClick={() => collect.mutate('json')}>
          <Download aria-hidden size={18} />
          {t('settings.export_json')}
        </Button>
        <Button disabled={collect.isPending} onClick={() => collect.mutate('csv')}>
          <Download aria-hidden size={18} />
          {t('settings.export_csv')}
        </Button>
      </div>
      <p role="status" className="mt-2 text-sm text-muted empty:hidden">
        {collect.isPending && t('settings.exporting', { count })}
      </p>
    </Card>
  );
}
