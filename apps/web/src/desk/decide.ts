import { getJson } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { pathId } from '../text/format.js';
import type { AuditEvent, Decision } from './types.js';

const DONE: Readonly<Record<Decision['action'], string>> = {
  accept: '"{name}" is taken on.',
  reject: '"{name}" is rejected.',
  reopen: '"{name}" is open again.',
  rename: '"{name}" has a new name.',
  move: '"{name}" lies in another segment.',
  merge: '"{name}" is merged.',
  'phase-out': '"{name}" is being phased out.',
  keep: '"{name}" stays.',
};

/** Sends a decision, says so, and offers to take it back. Throws an ApiError when it is refused. */
export async function decide(
  trend: { readonly id: string; readonly name: string },
  decision: Decision,
  changed: () => void,
): Promise<void> {
  await sendJson('POST', `/desk/trends/${pathId(trend.id)}/decisions`, decision);
  changed();
  const { items } = await getJson<{ items: readonly AuditEvent[] }>(
    `/desk/audit?limit=1&target=${encodeURIComponent(trend.id)}`,
  );
  const event = items[0];
  say(t(DONE[decision.action], { name: trend.name }), {
    ...(event && { undo: () => undo(event.id, changed) }),
  });
}

export async function undo(eventId: number, changed: () => void): Promise<void> {
  await sendJson('POST', `/desk/audit/${eventId}/undoing`);
  changed();
}
