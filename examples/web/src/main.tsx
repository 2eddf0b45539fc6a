import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startLanguage } from './i18n';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    // Without it the page works as well, only not without a network.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
