// Worker thread: holds one Typst compiler and prints one document at a time. Plain JavaScript, because Node 20 starts
// a worker only from JavaScript, in the sources as in dist/.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const compilateur = NodeCompiler.create({
  workspace: workerData.gabarits,
  fontArgs: [{ fontBlobs: workerData.polices.map((p) => Buffer.from(p)) }],
});

parentPort.on('message', ({ gabarit, donnees, norme }) => {
  parentPort.postMessage(imprimer(gabarit, donnees, norme));
});

/** A warning is a failure: a document with a missing font or glyph is not the one that was asked for. */
function imprimer(gabarit, donnees, norme) {
  try {
    const resultat = compilateur.compile({
      mainFileContent: `#import "/${gabarit}.typ": rendre\n#rendre(json(bytes(sys.inputs.donnees)))\n`,
      inputs: { donnees },
    });
    const fautes = resultat.takeError() ?? resultat.takeWarnings();
    if (fautes !== null) return { fautes: fautes.shortDiagnostics.map((d) => JSON.stringify(d)) };
    const pdf = compilateur.pdf(resultat.result, { pdfStandard: norme });
    return { pdf: new Uint8Array(pdf) };
  } catch (erreur) {
    return { fautes: [erreur?.shortDiagnostics ? JSON.stringify(erreur.shortDiagnostics) : String(erreur)] };
  }
}
