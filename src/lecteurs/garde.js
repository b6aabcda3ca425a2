// Thread beside the reader, which a loop of the reader cannot hold up: ends the whole process once it holds more memory than
// agreed — buffers and zlib included, which V8's own limits do not count —, once it has computed longer than agreed, or once
// whoever asked is gone.
import { parentPort, workerData } from 'node:worker_threads';

const TOUR_MS = 25;
let agree = { memoire: Number.POSITIVE_INFINITY, calcul: Number.POSITIVE_INFINITY, avant: undefined };

parentPort.on('message', (bornes) => {
  agree = bornes;
});

setInterval(() => {
  const { user, system } = process.cpuUsage(agree.avant);
  if ((user + system) / 1e6 > agree.calcul) process.kill(process.pid, 'SIGXCPU');
  if (process.memoryUsage.rss() / 1e6 > agree.memoire || process.ppid !== workerData.pere)
    process.kill(process.pid, 'SIGKILL');
}, TOUR_MS);
