import { z } from 'zod';

/** An id that the database has made. Anything else is refused before the database sees it. */
export const uuid = z.uuid('must be an id as the API gives it');
