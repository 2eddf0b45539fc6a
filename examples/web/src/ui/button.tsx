/** Buttons, and links that look like them. */

import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';

export type Look = 'main' | 'plain' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-xl px-4 py-2 font-semibold select-none transition-colors disabled:opacity-55';
const LOOKS: Record<Look, string> = {
  main: 'bg-brand text-on-brand hover:bg-brand-strong',
  plain: 'border border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'text-brand hover:bg-tint',
  danger: 'border border-danger text-danger hover:bg-danger-tint',
};

export function looks(look: Look, more = ''): string {
  return `${BASE} ${LOOKS[look]} ${more}`;
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look };

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={looks(look, className)} {...rest} />;
}

export function ButtonLink({
  look = 'plain',
  className,
  ...rest
}: LinkProps & { look?: Look; className?: string }) {
  return <Link className={looks(look, className)} {...rest} />;
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string };

/** A button of an icon alone; `label` is its name. */
export function IconButton({ label, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={`inline-flex size-11 shrink-0 items-center justify-center rounded-full text-soft hover:bg-sunken disabled:opacity-40 ${className}`}
      {...rest}
    />
  );
}
