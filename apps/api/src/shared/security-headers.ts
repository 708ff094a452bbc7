import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

/** Everything is same-origin, nothing is inline: a text that became markup could neither run nor load nor dress up anything. */
const PAGES = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  upgradeInsecureRequests: null,
};
/** Pictures (SVG) and the page of the API's description carry styles of their own. */
const API = { ...PAGES, styleSrc: ["'self'", "'unsafe-inline'"] };

const of = (directives: typeof PAGES) =>
  helmet({ contentSecurityPolicy: { directives }, crossOriginEmbedderPolicy: false });

/** Security headers of every answer; the front's pages have the strictest policy. */
export function securityHeaders(): (request: Request, response: Response, next: NextFunction) => void {
  const [pages, api] = [of(PAGES), of(API)];
  return (request, response, next) => (request.path.startsWith('/api/') ? api : pages)(request, response, next);
}
