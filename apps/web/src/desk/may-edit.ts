import { useSession } from '../session/session.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether it makes sense to show an editor's buttons: to editors, and to whoever sits at the machine itself. The server has the last word. */
export function useMayEdit(): boolean {
  const { has } = useSession();
  return has('editor') || has('administrator') || LOOPBACK.includes(location.hostname);
}
