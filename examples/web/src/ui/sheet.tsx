/**
 * A sheet over the page: from the bottom on a phone, at the side on a desk. The browser's own modal dialog keeps the focus
 * inside, makes the rest inert, and closes on Escape.
 */

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Stands at the side on a desk, or in the middle. */
  place?: 'side' | 'middle';
}

const PLACES = {
  side: 'desk:h-dvh desk:max-h-none desk:w-[30rem] desk:mr-0 desk:ml-auto desk:my-0 desk:rounded-none desk:rounded-l-3xl',
  middle: 'desk:w-[34rem] desk:m-auto desk:rounded-3xl',
};

export function Sheet({ title, onClose, children, place = 'side' }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();

  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    // Where one begins: at the field that says so, else at the title; not at the way out.
    (shown?.querySelector<HTMLElement>('[data-first]') ?? heading.current)?.focus();
    return () => shown?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click beside it is an extra.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className={`sheet m-0 mt-auto max-h-[92dvh] w-full max-w-full overflow-hidden rounded-t-3xl bg-raised p-0 shadow-card ${PLACES[place]}`}
    >
      <div className="flex max-h-[inherit] flex-col desk:h-full">
        <header className="flex items-center justify-between gap-2 px-5 pt-3 pb-1">
          <h2 id={id} ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
            {title}
          </h2>
          <IconButton label={t('do.close')} onClick={onClose} className="-mr-2">
            <X aria-hidden size={22} />
          </IconButton>
        </header>
        <div className="overflow-y-auto overscroll-contain px-5 pt-2 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
          {children}
        </div>
      </div>
    </dialog>
  );
}
