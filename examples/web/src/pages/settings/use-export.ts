/** One's data as a file, collected from the API page by page. */

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayOf } from '../../api/queries';
import { useMe } from '../../shell/me';
import { useToasts } from '../../ui/toast';
import { csv, save } from '../reports/csv';
import { everything, movementRows } from './everything';

export function useExport() {
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
  return { collect, progress: collect.isPending ? t('settings.exporting', { count }) : undefined };
}
