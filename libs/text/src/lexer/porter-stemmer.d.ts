/** The one file of `natural` that is loaded: its index pulls database drivers, reads `.env` and prints to standard output. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
