import type { Server } from 'node:http';
import { errorList } from '@assessment-kit/contract/error-body';

/** Answers requests that Node.js cannot read at all in the platform's format, too; by itself it sends no body. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
    const status = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const problem = tooLong
      ? { field: 'request', code: 'too_large', message: 'URL and headers are too long.' }
      : { field: 'request', code: 'bad_request', message: 'The request cannot be read.' };
    const body = JSON.stringify(errorList([problem]));
    const head = [`HTTP/1.1 ${status}`, 'content-type: application/json', 'connection: close'];
    socket.end(`${[...head, `content-length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`);
  });
}
