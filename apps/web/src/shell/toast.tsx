import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { asApiError } from '../api/client.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void | Promise<void>) | null;
}

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const change = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};
const drop = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

/** Tells what was done, at the foot of the window: `say('Collection deleted.', { undo: () => sendJson('POST', …) })`. */
export function say(text: string, { undo }: { undo?: () => void | Promise<void> } = {}): void {
  last += 1;
  change([...toasts.slice(-2), { id: last, text, undo: undo ?? null }]);
}

const SHOWN_MS = 6_000;
/** Time enough to read, think and reach the button. */
const UNDO_MS = 15_000;

/** Where the toasts appear. It is always there, so that screen readers hear what comes into it. */
export function Toasts() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = (): void => redraw((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return (
    <div class="toasts" role="status">
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastBox({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(toast.id), toast.undo ? UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const undo = async (): Promise<void> => {
    drop(toast.id);
    try {
      await toast.undo?.();
    } catch (problem) {
      say(t('That could not be undone: {why}', { why: asApiError(problem).message }));
    }
  };
  return (
    <p
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo ? (
        <button type="button" class="as-link" onClick={() => void undo()}>
          {t('Undo')}
        </button>
      ) : null}
      <button type="button" class="icon" aria-label={t('Close')} onClick={() => drop(toast.id)}>
        <span aria-hidden="true">×</span>
      </button>
    </p>
  );
}
