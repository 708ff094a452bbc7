/** The single files of `natural` that are loaded: its index pulls database drivers, reads `.env` and prints to standard output. */
declare module 'natural/lib/natural/stemmers/porter_stemmer*.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
