/* Express as most would begin: it parses the order, answers 200, and keeps nothing. */
import express from 'express';

const app = express();
app.use(express.json());
app.post('/callbacks/orders', (_request, response) => {
  response.json({ outcome: 'stored' });
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
