import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { asApiError } from '../api/client.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void | Promise<void>) | null;
  readonly settle: (() => void) | null;
}

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const change = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};
const drop = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

interface Choices {
  /** Takes it back. */
  readonly undo?: () => void | Promise<void>;
  /** For what cannot be taken back once it is done: does it, as soon as nobody can press Undo any more. */
  readonly settle?: () => void;
}

/** Tells what was done, at the foot of the window: `say('Collection deleted.', { undo: () => sendJson('POST', …) })`. */
export function say(text: string, { undo, settle }: Choices = {}): void {
  last += 1;
  const gone = toasts.slice(0, -2);
  change([...toasts.slice(-2), { id: last, text, undo: undo ?? null, settle: settle ?? null }]);
  for (const toast of gone) toast.settle?.();
}
function settleAll(): void {
  const all = toasts;
  change([]);
  for (const toast of all) toast.settle?.();
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
    addEventListener('pagehide', settleAll);
    return () => {
      listeners.delete(listener);
      removeEventListener('pagehide', settleAll);
    };
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
  const end = (): void => {
    drop(toast.id);
    toast.settle?.();
  };
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(end, toast.undo ? UNDO_MS : SHOWN_MS);
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
      <button type="button" class="icon" aria-label={t('Close')} onClick={end}>
        <span aria-hidden="true">×</span>
      </button>
    </p>
  );
}
