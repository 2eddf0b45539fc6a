/** A labelled field with its hint and what is wrong with it. */

import { Eye, EyeOff } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Labelled {
  label: string;
  hint?: ReactNode;
  error?: string;
  /** Says so beside the label. */
  optional?: boolean;
}

interface Ids {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** The frame of a field: `children` gets the ids that tie it to its label and texts. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: Labelled & { children: (ids: Ids) => ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const told = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {label}
        {optional && <span className="font-normal text-muted"> · {t('field.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': told || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
    </div>
  );
}

type TextFieldProps = Labelled &
  InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement>; after?: ReactNode };

export function TextField({ label, hint, error, optional, className = '', after, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) =>
        after ? (
          <div className="relative">
            <input {...ids} className={`field pr-12 ${className}`} {...rest} />
            <div className="absolute inset-y-0 right-0 flex items-center">{after}</div>
          </div>
        ) : (
          <input {...ids} className={`field ${className}`} {...rest} />
        )
      }
    </Field>
  );
}

export function PasswordField(props: TextFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      type={shown ? 'text' : 'password'}
      after={
        <button
          type="button"
          aria-label={shown ? t('do.hide_password') : t('do.show_password')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="inline-flex size-11 items-center justify-center rounded-xl text-muted hover:text-ink"
        >
          <Icon aria-hidden size={20} />
        </button>
      }
      {...props}
    />
  );
}

type SelectFieldProps = Labelled & SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

export function SelectField({ label, hint, error, optional, children, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <select {...ids} className="field" {...rest}>
          {children}
        </select>
      )}
    </Field>
  );
}
