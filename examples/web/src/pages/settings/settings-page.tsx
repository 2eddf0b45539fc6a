/** Who one is, how the page looks, and what can be done with one's data. */

import { useMutation } from '@tanstack/react-query';
import { LogOut, Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logOut } from '../../api/session';
import { chooseLanguage, chosenLanguage, LANGUAGES, type Language } from '../../i18n';
import { useMe } from '../../shell/me';
import { chooseTheme, chosenTheme } from '../../shell/theme';
import { Button, ButtonLink } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Card, Page } from '../../ui/page';
import { useToasts } from '../../ui/toast';
import { DeleteCard } from './delete-card';
import { ExportCard } from './export-card';
import { ProfileCard } from './profile-card';
import { SignInCard } from './sign-in-card';

const NAMES: Record<Language, string> = { en: 'English', es: 'Español' };

export default function SettingsPage() {
  const { t } = useTranslation();
  const user = useMe();
  return (
    <Page title={t('settings.title')}>
      <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-5">
        <div className="grid min-w-0 gap-4 desk:gap-5">
          <ProfileCard key={user.version} user={user} />
          <Appearance />
        </div>
        <div className="grid min-w-0 gap-4 desk:gap-5">
          <Card title={t('settings.organise')} className="desk:hidden">
            <ButtonLink to="/categories" className="w-full">
              <Tags aria-hidden size={18} />
              {t('settings.manage_categories')}
            </ButtonLink>
          </Card>
          <SignInCard user={user} />
          <ExportCard />
          <LogOutButton />
          <DeleteCard user={user} />
        </div>
      </div>
    </Page>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(chosenTheme);
  const [language, setLanguage] = useState<Language | 'auto'>(chosenLanguage() ?? 'auto');
  return (
    <Card title={t('settings.appearance')}>
      <div className="grid gap-4">
        <Choice
          legend={t('settings.language')}
          titled
          value={language}
          onChange={(next) => {
            setLanguage(next);
            void chooseLanguage(next === 'auto' ? undefined : next);
          }}
          options={[
            { value: 'auto' as const, label: t('settings.language_auto') },
            ...LANGUAGES.map((value) => ({ value, label: NAMES[value] })),
          ]}
        />
        <Choice
          legend={t('settings.theme')}
          titled
          value={theme}
          onChange={(next) => {
            setTheme(next);
            chooseTheme(next);
          }}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.theme_${value}`),
          }))}
        />
      </div>
    </Card>
  );
}

function LogOutButton() {
  const { t } = useTranslation();
  const { fail } = useToasts();
  const leave = useMutation({ mutationFn: logOut, onError: fail });
  return (
    <Button onClick={() => leave.mutate()} disabled={leave.isPending} className="w-full">
      <LogOut aria-hidden size={18} />
      {t('session.log_out')}
    </Button>
  );
}
