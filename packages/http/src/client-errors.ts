import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorList } from '@assessment-kit/contract/error-body';
import { refuse } from './refuse.ts';
import { writeReply } from './write-reply.ts';

/** A client that was told what is wrong gets this long to read it and close, in ms. */
const CLOSING_MS = 1_000;

/** Kept on the connection: an entry in a `WeakMap` would outlive the young generation, and costs a rehash now and then. */
const UNDER_WAY = Symbol('response under way');

type Connection = Duplex & { [UNDER_WAY]?: ServerResponse };

/**
 * Answers what Node.js would answer by itself, and without a body, in the platform's format: requests that cannot be read
 * at all, and unknown expectations. Called after the server has its other listeners.
 */
export function answerClientErrors(server: Server): void {
  const remember = ({ socket }: { socket: Connection }, response: ServerResponse) => {
    socket[UNDER_WAY] = response;
  };
  if (server.listenerCount('checkExpectation') === 0) {
    server.on('checkExpectation', (_request, response: ServerResponse) => refuseExpectation(response));
  }
  for (const event of ['request', 'checkContinue', 'checkExpectation']) {
    // The first listener for `checkContinue` keeps Node.js from sending it: it would have to do so itself.
    if (server.listenerCount(event) > 0) server.prependListener(event, remember);
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Connection) => {
    const response = socket[UNDER_WAY];
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
    } else if (response?.req.complete && !response.writableFinished) {
      // What cannot be read came behind a request that is still being answered: its answer goes first, and is the last.
      response.once('close', () => socket.destroy());
    } else if (response?.headersSent && !response.req.complete) {
      socket.destroy();
    } else {
      end(socket, error);
    }
  });
}

/** Answers a header `Expect` that is not `100-continue`; whoever sent it may wait with the body, so the connection ends. */
export function refuseExpectation(response: ServerResponse): void {
  const problem = { field: 'Expect', code: 'invalid_value', message: 'Expect may only be 100-continue.' };
  writeReply(response, { ...refuse(417, problem), headers: { Connection: 'close' } });
}

function end(socket: Duplex, { code }: NodeJS.ErrnoException): void {
  const { status, problem } = ANSWERS[code ?? ''] ?? UNREADABLE;
  const body = JSON.stringify(errorList([problem]));
  const head = [`HTTP/1.1 ${status}`, 'content-type: application/json', 'connection: close'];
  socket.end(`${[...head, `content-length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), CLOSING_MS).unref();
}

const UNREADABLE = {
  status: '400 Bad Request',
  problem: { field: 'request', code: 'bad_request', message: 'The request cannot be read.' },
};

const ANSWERS: Readonly<Record<string, typeof UNREADABLE>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    problem: { field: 'request', code: 'too_large', message: 'URL and headers are too long.' },
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    problem: { field: 'request', code: 'timeout', message: 'The request did not arrive in time.' },
  },
};
