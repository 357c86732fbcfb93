import { createServer } from 'node:http';
import process from 'node:process';

/** Answers at once, and as little as it can: what is measured is the side that asks. */
const values = [1, 2, 3].map((number) => ({
  id: `package-${number}`,
  name: `Package ${number}`,
  summary: 'Made up for a benchmark.',
  status: { startDate: '2026-01-01T00:00:00Z' },
  assessments: [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }],
}));
const packages = Buffer.from(JSON.stringify({ values, count: values.length }));
const token = Buffer.from(JSON.stringify({ access_token: 't'.repeat(800), token_type: 'Bearer', expires_in: 3600 }));

let requests = 0;
const server = createServer((request, response) => {
  if (request.url === '/requests') {
    response.end(String(requests));
    return;
  }
  requests += 1;
  request.resume().on('end', () => {
    if (request.method !== 'GET' && !request.url?.endsWith('/token')) response.writeHead(204).end();
    else {
      const body = request.method === 'GET' ? packages : token;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    }
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env['PORT']), '127.0.0.1');
