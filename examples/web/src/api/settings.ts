/** Where the API is: a setting of the delivered page, not of its build. */

const meta = typeof document === 'undefined' ? null : document.querySelector('meta[name="cashflow-api"]');

/** The origin of the API; empty for the host of this page. */
export const API_ORIGIN = (meta?.getAttribute('content') ?? '').replace(/\/+$/, '');
