import ipaddr from 'ipaddr.js';

/** NAT64 (RFC 6052): an IPv4 address stands in the last four bytes. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');

/**
 * Whether an IP address belongs to the public internet. Private, loopback, link-local (cloud metadata among them), carrier-grade NAT,
 * multicast, reserved and documentation ranges do not, nor do IPv6 forms that carry such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip instanceof ipaddr.IPv4) return ip.range() === 'unicast';
  const inner = innerIpv4(ip);
  if (inner !== null) return isPublicAddress(inner);
  return ip.range() === 'unicast';
}

/** The IPv4 address inside an IPv4-compatible, 6to4 or NAT64 address. Teredo hides its address; its range is refused as a whole. */
function innerIpv4(ip: ipaddr.IPv6): string | null {
  const bytes = ip.toByteArray();
  if (ip.match(NAT64, 96) || bytes.slice(0, 12).every((byte) => byte === 0)) return bytes.slice(12).join('.');
  return ip.range() === '6to4' ? bytes.slice(2, 6).join('.') : null;
}
