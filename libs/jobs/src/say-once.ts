/** A log that repeats the same line at most every `pauseMs`: a lost connection is told by each command that needs it. */
export function sayOnce(log: (line: string) => void, pauseMs = 30_000): (line: string) => void {
  const said = new Map<string, number>();
  return (line) => {
    const now = Date.now();
    for (const [old, at] of said) if (now - at >= pauseMs) said.delete(old);
    if (said.has(line)) return;
    said.set(line, now);
    log(line);
  };
}
