/** The pages of a PDF as pictures. What draws them is large and comes only when a PDF is looked at. */

import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** Sharp enough to read small print at twice the width of a phone. */
const WIDTH = 1400;
/** Receipts have few pages; what has more is looked at in a program for it. */
const MOST_PAGES = 10;

export async function pdfPages(file: Blob): Promise<Blob[]> {
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: true,
  });
  const document = await task.promise;
  try {
    const pages: Blob[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const page = await document.getPage(number);
      const scale = WIDTH / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const canvas = globalThis.document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.9));
      if (!blob) throw new Error('the page could not be drawn');
      pages.push(blob);
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
