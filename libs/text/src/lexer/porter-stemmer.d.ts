/** The single files of `natural` that are loaded: its index pulls database drivers, reads `.env` and prints to standard output. */
declare module 'natural/lib/natural/stemmers/porter_stemmer*.js' {
  type Step = (word: string) => string;
  const stemmer: Record<
    'stem' | 'step1a' | 'step1b' | 'step1c' | 'step2' | 'step3' | 'step4' | 'step5a' | 'step5b',
    Step
  >;
  export default stemmer;
}
