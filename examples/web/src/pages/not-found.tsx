import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button';
import { useTitle } from '../ui/page';
import { Empty } from '../ui/states';

export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('state.not_found'));
  return (
    <Empty icon={MapPinOff} title={t('state.not_found')} level={1}>
      <ButtonLink to="/" look="main">
        {t('state.home')}
      </ButtonLink>
    </Empty>
  );
}
