/** Long work says how far it is: `total` is null while the end is not known. Called often; the receiver decides what to show. */
export type Progress = (step: string, done: number, total: number | null) => void;

export const silent: Progress = () => undefined;
