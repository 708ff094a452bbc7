import type { Mail } from '#libs/platform';
import type { Exercise } from '#libs/store';

const WHO_SEES: Readonly<Record<Exercise['setUp']['anonymity'], string>> = {
  anonymous: 'Nobody, not even the facilitator, learns what you answer or write, or whether you do.',
  facilitator:
    'The facilitator sees that you take part and what you comment, not how you rate. The panel sees no names.',
  panel: 'The panel sees who takes part and who wrote which comment. Nobody sees how you rate.',
  open: 'This exercise is open: your ratings and comments stand beside your name.',
};

/** A mail to a panellist. The secret of the link stands behind #, which browsers send to no server. */
export function exerciseMail(to: string, exercise: Exercise, what: 'round' | 'reminder', link: string): Mail {
  const { setUp, organisation, round, rounds } = exercise;
  const closesAt = rounds.find((r) => r.number === round)?.closesAt;
  const until = closesAt
    ? `It is open until ${new Date(closesAt).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Brussels' })} (Brussels time).`
    : 'It is open until the facilitator closes it.';
  const opening =
    what === 'round'
      ? `${organisation} asks for your view: round ${round} of "${setUp.title}" is open.`
      : `A reminder from ${organisation}: round ${round} of "${setUp.title}" is still open, and some of your answers are missing.`;
  return {
    to,
    subject: what === 'round' ? 'Your view is asked for' : 'A reminder: your view is asked for',
    text: `${opening} ${until}\n\nYour own link, for you alone. It opens what you have answered so far, on any device:\n${link}\n\n${WHO_SEES[setUp.anonymity]}\n\nIf you do not want to take part, do nothing, or open the link and choose to leave.`,
  };
}
