import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** Whom limits count: an IPv4 address, or the /64 of an IPv6 address, since one customer commands a whole /64. */
export function addressOf(request: Pick<Request, 'ip'>): string {
  const { ip } = request;
  if (ip === undefined || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
