import type { ComponentChildren } from 'preact';
import { usePageTitle } from '../shell/page-title.js';
import './account.css';

/** A page one passes through: signing in, signing up, a mailed link. */
export function Entrance({ title, children }: { title: string; children: ComponentChildren }) {
  usePageTitle(title);
  return (
    <div class="page entrance">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
