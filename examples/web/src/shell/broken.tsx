/** What is shown when a page itself breaks. */

import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';

export class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div role="alert" className="mx-auto grid max-w-md justify-items-center gap-3 px-6 py-24 text-center">
        <h1 className="text-xl font-semibold">{i18next.t('state.broken')}</h1>
        <p className="text-muted">{i18next.t('state.broken_hint')}</p>
        <Button look="main" onClick={() => location.reload()}>
          {i18next.t('state.reload')}
        </Button>
      </div>
    );
  }
}
