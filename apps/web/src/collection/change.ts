/** Sends a change and reads the collection again; `told` is said with an undo, null says nothing. */
export type Change = (told: string | null, send: () => Promise<{ version: number }>) => Promise<void>;
