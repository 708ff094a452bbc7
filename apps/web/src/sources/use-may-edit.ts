import { useSession } from '../session/session.js';
import { useStatus } from '../shell/status.js';

/** Whether who looks may change what everybody reads: an editor, or whoever sits at the machine itself. */
export function useMayEdit(): boolean {
  const status = useStatus();
  const { has } = useSession();
  return status?.openEditing === true || has('editor') || has('administrator');
}
