import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from './addresses.js';
import { refusedAddress, unavailable } from './source-error.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}
export type Resolver = (hostname: string) => Promise<readonly ResolvedAddress[]>;

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost):\d+$/;
/** Names that never lead out of the house. */
const INNER_NAMES =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)\.?$/i;

/**
 * Decides which addresses are fetched: only http(s) to the public internet. Names are resolved once, all their addresses are checked, and
 * the connection goes to a checked one: an answer of the DNS that changes afterwards (rebinding) changes nothing.
 */
export class AddressGuard {
  private readonly allowed: ReadonlySet<string>;

  /** @param allow `host:port` on loopback that may be fetched all the same: for tests against a server of one's own. */
  constructor(
    allow: readonly string[] = [],
    private readonly resolve: Resolver = (hostname) => systemLookup(hostname, { all: true, verbatim: true }),
  ) {
    const outside = allow.find((entry) => !LOOPBACK.test(entry));
    if (outside !== undefined)
      throw new Error(`Only addresses on loopback can be allowed, as host:port; "${outside}" is none.`);
    this.allowed = new Set(allow);
  }

  /** Throws when the address must not be fetched; returns it parsed. Decimal, octal and hexadecimal hosts come out in plain form here. */
  check(address: string): URL {
    if (!URL.canParse(address)) throw refusedAddress(address, 'it is not an address');
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw refusedAddress(address, 'only http and https are read');
    if (url.username || url.password) throw refusedAddress(url.origin, 'it carries a user name or password');
    const host = bareHost(url);
    if (this.isAllowed(url)) return url;
    if (INNER_NAMES.test(host) || (!host.includes('.') && !host.includes(':')))
      throw refusedAddress(address, 'it names a machine of an inner network');
    if (ipaddr.isValid(host) && !isPublicAddress(host))
      throw refusedAddress(address, 'it leads into a private or reserved network');
    return url;
  }

  isAllowed(url: URL): boolean {
    return this.allowed.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`);
  }

  /** For `net.connect`: resolves a name to checked addresses only. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.checkedAddresses(hostname).then(
      (addresses) => {
        const wanted = addresses.filter(({ family }) => !options.family || family === options.family);
        const [first] = wanted.length > 0 ? wanted : addresses;
        if (options.all) callback(null, wanted.length > 0 ? [...wanted] : [...addresses]);
        else callback(null, first!.address, first!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };

  private async checkedAddresses(hostname: string): Promise<readonly ResolvedAddress[]> {
    const addresses = await this.resolve(hostname).catch((error: NodeJS.ErrnoException) => {
      throw unavailable(`The name ${hostname} is not known to the DNS (${error.code ?? error.message}).`, error);
    });
    if (addresses.length === 0) throw unavailable(`The name ${hostname} has no address.`);
    // One bad address among good ones is how rebinding begins, so one is enough.
    const inner = addresses.find(({ address }) => !isPublicAddress(address));
    if (inner && !(hostname === 'localhost' && [...this.allowed].some((entry) => entry.startsWith('localhost:'))))
      throw refusedAddress(hostname, `its name leads to ${inner.address}, into a private or reserved network`);
    return addresses;
  }
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
