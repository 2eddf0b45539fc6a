/** The pages of a receipt's file as addresses of pictures in the memory of this tab. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { receiptFile } from '../../api/queries';

async function pictures(file: Blob): Promise<Blob[]> {
  if (file.type !== 'application/pdf') return [file];
  const { pdfPages } = await import('./pdf-pages');
  return pdfPages(file);
}

export function usePages(path: string) {
  const file = useQuery(receiptFile(path));
  const [pages, setPages] = useState<{ urls: string[]; error?: unknown }>({ urls: [] });
  useEffect(() => {
    if (!file.data) return;
    let urls: string[] = [];
    let left = false;
    pictures(file.data).then(
      (blobs) => {
        if (left) return;
        urls = blobs.map((blob) => URL.createObjectURL(blob));
        setPages({ urls });
      },
      (error) => !left && setPages({ urls: [], error }),
    );
    return () => {
      left = true;
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [file.data]);
  return { urls: pages.urls, error: file.error ?? pages.error, retry: file.refetch };
}
