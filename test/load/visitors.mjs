/** What visitors ask for, and in which shares: found out from a running installation. */

const JSON_BODY = { 'content-type': 'application/json' };
const WORDS = ['battery', 'hydrogen', 'artificial intelligence', 'recycling', 'robot', 'solar cells', 'steel'];
export const PASSWORD = 'four words are quite enough';
export const emailOf = (n) => `visitor${n}@example.org`;

/**
 * @returns {Promise<{ name: string, share: number, ask: (visitor: { n: number, token: string | null, collection: string | null }, turn: number) =>
 *   { method: string, path: string, headers?: object, body?: string, learn?: (answer: any) => void } }[]>} shares add up to about 100
 */
export async function whatVisitorsAsk(origin) {
  const get = async (path) => (await fetch(`${origin}/api/v1${path}`)).json();
  const { radars } = await get('/radars');
  const ids = radars.map(({ ecosystem }) => ecosystem);
  const placed = radars.flatMap(({ ecosystem, blips }) =>
    blips.slice(0, 5).map(({ trendId }) => ({ ecosystem, trendId })),
  );
  const { items: signals } = await get('/signals?limit=50');
  const { items: editions } = await get('/editions?limit=2');
  const pick = (list, turn) => list[turn % list.length];
  const of = (path) => ({ method: 'GET', path: `/api/v1${path}` });
  const page = (path) => ({ method: 'GET', path, headers: { accept: 'text/html' } });
  const name = encodeURIComponent;
  const search = (turn) => `q=${name(pick(WORDS, turn))}${turn % 3 === 0 ? `&ecosystem=${pick(ids, turn)}` : ''}`;
  const mine = (visitor, method, path, body, learn) => ({
    method,
    path: `/api/v1${path}`,
    headers: { authorization: `Bearer ${visitor.token}`, ...(body && JSON_BODY) },
    ...(body && { body: JSON.stringify(body) }),
    ...(learn && { learn }),
  });
  const asked = [
    { name: 'radar', share: 22, ask: (_, turn) => of(`/radars/${pick(ids, turn)}`) },
    { name: 'all radars', share: 6, ask: () => of('/radars') },
    {
      name: 'explanation of a trend',
      share: 10,
      ask: (_, turn) => {
        const { ecosystem, trendId } = pick(placed, turn);
        return of(`/radars/${ecosystem}/trends/${name(trendId)}/explanation`);
      },
    },
    { name: 'card of a trend', share: 8, ask: (_, turn) => of(`/trends/${name(pick(placed, turn).trendId)}`) },
    { name: 'signals by words', share: 9, ask: (_, turn) => of(`/signals?${search(turn)}`) },
    { name: 'facets of words', share: 6, ask: (_, turn) => of(`/signals/facets?${search(turn)}`) },
    { name: 'newest signals', share: 4, ask: () => of('/signals?limit=20') },
    { name: 'one signal', share: 4, ask: (_, turn) => of(`/signals/${name(pick(signals, turn).id)}`) },
    { name: 'status', share: 3, ask: () => of('/status') },
    { name: 'page of a radar', share: 6, ask: (_, turn) => page(`/radars/${pick(ids, turn)}`) },
    { name: 'page of a trend', share: 4, ask: (_, turn) => page(`/trends/${name(pick(placed, turn).trendId)}`) },
    { name: 'page of signals', share: 3, ask: (_, turn) => page(`/signals?${search(turn)}`) },
    {
      name: 'sign-in',
      share: 2,
      ask: (visitor) => ({
        method: 'POST',
        path: '/api/v1/session',
        headers: JSON_BODY,
        body: JSON.stringify({ email: emailOf(visitor.n), password: PASSWORD, deliver: 'body' }),
        learn: ({ accessToken }) => (visitor.token = accessToken),
      }),
    },
    { name: 'own collections', share: 3, ask: (visitor) => mine(visitor, 'GET', '/collections') },
    {
      name: 'new collection',
      share: 1,
      ask: (visitor, turn) =>
        mine(
          visitor,
          'POST',
          '/collections',
          { title: `Found in turn ${turn}` },
          ({ id }) => (visitor.collection = id),
        ),
    },
    {
      name: 'save a signal',
      share: 4,
      ask: (visitor, turn) =>
        mine(visitor, 'POST', '/saves', {
          kind: 'signal',
          ref: pick(signals, turn).id,
          ...(visitor.collection && { collectionId: visitor.collection }),
        }),
    },
  ];
  if (editions.length === 2)
    asked.push({
      name: 'compare editions',
      share: 3,
      ask: () => of(`/editions/${editions[1].number}/compare/${editions[0].number}`),
    });
  return asked;
}
