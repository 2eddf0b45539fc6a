/** One's data as files. */

import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Card } from '../../ui/page';
import { useExport } from './use-export';

export function ExportCard() {
  const { t } = useTranslation();
  const { collect, progress } = useExport();
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
        {progress}
      </p>
    </Card>
  );
}
