/** Short messages at the edge of the screen, with one thing to do about them. */

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../i18n/failure';

interface Message {
  text: string;
  tone: 'good' | 'bad';
  action?: { label: string; run: () => void };
}

interface Toasts {
  tell: (text: string, action?: Message['action']) => void;
  fail: (error: unknown) => void;
}

const Context = createContext<Toasts | null>(null);

/** Long enough to read it and to reach for the button. */
const SHOWN_MS = 8000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [messages, setMessages] = useState<(Message & { id: number })[]>([]);
  const last = useRef(0);

  const drop = useCallback((id: number) => setMessages((shown) => shown.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (message: Message) => {
      last.current += 1;
      const id = last.current;
      setMessages((shown) => [...shown.slice(-2), { ...message, id }]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const toasts = useMemo<Toasts>(
    () => ({
      tell: (text, action) => show({ text, tone: 'good', action }),
      fail: (error) => show({ text: failureText(t, error), tone: 'bad' }),
    }),
    [show, t],
  );

  return (
    <Context value={toasts}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-24 z-50 flex flex-col items-center gap-2 desk:inset-x-auto desk:right-6 desk:bottom-6 desk:items-end"
      >
        {messages.map((message) => (
          <div
            key={message.id}
            className={`pointer-events-auto flex max-w-md items-center gap-3 rounded-2xl px-4 py-2.5 font-medium shadow-card ${
              message.tone === 'good'
                ? 'bg-ink text-canvas'
                : 'border border-danger bg-danger-tint text-danger'
            }`}
          >
            <span>{message.text}</span>
            {message.action && (
              <button
                type="button"
                className="-my-1 min-h-9 shrink-0 rounded-lg px-2 font-bold underline underline-offset-4"
                onClick={() => {
                  drop(message.id);
                  message.action?.run();
                }}
              >
                {message.action.label}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('there is no ToastProvider around');
  return toasts;
}
