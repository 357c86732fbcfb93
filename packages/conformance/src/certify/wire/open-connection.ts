import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Opens a connection to where an address leads, and says nothing over it. Errors end in `close`. */
export function openConnection(url: string): Socket {
  const { hostname, port, protocol } = new URL(url);
  const tls = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const where = { host, port: Number(port || (tls ? 443 : 80)) };
  const socket = tls ? connectTls(isIP(host) ? where : { ...where, servername: host }) : connectPlain(where);
  return socket.on('error', () => {});
}
