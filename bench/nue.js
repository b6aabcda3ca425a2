// A bare node:http server: the same bytes for every request. What the real pages are compared with.
import { createServer } from 'node:http';

const page = Buffer.alloc(Number(process.argv[2]), 'a');
const serveur = createServer((_, reponse) => {
  reponse.setHeader('content-type', 'text/html; charset=utf-8');
  reponse.setHeader('content-length', page.length);
  reponse.end(page);
});
serveur.listen(0, '127.0.0.1', () => console.log(`écoute sur http://127.0.0.1:${serveur.address().port} `));
