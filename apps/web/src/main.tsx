import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { loadTexts } from './texts/texts';
import './app/page.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the application.');
loadTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
