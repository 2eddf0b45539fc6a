/** The files on their way to the server, each with how far it is. */

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { newKey } from '../../api/keys';
import { uploadReceipt } from '../../api/upload';

export interface Upload {
  key: string;
  file: File;
  /** 0 to 1. */
  sent: number;
  state: 'sending' | 'failed' | 'duplicate';
  error?: unknown;
}

export function useUploads() {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const change = useCallback((key: string, next: Partial<Upload>) => {
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  }, []);
  const dismiss = useCallback((key: string) => setUploads((all) => all.filter((one) => one.key !== key)), []);

  const send = useCallback(
    async ({ key, file }: Pick<Upload, 'key' | 'file'>) => {
      change(key, { state: 'sending', sent: 0, error: undefined });
      try {
        const { duplicate } = await uploadReceipt(file, key, (sent) => change(key, { sent }));
        await client.invalidateQueries({ queryKey: ['receipts', 'list'] });
        if (duplicate) change(key, { state: 'duplicate' });
        else dismiss(key);
      } catch (error) {
        change(key, { state: 'failed', error });
      }
    },
    [change, client, dismiss],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const fresh = Array.from(files, (file): Upload => ({ key: newKey(), file, sent: 0, state: 'sending' }));
      setUploads((all) => [...fresh, ...all]);
      for (const upload of fresh) void send(upload);
    },
    [send],
  );

  return { uploads, add, send, dismiss };
}
