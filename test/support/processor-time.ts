/** Seconds of processor time of this process since then: what else the machine does counts little, so that a bound on it is no test of the machine. */
export function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}
