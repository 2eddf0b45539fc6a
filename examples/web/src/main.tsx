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
  // Without it the page works as well, only not without a network.
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  // What is seen comes first. The texts may have taken longer than the rest, so that it is loaded already.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}
