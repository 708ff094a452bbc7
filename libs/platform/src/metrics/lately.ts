/** One answer for all who ask within `ms`: several numbers can rest on one look. A failure is kept as long, and thrown to each. */
export function lately<T>(read: () => Promise<T>, ms = 10_000): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (!answer || Date.now() >= until) {
      until = Date.now() + ms;
      answer = read();
    }
    return answer;
  };
}
